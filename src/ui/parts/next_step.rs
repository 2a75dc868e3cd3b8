//! The next step of a lead: what, when, and why then.

use leptos::prelude::*;
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::fact::FactKind;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Lead};
use ninefold_core::domain::response;
use ninefold_core::domain::schedule::{self, Due, Next, TraceLine, What};
use ninefold_core::domain::stage::Stage;

use super::asked_enough::asked_enough;
use super::{button, moment};
use crate::state::{Asked, Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Live, live, maybe, part, pressed, said};
use crate::ui::words;
use crate::ui::{shortcut, spoken};

/// What comes next for a lead, and each rule that had a say in its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What comes next.
    pub next: Next,
    /// The rules, in their order; empty where nothing is due.
    trace: Vec<TraceLine>,
}

impl Step {
    /// What comes next for `lead`.
    pub fn of(desk: Desk, lead: &Lead) -> Step {
        match desk.explain(lead) {
            Some(explained) => Step { next: Next::Due(explained.due), trace: explained.trace },
            None => {
                let next = desk.with_rules(|rules| schedule::next(lead, rules));
                Step { next, trace: Vec::new() }
            }
        }
    }
}

/// The one thing to do next, or why there is none. It may ask for a reason or a value, by setting
/// the stage that is `asked_for`.
pub fn next_step(
    desk: Desk,
    lead: Memo<Lead>,
    next: Memo<Step>,
    asked_for: RwSignal<Option<Stage>>,
) -> AnyView {
    let is_asked_enough = Memo::new(move |_| lead.read().is_asked_enough());
    let body = move || {
        let Step { next, trace } = next.get();
        match next {
            Next::Due(due) => planned(desk, lead, due, trace),
            Next::NoPlanYet => no_plan_yet(desk, lead),
            Next::Paused => paused(desk, lead),
            Next::Exhausted if is_asked_enough.get() => asked_enough(desk, lead, asked_for),
            Next::Exhausted => exhausted(desk, lead, asked_for),
            Next::Ended => ended(desk, lead),
        }
    };

    view! {
        <section class="next-step" aria-label="Next step">
            <h2 class="next-step__label">"Next step"</h2>
            {live(body)}
        </section>
    }
    .drawn()
}

fn plainly(what: &'static str, why: &'static str) -> AnyView {
    view! { <p class="next-step__what">{what}</p> <p>{why}</p> }.drawn()
}

/// A step with its date, and the rules that led there.
fn planned(desk: Desk, lead: Memo<Lead>, due: Due, trace: Vec<TraceLine>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let (place, purpose) = about(desk, lead, due.what);
    let plan = match due.what {
        What::Step { cadence, idx } => {
            desk.with_plan(cadence, |plan| plan.map(|plan| (plan.name().to_owned(), idx)))
        }
        What::Agreed | What::HotAgain | What::Appointment { .. } => None,
    };
    let what = spoken(desk, move |speech| words::next_step(&due, speech));
    let reason = |line: TraceLine| {
        let plan = plan.clone();
        let words = spoken(desk, move |speech| {
            let plan = plan.as_ref().map(|(name, idx)| (name.as_str(), *idx));
            words::reason(&line, plan, speech)
        });
        view! { <li>{said(move || words.get())}</li> }.drawn()
    };
    let reasons = trace.into_iter().map(reason).collect_view();
    let limit = due.limit_at.filter(|_| !due.is_snoozed).map(|at| {
        view! { " · at the latest " {moment(desk, at, |speech, at| speech.moment(at))} }
    });

    view! {
        <p class="next-step__what">{said(move || what.get())}</p>
        <p>
            {due_words(due)} {moment(desk, due.at, |speech, at| speech.moment(at))}
            {part(limit)}
        </p>
        <p>{part(purpose)}</p>
        <p class="next-step__place">{place}</p>
        <p class="next-step__ways">{part(snoozed(desk, id, due))} {cooled(desk, lead, id, due)}</p>
        <details class="next-step__why">
            <summary>"Why this date?"</summary>
            <ol>{reasons}</ol>
        </details>
        {part(changes(desk, id, due))}
    }
    .drawn()
}

fn due_words(due: Due) -> &'static str {
    if due.is_snoozed { "Put off until " } else { "Due " }
}

/// The way back for a step that was put off.
fn snoozed(desk: Desk, id: LeadId, due: Due) -> Option<AnyView> {
    let wake = move || desk.wake(id);
    due.is_snoozed.then(|| button("button is-quiet", "Back to its date", wake))
}

/// An enquiry that nobody answered within an hour of working time is offered the nurturing pile,
/// beside its step (`due rule: Nurturing pile`).
fn cooled(desk: Desk, lead: Memo<Lead>, id: LeadId, due: Due) -> Live<AnyView> {
    let cools_at = Memo::new(move |_| {
        lead.with(|lead| {
            let is_open = lead.stage() != Stage::Nurture && lead.answered_at().is_none();
            let asked_at = lead.enquiry_at().filter(|_| is_open)?;
            desk.with_rules(|rules| response::cools_at(asked_at, &rules.calendar))
        })
    });
    let is_cooled = Memo::new(move |_| cools_at.get().is_some_and(|at| at < desk.now()));
    let nurture = move || desk.set_stage(id, Stage::Nurture.into());
    let offer = move || button("button is-quiet", "Move to Nurture", nurture);
    maybe(move || (is_cooled.get() && !due.is_appointment()).then(offer))
}

