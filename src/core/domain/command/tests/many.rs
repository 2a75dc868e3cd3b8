//! One change of many leads.

use expect_test::{Expect, expect};

use super::*;
use crate::domain::journal::Decided;
use crate::domain::lead::MOST_TAGS;
use crate::domain::lead::{Decision, Parts};
use crate::domain::source::Source;
use crate::domain::stage::{Stage, Standing};
use crate::domain::tag::Tag;
use crate::testing::ada;

fn tag(text: &str) -> Tag {
    Tag::parse(text).unwrap()
}

/// Ada as one of many.
fn one(n: u8, change: impl FnOnce(&mut Parts)) -> Lead {
    let id = LeadId::new(minute(0), [n; 10]);
    let mut parts = Parts { id, ..ada(Some(minute(0))).into_parts() };
    change(&mut parts);
    Lead::new(parts).unwrap()
}

/// A desk with a plain lead, one with tags, one that is never to be contacted, one in the trash, one
/// that has been lost, and one with as many tags as there is room for.
fn desk() -> Desk {
    let full = (0..MOST_TAGS).map(|n| tag(&n.to_string()));
    Desk::of([
        one(1, |_| {}),
        one(2, |it| it.tags = [tag("fair"), tag("hot")].into()),
        one(3, |it| it.never_contact = true),
        one(4, |it| it.deleted_at = Some(minute(1))),
        one(5, |it| it.standing = Standing::from(Stage::Lost)),
        one(6, |it| it.tags = full.collect()),
    ])
}

/// What comes of `change` on all of them: what each says then, and what is told of the others.
fn check(change: ManyChange, expected: Expect) {
    let mut desk = desk();
    let before = desk.clone();
    let many = Many { leads: desk.leads.keys().copied().collect(), change };
    let report = desk.run(&Command::ChangeMany(Box::new(many)), minute(2)).unwrap().report;
    let mut told = String::new();
    for (id, after) in &desk.leads {
        let parts = after.parts();
        if !after.says_the_same(&before.leads[id]) {
            let source = parts.source.as_ref().map(ToString::to_string).unwrap_or_default();
            let n_tags = parts.tags.len();
            told += &format!(
                "{} {:?} {source:?} {n_tags} tags\n",
                &id.to_string()[35..],
                after.stage()
            );
        }
    }
    told += &format!("{} left out, {} full", report.n_left_out, report.n_full);
    expected.assert_eq(&told);
    desk.undo(minute(3));
    assert!(desk.is_as(&before), "taken back: {told}");
}

#[test]
fn a_stage_is_that_of_all_that_are_not_there_already() {
    let lost = Standing { stage: Stage::Lost, reason: None };
    check(
        ManyChange::Stage(lost),
        expect![[r#"
        1 Lost "" 0 tags
        2 Lost "" 2 tags
        6 Lost "" 50 tags
        1 left out, 0 full"#]],
    );
    check(
        ManyChange::Stage(Stage::Working.into()),
        expect![[r#"
        1 Working "" 0 tags
        2 Working "" 2 tags
        5 Working "" 0 tags
        6 Working "" 50 tags
        1 left out, 0 full"#]],
    );
}

#[test]
fn tags_come_and_go() {
    check(
        ManyChange::AddTag(tag("hot")),
        expect![[r#"
        1 New "" 1 tags
        5 Lost "" 1 tags
        1 left out, 1 full"#]],
    );
    check(
        ManyChange::RemoveTag(tag("hot")),
        expect![[r#"
        2 New "" 1 tags
        1 left out, 0 full"#]],
    );
}

#[test]
fn a_source_is_that_of_all() {
    check(
        ManyChange::Source(Source::parse("Fair").ok()),
        expect![[r#"
        1 New "Fair" 0 tags
        2 New "Fair" 2 tags
        5 Lost "Fair" 0 tags
        6 New "Fair" 50 tags
        1 left out, 0 full"#]],
    );
}

#[test]
fn what_is_decided_leaves_out_who_is_never_contacted_and_counts_them() {
    let mut desk = desk();
    let leads = desk.leads.keys().map(|id| (*id, Decision::Snooze(minute(9_000)))).collect();
    let decisions = Decisions { what: Decided::Snoozed, at: minute(2), leads, settings: None };
    let report = desk.run(&Command::Decide(Box::new(decisions)), minute(2)).unwrap().report;
    assert_eq!((report.n_changed, report.n_left_out), (4, 1));
}
