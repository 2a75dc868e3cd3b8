//! What is said of the board: what a lane is worth, and where a lead was moved.

use ninefold_core::domain::board::Lane;
use ninefold_core::domain::stage::Stage;

use super::{leads, stage, thousands};
use crate::browser::money::SpellMoney;

/// "12 leads · €14,200, CHF 3,000": how many, and what they would be worth.
pub fn lane(lane: &Lane, spell: SpellMoney) -> String {
    let sum = |sum: &ninefold_core::domain::board::Sum| spell(sum.amount(), sum.currency.code());
    let sums: Vec<String> = lane.sums.iter().map(sum).collect();
    let n = leads(lane.leads.len());
    match &sums[..] {
        [] => n,
        // One more takes no more room than to say that there is one more.
        [first, second, rest @ ..] if rest.len() > 1 => {
            format!("{n} · {first}, {second} and {} more currencies", rest.len())
        }
        all => format!("{n} · {}", all.join(", ")),
    }
}

/// All that a lane is worth, where not all of it is told in its line; and what that leaves out.
pub fn lane_in_full(lane: &Lane, spell: SpellMoney) -> Option<String> {
    let sum = |sum: &ninefold_core::domain::board::Sum| spell(sum.amount(), sum.currency.code());
    let sums =
        (lane.sums.len() > 3).then(|| lane.sums.iter().map(sum).collect::<Vec<_>>().join(", "));
    let told: Vec<String> = sums.into_iter().chain(without_value(lane)).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// What the sum of a lane leaves out: "3 without a value".
fn without_value(lane: &Lane) -> Option<String> {
    match lane.n_without_value {
        0 => None,
        n => Some(format!("{} without a value", thousands(n))),
    }
}

/// What a lane says that has no leads; `is_narrowed` while a search or filters leave some out.
pub fn empty_lane(of: Stage, is_narrowed: bool) -> &'static str {
    match of {
        _ if is_narrowed => "Nobody here fits the search or the filters",
        Stage::New => "Nobody is new",
        Stage::Working => "Nobody is being followed up",
        Stage::Nurture => "Nobody is nurtured",
        Stage::Won => "Nothing is won yet",
        Stage::Lost => "Nothing is lost",
    }
}

/// Where a lead was moved: "Ana Costa moved to Won, 3 of 14". Without a place, what the list is
/// narrowed to leaves it out.
pub fn moved(title: &str, to: Stage, place: Option<(usize, usize)>) -> String {
    let to = stage(to);
    match place {
        Some((place, n)) => {
            format!("{title} moved to {to}, {} of {}", thousands(place + 1), thousands(n))
        }
        None => format!("{title} moved to {to}, and the filters leave it out"),
    }
}

#[cfg(test)]
mod tests {
    use ninefold_core::domain::board::Sum;

    use super::*;
    use crate::browser::money::plain;

    #[test]
    fn a_move_is_told_with_its_place() {
        for (place, said) in [
            (Some((2, 14)), "Ana Costa moved to Won, 3 of 14"),
            (Some((4_999, 5_000)), "Ana Costa moved to Won, 5,000 of 5,000"),
            (None, "Ana Costa moved to Won, and the filters leave it out"),
        ] {
            assert_eq!(moved("Ana Costa", Stage::Won, place), said);
        }
    }

    #[test]
    fn a_lane_says_what_it_is_worth_and_what_that_leaves_out() {
        let sum = |minor, code: &str| Sum { currency: code.parse().unwrap(), minor };
        for (sums, n_without_value, said, left) in [
            (vec![], 0, "0 leads", None),
            (vec![], 1_200, "0 leads", Some("1,200 without a value")),
            (
                vec![sum(1_420_000, "EUR"), sum(300_000, "CHF")],
                0,
                "0 leads · €14,200, CHF\u{a0}3,000",
                None,
            ),
            (
                vec![sum(100, "EUR"), sum(200, "CHF"), sum(300, "GBP"), sum(400, "USD")],
                1,
                "0 leads · €1, CHF\u{a0}2 and 2 more currencies",
                Some("€1, CHF\u{a0}2, GBP\u{a0}3, USD\u{a0}4; 1 without a value"),
            ),
        ] {
            let lane = Lane { leads: Vec::new(), sums, n_without_value };
            assert_eq!(super::lane(&lane, plain), said);
            assert_eq!(lane_in_full(&lane, plain).as_deref(), left);
        }
    }
}
