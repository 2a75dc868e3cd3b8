//! One fact, edited where it stands.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::fact::{FactKind, Reading};
use ninefold_core::domain::lead::Lead;

use super::field::{error_id, fill, is_half_typed, is_refused, refused};
use super::reach::{mailto, tel};
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, heard, holds, maybe, part, said, typed};
use crate::ui::words;

/// What a fact is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Control {
    /// One line, with what kind of keyboard a phone should show.
    Line(&'static str),
    /// Several lines.
    Lines,
    /// A date and a time.
    Moment,
    /// One of these: what is stored, and what is shown.
    Choice(&'static [(&'static str, &'static str)]),
}

impl Control {
    fn of(kind: FactKind) -> Control {
        match kind {
            FactKind::Emails => Control::Line("email"),
            FactKind::Phones => Control::Line("tel"),
            FactKind::Links => Control::Line("url"),
            FactKind::Value => Control::Line("decimal"),
            FactKind::Note | FactKind::Story | FactKind::Personal => Control::Lines,
            FactKind::Prefers => Control::Choice(&[
                ("", "Not known"),
                ("call", "Call"),
                ("email", "E-mail"),
                ("message", "Message"),
                ("meeting", "Meeting"),
                ("other", "Other"),
            ]),
            FactKind::EnquiryAt | FactKind::DeletedAt => Control::Moment,
            FactKind::Kind => Control::Choice(&[
                ("", "Not known"),
                ("business", "A business"),
                ("consumer", "A consumer"),
            ]),
            FactKind::Ready | FactKind::NeverContact => {
                Control::Choice(&[("", "Not known"), ("yes", "Yes"), ("no", "Not yet")])
            }
            FactKind::Name
            | FactKind::Company
            | FactKind::Role
            | FactKind::Client
            | FactKind::Source
            | FactKind::SourceDetail
            | FactKind::Tags
            | FactKind::Stage
            | FactKind::DecisionMaker
            | FactKind::AnsweredFirst
            | FactKind::CameFrom
            // These have forms of their own.
            | FactKind::TheirTime
            | FactKind::Course
            | FactKind::Appointments
            | FactKind::Problems
            | FactKind::Promises
            | FactKind::Purchases
            | FactKind::PastEnquiries => Control::Line("text"),
        }
    }
}

/// How a field with more than one entry, or in a certain form, is typed.
fn hint(kind: FactKind) -> Option<&'static str> {
    match kind {
        FactKind::Emails | FactKind::Phones | FactKind::Tags => Some("With commas between several"),
        FactKind::Links => Some("With blanks between several"),
        FactKind::Value => Some("An amount, or with its currency: CHF 80"),
        FactKind::EnquiryAt => Some("Empty when this person asked nothing: then no clock runs"),
        FactKind::AnsweredFirst => Some("We, or somebody else"),
        FactKind::SourceDetail => Some("The article, the fair, the advert that brought them"),
        FactKind::Story => Some("How it came about, and what they want, in their words"),
        FactKind::Personal => Some("What a friend would remember: the marathon, the new baby"),
        FactKind::Name
        | FactKind::Company
        | FactKind::Role
        | FactKind::Client
        | FactKind::Source
        | FactKind::CameFrom
        | FactKind::Kind
        | FactKind::Stage
        | FactKind::DecisionMaker
        | FactKind::Ready
        | FactKind::TheirTime
        | FactKind::Note
        | FactKind::Course
        | FactKind::Appointments
        | FactKind::Problems
        | FactKind::Prefers
        | FactKind::Promises
        | FactKind::Purchases
        | FactKind::PastEnquiries
        | FactKind::NeverContact
        | FactKind::DeletedAt => None,
    }
}

/// A handle to the field of one fact.
#[derive(Clone, Copy)]
struct Slot {
    desk: Desk,
    lead: Memo<Lead>,
    kind: FactKind,
}

