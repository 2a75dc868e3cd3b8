//! The head of a lead's page: who it is, and what can be done now.

use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::lead::Lead;

use super::reach::{mailto, tel};
use super::{Step, button, moment};
use crate::browser::money::{self, SpellMoney};
use crate::browser::{clock, focus};
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, effect, holds, live, maybe, part, pressed, said};

/// The name, one line about the lead, what must not be overlooked, and the actions.
pub fn lead_head(desk: Desk, lead: Memo<Lead>, next: Memo<Step>) -> AnyView {
    let name = NodeRef::<html::H1>::new();
    // Where the pane took the place of the list, the keyboard was on a row that is gone.
    effect(move || {
        if let Some(name) = name.get()
            && desk.route_untracked().lead().is_some()
        {
            focus::if_lost(&name);
        }
    });
    let title = move || lead.read().title().to_owned();
    let spell = use_context::<SpellMoney>().unwrap_or(money::plain);
    let about = move || {
        let said = |(before, text)| view! { <span>{before}<bdi>{text}</bdi></span> }.drawn();
        lead.with(|lead| about(lead, spell)).into_iter().map(said).collect_view()
    };
    let state = Memo::new(move |_| lead.with(State::of));
    let banner = move || match state.get() {
        State::Open => ().drawn(),
        State::NeverContact => never_contact(desk, lead),
        State::Deleted => deleted(desk, lead),
    };
    let actions = move || (state.get() != State::Deleted).then(|| actions(desk, lead, next, state));

    view! {
        <header class="lead-head">
            <h1 class="lead__name" tabindex="-1" node_ref=name><bdi>{said(title)}</bdi></h1>
            <p class="lead__about said-in-parts">{live(about)}</p>
            {live(banner)}
            {maybe(actions)}
        </header>
    }
    .drawn()
}

/// Whether a lead may be worked on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    NeverContact,
    Deleted,
}

impl State {
    fn of(lead: &Lead) -> State {
        match lead.parts().never_contact {
            _ if lead.is_deleted() => State::Deleted,
            true => State::NeverContact,
            false => State::Open,
        }
    }
}

/// What stands under the name: company, role, source, kind, value, tags, client, each with the word
/// that goes before it.
fn about(lead: &Lead, spell: SpellMoney) -> Vec<(&'static str, String)> {
    let parts = lead.parts();
    let company = lead.company().map(ToString::to_string).filter(|it| it != lead.title());
    let tags = parts.tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    [
        ("", parts.role.as_ref().map(ToString::to_string)),
        ("", company),
        ("from ", parts.source.as_ref().map(ToString::to_string)),
        ("", parts.source_detail.as_ref().map(ToString::to_string)),
        ("", parts.kind.map(|kind| kind.name().to_owned())),
        ("", parts.value.map(|value| spell(value.amount(), value.currency().code()))),
        ("", Some(tags).filter(|tags| !tags.is_empty())),
        ("for ", parts.client.as_ref().map(ToString::to_string)),
    ]
    .into_iter()
    .filter_map(|(before, text)| Some((before, text?)))
    .collect()
}

fn never_contact(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let lift = move || {
        desk.set_fact(lead.with_untracked(Lead::id), Fact::NeverContact(false));
    };
    view! {
        <div class="lead-head__banner is-never">
            <p><b>"Never contact. "</b> "Nothing is ever due for this lead, and nothing done in bulk reaches it."</p>
            {button("button is-quiet", "Allow contact", lift)}
        </div>
    }
    .drawn()
}

fn deleted(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let since = lead.with_untracked(|lead| lead.parts().deleted_at);
    let since = since.map(|at| {
        view! { " since " {moment(desk, at, |speech, at| speech.moment(at))} }
    });
    let restore = move || desk.restore(vec![lead.with_untracked(Lead::id)]);
    view! {
        <div class="lead-head__banner">
            <p><b>"In the trash"</b> {part(since)}</p>
            {button("button", "Restore", restore)}
        </div>
    }
    .drawn()
}

/// A link that reaches the lead.
struct Way {
    href: String,
    verb: &'static str,
    /// The number that is dialled; an e-mail's address is long, and stands below.
    number: Option<String>,
    is_primary: bool,
}

/// How the lead is reached; first the way of the next step, which is the page's primary action.
fn ways(lead: &Lead, next: &Step) -> Vec<Way> {
    let channel = next.next.due().map(|due| due.channel);
    let call = lead.phone().and_then(|phone| {
        let (verb, number) = ("Call ", Some(phone.to_string()));
        Some(Way { href: tel(phone)?, verb, number, is_primary: false })
    });
    let letter = lead.email().map(|email| Way {
        href: mailto(email),
        verb: "E-mail",
        number: None,
        is_primary: false,
    });
    let mut ways: Vec<Way> = match channel {
        Some(Channel::Email) => letter.into_iter().chain(call).collect(),
        Some(Channel::Call | Channel::Message | Channel::Meeting | Channel::Other) | None => {
            call.into_iter().chain(letter).collect()
        }
    };
    if let Some(first) = ways.first_mut() {
        first.is_primary = channel.is_some();
    }
    ways
}

/// The ways to the lead, and what is noted about them.
fn actions(desk: Desk, lead: Memo<Lead>, next: Memo<Step>, state: Memo<State>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let ways = move || match state.get() {
        State::Open => lead.with(|lead| ways(lead, &next.read())),
        State::NeverContact | State::Deleted => Vec::new(),
    };
    let has_primary = move || ways().first().is_some_and(|way| way.is_primary);
    let links = move || ways().into_iter().map(link).collect_view();
    let log = move || {
        let channel = next.read_untracked().next.due().map_or(Channel::Call, |due| due.channel);
        desk.touching().start(desk, id, channel, clock::now());
    };

    view! {
        <div class="lead-head__actions">
            {live(links)}
            <button
                type="button"
                class="button"
                class:is-quiet=holds(has_primary)
                aria-keyshortcuts="l"
                on:click=pressed(log)
            >
                "Log touch" <kbd class="for-keyboards" aria-hidden="true">"l"</kbd>
            </button>
        </div>
    }
    .drawn()
}

fn link(way: Way) -> AnyView {
    let number = way.number.map(|number| view! { <bdi>{number}</bdi> });
    view! {
        <a class="button" class:is-quiet=holds(move || !way.is_primary) href=way.href>
            <span>{way.verb} {part(number)}</span>
        </a>
    }
    .drawn()
}
