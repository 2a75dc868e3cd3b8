//! The next step of a lead: what, when, and why then.

use leptos::prelude::*;
use ninefold_core::domain::cadence::Anchor;
use ninefold_core::domain::fact::FactKind;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::schedule::{self, Due, Next, PlanKind, Rule, TraceLine};
use ninefold_core::domain::stage::Stage;

use super::{button, moment};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, live, part, said};
use crate::ui::spoken;
use crate::ui::words;

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
                let next = desk.with_rules(|plans, calendar| schedule::next(lead, plans, calendar));
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
    let body = move || {
        let Step { next, trace } = next.get();
        match next {
            Next::Due(due) => planned(desk, lead, due, trace),
            Next::NoPlanYet => plainly(
                "No plan yet",
                "This person came without an enquiry: no clock runs and nothing is due.",
            ),
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
    let (plan, n_steps, purpose) = desk.with_plan(due.plan, |plan| {
        let purpose = plan.steps().get(due.step).map(|step| step.purpose.clone());
        (plan.name().to_owned(), plan.steps().len(), purpose)
    });
    let what = spoken(desk, move |speech| words::next_step(&due, speech));
    let is_start = trace.iter().any(|line| counts_from_start(line, lead));
    let place = match due.plan {
        PlanKind::NewEnquiry => format!("Step {} of {n_steps} of “{plan}”", due.step + 1),
        PlanKind::Nurture => format!("From “{plan}”, which comes again and again"),
    };
    let reason = |line: TraceLine| {
        let plan = plan.clone();
        let words =
            spoken(desk, move |speech| words::reason(&line, due.step, &plan, is_start, speech));
        view! { <li>{said(move || words.get())}</li> }.drawn()
    };
    let reasons = trace.into_iter().map(reason).collect_view();
    let limit = due.limit_at.map(|at| {
        view! { " · at the latest " {moment(desk, at, |speech, at| speech.moment(at))} }
    });

    view! {
        <p class="next-step__what">{said(move || what.get())}</p>
        <p>
            "Due " {moment(desk, due.at, |speech, at| speech.moment(at))}
            {part(limit)}
        </p>
        <p>{part(purpose)}</p>
        <p class="next-step__place">{place}</p>
        <details class="next-step__why">
            <summary>"Why this date?"</summary>
            <ol>{reasons}</ol>
        </details>
    }
    .drawn()
}

/// True for a date that counts from no touch, because none was made since the plan began.
fn counts_from_start(line: &TraceLine, lead: Memo<Lead>) -> bool {
    match line.rule {
        Rule::AnchorAndOffset { anchor: Anchor::PreviousTouchDone, .. } => {
            lead.with_untracked(|lead| !lead.touches().any(|touch| touch.at == line.before))
        }
        Rule::AnchorAndOffset { anchor: Anchor::Enquiry, .. }
        | Rule::LastTouch
        | Rule::WorkingHours { .. }
        | Rule::HoursDoNotApply { .. }
        | Rule::NoWorkingTimeFound => false,
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
