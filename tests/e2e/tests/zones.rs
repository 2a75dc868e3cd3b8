//! Times are the person's own, wherever the browser is.

use chrono::{DateTime, TimeDelta, Utc};
use e2e::{Engine, Outcome, Role, Setting, journey};

/// The zone, what is typed as the enquiry's time, that instant, and the minute
/// that the due time two minutes later shows on a clock there.
const CASES: [(&str, &str, &str, &str); 6] = [
    ("Pacific/Apia", "2025-01-15T14:30", "2025-01-15T01:30:00Z", "32"),
    // The clock jumps from 02:00 to 03:00: the first instant after the gap.
    ("Europe/Berlin", "2025-03-30T02:30", "2025-03-30T01:00:00Z", "02"),
    // The clock shows 02:30 twice: the earlier.
    ("Europe/Berlin", "2025-10-26T02:30", "2025-10-26T00:30:00Z", "32"),
    ("Europe/Berlin", "2025-01-15T14:30", "2025-01-15T13:30:00Z", "32"),
    ("America/New_York", "2025-07-15T14:30", "2025-07-15T18:30:00Z", "32"),
    ("Australia/Lord_Howe", "2025-01-15T14:30", "2025-01-15T03:30:00Z", "32"),
];

/// Cases for an engine that takes long to open: it differs from the others in
/// how it tells its zone, not from zone to zone.
const N_CASES_FOR_THE_SLOW: usize = 2;

#[tokio::test]
async fn a_due_time_is_the_zones_own_in_chromium() {
    check_all(Engine::Chromium, &CASES).await;
}

#[tokio::test]
async fn a_due_time_is_the_zones_own_in_firefox() {
    check_all(Engine::Firefox, &CASES[..N_CASES_FOR_THE_SLOW]).await;
}

#[tokio::test]
async fn a_due_time_is_the_zones_own_in_webkit() {
    check_all(Engine::WebKit, &CASES[..N_CASES_FOR_THE_SLOW]).await;
}

async fn check_all(engine: Engine, cases: &[(&str, &str, &str, &str)]) {
    for &(zone, typed, asked_at, minute) in cases {
        journey(Setting::new(engine).in_zone(zone), async |app| {
            app.open("#/today").await?;
            check_offered_time(app, zone).await?;
            app.new_lead().name("Ana Costa").asked_at(typed).save().await?;
            app.see(Role::Heading, "Ana Costa").await?;
            let due_at: DateTime<Utc> = app.next_step().due().await?.parse()?;
            let asked_at: DateTime<Utc> = asked_at.parse()?;
            let due_in = due_at - asked_at;
            assert_eq!(due_in, TimeDelta::minutes(2), "in {zone}, asked at {typed}: {due_at}");
            let words = app.next_step().words().await?;
            assert!(words.contains(&format!(":{minute}")), "in {zone}, asked at {typed}: {words}");
            Ok(())
        })
        .await;
    }
}

/// The dialog offers the present minute of this zone.
async fn check_offered_time(app: &e2e::App, zone: &str) -> Outcome {
    app.new_lead().fill().await?;
    let local = app.value("Enquiry received").await?;
    let ago = app.run(&format!("return Date.now() - new Date('{local}')")).await?;
    assert!(ago.as_f64().is_some_and(|ago| ago.abs() < 120_000.0), "in {zone} now is {local:?}");
    app.press(e2e::Key::Escape).await?;
    app.see_no(Role::Dialog, "New lead").await
}