impl Slot {
    /// What the field shows: what is typed, else what is stored.
    fn text(self) -> String {
        let (id, stored) = self.lead.with(|lead| (lead.id(), lead.parts().fact(self.kind)));
        let typed = self.desk.edits().draft(id, self.kind);
        typed.unwrap_or_else(|| {
            let currency = self.desk.settings().currency;
            self.desk.with_zone(|zone| stored.typed(&Reading { zone, currency }))
        })
    }

    fn refusal(self) -> Option<String> {
        self.desk.edits().refusal(self.lead.read().id(), self.kind)
    }

    fn write(self, text: String) {
        let id = self.lead.with_untracked(Lead::id);
        self.desk.edits().write(self.desk, id, self.kind, text);
    }

    fn commit(self) {
        self.lead.with_untracked(|lead| self.desk.edits().commit(self.desk, lead, self.kind));
    }

    fn revert(self) {
        let id = self.lead.with_untracked(Lead::id);
        self.desk.edits().revert(self.desk, id, self.kind);
    }

    fn refuse(self, why: &str) {
        let id = self.lead.with_untracked(Lead::id);
        self.desk.edits().refuse(id, self.kind, why.to_owned());
    }

    fn id(self) -> String {
        format!("fact-{}", self.kind.name().replace('_', "-"))
    }

    /// Enter saves, where it is not a new line; Escape shows again what is stored.
    fn on_key(self, event: &ev::KeyboardEvent, has_lines: bool) {
        let is_held = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            _ if event.is_composing() => {}
            "Enter" if is_held || !has_lines => {
                event.prevent_default();
                self.commit();
            }
            "Escape" => self.revert(),
            _ => {}
        }
    }
}

/// A labelled field that reads as text until it is pointed at. Enter or leaving it saves.
pub fn fact_field(desk: Desk, lead: Memo<Lead>, kind: FactKind) -> AnyView {
    let slot = Slot { desk, lead, kind };
    let id = slot.id();
    let control = match Control::of(kind) {
        Control::Line(keyboard) => line(slot, keyboard, false),
        Control::Moment => line(slot, "", true),
        Control::Lines => lines(slot),
        Control::Choice(choices) => choice(slot, choices),
    };
    let hint = hint(kind).map(|hint| {
        view! { <p class="fact-field__hint" id=format!("{id}-hint")>{hint}</p> }
    });

    view! {
        <div class="fact-field">
            <label class="fact-field__label" for=id.clone()>{words::fact(kind)}</label>
            <div class="fact-field__body">
                {control}
                {maybe(move || links(lead, kind))}
                {refused(&id, said(move || slot.refusal()))}
                {part(hint)}
            </div>
        </div>
    }
    .drawn()
}

/// The ids of what describes the input.
fn described_by(slot: Slot) -> String {
    let id = slot.id();
    let error = error_id(&id);
    if hint(slot.kind).is_some() { format!("{error} {id}-hint") } else { error }
}

fn line(slot: Slot, keyboard: &'static str, is_moment: bool) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    fill(input, move || slot.text());
    let leave = move || {
        if is_half_typed(input) {
            slot.refuse("Type the whole date and time, or clear the field");
        } else {
            slot.commit();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Enter" if is_half_typed(input) => leave(),
            _ => slot.on_key(&event, false),
        }
        // What was typed half was never written down, so nothing but the field knows of it.
        if event.key() == "Escape"
            && let Some(input) = input.get_untracked()
        {
            input.set_value(&untrack(|| slot.text()));
        }
    };

    view! {
        <input
            id=slot.id()
            node_ref=input
            type=if is_moment { "datetime-local" } else { "text" }
            inputmode=keyboard
            value=untrack(|| slot.text())
            placeholder=(!is_moment).then_some("Add")
            autocomplete="off"
            autocapitalize=if keyboard == "text" { "sentences" } else { "none" }
            dir=(!is_moment).then_some("auto")
            on:input=typed(move |text| slot.write(text))
            on:blur=heard(move |_: ev::FocusEvent| leave())
            on:keydown=heard(on_key)
            aria-invalid=is_refused(move || slot.refusal())
            aria-describedby=described_by(slot)
        />
    }
    .drawn()
}

