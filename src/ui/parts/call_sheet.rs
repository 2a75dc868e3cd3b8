//! The call sheet of a lead: all that a call needs on one screen, and on one page of paper.

mod blocks;
mod paper;

use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::contact::Company;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::text::Line;

use self::blocks::blocks;
use super::reach::tel;
use super::their_hours::their_clock;
use super::{Step, button};
use crate::browser::{clock, focus, print};
use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, effect, live, maybe, part, pressed, said};
use crate::ui::shortcut;

/// How many numbers are shown to be dialled.
const MOST_NUMBERS: usize = 3;

/// Who it is and how to call; what hurts most; why now; and what else is known, the most useful
/// first. What is not known is left out.
pub fn call_sheet(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let next = Memo::new(move |_| lead.with(|lead| Step::of(desk, lead)));
    let name = NodeRef::<html::H1>::new();
    effect(move || {
        if let Some(name) = name.get() {
            focus::if_lost(&name);
        }
    });
    let title = move || lead.read().title().to_owned();
    let log = move || {
        let channel = next.read_untracked().next.due().map_or(Channel::Call, |due| due.channel);
        desk.touching().start(desk, id, channel, clock::now());
    };

    let is_deleted = Memo::new(move |_| lead.read().is_deleted());
    let log = move || (!is_deleted.get()).then(|| log_touch(desk, log));

    view! {
        <article class="call-sheet">
            <header class="call-sheet__head">
                <h1 class="call-sheet__name" id="page-title" tabindex="-1" node_ref=name>
                    <bdi>{said(title)}</bdi>
                </h1>
                <p class="call-sheet__ways">
                    {maybe(log)}
                    {button("button is-quiet", "Print", print::page)}
                    <a class="button is-quiet" href=desk.href(Route::to_lead(id))>"Back to the lead"</a>
                </p>
                {who(lead)}
                {their_clock(desk, lead)}
                {reach(lead)}
            </header>
            {live(move || {
                let lead = lead.get();
                let next = next.get();
                untrack(|| blocks(desk, &lead, &next))
            })}
        </article>
    }
    .drawn()
}

fn log_touch(desk: Desk, log: impl FnMut() + 'static) -> AnyView {
    view! {
        <button type="button" class="button" aria-keyshortcuts=shortcut(desk, "l") on:click=pressed(log)>
            "Log touch" <kbd class="for-keyboards" aria-hidden="true">"l"</kbd>
        </button>
    }
    .drawn()
}

/// Their role and company, unless the sheet is headed by it.
fn who(lead: Memo<Lead>) -> AnyView {
    let who = Memo::new(move |_| {
        lead.with(|lead| {
            let role = lead.parts().role.as_ref().map(Line::to_string);
            let company = lead.company().map(Company::to_string);
            [role, company.filter(|it| it != lead.title())]
        })
    });
    let line = move || {
        let one = |text: String| view! { <span><bdi>{text}</bdi></span> }.drawn();
        let all = who.get().into_iter().flatten().map(one).collect::<Vec<_>>();
        let is_any = !all.is_empty();
        is_any.then(|| view! { <p class="call-sheet__who said-in-parts">{all.into_any()}</p> })
    };
    maybe(line).drawn()
}

/// How a call goes there.
#[derive(Clone, PartialEq, Eq)]
enum Reach {
    Never,
    Deleted,
    /// The numbers, each with the link that dials it.
    Numbers(Vec<(Option<String>, String)>),
}

impl Reach {
    fn of(lead: &Lead) -> Reach {
        let numbers = lead.parts().phones.iter().take(MOST_NUMBERS);
        match lead.parts().never_contact {
            _ if lead.is_deleted() => Reach::Deleted,
            true => Reach::Never,
            false => Reach::Numbers(numbers.map(|it| (tel(it), it.to_string())).collect()),
        }
    }
}

/// The numbers; or that there are none, or that nobody is to call.
///
/// Calling opens no form: it would hide the sheet while they speak.
fn reach(lead: Memo<Lead>) -> AnyView {
    let reach = Memo::new(move |_| lead.with(Reach::of));
    let number = |(link, number): (Option<String>, String)| match link {
        Some(link) => {
            view! { <a class="call-sheet__phone" href=link><bdi>{number}</bdi></a> }.drawn()
        }
        None => view! { <span class="call-sheet__phone"><bdi>{number}</bdi></span> }.drawn(),
    };
    live(move || match reach.get() {
        Reach::Never => {
            banner("Never contact. ", "Nothing is ever due for this lead: do not call.")
        }
        Reach::Deleted => banner("In the trash. ", "It can be restored on its own page."),
        Reach::Numbers(numbers) if numbers.is_empty() => {
            view! { <p class="call-sheet__phone is-missing">"No phone number yet"</p> }.drawn()
        }
        Reach::Numbers(numbers) => {
            let numbers = numbers.into_iter().map(number).collect_view();
            view! { <p class="call-sheet__phones">{numbers}</p> }.drawn()
        }
    })
    .drawn()
}

fn banner(what: &'static str, why: &'static str) -> AnyView {
    view! { <p class="call-sheet__banner"><b>{what}</b> {why}</p> }.drawn()
}

/// A heading and what it is about.
fn block(title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="call-sheet__block">
            <h2>{title}</h2>
            {body}
        </section>
    }
    .drawn()
}

/// The same, where there is something.
fn block_of(title: &'static str, body: Option<AnyView>) -> AnyView {
    part(body.map(|body| block(title, body)))
}
