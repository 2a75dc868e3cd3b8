//! What holds of every command on every desk (due rule: Laws; promise: import is all or nothing).

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::domain::fact::FactKind;
use crate::domain::journal::Decided;
use crate::domain::lead::Decision;
use crate::domain::money::Money;
use crate::domain::stage::Standing;
use crate::testing::{any_facts, cases, decisions, facts, leads, logged, settings, touches};

/// A command before it is known what is on the desk.
#[derive(Debug, Clone)]
enum Plan {
    Add(Box<Lead>),
    Change(Index, Fact),
    Move(Index, Standing, Option<Option<Money>>),
    Log(Index, Logged),
    Decide(Vec<(Index, Decision)>, Option<Settings>),
    ChangeTouch(Index, Index, Touch),
    Delete(Vec<Index>),
    Restore(Vec<Index>),
    Unite(Index, Index, Vec<(FactKind, Side)>),
    Import {
        mode: Mode,
        new: Vec<Lead>,
        grown: Vec<(Index, Vec<Fact>, Vec<Touch>)>,
        settings: Option<Settings>,
        restore: Vec<Index>,
    },
    Set(Settings),
}

const SIDES: [Side; 3] = [Side::Kept, Side::Other, Side::Both];

fn some_facts() -> impl Strategy<Value = Fact> {
    let blank =
        vec![Fact::Name(None), Fact::Company(None), Fact::Emails(vec![]), Fact::Phones(vec![])];
    let few_notes = select(vec![note("one"), note("two"), note("")]);
    let any_kind = any_facts();
    prop_oneof![1 => select(blank), 1 => few_notes, 3 => any_kind]
}

/// Any stage, with or without a reason.
fn standings() -> impl Strategy<Value = Standing> {
    facts(FactKind::Stage).prop_filter_map("no stage", |fact| {
        if let Fact::Stage(standing) = fact { Some(standing) } else { None }
    })
}

/// Any value, or none.
fn values() -> impl Strategy<Value = Option<Money>> {
    facts(FactKind::Value).prop_filter_map("no value", |fact| {
        if let Fact::Value(value) = fact { Some(value) } else { None }
    })
}

/// Anything that may be done. Each behind a pointer: together they would not fit on a stack.
fn plans() -> BoxedStrategy<Plan> {
    let any = Index::arbitrary;
    let some = || vec(any(), 0..4);
    let grown = (any(), vec(some_facts(), 0..4), vec(touches(), 0..2));
    let import = (
        select(vec![Mode::Merge, Mode::Merge, Mode::Replace]),
        vec(leads(), 0..2),
        vec(grown, 0..4),
        option::weighted(0.3, settings()),
        some(),
    );
    prop_oneof![
        2 => leads().prop_map(|lead| Plan::Add(Box::new(lead))).boxed(),
        4 => (any(), some_facts()).prop_map(|(idx, fact)| Plan::Change(idx, fact)).boxed(),
        3 => (any(), standings(), option::of(values()))
            .prop_map(|(idx, standing, value)| Plan::Move(idx, standing, value))
            .boxed(),
        3 => (any(), logged()).prop_map(|(idx, logged)| Plan::Log(idx, logged)).boxed(),
        3 => (vec((any(), decisions()), 0..4), option::weighted(0.2, settings()))
            .prop_map(|(leads, settings)| Plan::Decide(leads, settings))
            .boxed(),
        2 => (any(), any(), touches())
            .prop_map(|(idx, at, it)| Plan::ChangeTouch(idx, at, it))
            .boxed(),
        1 => some().prop_map(Plan::Delete).boxed(),
        1 => some().prop_map(Plan::Restore).boxed(),
        3 => (any(), any(), vec((select(&FactKind::ALL[..]), select(&SIDES[..])), 0..4))
            .prop_map(|(kept, other, sides)| Plan::Unite(kept, other, sides))
            .boxed(),
        4 => import
            .prop_map(|(mode, new, grown, settings, restore)| Plan::Import {
                mode, new, grown, settings, restore,
            })
            .boxed(),
        1 => settings().prop_map(Plan::Set).boxed(),
    ]
    .boxed()
}

