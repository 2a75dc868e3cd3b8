//! What holds for all figures.

use proptest::prelude::*;

use super::*;
use crate::testing::cases;

fn effects() -> impl Strategy<Value = Effect> {
    let measures = prop_oneof![Just(Measure::Ratio), Just(Measure::Odds)];
    let factors = prop_oneof![0.01..1.0, Just(1.0), 1.0..30.0, 1.0..1e12];
    (factors, measures)
        .prop_map(|(factor, measure)| Effect { times: Times::new(factor).unwrap(), measure })
}

fn shares() -> impl Strategy<Value = Share> {
    prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0, 0.0..0.1].prop_map(|it| Share::new(it).unwrap())
}

fn all_inputs() -> impl Strategy<Value = Inputs> {
    let closings = (any::<bool>(), shares())
        .prop_map(|(slow, it)| if slow { Closing::Slow(it) } else { Closing::Overall(it) });
    let ceilings = proptest::sample::select(&Ceiling::ALL[..]);
    let n_leads = prop_oneof![0.0..1_000.0, 0.0..=1e12];
    (n_leads, shares(), effects(), closings, ceilings).prop_map(
        |(n_leads, fast, effect, closing, ceiling)| {
            let n_leads = Leads::new(n_leads).unwrap();
            Inputs { n_leads, fast, effect, closing, ceiling }
        },
    )
}

/// Whether two numbers agree but for what rounding does to numbers of the size `scale`.
fn agree(one: f64, other: f64, scale: f64) -> bool {
    (one - other).abs() <= 1e-9 * scale.max(1e-6)
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn every_result_is_finite_and_its_parts_agree(inputs in all_inputs()) {
        let n = inputs.n_leads.get();
        match benefit(inputs) {
            Ok(it) => {
                let slow = it.slow_ratio.unwrap_or(it.fast_ratio);
                prop_assert!((0.0..=1.0).contains(&slow), "{it:?}");
                prop_assert!((0.0..=1.0).contains(&it.fast_ratio), "{it:?}");
                prop_assert!(agree(it.n_sales_if_all_fast - it.n_sales_now, it.n_sales_gained, n));
                prop_assert!((0.0..=n * (1.0 + 1e-12)).contains(&it.n_sales_now), "{it:?}");
                prop_assert!(it.worth(Worth::new(1e12).unwrap()).is_finite());
            }
            Err(NoSolution) => prop_assert!(inputs.effect.times.get() < 1.0, "{inputs:?}"),
        }
    }

    #[test]
    fn from_one_on_a_fast_answer_never_harms_and_below_one_never_helps(inputs in all_inputs()) {
        if let Ok(it) = benefit(inputs) {
            let is_help = inputs.effect.times.get() >= 1.0;
            let gained = it.n_sales_gained;
            prop_assert!(if is_help { gained >= 0.0 } else { gained <= 0.0 }, "{it:?}");
        }
    }

    #[test]
    fn the_ceiling_is_never_below_the_slow_ratio(inputs in all_inputs()) {
        if let Ok(it) = benefit(inputs) {
            let slow = it.slow_ratio.unwrap_or(it.fast_ratio);
            if let Some(free) = it.capped_from {
                prop_assert!(inputs.effect.times.get() > 1.0);
                prop_assert!(free > it.fast_ratio && it.fast_ratio >= slow, "{it:?}");
                let q = inputs.ceiling.ratio();
                prop_assert!(it.fast_ratio == q || it.fast_ratio == slow && slow >= q, "{it:?}");
            } else if inputs.effect.times.get() > 1.0 && it.slow_ratio.is_some() {
                prop_assert!(it.fast_ratio <= inputs.ceiling.ratio().max(slow), "{it:?}");
            }
        }
    }

    #[test]
    fn the_slow_ratio_is_found_again_in_the_overall_one(
        slow in shares(), fast in 0.0..0.99, given in all_inputs(),
    ) {
        let fast = Share::new(fast).unwrap();
        let known = Inputs { fast, closing: Closing::Slow(slow), ..given };
        let n_leads = Leads::new(1.0).unwrap();
        let it = benefit(Inputs { n_leads, ..known }).unwrap();
        let overall = Share::new(it.n_sales_now.min(1.0)).unwrap();
        let again = Inputs { n_leads, closing: Closing::Overall(overall), ..known };
        // Rounding may push the slow ratio of a multiplier below 1 just over 100 %.
        let Ok(again) = benefit(again) else {
            prop_assert!(slow.get() > 1.0 - 1e-9);
            return Ok(());
        };
        let found = again.slow_ratio.unwrap();
        prop_assert!(agree(found, slow.get(), 1.0), "{slow:?}, found {found}");
        prop_assert!(agree(again.n_sales_now, it.n_sales_now, 1.0), "{it:?} {again:?}");
    }

    #[test]
    fn a_multiplier_of_one_and_leads_that_are_all_fast_gain_nothing(inputs in all_inputs()) {
        let fast = Share::new(1.0).unwrap();
        let times = Times::new(1.0).unwrap();
        let all_fast = benefit(Inputs { fast, ..inputs });
        let once = benefit(Inputs { effect: Effect { times, ..inputs.effect }, ..inputs });
        prop_assert_eq!(all_fast.map(|it| it.n_sales_gained), Ok(0.0));
        prop_assert_eq!(once.map(|it| it.n_sales_gained), Ok(0.0));
    }

    #[test]
    fn the_more_are_fast_already_the_less_is_left_to_gain(
        inputs in all_inputs(), one in shares(), other in shares(),
    ) {
        let (less, more) = if one < other { (one, other) } else { (other, one) };
        let n = inputs.n_leads.get();
        let gained = |fast| benefit(Inputs { fast, ..inputs }).map(|it| it.n_sales_gained.abs());
        if let (Ok(less), Ok(more)) = (gained(less), gained(more))
            && (inputs.effect.times.get() >= 1.0 || matches!(inputs.closing, Closing::Slow(_)))
        {
            prop_assert!(less >= more - 1e-9 * n.max(1e-6), "{less} {more}");
        }
    }

    #[test]
    fn odds_are_multiplied_as_the_definition_says(slow in 0.0..0.999, factor in 0.01..30.0) {
        let own_odds = slow / (1.0 - slow);
        let defined = factor * own_odds / (1.0 + factor * own_odds);
        prop_assert!(agree(odds(factor).without_ceiling(slow), defined, 1.0));
    }

    #[test]
    fn a_stake_is_the_gain_of_one_lead_that_is_not_answered_yet(
        slow in shares(), effect in effects(), value in 0..1_000_000_000_000i64,
        ceiling in proptest::sample::select(&Ceiling::ALL[..]),
    ) {
        let it = stake(SlowRatio::Measured(slow), effect, ceiling, Some(value));
        let closing = Closing::Slow(slow);
        let n_leads = Leads::new(1.0).unwrap();
        let one = Inputs { n_leads, ..inputs(0.0, effect, closing, ceiling) };
        let one = benefit(one).unwrap();
        prop_assert_eq!(it.gain, one.n_sales_gained);
        prop_assert_eq!(it.fast_ratio, one.fast_ratio);
        prop_assert!((it.money_minor.unwrap() as f64 - it.gain * value as f64).abs() <= 0.5);
    }
}
