use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::contact::{Company, LeadName};
use crate::domain::lead::{Lead, Parts};
use crate::domain::money::{Currency, Money};
use crate::testing::{at, cases, leads, utc_rules};

const NOW: &str = "2026-11-22T12:00:00Z";

/// Lead number `n` with a company and a value; a dot for none.
fn row(n: u8, name: &str, company: &str, value: &str) -> Projection {
    let parts = Parts {
        name: LeadName::parse(name).ok(),
        company: Company::parse(company).ok().filter(|_| company != "."),
        value: Money::parse(value, Currency::EUR).ok(),
        ..Parts::new(LeadId::new(at(NOW), [n; 10]), at(NOW))
    };
    Projection::of(&Lead::new(parts).unwrap(), &utc_rules())
}

fn by(by: Column, is_down: bool) -> Query {
    Query { sort: Sort { by, is_down }, ..Query::default() }
}

fn check(query: &Query, expected: &[&str]) {
    let rows = [
        row(1, "Ben", "zeta", "5"),
        row(2, "émile", "Alpha", "."),
        row(3, "Eva", ".", "20"),
        row(4, "Ana", "alpha", "CHF 900"),
        row(5, "Ánabel", "zeta", "5"),
    ];
    let rows: BTreeMap<LeadId, Projection> = rows.into_iter().map(|row| (row.id, row)).collect();
    let rules = utc_rules();
    let found = found(&rows, query, &At::new(at(NOW), &rules, Currency::EUR));
    let names: Vec<&str> = found.iter().map(|id| rows[id].title.as_str()).collect();
    assert_eq!(names, expected, "{query:?}");
}

#[test]
fn leads_without_a_value_come_last_either_way_and_equal_ones_by_their_names() {
    check(&by(Column::Name, false), &["Ana", "Ánabel", "Ben", "émile", "Eva"]);
    check(&by(Column::Name, true), &["Eva", "émile", "Ben", "Ánabel", "Ana"]);
    check(&by(Column::Company, false), &["Ana", "émile", "Ánabel", "Ben", "Eva"]);
    check(&by(Column::Company, true), &["Ánabel", "Ben", "Ana", "émile", "Eva"]);
    check(&by(Column::Value, false), &["Ánabel", "Ben", "Eva", "Ana", "émile"]);
    check(&by(Column::Value, true), &["Eva", "Ánabel", "Ben", "Ana", "émile"]);
    check(&by(Column::Stage, false), &["Ana", "Ánabel", "Ben", "émile", "Eva"]);
}

#[test]
fn long_names_that_begin_alike_are_told_apart() {
    let long = "The same very long beginning";
    let names = [format!("{long} b"), format!("{long} a"), format!("{long} c"), long.to_owned()];
    let rows = (1..).zip(&names).map(|(n, name)| row(n, name, name, "."));
    let rows: BTreeMap<LeadId, Projection> = rows.map(|row| (row.id, row)).collect();
    let rules = utc_rules();
    let at = At::new(at(NOW), &rules, Currency::EUR);
    for (column, is_down, expected) in [
        (Column::Name, false, [3, 1, 0, 2]),
        (Column::Name, true, [2, 0, 1, 3]),
        (Column::Company, true, [2, 0, 1, 3]),
        (Column::Stage, true, [3, 1, 0, 2]),
    ] {
        let found = found(&rows, &by(column, is_down), &at);
        let titles: Vec<&str> = found.iter().map(|id| rows[id].title.as_str()).collect();
        assert_eq!(titles, expected.map(|nth: usize| names[nth].as_str()), "{column:?}");
    }
}

#[test]
fn a_search_keeps_the_order() {
    check(&Query { words: "ana".to_owned(), ..by(Column::Value, true) }, &["Ánabel", "Ana"]);
    check(&Query { words: "alpha e".to_owned(), ..by(Column::Name, false) }, &["émile"]);
    check(&Query { value_from: Some(5), ..by(Column::Name, false) }, &["Ánabel", "Ben", "Eva"]);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_column_keeps_every_lead_and_turns_round(leads in vec(leads(), 0..12)) {
        let rules = utc_rules();
        let at = At::new(at(NOW), &rules, Currency::EUR);
        let rows: BTreeMap<LeadId, Projection> =
            leads.iter().map(|lead| (lead.id(), Projection::of(lead, &rules))).collect();
        let n_here = rows.values().filter(|row| row.deleted_at.is_none()).count();
        for column in Column::ALL {
            let up = found(&rows, &by(column, false), &at);
            let down = found(&rows, &by(column, true), &at);
            prop_assert_eq!(up.len(), n_here);
            let is_missing = |id: &LeadId| said(&rows[id], column, &at).is_none();
            prop_assert!(up.is_sorted_by_key(is_missing), "{column:?}");
            prop_assert!(down.is_sorted_by_key(is_missing), "{column:?}");
            let missing = |ids: &[LeadId]| ids.iter().copied().filter(is_missing).collect::<Vec<_>>();
            prop_assert_eq!(missing(&up), missing(&down), "by their names either way");
            // As a plain comparison has it, which looks at everything.
            let told = |id: &LeadId| match said(&rows[id], column, &at) {
                Some(Said::Number(n)) => Some((n, String::new())),
                Some(Said::Text(text)) => Some((0, text)),
                None => None,
            };
            let key = |id: &LeadId| (is_missing(id), told(id), name(&rows[id]), *id);
            prop_assert!(up.is_sorted_by_key(key), "{column:?}");
            let mut sorted = up.clone();
            sorted.sort();
            let mut others = down.clone();
            others.sort();
            prop_assert_eq!(sorted, others);
        }
    }
}
