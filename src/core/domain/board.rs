//! The board: leads by how far they have come, and what those of a stage would be worth together.

use std::collections::BTreeMap;

use super::id::LeadId;
use super::money::Currency;
use super::order;
use super::projection::Projection;
use super::stage::Stage;

/// A lane for each stage, from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    lanes: [Lane; Stage::ALL.len()],
}

/// The leads of one stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lane {
    /// The leads, in the order of the list.
    pub leads: Vec<LeadId>,
    /// What they would be worth, a sum for each currency: that of the desk first, the others by
    /// their codes.
    pub sums: Vec<Sum>,
    /// How many of them nobody gave a value.
    pub n_without_value: usize,
}

/// Amounts of one currency, put together. Unlike one amount, a sum has no upper limit that a desk
/// could reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// The currency.
    pub currency: Currency,
    /// Whole minor units.
    pub minor: i64,
}

impl Board {
    /// The leads of `found`, each in the lane of its stage and in the order in which they stand
    /// there. Who is not among `rows` any more stands nowhere.
    pub fn of(rows: &BTreeMap<LeadId, Projection>, found: &[LeadId], currency: Currency) -> Board {
        let mut board = Board { lanes: Stage::ALL.map(|_| Lane::default()) };
        for row in found.iter().filter_map(|id| rows.get(id)) {
            board.lanes[place(row.stage)].add(row);
        }
        for lane in &mut board.lanes {
            let is_other = |sum: &Sum| (sum.currency != currency, sum.currency);
            order::sort_by(&mut lane.sums, |one, other| is_other(one).cmp(&is_other(other)));
        }
        board
    }

    /// The lane of `stage`.
    pub fn lane(&self, stage: Stage) -> &Lane {
        &self.lanes[place(stage)]
    }

    /// The lane that lead `id` stands in, and its place there, from 0.
    pub fn find(&self, id: LeadId) -> Option<(Stage, usize)> {
        Stage::ALL.into_iter().find_map(|stage| {
            let place = self.lane(stage).leads.iter().position(|it| *it == id)?;
            Some((stage, place))
        })
    }
}

impl Lane {
    fn add(&mut self, row: &Projection) {
        self.leads.push(row.id);
        let Some(value) = row.value else {
            self.n_without_value += 1;
            return;
        };
        // Few desks have more than one currency.
        match self.sums.iter_mut().find(|sum| sum.currency == value.currency()) {
            Some(sum) => sum.minor = sum.minor.saturating_add(value.minor()),
            None => self.sums.push(Sum { currency: value.currency(), minor: value.minor() }),
        }
    }
}

impl Sum {
    /// The sum in whole units of the currency and its parts, for spelling.
    pub fn amount(self) -> f64 {
        self.currency.amount(self.minor)
    }
}

/// The stage that stands beside `stage` on the board; `None` at its ends.
pub fn beside(stage: Stage, is_forward: bool) -> Option<Stage> {
    let at = place(stage);
    let to = if is_forward { Some(at + 1) } else { at.checked_sub(1) };
    Stage::ALL.get(to?).copied()
}

