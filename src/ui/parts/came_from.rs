//! Who sent a lead: another lead of the desk, found by typing.

use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::search::Search as Sought;

use super::field::{error_id, is_refused, refused};
use super::named_button;
use crate::browser::focus;
use crate::route::Route;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{
    Draw, given, heard, holds, live, maybe, on_change, part, pressed, said, typed,
};

const ID: &str = "came-from";
const LIST: &str = "came-from-list";
const REMOVE: &str = "came-from-remove";

/// More are not shown at once: whoever does not see the one types on.
const MOST: usize = 8;

/// Somebody who is found.
#[derive(Clone, PartialEq, Eq)]
struct Found {
    id: LeadId,
    title: String,
    company: Option<String>,
}

/// What is typed, and which of those that are found would be taken.
#[derive(Clone, Copy)]
struct Search {
    desk: Desk,
    lead: LeadId,
    text: RwSignal<String>,
    is_open: RwSignal<bool>,
    at: RwSignal<usize>,
    refusal: RwSignal<Option<&'static str>>,
    found: Memo<Vec<Found>>,
}

/// A field for who sent the lead; once that is known, a link there.
pub fn came_from(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let sender = Memo::new(move |_| lead.read().parts().came_from);
    let search = Search::new(desk, id);
    // The field gives way to the name, and the name to the field.
    let follow = move || match sender.get_untracked() {
        Some(_) => focus::soon_if_lost(REMOVE),
        None => focus::soon_if_lost(ID),
    };
    on_change(move || sender.track(), follow);
    let body = move || match sender.get() {
        Some(sender) => untrack(|| known(desk, id, sender)),
        None => untrack(|| search.drawn()),
    };
    let label_for = move || sender.get().is_none().then_some(ID);

    view! {
        <div class="fact-field came-from">
            <label class="fact-field__label" for=given(label_for)>"Came from"</label>
            <div class="fact-field__body">{live(body)}</div>
        </div>
    }
    .drawn()
}

/// Who it was, with a way to take it back.
fn known(desk: Desk, lead: LeadId, sender: LeadId) -> AnyView {
    let row = desk.row(sender);
    let title = Memo::new(move |_| row.read().as_ref().map(|row| row.title.clone()));
    let who = move || match title.get() {
        Some(title) => {
            let href = desk.href(Route::to_lead(sender));
            view! { <span>"Sent by " <a href=href><bdi>{title}</bdi></a></span> }.drawn()
        }
        None => view! { <span>"Somebody who is not on this desk"</span> }.drawn(),
    };
    let remove = move || desk.set_fact(lead, Fact::CameFrom(None));
    let name = "Remove who sent them".to_owned();
    view! {
        <p class="came-from__known" id=REMOVE tabindex="-1">
            {live(who)} {named_button("link", name, "Remove", remove)}
        </p>
    }
    .drawn()
}

impl Search {
    fn new(desk: Desk, lead: LeadId) -> Search {
        let text = RwSignal::<String>::default();
        let found = Memo::new(move |_| {
            let sought = Sought::parse(&text.read());
            if sought.is_empty() {
                Vec::new()
            } else {
                desk.with_rows(|rows| {
                    let rows = rows.values().rev().filter(|row| row.deleted_at.is_none());
                    rows.filter(|row| sought.finds(row)).take(MOST).map(Found::of).collect()
                })
            }
        });
        let (is_open, at, refusal) = (RwSignal::new(false), RwSignal::new(0), RwSignal::new(None));
        Search { desk, lead, text, is_open, at, refusal, found }
    }

    /// True while there is something to choose from.
    fn is_shown(self) -> bool {
        self.is_open.get() && !self.found.read().is_empty()
    }

    fn write(self, text: String) {
        self.text.set(text);
        self.at.set(0);
        self.refusal.set(None);
        self.is_open.set(true);
    }

    fn close(self) {
        self.is_open.set(false);
    }

    /// Takes the `nth` of those that are found, from 0.
    fn choose(self, nth: usize) {
        let Some(chosen) = self.found.with_untracked(|all| all.get(nth).map(|it| it.id)) else {
            return self.refusal.set(Some("Nobody on this desk is called that"));
        };
        self.close();
        if chosen == self.lead {
            return self.refusal.set(Some("A lead cannot have sent itself"));
        }
        self.text.set(String::new());
        self.desk.set_fact(self.lead, Fact::CameFrom(Some(chosen)));
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        let n_found = self.found.read_untracked().len();
        let is_shown = untrack(|| self.is_shown());
        let at = self.at.get_untracked();
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "ArrowDown" if is_shown => self.at.set((at + 1) % n_found.max(1)),
            "ArrowUp" if is_shown => self.at.set((at + n_found.max(1) - 1) % n_found.max(1)),
            "ArrowDown" | "ArrowUp" => self.is_open.set(true),
            "Enter" if !self.text.read_untracked().trim().is_empty() => self.choose(at),
            "Escape" if is_shown => self.close(),
            "Escape" => self.write(String::new()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn drawn(self) -> AnyView {
        let is_expanded = move || if self.is_shown() { "true" } else { "false" };
        let active = move || self.is_shown().then(|| option_id(self.at.get()));
        let why = move || self.refusal.get();
        let options = move || {
            let option = |(nth, found): (usize, &Found)| untrack(|| self.option(nth, found));
            self.is_shown().then(|| self.found.read().iter().enumerate().map(option).collect_view())
        };
        // Somebody who is typed half is nobody: it is said, and what is typed stays.
        let leave = move || {
            self.close();
            let is_typed = !self.text.read_untracked().trim().is_empty();
            if is_typed && self.refusal.read_untracked().is_none() {
                self.refusal.set(Some("Choose one of those that are found, or clear the field"));
            }
        };

        view! {
            <input
                id=ID
                type="text"
                role="combobox"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=given(is_expanded)
                aria-activedescendant=given(active)
                placeholder=Some("Add: type part of a name")
                autocomplete="off"
                dir=Some("auto")
                prop:value=said(move || self.text.get())
                on:input=typed(move |text| self.write(text))
                on:keydown=heard(move |event: ev::KeyboardEvent| self.on_key(&event))
                on:blur=heard(move |_: ev::FocusEvent| leave())
                aria-invalid=is_refused(why)
                aria-describedby=error_id(ID)
            />
            <ul
                class="came-from__found"
                id=LIST
                role="listbox"
                aria-label="Leads that are found"
                hidden=holds(move || !self.is_shown())
            >
                {maybe(options)}
            </ul>
            {refused(ID, said(why))}
        }
        .drawn()
    }

    fn option(self, nth: usize, found: &Found) -> AnyView {
        let is_at = move || if self.at.get() == nth { "true" } else { "false" };
        let company = found.company.clone().map(|company| {
            view! { <bdi class="came-from__company">{company}</bdi> }
        });
        // The field keeps the keyboard, and its list with it, until the mouse is let go.
        let stay = heard(|event: ev::MouseEvent| event.prevent_default());
        view! {
            <li
                class="came-from__one"
                id=option_id(nth)
                role="option"
                aria-selected=given(is_at)
                on:mousedown=stay
                on:click=pressed(move || self.choose(nth))
            >
                <bdi>{found.title.clone()}</bdi>
                {part(company)}
            </li>
        }
        .drawn()
    }
}

impl Found {
    fn of(row: &Projection) -> Found {
        Found { id: row.id, title: row.title.clone(), company: row.company.clone() }
    }
}

fn option_id(nth: usize) -> String {
    format!("{ID}-{nth}")
}