/// The command of `plan` on `desk`; `None` where there is nothing to do it to. A file holds what
/// became of the `old` leads on another device, whose clock showed `then`.
fn command(plan: &Plan, desk: &Desk, old: &Desk, then: Instant) -> Option<Command> {
    let ids: Vec<LeadId> = desk.leads.keys().copied().collect();
    let pick = |idx: &Index| (!ids.is_empty()).then(|| *idx.get(&ids));
    let picks = |idxs: &[Index]| -> Vec<LeadId> { idxs.iter().filter_map(pick).collect() };
    Some(match plan {
        Plan::Add(lead) => Command::Add(lead.clone()),
        Plan::Change(idx, fact) => Command::Change(pick(idx)?, Box::new(fact.clone())),
        Plan::Move(idx, standing, value) => Command::Move(Box::new(Move {
            lead: pick(idx)?,
            standing: standing.clone(),
            value: *value,
        })),
        Plan::Log(idx, logged) => Command::Log(pick(idx)?, Box::new(logged.clone())),
        Plan::Decide(leads, settings) => Command::Decide(Box::new(Decisions {
            what: Decided::Snoozed,
            at: then,
            leads: leads.iter().filter_map(|(idx, it)| Some((pick(idx)?, it.clone()))).collect(),
            settings: settings.clone().map(Box::new),
        })),
        Plan::ChangeTouch(idx, at, touch) => {
            let lead = &desk.leads[&pick(idx)?];
            let touches = &lead.parts().touches;
            let id = if touches.is_empty() { touch.id } else { at.get(touches).id };
            Command::ChangeTouch(lead.id(), Box::new(Touch { id, ..touch.clone() }))
        }
        Plan::Delete(idxs) => Command::Delete(picks(idxs)),
        Plan::Restore(idxs) => Command::Restore(picks(idxs)),
        Plan::Unite(kept, other, sides) => {
            let (kept, other) = (pick(kept)?, pick(other)?);
            let is_sent = |lead: &&Lead| lead.parts().came_from == Some(other);
            let sent = desk.leads.values().filter(is_sent).map(Lead::id).collect();
            Command::Unite(Box::new(Unite { kept, other, sides: sides.clone(), sent }))
        }
        Plan::Import { mode, new, grown, settings, restore } => {
            let mut leads: BTreeMap<LeadId, Lead> =
                new.iter().map(|lead| (lead.id(), lead.clone())).collect();
            for (idx, facts, touches) in grown {
                let Some(id) = pick(idx) else { continue };
                let edit = Edit { facts: facts.clone(), touches: touches.clone(), unknown: None };
                let lead = old.leads.get(&id).unwrap_or(&desk.leads[&id]);
                leads.insert(id, lead.edit(&edit, then).unwrap_or(lead.clone()));
            }
            let leads = leads.into_values().collect();
            let restore = picks(restore).into_iter().collect();
            let settings = settings.clone();
            Command::Import(Box::new(Import { mode: *mode, leads, settings, restore }))
        }
        Plan::Set(settings) => Command::Set(Box::new(settings.clone())),
    })
}