/// What can be decided about the step, folded away: the step itself is what is to be done. A time
/// to meet is not put off here.
fn changes(desk: Desk, id: LeadId, due: Due) -> Option<AnyView> {
    let ask = move |asked| pressed(move || desk.deciding().ask(desk, asked));
    let pause = desk.unit(&due).map(|_| button("button is-quiet", "Pause", move || desk.pause(id)));
    let hot_again =
        move || desk.decide(Decided::Enrolled, vec![(id, Decision::Enroll(CadenceId::NewEnquiry))]);
    let hot_again = (due.cadence() == Some(CadenceId::Nurture))
        .then(|| button("button is-quiet", "Hot again", hot_again));
    let changes = view! {
        <details class="next-step__why">
            <summary>"Change this step"</summary>
            <p class="next-step__ways">
                <button type="button" class="button is-quiet" aria-keyshortcuts=shortcut(desk, "s") on:click=ask(Asked::Snooze(id))>
                    "Snooze …" <kbd class="for-keyboards" aria-hidden="true">"s"</kbd>
                </button>
                {button("button is-quiet", "Skip", move || desk.skip(id))}
                {part(pause)}
                {part(hot_again)}
                <button type="button" class="button is-quiet" on:click=ask(Asked::Plan(id))>"Change plan …"</button>
            </p>
        </details>
    };
    (!due.is_appointment()).then(|| changes.drawn())
}

/// Nobody has chosen what comes next, and nothing presses.
fn no_plan_yet(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let why = "This person came without an enquiry: no clock runs and nothing is due.";
    view! {
        {plainly("No plan yet", why)}
        <p class="next-step__ways">{choose_plan(desk, lead, "Choose a plan …")}</p>
    }
    .drawn()
}

/// The plan rests, since when, and the way on.
fn paused(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let pause = lead.with_untracked(|lead| lead.parts().course.pause);
    let since = pause.map(|it| {
        view! { "Since " {moment(desk, it.set_at, |speech, at| speech.moment(at))} ". " }
    });
    let left = pause.map(|it| words::left_then(it.left));
    view! {
        <p class="next-step__what">"Paused"</p>
        <p>{part(since)} "The plan rests until you let it go on. " {part(left)}</p>
        <p class="next-step__ways">
            {button("button", "Resume", move || desk.resume(id))}
            {choose_plan(desk, lead, "Change plan …")}
        </p>
    }
    .drawn()
}

pub(super) fn choose_plan(desk: Desk, lead: Memo<Lead>, words: &'static str) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    button("button is-quiet", words, move || desk.deciding().ask(desk, Asked::Plan(id)))
}

/// Where a step comes from, and what it is for.
pub fn about(desk: Desk, lead: Memo<Lead>, what: What) -> (String, Option<String>) {
    match what {
        What::Step { cadence, idx } => desk.with_plan(cadence, |plan| {
            let Some(plan) = plan else { return (String::new(), None) };
            let n_steps = plan.steps().len();
            let purpose = plan.steps().get(idx).and_then(|step| step.purpose.as_ref());
            let place = match plan.n_repeated() == n_steps && n_steps == 1 {
                true => format!("From “{}”, which comes again and again", plan.name()),
                false => format!("Step {} of {n_steps} of “{}”", idx + 1, plan.name()),
            };
            (place, purpose.map(ToString::to_string))
        }),
        What::Agreed => {
            let purpose = lead.with_untracked(|lead| {
                lead.parts().course.agreed.as_ref().and_then(|it| it.purpose.clone())
            });
            let place = "You agreed on this; the plan goes on after it".to_owned();
            (place, purpose.map(|it| it.to_string()))
        }
        What::HotAgain => ("They asked to hear from you on this day".to_owned(), None),
        What::Appointment { .. } => {
            let place =
                lead.with_untracked(|lead| lead.open_appointment().and_then(|it| it.place.clone()));
            ("An appointment".to_owned(), place.map(|it| it.to_string()))
        }
    }
}

/// The plan is done, and somebody has to say what now.
fn exhausted(desk: Desk, lead: Memo<Lead>, asked_for: RwSignal<Option<Stage>>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let nurture = move || desk.set_stage(id, Stage::Nurture.into());
    let lose = move || asked_for.set(Some(Stage::Lost));
    view! {
        <p class="next-step__what">"The plan is done"</p>
        <p>"Every step was made, and nobody has decided what comes next."</p>
        <p class="next-step__ways">
            {button("button", "Move to Nurture", nurture)}
            {choose_plan(desk, lead, "Another plan …")}
            {button("button is-quiet", "Mark as lost …", lose)}
        </p>
    }
    .drawn()
}

/// Nothing is ever due again, and why.
fn ended(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let (stage, is_never, reason, at) = lead.with_untracked(|lead| {
        let parts = lead.parts();
        let reason = parts.standing.reason.as_ref().map(ToString::to_string);
        (lead.stage(), parts.never_contact, reason, lead.stamp(FactKind::Stage))
    });
    if is_never {
        return plainly("Never contact", "Nothing is ever due again for this lead.");
    }
    let reason = reason.map(|why| view! { ": " <bdi>{why}</bdi> });
    view! {
        <p class="next-step__what">{words::stage(stage)} {part(reason)}</p>
        <p>"Since " {moment(desk, at, |speech, at| speech.moment(at))} ". Nothing is due."</p>
    }
    .drawn()
}
