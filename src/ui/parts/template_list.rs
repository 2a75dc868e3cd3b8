//! The library: templates by their names, each opened where it stands.

use std::collections::BTreeMap;

use leptos::prelude::*;
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::template::{Replies, Template, TemplateId, first_words};

use super::template_editor::template_editor;
use super::{button, named_button};
use crate::browser::{clock, focus, random};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Row, list, live, maybe, on_change, part, pressed};
use crate::ui::words;

/// What a row of the list says of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Listed {
    id: TemplateId,
    name: String,
    channel: Channel,
    first_words: String,
    /// Something is typed into it that is not saved.
    is_edited: bool,
    /// It was saved before.
    is_saved: bool,
}

/// What every row goes by.
#[derive(Clone, Copy)]
struct Library {
    desk: Desk,
    all: Memo<Vec<Listed>>,
    /// What came of each.
    replies: Memo<BTreeMap<TemplateId, Replies>>,
    /// The template that is answered most often.
    best: Memo<Option<TemplateId>>,
    /// Somebody asked for an editor since the page is there. One that stood open before takes no
    /// keyboard when the page is come back to.
    is_asked_for: RwSignal<bool>,
}

/// The library, with the ways to a new template.
pub fn template_list(desk: Desk) -> AnyView {
    let templates = desk.templates();
    let all = Memo::new(move |_| listed(desk));
    let replies = Memo::new(move |_| templates.replies(desk));
    let best = Memo::new(move |_| templates.best(desk, &replies.read()));
    let library = Library { desk, all, replies, best, is_asked_for: RwSignal::new(false) };
    let rows = move || {
        let row = |template: &Listed| {
            let id = template.id;
            Row::new(id.to_string(), move || row(library, id))
        };
        all.read().iter().map(row).collect()
    };
    let open = Memo::new(move |before: Option<&(Option<TemplateId>, Option<TemplateId>)>| {
        (before.and_then(|(_, now)| *now), templates.open())
    });
    // The editor that closes had the keyboard: its row takes it, or the heading where that has gone.
    let keep_keyboard = move || {
        let (before, now) = open.get_untracked();
        let Some(closed) = before.filter(|_| now.is_none()) else { return };
        let is_there = all.with_untracked(|all| all.iter().any(|it| it.id == closed));
        let to = if is_there { edit_id(closed) } else { "templates".to_owned() };
        focus::soon(&to);
    };
    on_change(move || open.track(), keep_keyboard);
    let is_empty = Memo::new(move |_| all.read().is_empty());
    let nothing = move || {
        let what_to_do = "No templates yet. Begin with a text that you send again and again, or with \
                          four of ours: a first answer, one after a call without an answer, one that \
                          sends what was promised, and one that asks a customer for a referral.";
        is_empty.get().then(|| view! { <p class="template-list__none">{what_to_do}</p> })
    };
    let has_none = Memo::new(move |_| desk.settings().library().is_empty());
    let begin = move || {
        library.is_asked_for.set(true);
        templates.begin(desk, clock::now(), random::bytes());
    };
    let starters = move || {
        let add = move || {
            templates.add_starters(desk, clock::now());
            // The button goes.
            focus::on_page("templates");
        };
        has_none.get().then(|| button("button is-quiet", "Add the four starters", add))
    };

    view! {
        <section class="template-list" aria-labelledby="templates">
            <h2 class="template-list__title" id="templates" tabindex="-1">"Templates"</h2>
            <p class="template-list__line">
                "What you write again and again, with places that are filled for each lead. Steps of a plan take \
                 their texts from here."
            </p>
            {maybe(nothing)}
            <ul>{list(rows)}</ul>
            <div class="template-list__more">
                {button("button is-quiet", "New template", begin)}
                {maybe(starters)}
            </div>
        </section>
    }
    .drawn()
}

/// The library, then templates that were begun.
fn listed(desk: Desk) -> Vec<Listed> {
    let settings = desk.settings();
    let stored = settings.library().into_iter().map(|template| {
        let Template { id, name, channel, text, .. } = template;
        Listed {
            id: *id,
            name: name.to_string(),
            channel: *channel,
            first_words: first_words(text.as_str()),
            is_edited: desk.templates().draft(*id).is_some(),
            is_saved: true,
        }
    });
    let begun = desk.templates().begun(desk).into_iter().map(|(id, draft)| {
        let name = match draft.name.trim() {
            "" => "New template".to_owned(),
            name => name.to_owned(),
        };
        let first_words = first_words(&draft.text);
        Listed { id, name, channel: draft.channel, first_words, is_edited: true, is_saved: false }
    });
    stored.chain(begun).collect()
}

/// The id of the button that opens template `id`.
fn edit_id(id: TemplateId) -> String {
    format!("template-{id}-edit")
}

/// A template: what it is, or its editor while that is open.
fn row(library: Library, id: TemplateId) -> AnyView {
    let Library { desk, all, is_asked_for, .. } = library;
    let template = Memo::new(move |_| all.read().iter().find(|it| it.id == id).cloned());
    let is_open = Memo::new(move |_| desk.templates().open() == Some(id));
    let body = move || match is_open.get() {
        true => untrack(|| template_editor(desk, id, is_asked_for)),
        false => maybe(move || template.get().map(|it| untrack(|| summary(library, it)))).drawn(),
    };
    view! { <li class="template-list__item">{live(body)}</li> }.drawn()
}

fn summary(library: Library, template: Listed) -> AnyView {
    let Library { desk, replies, best, is_asked_for, .. } = library;
    let Listed { id, name, channel, first_words, is_edited, is_saved } = template;
    let templates = desk.templates();
    let replies = move || {
        let told = replies.read().get(&id).copied().unwrap_or_default();
        is_saved.then(|| view! { <span>{words::replies(told)}</span> })
    };
    let best = move || {
        (best.get() == Some(id))
            .then(|| view! { <b class="template-list__best">"Answered most often"</b> })
    };
    let unsaved = is_edited.then(|| view! { <span>"not saved"</span> });
    let label = |verb: &str| format!("{verb} {name}");
    let edit = move || {
        is_asked_for.set(true);
        templates.edit(id);
    };
    let copy = move || {
        is_asked_for.set(true);
        templates.copy(desk, id, clock::now(), random::bytes());
    };
    let delete = move || {
        if is_saved {
            templates.delete(desk, id, clock::now());
        } else {
            templates.cancel(desk, id);
        }
        focus::soon("templates");
    };
    let edit = view! {
        <button
            type="button"
            class="button is-quiet"
            id=edit_id(id)
            aria-label=label("Edit")
            on:click=pressed(edit)
        >
            "Edit"
        </button>
    };
    let copy = is_saved.then(|| named_button("button is-quiet", label("Copy"), "Copy", copy));

    view! {
        <div class="template-list__row">
            <h3 class="template-list__name"><bdi>{name.clone()}</bdi></h3>
            <p class="template-list__about said-in-parts">
                <span>{words::channel(channel)}</span>
                {maybe(replies)}
                {maybe(best)}
                {part(unsaved)}
            </p>
            <p class="template-list__words" dir="auto">{first_words}</p>
            <div class="template-list__ways">
                {edit.drawn()}
                {part(copy)}
                {named_button("button is-quiet", label("Delete"), "Delete", delete)}
            </div>
        </div>
    }
    .drawn()
}