fn lines(slot: Slot) -> AnyView {
    let first = untrack(|| slot.text());
    view! {
        <textarea
            id=slot.id()
            rows="2"
            placeholder=Some("Add")
            dir=Some("auto")
            prop:value=said(move || slot.text())
            on:input=typed(move |text| slot.write(text))
            on:blur=heard(move |_: ev::FocusEvent| slot.commit())
            on:keydown=heard(move |event: ev::KeyboardEvent| slot.on_key(&event, true))
            aria-invalid=is_refused(move || slot.refusal())
            aria-describedby=described_by(slot)
        >
            {first}
        </textarea>
    }
    .drawn()
}

/// One of a few: chosen is saved.
fn choice(slot: Slot, choices: &'static [(&'static str, &'static str)]) -> AnyView {
    let option = |(stored, shown): &(&'static str, &'static str)| {
        let (stored, shown) = (*stored, *shown);
        let is_first = untrack(|| slot.text()) == stored;
        let is_chosen = move || slot.text() == stored;
        let value = stored.to_owned();
        view! { <option value=value selected=is_first prop:selected=holds(is_chosen)>{shown}</option> }
            .drawn()
    };
    let choose = move |text: String| {
        slot.write(text);
        slot.commit();
    };
    view! {
        <select
            id=slot.id()
            on:change=typed(choose)
            aria-invalid=is_refused(move || slot.refusal())
            aria-describedby=described_by(slot)
        >
            {choices.iter().map(option).collect_view()}
        </select>
    }
    .drawn()
}

/// The entries of a fact as links to act on; none for most facts.
fn links(lead: Memo<Lead>, kind: FactKind) -> Option<AnyView> {
    let (verb, entries): (&str, Vec<(String, String)>) = lead.with(|lead| {
        let parts = lead.parts();
        match kind {
            FactKind::Emails => {
                let link = |email: &_| (mailto(email), email.to_string());
                ("Write", parts.emails.iter().map(link).collect())
            }
            FactKind::Phones => {
                let dial = |phone: &_| Some((tel(phone)?, phone.to_string()));
                ("Call", parts.phones.iter().filter_map(dial).collect())
            }
            FactKind::Links => {
                let link = |link: &ninefold_core::domain::link::Link| {
                    (link.to_string(), link.short().to_owned())
                };
                ("Open", parts.links.iter().map(link).collect())
            }
            FactKind::Name
            | FactKind::Company
            | FactKind::Role
            | FactKind::Client
            | FactKind::Source
            | FactKind::SourceDetail
            | FactKind::Kind
            | FactKind::EnquiryAt
            | FactKind::Value
            | FactKind::Tags
            | FactKind::Stage
            | FactKind::DecisionMaker
            | FactKind::AnsweredFirst
            | FactKind::Ready
            | FactKind::CameFrom
            | FactKind::Problems
            | FactKind::Story
            | FactKind::Personal
            | FactKind::Prefers
            | FactKind::TheirTime
            | FactKind::Note
            | FactKind::Course
            | FactKind::Appointments
            | FactKind::Promises
            | FactKind::Purchases
            | FactKind::PastEnquiries
            | FactKind::NeverContact
            | FactKind::DeletedAt => ("", Vec::new()),
        }
    });
    let is_web = kind == FactKind::Links;
    let links = entries
        .iter()
        .map(|(href, text)| {
            view! {
                <a
                    href=href.clone()
                    target=is_web.then_some("_blank")
                    rel=is_web.then_some("noopener noreferrer")
                >
                    {verb} " " <bdi>{text.clone()}</bdi>
                </a>
            }
            .drawn()
        })
        .collect_view();
    let drawn = || view! { <p class="fact-field__links said-in-parts">{links}</p> }.drawn();
    (!entries.is_empty()).then(drawn)
}
