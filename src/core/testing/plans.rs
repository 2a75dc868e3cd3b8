//! Plans to try, and what is decided about them.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::leads::{lines, maybe, notes, touches, unknowns};
use super::told::purchases;
use super::{instants, offsets};
use crate::domain::appointment::{Appointment, AppointmentId, Went};
use crate::domain::cadence::{Anchor, Cadence, CadenceId, Channel, Step, StepId};
use crate::domain::calendar::{Hours, Span};
use crate::domain::course::{Agreed, Course, Enrolment, Left, Pause, Skipped, Snooze, When};
use crate::domain::duplicates::{Pair, pair};
use crate::domain::id::{Id, LeadId};
use crate::domain::lead::{Decision, Logged, Then};
use crate::domain::promise::{Promise, PromiseId};
use crate::domain::schedule::What;
use crate::domain::template::{Template, TemplateId};
use crate::domain::time::Instant;
use crate::domain::touch::Done;
use crate::domain::view::{View, ViewId};

/// Any working hours.
pub fn hours() -> impl Strategy<Value = Hours> {
    let span = (0..1440u16, 1..=1440u16).prop_map(|(start, length)| {
        Span::new(start, start.saturating_add(length).min(1440)).unwrap()
    });
    vec(vec(span, 0..3), 7).prop_map(|weekdays| Hours::new(weekdays.try_into().unwrap()))
}

/// One of the steps that most plans have.
fn step_ids() -> impl Strategy<Value = StepId> {
    (1..6u32).prop_map(StepId)
}

/// Mostly a plan that every desk has.
fn cadence_ids() -> impl Strategy<Value = CadenceId> {
    let own = any::<[u8; 10]>().prop_map(|random| {
        CadenceId::Own(Id::new("2026-11-01T00:00:00Z".parse().unwrap(), random))
    });
    prop_oneof![4 => select(&CadenceId::DEFAULTS[..]), 1 => own]
}

fn channels() -> impl Strategy<Value = Channel> {
    select(&Channel::ALL[..])
}

fn whens() -> impl Strategy<Value = When> {
    prop_oneof![instants().prop_map(When::At), instants().prop_map(|at| When::On(at.date_naive())),]
}

fn lefts() -> impl Strategy<Value = Left> {
    prop_oneof![
        (0..9_999_999_999u64).prop_map(Left::Millis),
        (1..99u32).prop_map(Left::Days),
        (1..99u32).prop_map(Left::WorkingDays),
    ]
}

/// Whatever a touch may have completed.
pub fn done() -> impl Strategy<Value = Done> {
    (maybe(step_ids()), maybe(step_ids()), maybe(instants()))
        .prop_map(|(step, next, due_at)| Done { step, next, due_at })
}

/// Any course.
pub fn courses() -> impl Strategy<Value = Course> {
    let enrolment = (option::weighted(0.9, cadence_ids()), instants());
    let skipped = (instants(), maybe(step_ids()), instants());
    let pause = (instants(), lefts(), maybe(instants()));
    let agreed = (instants(), whens(), channels(), lines());
    (
        maybe(enrolment.prop_map(|(cadence, at)| Enrolment { cadence, at })),
        option::weighted(
            0.2,
            skipped.prop_map(|(set_at, next, from_at)| Skipped { set_at, next, from_at }),
        ),
        option::weighted(
            0.2,
            pause.prop_map(|(set_at, left, resumed_at)| Pause { set_at, left, resumed_at }),
        ),
        option::weighted(
            0.2,
            (instants(), instants()).prop_map(|(set_at, until)| Snooze { set_at, until }),
        ),
        option::weighted(
            0.2,
            agreed.prop_map(|(set_at, when, channel, purpose)| Agreed {
                set_at,
                when,
                channel,
                purpose,
            }),
        ),
        option::weighted(0.2, instants().prop_map(|at| at.date_naive())),
    )
        .prop_map(|(enrolment, skipped, pause, snooze, agreed, hot_on)| Course {
            enrolment,
            skipped,
            pause,
            snooze,
            agreed,
            hot_on,
        })
}

