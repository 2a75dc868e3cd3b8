use super::*;
use crate::domain::money::Currency;
use crate::domain::query::Sort;
use crate::testing::{ada, at, utc_rules};

const NOW: &str = "2026-11-22T12:00:00Z";

fn rows() -> BTreeMap<LeadId, Projection> {
    let row = |(n, stage, source, tags): (u8, Stage, &str, &[&str])| {
        let id = LeadId::new(at(NOW), [n; 10]);
        let source = Some(source.to_owned()).filter(|it| !it.is_empty());
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        (id, Projection { id, stage, source, tags, ..Projection::of(&ada(None), &utc_rules()) })
    };
    let all: [(u8, Stage, &str, &[&str]); 4] = [
        (1, Stage::New, "Fair", &["b", "a"]),
        (2, Stage::New, "émile", &["a"]),
        (3, Stage::Won, "Fair", &[]),
        (4, Stage::Lost, "", &["Ä"]),
    ];
    all.into_iter().map(row).collect()
}

fn check(query: &Query, filter: Filter, expected: &[(Choice, usize)]) {
    let rules = utc_rules();
    let at = At::new(at(NOW), &rules, Currency::EUR);
    assert_eq!(choices(&rows(), query, filter, &at), expected, "{query:?} {filter:?}");
}

fn source(text: &str) -> Choice {
    Choice::Source(text.to_owned())
}

fn tag(text: &str) -> Choice {
    Choice::Tag(text.to_owned())
}

#[test]
fn choices_are_counted_among_what_the_other_filters_let_through() {
    let all = Query::default();
    check(&all, Filter::Source, &[(source("émile"), 1), (source("Fair"), 2)]);
    check(&all, Filter::Tag, &[(tag("a"), 2), (tag("Ä"), 1), (tag("b"), 1)]);
    let won = Query { stages: vec![Stage::Won], ..Query::default() };
    check(&won, Filter::Source, &[(source("Fair"), 1)]);
    let stages = |counts: [usize; 5]| {
        Stage::ALL.into_iter().map(Choice::Stage).zip(counts).collect::<Vec<_>>()
    };
    check(&won, Filter::Stage, &stages([2, 0, 0, 1, 1]));
    let gone = Query { sources: vec!["Web".to_owned()], ..won };
    check(&gone, Filter::Source, &[(source("Fair"), 1), (source("Web"), 0)]);
    check(&gone, Filter::Stage, &stages([0; 5]));
    let nobody = Query::of_words("x");
    check(&nobody, Filter::Tag, &[]);
    check(&nobody, Filter::Value, &[]);
}

#[test]
fn a_choice_is_put_in_and_taken_out() {
    for choice in [
        Choice::Stage(Stage::Won),
        source("Fair"),
        tag("a"),
        Choice::Client("x".to_owned()),
        Choice::Due(DueIn::Today),
        Choice::Response(Response::Later),
        Choice::Touched(Touched::Never),
        Choice::Kind(Kind::Consumer),
        Choice::Cadence(CadenceId::Nurture),
    ] {
        let query = Query::of_words("x");
        let with = query.toggled(choice.clone());
        let filter = Filter::ALL.into_iter().find(|it| with.is_filtered_by(*it)).unwrap();
        assert_eq!(with.chosen(filter), std::slice::from_ref(&choice));
        assert_eq!(with.toggled(choice), query);
        assert_eq!(with.without(filter), query);
        assert_eq!(with.without_filters(), query);
        assert!(with.has_filters() && !query.has_filters());
    }
    let due = Query::default().toggled(Choice::Due(DueIn::Today));
    assert_eq!(due.toggled(Choice::Due(DueIn::Week)).due, Some(DueIn::Week));
    let sorted = Query { sort: Sort { by: super::super::Column::Name, is_down: true }, ..due };
    assert_eq!(sorted.without_filters().sort, sorted.sort);
}
