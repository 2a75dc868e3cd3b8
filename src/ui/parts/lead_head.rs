//! The head of a lead's page: who it is, and what can be done now.

use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::schedule::What;
use ninefold_core::domain::template::{Filled, fill};
use ninefold_core::domain::touch::Outcome;

use super::letter::{Letter, letter, letter_choice};
use super::reach::{letter as mail, sms, tel, whatsapp};
use super::their_hours::their_clock;
use super::{Step, button, double_of, moment};
use crate::browser::money::{self, SpellMoney};
use crate::browser::{clock, focus};
use crate::route::Route;
use crate::state::{Begun, Desk, Memo, RwSignal};
use crate::ui::live::{Draw, effect, holds, live, maybe, part, pressed, said};
use crate::ui::shortcut;

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
            {their_clock(desk, lead)}
            {live(banner)}
            {maybe(actions)}
            {double_of(desk, lead.with_untracked(Lead::id))}
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
#[derive(Clone, PartialEq, Eq)]
struct Way {
    channel: Channel,
    href: String,
    verb: &'static str,
    /// The number that is dialled; an e-mail's address is long, and stands below.
    number: Option<String>,
    /// They like to be reached so.
    is_liked: bool,
    is_primary: bool,
}

/// What there is to write for the next step, filled for the lead; empty without a template.
pub fn filled(desk: Desk, lead: &Lead, next: &Step) -> Filled {
    let Some(due) = next.next.due() else { return Filled::default() };
    let template = match due.what {
        What::Step { cadence, idx } => desk.with_plan(cadence, |plan| {
            plan.and_then(|plan| plan.steps().get(idx)).and_then(|step| step.template.clone())
        }),
        What::Agreed | What::HotAgain | What::Appointment { .. } => None,
    };
    let my_name = desk.settings().my_name;
    template.map(|it| fill(it.as_str(), lead, my_name.as_ref())).unwrap_or_default()
}

/// How the lead is reached; first the way of the next step, which is the page's primary action and
/// has the step's template in it.
///
/// What nobody knows stands in the text as `{problem}`, where whoever is about to send it sees it:
/// a text with a hole in it looks finished, and one that is left out is written anew by hand. Below
/// it is said what is missing.
fn ways(lead: &Lead, next: &Step, letter: &Letter) -> Vec<Way> {
    let channel = next.next.due().map(|due| due.channel);
    let way = |channel, verb, href| {
        let (number, is_liked, is_primary) = (None, false, false);
        Way { channel, href, verb, number, is_liked, is_primary }
    };
    let nothing = Filled::default();
    let text = |of: Channel| if letter.channel == Some(of) { &letter.filled } else { &nothing };
    let message = text(Channel::Message).body.as_str();
    let call = lead.phone().and_then(|phone| {
        let number = Some(phone.to_string());
        Some(Way { number, ..way(Channel::Call, "Call ", tel(phone)?) })
    });
    let mail = lead.email().map(|email| mail(email, text(Channel::Email)));
    let sms = lead.phone().and_then(|phone| sms(phone, message));
    let chat = lead.phone().and_then(|phone| whatsapp(phone, message));
    let mut ways: Vec<Way> = [
        call,
        mail.map(|href| way(Channel::Email, "E-mail", href)),
        sms.map(|href| way(Channel::Message, "Message", href)),
        chat.map(|href| way(Channel::Message, "WhatsApp", href)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let liked = lead.parts().prefers;
    if let Some(way) = ways.iter_mut().find(|way| Some(way.channel) == liked) {
        way.is_liked = true;
    }
    let (mut first, others): (Vec<Way>, Vec<Way>) =
        ways.drain(..).partition(|way| Some(way.channel) == channel);
    first.extend(others);
    if let Some(first) = first.first_mut() {
        first.is_primary = channel.is_some();
    }
    first
}

/// The ways to the lead, and what is noted about them.
fn actions(desk: Desk, lead: Memo<Lead>, next: Memo<Step>, state: Memo<State>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let chosen = RwSignal::new(None);
    let text = Memo::new(move |_| lead.with(|lead| letter(desk, lead, &next.read(), chosen.get())));
    let ways = Memo::new(move |_| match state.get() {
        State::Open => lead.with(|lead| ways(lead, &next.read(), &text.read())),
        State::NeverContact | State::Deleted => Vec::new(),
    });
    let has_primary = move || ways.read().first().is_some_and(|way| way.is_primary);
    let links = move || ways.get().into_iter().map(|way| link(desk, id, way, text)).collect_view();
    let texts =
        move || (state.get() == State::Open).then(|| letter_choice(desk, lead, next, text, chosen));
    let log = move || {
        let channel = next.read_untracked().next.due().map_or(Channel::Call, |due| due.channel);
        desk.touching().start(desk, id, channel, clock::now());
    };

    view! {
        <div class="lead-head__actions">
            <div class="lead-head__ways">{live(links)}</div>
            <button
                type="button"
                class="button"
                class:is-quiet=holds(has_primary)
                aria-keyshortcuts=shortcut(desk, "l")
                on:click=pressed(log)
            >
                "Log touch" <kbd class="for-keyboards" aria-hidden="true">"l"</kbd>
            </button>
        </div>
        <div class="lead-head__more">
            <a class="link" href=desk.href(Route::Sheet(id)) aria-keyshortcuts=shortcut(desk, "c")>
                "Call sheet" <kbd class="for-keyboards" aria-hidden="true">"c"</kbd>
            </a>
            {maybe(texts)}
        </div>
    }
    .drawn()
}

/// One way. The browser follows it, and the form stands ready for what comes of it.
fn link(desk: Desk, id: LeadId, way: Way, text: Memo<Letter>) -> AnyView {
    let number = way.number.map(|number| view! { <bdi>{number}</bdi> });
    let liked =
        way.is_liked.then(|| view! { <span class="lead-head__likes">"– likes this"</span> });
    let is_web = way.href.starts_with("https:");
    let (channel, is_primary) = (way.channel, way.is_primary);
    let outcome = match channel {
        Channel::Call | Channel::Meeting | Channel::Other => Outcome::NoAnswer,
        Channel::Email | Channel::Message => Outcome::LeftMessage,
    };
    let log = move || {
        let text = text.read_untracked();
        let template = text.template.filter(|_| text.channel == Some(channel));
        desk.touching().start_after(desk, id, Begun { channel, outcome, template }, clock::now());
    };
    view! {
        <a
            class="button"
            class:is-quiet=holds(move || !is_primary)
            href=way.href
            target=is_web.then_some("_blank")
            rel=is_web.then_some("noopener noreferrer")
            on:click=pressed(log)
        >
            <span>{way.verb} {part(number)}</span>
            {part(liked)}
        </a>
    }
    .drawn()
}
