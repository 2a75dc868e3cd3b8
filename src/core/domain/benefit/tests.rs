mod laws;

use expect_test::{Expect, expect};

use super::*;
use crate::domain::evidence;

fn percent(percent: f64) -> Share {
    Share::new(percent / 100.0).unwrap()
}

fn effect(id: &str) -> Effect {
    evidence::find(id).unwrap().multiplier.unwrap().into()
}

fn times(times: f64) -> Effect {
    Effect { times: Times::new(times).unwrap(), measure: Measure::Ratio }
}

fn odds(times: f64) -> Effect {
    Effect { times: Times::new(times).unwrap(), measure: Measure::Odds }
}

fn inputs(fast: f64, effect: Effect, closing: Closing, ceiling: Ceiling) -> Inputs {
    let n_leads = Leads::new(100.0).unwrap();
    Inputs { n_leads, fast: percent(fast), effect, closing, ceiling }
}

/// What 100 leads make, to two decimals; one that is capped says so.
fn check(fast: f64, effect: Effect, closing: Closing, ceiling: Ceiling, expected: Expect) {
    let told = match benefit(inputs(fast, effect, closing, ceiling)) {
        Ok(it) => {
            let percent = |ratio: f64| format!("{:.2} %", ratio * 100.0);
            let slow = it.slow_ratio.map_or("none can be told".to_owned(), percent);
            let capped = it.capped_from.map(|from| format!(" (capped from {})", percent(from)));
            format!(
                "slow {slow}, fast {}{}: {:.2} now, {:.2} if all fast, {:+.2}",
                percent(it.fast_ratio),
                capped.unwrap_or_default(),
                it.n_sales_now,
                it.n_sales_if_all_fast,
                it.n_sales_gained,
            )
        }
        Err(error) => error.to_string(),
    };
    expected.assert_eq(&told);
}

fn check_stake(slow: SlowRatio, effect: Effect, ceiling: Ceiling, value: i64, expected: Expect) {
    let it = stake(slow, effect, ceiling, Some(value));
    let assumed = if it.is_assumed { " assumed" } else { "" };
    let capped = it.capped_from.map(|from| format!(", capped from {from:.4}"));
    let told = format!(
        "{:.4}{assumed} to {:.4}{}: {:+.4}, {} cents",
        it.slow_ratio,
        it.fast_ratio,
        capped.unwrap_or_default(),
        it.gain,
        it.money_minor.unwrap(),
    );
    expected.assert_eq(&told);
}

#[test]
fn the_checks_of_the_evidence_hold() {
    use Closing::{Overall, Slow};
    let nine = effect(evidence::NINE_TIMES);
    check(
        0.0,
        nine,
        Slow(percent(2.0)),
        Ceiling::Business,
        expect!["slow 2.00 %, fast 18.00 %: 2.00 now, 18.00 if all fast, +16.00"],
    );
    check(
        25.0,
        nine,
        Overall(percent(6.0)),
        Ceiling::Business,
        expect!["slow 2.00 %, fast 18.00 %: 6.00 now, 18.00 if all fast, +12.00"],
    );
    check(
        0.0,
        nine,
        Slow(percent(10.0)),
        Ceiling::Business,
        expect![
            "slow 10.00 %, fast 45.00 % (capped from 90.00 %): 10.00 now, 45.00 if all fast, +35.00"
        ],
    );
    check(
        25.0,
        times(1.0),
        Slow(percent(2.0)),
        Ceiling::Business,
        expect!["slow 2.00 %, fast 2.00 %: 2.00 now, 2.00 if all fast, +0.00"],
    );
    check(
        100.0,
        nine,
        Slow(percent(2.0)),
        Ceiling::Business,
        expect!["slow 2.00 %, fast 18.00 %: 18.00 now, 18.00 if all fast, +0.00"],
    );
}

#[test]
fn nothing_tells_the_slow_ratio_when_all_are_fast() {
    let nine = effect(evidence::NINE_TIMES);
    check(
        100.0,
        nine,
        Closing::Overall(percent(6.0)),
        Ceiling::Business,
        expect!["slow none can be told, fast 6.00 %: 6.00 now, 6.00 if all fast, +0.00"],
    );
    check(
        100.0,
        nine,
        Closing::Overall(percent(80.0)),
        Ceiling::Business,
        expect!["slow none can be told, fast 80.00 %: 80.00 now, 80.00 if all fast, +0.00"],
    );
}