/// Any appointment.
pub fn appointments() -> impl Strategy<Value = Appointment> {
    let went = option::weighted(0.6, select(&Went::ALL[..]));
    let travel = prop_oneof![Just(0), 1..90u32];
    let more = (lines(), lines(), travel, unknowns());
    (instants(), any::<[u8; 10]>(), 1..300u32, went, more).prop_map(
        |(at, random, minutes, went, (place, who, travel_minutes, unknown))| {
            let id = AppointmentId::new(at - TimeDelta::days(3), random);
            let appointment = Appointment::new(id, at, minutes).unwrap();
            Appointment { place, who, travel_minutes, went, unknown, ..appointment }
        },
    )
}

/// Any promise.
pub fn promises() -> impl Strategy<Value = Promise> {
    let words = lines().prop_filter_map("nothing promised", |words| words);
    let when = (instants(), instants(), maybe(instants()));
    (when, any::<[u8; 10]>(), words, unknowns()).prop_map(
        |((due_at, made_at, kept_at), random, words, unknown)| Promise {
            due_at,
            id: PromiseId::new(made_at, random),
            made_at,
            words,
            kept_at,
            unknown,
        },
    )
}

fn steps() -> impl Strategy<Value = Step> {
    let what = (offsets(), select(&Anchor::ALL[..]), channels(), lines(), notes());
    let when = (option::weighted(0.3, 0..1440u16), any::<bool>(), maybe(1..99u32), unknowns());
    (step_ids(), what, when).prop_map(|(id, what, when)| {
        let (offset, anchor, channel, purpose, template) = what;
        let (time_of_day, hours_apply, limit_minutes, unknown) = when;
        let time_of_day = time_of_day.filter(|_| offset.unit().is_civil());
        let step = Step::new(id, offset, channel);
        Step { anchor, purpose, template, time_of_day, hours_apply, limit_minutes, unknown, ..step }
    })
}

/// Any plan under one of the ids that every desk has, or one of its own.
pub fn cadence() -> impl Strategy<Value = Cadence> {
    let name = lines().prop_filter_map("no name", |name| name);
    let gone = vec((6..9u32, maybe(step_ids())), 0..2);
    let more = (any::<bool>(), maybe(instants()), unknowns());
    (cadence_ids(), name, vec(steps(), 1..5), 0..3usize, gone, more).prop_map(
        |(id, name, mut steps, n_repeated, gone, more)| {
            steps.sort_by_key(|step| step.id);
            steps.dedup_by_key(|step| step.id);
            let n_repeated = n_repeated.min(steps.len());
            let gone = gone.into_iter().map(|(id, next)| (StepId(id), next)).collect();
            let mut cadence = Cadence::new(id, name, steps, n_repeated).unwrap().with_gone(gone);
            (cadence.is_removed, cadence.changed_at, cadence.unknown) = more;
            cadence
        },
    )
}

/// Plans that a desk may have made or changed, each once, in the order of their ids.
pub fn cadences() -> impl Strategy<Value = Vec<Cadence>> {
    let named = btree_map(cadence_ids(), cadence(), 0..3);
    named.prop_map(|all| {
        let mut all: Vec<Cadence> = all.into_values().collect();
        all.sort_by_key(Cadence::id);
        all.dedup_by_key(|cadence| cadence.id());
        all
    })
}

/// Templates that a library may hold, each once, in the order of their ids.
pub fn templates() -> impl Strategy<Value = Vec<Template>> {
    let made_at: Instant = "2026-11-01T00:00:00Z".parse().unwrap();
    // Few ids, so that two desks have some in common.
    let ids = (0..4_u8).prop_map(move |n| TemplateId::new(made_at, [n; 10]));
    let what = (
        lines().prop_filter_map("no name", |name| name),
        channels(),
        notes().prop_filter_map("no text", |text| text),
    );
    let template = (what, any::<bool>(), maybe(instants()), unknowns());
    btree_map(ids, template, 0..3).prop_map(|all| {
        let template = |(id, ((name, channel, text), is_removed, changed_at, unknown))| Template {
            id,
            name,
            channel,
            text,
            is_removed,
            changed_at,
            unknown,
        };
        all.into_iter().map(template).collect()
    })
}