fn place(stage: Stage) -> usize {
    match stage {
        Stage::New => 0,
        Stage::Working => 1,
        Stage::Nurture => 2,
        Stage::Won => 3,
        Stage::Lost => 4,
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::lead::Lead;
    use crate::domain::money::Money;
    use crate::domain::order::gathered;
    use crate::testing::{ada, at, cases, leads, utc_rules};

    fn rows(leads: &[Lead]) -> BTreeMap<LeadId, Projection> {
        let row = |lead: &Lead| (lead.id(), Projection::of(lead, &utc_rules()));
        gathered(leads.iter().map(row))
    }

    /// What a lane says of leads with these `values`, an empty one for none, as
    /// "count: sums, n without".
    fn check_sums(values: &[&str], expected: &str) {
        let now = at("2026-11-23T12:00:00Z");
        let lead = |(n, value): (usize, &&str)| {
            let mut parts = ada(None).into_parts();
            parts.id = LeadId::new(now, [n as u8; 10]);
            let lead = Lead::new(parts).unwrap();
            match *value {
                "" => lead,
                value => {
                    let value = Money::parse(value, Currency::EUR).unwrap();
                    lead.set(Fact::Value(Some(value)), now).unwrap()
                }
            }
        };
        let leads: Vec<Lead> = values.iter().enumerate().map(lead).collect();
        let ids: Vec<LeadId> = leads.iter().map(Lead::id).collect();
        let board = Board::of(&rows(&leads), &ids, Currency::EUR);
        let lane = board.lane(Stage::New);
        let sum = |sum: &Sum| format!("{} {}", sum.currency, sum.amount());
        let sums: Vec<String> = lane.sums.iter().map(sum).collect();
        let told =
            format!("{}: {}, {} without", lane.leads.len(), sums.join(" + "), lane.n_without_value);
        assert_eq!(told, expected, "{values:?}");
    }

    #[test]
    fn sums_are_told_for_each_currency_that_of_the_desk_first() {
        check_sums(&[], "0: , 0 without");
        check_sums(&["", ""], "2: , 2 without");
        check_sums(&["1200", "", "300.50"], "3: EUR 1500.5, 1 without");
        check_sums(&["USD 5", "CHF 80", "7"], "3: EUR 7 + CHF 80 + USD 5, 0 without");
        check_sums(&["JPY 1200", "JPY 3", "BHD 1.250"], "3: BHD 1.25 + JPY 1203, 0 without");
        check_sums(&["0"], "1: EUR 0, 0 without");
    }

    #[test]
    fn every_stage_has_neighbours_but_those_at_the_ends() {
        for (stage, back, forward) in [
            (Stage::New, None, Some(Stage::Working)),
            (Stage::Working, Some(Stage::New), Some(Stage::Nurture)),
            (Stage::Nurture, Some(Stage::Working), Some(Stage::Won)),
            (Stage::Won, Some(Stage::Nurture), Some(Stage::Lost)),
            (Stage::Lost, Some(Stage::Won), None),
        ] {
            assert_eq!((beside(stage, false), beside(stage, true)), (back, forward), "{stage:?}");
        }
    }

    proptest! {
        #![proptest_config(cases(64))]

        #[test]
        fn every_lead_stands_once_in_the_lane_of_its_stage_and_in_its_order(
            leads in vec(leads(), 0..8),
            turn in 0_usize..8,
        ) {
            let rows = rows(&leads);
            let mut found: Vec<LeadId> = rows.keys().copied().collect();
            if !found.is_empty() {
                let n_found = found.len();
                found.rotate_left(turn % n_found);
            }
            let board = Board::of(&rows, &found, Currency::EUR);
            for stage in Stage::ALL {
                let lane = board.lane(stage);
                let is_there = |id: &&LeadId| rows[id].stage == stage;
                let expected: Vec<LeadId> = found.iter().filter(is_there).copied().collect();
                prop_assert_eq!(&lane.leads, &expected, "{:?}", stage);
                for (place, id) in lane.leads.iter().enumerate() {
                    prop_assert_eq!(board.find(*id), Some((stage, place)));
                }
                let values = lane.leads.iter().filter_map(|id| rows[id].value);
                let total: i64 = values.map(Money::minor).sum();
                prop_assert_eq!(lane.sums.iter().map(|sum| sum.minor).sum::<i64>(), total);
            }
        }

        #[test]
        fn who_is_gone_stands_nowhere(leads in vec(leads(), 1..5)) {
            let mut rows = rows(&leads);
            let found: Vec<LeadId> = rows.keys().copied().collect();
            rows.remove(&found[0]);
            let board = Board::of(&rows, &found, Currency::EUR);
            prop_assert_eq!(board.find(found[0]), None);
        }
    }
}