#[test]
fn the_ceiling_limits_the_gain_and_takes_nothing_away() {
    use Closing::{Overall, Slow};
    let nine = effect(evidence::NINE_TIMES);
    check(
        20.0,
        nine,
        Slow(percent(60.0)),
        Ceiling::Business,
        expect![
            "slow 60.00 %, fast 60.00 % (capped from 540.00 %): 60.00 now, 60.00 if all fast, +0.00"
        ],
    );
    check(
        0.0,
        nine,
        Slow(percent(10.0)),
        Ceiling::Consumer,
        expect![
            "slow 10.00 %, fast 55.00 % (capped from 90.00 %): 10.00 now, 55.00 if all fast, +45.00"
        ],
    );
    check(
        0.0,
        nine,
        Slow(percent(20.0)),
        Ceiling::Off,
        expect![
            "slow 20.00 %, fast 100.00 % (capped from 180.00 %): 20.00 now, 100.00 if all fast, +80.00"
        ],
    );
    check(
        0.0,
        nine,
        Slow(percent(5.0)),
        Ceiling::Business,
        expect!["slow 5.00 %, fast 45.00 %: 5.00 now, 45.00 if all fast, +40.00"],
    );
    check(
        50.0,
        nine,
        Overall(percent(30.0)),
        Ceiling::Business,
        expect![
            "slow 15.00 %, fast 45.00 % (capped from 135.00 %): 30.00 now, 45.00 if all fast, +15.00"
        ],
    );
    check(
        50.0,
        nine,
        Overall(percent(60.0)),
        Ceiling::Business,
        expect![
            "slow 60.00 %, fast 60.00 % (capped from 540.00 %): 60.00 now, 60.00 if all fast, +0.00"
        ],
    );
}

#[test]
fn a_multiplier_below_one_has_no_ceiling_and_may_have_no_solution() {
    use Closing::{Overall, Slow};
    check(
        0.0,
        times(0.5),
        Slow(percent(95.0)),
        Ceiling::Business,
        expect!["slow 95.00 %, fast 47.50 %: 95.00 now, 47.50 if all fast, -47.50"],
    );
    check(
        50.0,
        times(0.5),
        Overall(percent(60.0)),
        Ceiling::Business,
        expect!["slow 80.00 %, fast 40.00 %: 60.00 now, 40.00 if all fast, -20.00"],
    );
    check(
        50.0,
        times(0.1),
        Overall(percent(90.0)),
        Ceiling::Business,
        expect![
            "these figures do not fit together: slow leads would have to close at more than 100 %"
        ],
    );
    check(
        50.0,
        odds(0.1),
        Overall(percent(90.0)),
        Ceiling::Business,
        expect!["slow 97.87 %, fast 82.13 %: 90.00 now, 82.13 if all fast, -7.87"],
    );
}

#[test]
fn odds_convert_as_odds() {
    use Closing::{Overall, Slow};
    check(
        0.0,
        effect(evidence::LRM_5_30),
        Slow(percent(2.0)),
        Ceiling::Business,
        expect!["slow 2.00 %, fast 30.00 %: 2.00 now, 30.00 if all fast, +28.00"],
    );
    check(
        0.0,
        effect(evidence::LRM_5_10),
        Slow(percent(50.0)),
        Ceiling::Off,
        expect!["slow 50.00 %, fast 80.00 %: 50.00 now, 80.00 if all fast, +30.00"],
    );
    check(
        0.0,
        effect(evidence::LRM_5_30),
        Slow(percent(10.0)),
        Ceiling::Business,
        expect![
            "slow 10.00 %, fast 45.00 % (capped from 70.00 %): 10.00 now, 45.00 if all fast, +35.00"
        ],
    );
    check(
        0.0,
        effect(evidence::LRM_5_30),
        Slow(percent(100.0)),
        Ceiling::Off,
        expect!["slow 100.00 %, fast 100.00 %: 100.00 now, 100.00 if all fast, +0.00"],
    );
    check(
        25.0,
        effect(evidence::LRM_5_30),
        Overall(percent(9.0)),
        Ceiling::Business,
        expect!["slow 2.00 %, fast 30.00 %: 9.00 now, 30.00 if all fast, +21.00"],
    );
}