/// Views that a desk may have, each once, in the order of their ids.
pub fn views() -> impl Strategy<Value = Vec<View>> {
    let made_at: Instant = "2026-11-01T00:00:00Z".parse().unwrap();
    // Few ids, so that two desks have some in common.
    let ids = (0..4_u8).prop_map(move |n| ViewId::new(made_at, [n; 10]));
    let what = (lines().prop_filter_map("no name", |name| name), "[!-~]{0,20}", 0..4_u32);
    let view = (what, any::<bool>(), maybe(instants()), unknowns());
    btree_map(ids, view, 0..3).prop_map(|all| {
        let view = |(id, ((name, query, place), is_removed, changed_at, unknown))| View {
            id,
            name,
            query,
            place,
            is_removed,
            changed_at,
            unknown,
        };
        all.into_iter().map(view).collect()
    })
}

/// Pairs of leads that are not the same.
pub fn not_same() -> impl Strategy<Value = BTreeSet<Pair>> {
    let made_at: Instant = "2026-11-01T00:00:00Z".parse().unwrap();
    let id = move |n: u8| LeadId::new(made_at, [n; 10]);
    btree_set((0..4_u8, 4..8_u8).prop_map(move |(one, other)| pair(id(one), id(other))), 0..3)
}

/// Any touch that somebody logs, with what they saw and what is to come.
pub fn logged() -> BoxedStrategy<Logged> {
    let then = prop_oneof![
        3 => Just(Then::Plan),
        1 => (whens(), channels(), lines(), any::<bool>()).prop_map(
            |(when, channel, purpose, ends)| Then::Agree { when, channel, purpose, ends }
        ),
        1 => instants().prop_map(|at| Then::HotOn(at.date_naive())),
        1 => appointments().prop_map(Then::Meet),
        1 => cadence_ids().prop_map(Then::Enroll),
    ];
    let more = (vec(promises().prop_map(|it| it.id), 0..2), maybe(promises()), maybe(purchases()));
    (touches(), option::weighted(0.5, (whats(), instants())), then, more)
        .prop_map(|(touch, seen, then, (keeps, owes, buys))| Logged {
            touch,
            seen,
            then,
            keeps,
            owes,
            buys,
        })
        .boxed()
}

fn whats() -> impl Strategy<Value = What> {
    prop_oneof![
        3 => (cadence_ids(), 0..4usize).prop_map(|(cadence, idx)| What::Step { cadence, idx }),
        1 => Just(What::Agreed),
        1 => Just(What::HotAgain),
        1 => instants().prop_map(|ends_at| What::Appointment { ends_at }),
    ]
}

/// Anything that may be decided about a plan.
pub fn decisions() -> BoxedStrategy<Decision> {
    let steps = prop_oneof![
        cadence_ids().prop_map(Decision::Enroll),
        Just(Decision::Cool),
        Just(Decision::End),
        (whats(), instants()).prop_map(|(what, due_at)| Decision::Skip { what, due_at }),
        Just(Decision::Restart),
        instants().prop_map(Decision::Snooze),
        Just(Decision::Wake),
        lefts().prop_map(Decision::Pause),
        Just(Decision::Resume),
        (whens(), channels(), lines()).prop_map(|(when, channel, purpose)| Decision::Agree {
            when,
            channel,
            purpose,
        }),
    ];
    let others = prop_oneof![
        (appointments(), select(&Went::ALL[..])).prop_map(|(it, went)| Decision::Went(it.id, went)),
        appointments().prop_map(|it| Decision::Meet(Box::new(it))),
        promises().prop_map(|it| Decision::Promise(Box::new(it))),
        (promises(), instants()).prop_map(|(it, at)| Decision::Keep(it.id, at)),
        promises().prop_map(|it| Decision::Release(it.id)),
        purchases().prop_map(|it| Decision::Buy(Box::new(it))),
        purchases().prop_map(|it| Decision::Unbuy(it.id)),
        instants().prop_map(Decision::AskAgain),
    ];
    // Each behind a pointer: together they would not fit on the stack of a test.
    prop_oneof![steps.boxed(), others.boxed()].boxed()
}
