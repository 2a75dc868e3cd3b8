//! The desk to try things on: a file beside the program, made by the generator.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use expect_test::expect_file;
use ninefold_core::domain::settings::Settings;
use ninefold_core::interchange::backup_file::write_file;
use ninefold_core::interchange::lead_json::write_lead;
use ninefold_core::sample;

/// With the generator and its names of many scripts in it, the wasm was 27 KiB larger.
/// `UPDATE_EXPECT=1 cargo test -p ninefold-core --test demo` makes the file anew.
#[test]
fn the_demo_file_is_what_the_generator_makes() {
    let made_at = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(9, 30, 0).unwrap();
    let leads: Vec<String> =
        sample::leads(1, 120, made_at.and_utc()).map(|lead| write_lead(&lead)).collect();
    let file =
        write_file(made_at.and_utc(), &Settings::default(), leads.iter().map(String::as_str));
    expect_file!["../../../public/demo.json"].assert_eq(&file);
}