/// A desk on which something was done before, and what it was like then.
fn lived_in() -> impl Strategy<Value = (Desk, Desk)> {
    let start = (vec(leads(), 0..4), settings());
    (start, vec((0..9i64, plans()), 0..4)).prop_map(|((leads, settings), plans)| {
        let old = Desk { settings, ..Desk::of(leads) };
        let mut desk = old.clone();
        for (minutes, plan) in plans {
            if let Some(command) = command(&plan, &desk, &old, minute(0)) {
                let _ = desk.run(&command, minute(minutes));
            }
        }
        desk.journal.clear();
        (old, desk)
    })
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn every_command_undone_restores_content(
        (old, desk) in lived_in(), plan in plans(), then in -9..20i64, now in -9..20i64,
    ) {
        let mut desk = desk;
        let before = desk.clone();
        let Some(command) = command(&plan, &desk, &old, minute(then)) else { return Ok(()) };
        let Ok(change) = desk.run(&command, minute(now)) else { return Ok(()) };
        let after = desk.clone();
        prop_assert_eq!(change.entry.is_some(), !desk.is_as(&before) || change.report.n_new > 0);
        if change.entry.is_none() {
            return Ok(());
        }
        let report = desk.undo(minute(now + 1));
        prop_assert_eq!((report.kept, report.are_settings_kept), (vec![], false));
        prop_assert!(desk.is_as(&before), "{:#?}", command);
        // What came in the trash stays there, and there is nothing to do again.
        if !desk.journal.iter().all(|entry| entry.undone_by.is_some() || entry.can_be_undone()) {
            prop_assert!(desk.is_as(&after));
            return Ok(());
        }
        let report = desk.undo(minute(now));
        prop_assert_eq!((report.kept, report.are_settings_kept), (vec![], false));
        prop_assert!(desk.is_as(&after), "{:#?}", command);
        desk.undo(minute(now));
        prop_assert!(desk.is_as(&before), "{:#?}", command);
    }

    #[test]
    fn commands_undone_backwards_restore_the_start(
        (old, desk) in lived_in(), plans in vec((plans(), -9..20i64, -9..20i64), 0..6),
    ) {
        let mut desk = desk;
        let before = desk.clone();
        for (plan, then, now) in &plans {
            if let Some(command) = command(plan, &desk, &old, minute(*then)) {
                let _ = desk.run(&command, minute(*now));
            }
        }
        let ids: Vec<_> = desk.journal.iter().map(|entry| entry.id).collect();
        for id in ids.into_iter().rev() {
            let report = desk.run(&Command::Undo(id), minute(9)).unwrap().report;
            prop_assert_eq!((report.kept, report.are_settings_kept), (vec![], false));
        }
        prop_assert!(desk.is_as(&before), "{:#?}", plans);
    }

    #[test]
    fn a_command_tried_again_changes_nothing(
        (old, desk) in lived_in(), plan in plans(), then in -9..20i64, now in -9..20i64, again in -9..20i64,
    ) {
        let mut desk = desk;
        let Some(command) = command(&plan, &desk, &old, minute(then)) else { return Ok(()) };
        if desk.run(&command, minute(now)).is_ok() {
            let change = desk.try_out(&command, minute(again)).unwrap();
            prop_assert!(change.is_empty(), "{:#?}\n{:#?}", command, change);
        }
    }

    #[test]
    fn nothing_but_a_person_lifts_never_contact(
        (old, desk) in lived_in(), plan in plans(), then in -9..20i64, now in -9..20i64,
    ) {
        let mut desk = desk;
        let before = desk.clone();
        let Some(command) = command(&plan, &desk, &old, minute(then)) else { return Ok(()) };
        let is_lifted = matches!(&plan, Plan::Change(_, Fact::NeverContact(false)));
        let _ = desk.run(&command, minute(now));
        for (id, lead) in before.leads.iter().filter(|(_, lead)| lead.parts().never_contact) {
            prop_assert!(desk.leads[id].parts().never_contact || is_lifted, "{:?}", lead.id());
        }
    }

    #[test]
    fn every_lead_stays_a_lead((_, desk) in lived_in()) {
        for lead in desk.leads.values() {
            let again = Lead::new(lead.clone().into_parts());
            prop_assert_eq!(again.as_ref(), Ok(lead));
        }
    }

    #[test]
    fn what_stays_in_an_undo_is_named(
        (old, desk) in lived_in(), first in plans(), second in plans(), then in -9..20i64,
    ) {
        let mut desk = desk;
        let start = desk.clone();
        let Some(command_1) = command(&first, &desk, &old, minute(then)) else { return Ok(()) };
        if !desk.run(&command_1, minute(1)).is_ok_and(|change| change.entry.is_some()) {
            return Ok(());
        }
        let Some(command_2) = command(&second, &desk, &old, minute(then)) else { return Ok(()) };
        let _ = desk.run(&command_2, minute(2));
        let between = desk.clone();
        let Ok(change) = desk.run(&Command::Undo(EntryId(1)), minute(3)) else { return Ok(()) };
        let kept = |id: LeadId| change.report.kept.iter().any(|kept| kept.lead == id);
        for (id, before) in &start.leads {
            let (now, between) = (&desk.leads[id], &between.leads[id]);
            for kind in FactKind::ALL {
                let (before, now) = (before.parts().fact(kind), now.parts().fact(kind));
                // It says what it said at first, or what the second command had it say.
                let is_explained = now == before || now == between.parts().fact(kind);
                prop_assert!(is_explained || kept(*id), "{:?}: {:?}", kind, now);
            }
        }
    }
}
