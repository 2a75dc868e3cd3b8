//! The next step of a lead: what, when, and why then.

use leptos::prelude::*;
use ninefold_core::domain::contact::{Email, Phone};
use ninefold_core::domain::schedule::Explained;

use super::Moment;
use crate::state::Desk;
use crate::ui::spoken;
use crate::ui::words;

/// The one thing to do next, or the word that nothing is planned.
#[component]
pub fn NextStep(
    /// The step with its trace; `None` while no plan runs.
    explained: Option<Explained>,
    /// The number to call.
    phone: Option<Phone>,
    /// The address to write to.
    email: Option<Email>,
) -> impl IntoView {
    let is_primary = explained.is_some();
    let dial = phone.and_then(|phone| phone.number().map(|number| (phone, number)));
    let ways = view! {
        <p class="next-step__ways">
            {dial.map(|(phone, number)| view! {
                <a class="button" class:is-quiet=!is_primary href=format!("tel:{number}")>
                    <span>"Call " <bdi>{phone.to_string()}</bdi></span>
                </a>
            })}
            {email.map(|email| view! { <a class="button is-quiet" href=mailto(&email)>"E-mail"</a> })}
        </p>
    };

    view! {
        <section class="next-step" aria-label="Next step">
            <h2 class="next-step__label">"Next step"</h2>
            {match explained {
                Some(explained) => view! { <Planned explained>{ways}</Planned> }.into_any(),
                None => {
                    view! {
                        <p class="next-step__what">"No plan yet"</p>
                        <p>"This person came without an enquiry: no clock runs and nothing is due."</p>
                        {ways}
                    }
                    .into_any()
                }
            }}
        </section>
    }
}

/// A step with its date, and the rules that led there.
#[component]
fn Planned(
    /// The step with its trace.
    explained: Explained,
    /// The ways to reach the lead, below what is to be done.
    children: Children,
) -> impl IntoView {
    let desk = Desk::expect();
    let Explained { due, trace } = explained;
    let plan = desk.with_plan(due.plan, |plan| plan.name().to_owned());
    let (step, n_steps) = (due.step, desk.with_plan(due.plan, |plan| plan.steps().len()));
    let what = spoken(desk, move |speech| words::next_step(&due, speech));
    let reasons = trace
        .into_iter()
        .map(|line| {
            let plan = plan.clone();
            let words = spoken(desk, move |speech| words::reason(&line, step, &plan, speech));
            view! { <li>{move || words.get()}</li> }
        })
        .collect_view();
    let purpose =
        desk.with_plan(due.plan, |plan| plan.steps().get(step).map(|step| step.purpose.clone()));
    let place = format!("Step {} of {n_steps} of “{plan}”", step + 1);

    view! {
        <p class="next-step__what">{move || what.get()}</p>
        <p>
            "Due " <Moment at=due.at say=move |speech| speech.moment(due.at) />
            {due.limit_at.map(|at| view! { " · at the latest " <Moment at say=move |speech| speech.moment(at) /> })}
        </p>
        <p>{purpose}</p>
        {children()}
        <p class="next-step__place">{place}</p>
        <details class="next-step__why">
            <summary>"Why this date?"</summary>
            <ol>{reasons}</ol>
        </details>
    }
}

/// A link that opens a letter: what could add a header or a second address is escaped.
fn mailto(email: &Email) -> String {
    let escape = |c: char| match c {
        c if c.is_ascii_alphanumeric() || "@.-_+".contains(c) => c.to_string(),
        c => {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
        }
    };
    format!("mailto:{}", email.as_str().chars().map(escape).collect::<String>())
}