#[test]
fn no_leads_make_no_sales() {
    let nine = effect(evidence::NINE_TIMES);
    let closing = Closing::Slow(percent(2.0));
    let none =
        Inputs { n_leads: Leads::new(0.0).unwrap(), ..inputs(0.0, nine, closing, Ceiling::Off) };
    let it = benefit(none).unwrap();
    assert_eq!([it.n_sales_now, it.n_sales_if_all_fast, it.n_sales_gained], [0.0; 3]);
}

#[test]
fn it_starts_with_nine_times_and_the_ceiling_of_whoever_buys() {
    assert_eq!(Effect::default(), times(9.0));
    for (kind, percent) in [(None, 45), (Some(Kind::Business), 45), (Some(Kind::Consumer), 55)] {
        assert_eq!((Ceiling::of(kind).ratio() * 100.0).round() as i64, percent, "{kind:?}");
    }
}

#[test]
fn gained_sales_are_worth_their_value() {
    let nine = effect(evidence::NINE_TIMES);
    let it = benefit(inputs(0.0, nine, Closing::Slow(percent(2.0)), Ceiling::Business)).unwrap();
    let worth = it.worth(Worth::new(1_500.0).unwrap());
    assert!((worth - 24_000.0).abs() < 1e-6, "{worth}");
}

#[test]
fn a_live_clock_says_what_is_at_stake() {
    let nine = effect(evidence::NINE_TIMES);
    let seven = effect(evidence::HBR_HOUR);
    let measured = |ratio| SlowRatio::Measured(percent(ratio));
    check_stake(
        SlowRatio::Assumed,
        nine,
        Ceiling::Business,
        250_000,
        expect!["0.0200 assumed to 0.1800: +0.1600, 40000 cents"],
    );
    check_stake(
        measured(2.5),
        seven,
        Ceiling::Business,
        99_999,
        expect!["0.0250 to 0.1750: +0.1500, 15000 cents"],
    );
    check_stake(
        measured(10.0),
        nine,
        Ceiling::Consumer,
        100_000,
        expect!["0.1000 to 0.5500, capped from 0.9000: +0.4500, 45000 cents"],
    );
    check_stake(
        measured(10.0),
        times(0.5),
        Ceiling::Business,
        100_000,
        expect!["0.1000 to 0.0500: -0.0500, -5000 cents"],
    );
    assert_eq!(stake(SlowRatio::Assumed, nine, Ceiling::Business, None).money_minor, None);
}

/// What `field` reads in `text`, or the sentence to put beside it.
fn check_field(field: &str, text: &str, expected: &str) {
    let read = match field {
        "share" => Share::parse_percent(text).map(Share::get),
        "times" => Times::parse(text).map(Times::get),
        "leads" => Leads::parse(text).map(Leads::get),
        "worth" => Worth::parse(text).map(Worth::get),
        _ => panic!("no such field: {field}"),
    };
    let told = read.map_or_else(|error| error.to_string(), |number| number.to_string());
    assert_eq!(told, expected, "{field} of {text:?}");
}

#[test]
fn what_is_out_of_range_is_refused_with_a_sentence() {
    let outside = "a share lies between 0 and 100 %";
    check_field("share", "0", "0");
    check_field("share", "100", "1");
    check_field("share", " 12.5 % ", "0.125");
    check_field("share", "12,5", "0.125");
    check_field("share", "-0", "0");
    check_field("share", "-0.1", outside);
    check_field("share", "100.1", outside);
    check_field("share", "1e400", outside);
    check_field("times", "9", "9");
    check_field("times", "0.5", "0.5");
    check_field("times", "0", "a multiplier is more than 0");
    check_field("times", "-9", "a multiplier is more than 0");
    check_field("times", "1e13", "at most 1,000,000,000,000 fits here");
    check_field("leads", "0", "0");
    check_field("leads", "33.3", "33.3");
    check_field("leads", "-1", "there cannot be less than 0 leads");
    check_field("leads", "1e400", "at most 1,000,000,000,000 fits here");
    check_field("worth", "1e12", "1000000000000");
    check_field("worth", "-0.01", "the value of a sale is not below 0");
    for text in ["", "many", "NaN", "1,000", "1,2,3", "1.2.3", "%"] {
        check_field("worth", text, "a number looks like 12 or 2.5");
        check_field("share", text, "a number looks like 12 or 2.5");
    }
}
