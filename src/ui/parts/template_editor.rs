//! The editor of a template: its name, its channel, its text, and how it reads for somebody.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::template::draft::{Draft, Field};
use ninefold_core::domain::template::{Blank, TemplateId};

use super::template_preview::template_preview;
use super::text_input::{Control, TextInput, text_input};
use super::{button, named_button};
use crate::browser::{caret, clock, focus, keys};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, effect, heard, holds, instead, said};
use crate::ui::words;

/// A handle to the editor of one template.
#[derive(Clone, Copy)]
struct Editor {
    desk: Desk,
    id: TemplateId,
    /// What the editor shows.
    shown: Memo<Option<Draft>>,
}

impl Editor {
    fn change(self, change: impl FnOnce(&mut Draft)) {
        self.desk.templates().change(self.desk, self.id, change);
    }

    fn write(self, field: Field, text: String) {
        self.change(|draft| draft.write(field, text));
    }

    fn text(self, field: Field) -> String {
        self.shown
            .with(|draft| draft.as_ref().map(|it| it.text(field).to_owned()))
            .unwrap_or_default()
    }
}

/// The id of the input of `field`. One editor is open at a time.
fn field_id(field: Field) -> &'static str {
    match field {
        Field::Name => "template-name",
        Field::Text => "template-text",
    }
}

/// The editor of template `id`. What is typed stays there until it is saved or given up, also while
/// another page is looked at. It takes the keyboard if it `is_asked_for`.
pub fn template_editor(desk: Desk, id: TemplateId, is_asked_for: RwSignal<bool>) -> AnyView {
    let templates = desk.templates();
    let shown = Memo::new(move |_| templates.shown(desk, id));
    let editor = Editor { desk, id, shown };
    effect(move || {
        if is_asked_for.get_untracked() {
            focus::soon(field_id(Field::Name));
        }
    });
    let title = move || {
        Some(editor.text(Field::Name).trim().to_owned())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| "New template".to_owned())
    };
    let save = move || {
        if let Err(field) = templates.save(desk, id, clock::now()) {
            focus::soon(field_id(field));
        }
    };
    let is_edited = Memo::new(move |_| templates.draft(id).is_some());
    let unsaved = move || is_edited.get().then_some("Not saved.");
    let area = NodeRef::<html::Textarea>::new();
    // What is typed is kept, and the row says that it is not saved.
    let on_key = heard(move |event: ev::KeyboardEvent| {
        if keys::is_save(&event) {
            event.prevent_default();
            save();
        } else if keys::is_give_up(&event) {
            event.prevent_default();
            templates.close(id);
        }
    });

    view! {
        <form
            class="template-editor"
            novalidate
            aria-labelledby="template-title"
            on:submit=instead(save)
            on:keydown=on_key
        >
            <h3 class="template-editor__title" id="template-title"><bdi>{said(title)}</bdi></h3>
            {text(editor, Field::Name, "Name", Control::Line, NodeRef::new())}
            {channel(editor)}
            {text(editor, Field::Text, "Text", Control::Lines, area)}
            {places(editor, area)}
            {template_preview(desk, shown)}
            <div class="template-editor__actions">
                <p class="template-editor__unsaved" role="status">{said(unsaved)}</p>
                {button("button is-quiet", "Cancel", move || templates.cancel(desk, id))}
                <button type="submit" class="button">"Save template"</button>
            </div>
        </form>
    }
    .drawn()
}

fn text(
    editor: Editor,
    field: Field,
    label: &'static str,
    control: Control,
    area: NodeRef<html::Textarea>,
) -> AnyView {
    let Editor { desk, id, .. } = editor;
    let templates = desk.templates();
    let input = TextInput {
        id: field_id(field).to_owned(),
        label,
        control,
        hint: None,
        value: said(move || editor.text(field)),
        why: Memo::new(move |_| templates.refusal(id, field).map(|why| why.to_string())),
        area,
    };
    text_input(
        input,
        move |text| editor.write(field, text),
        move || templates.check(desk, id, field),
    )
}

/// What it is written for.
fn channel(editor: Editor) -> AnyView {
    let chosen = Memo::new(move |_| editor.shown.with(|draft| draft.as_ref().map(|it| it.channel)));
    let option = |channel: Channel| {
        let is_chosen = holds(move || chosen.get() == Some(channel));
        view! { <option prop:selected=is_chosen>{words::channel_name(channel)}</option> }.drawn()
    };
    let options = Channel::ALL.into_iter().map(option).collect_view();
    let choose = move |event: ev::Event| {
        let idx = event_target::<HtmlSelectElement>(&event).selected_index();
        let channel = usize::try_from(idx).ok().and_then(|idx| Channel::ALL.get(idx).copied());
        editor.change(|draft| draft.channel = channel.unwrap_or(draft.channel));
    };

    view! {
        <div class="field cadence-field">
            <label for="template-channel">"Channel"</label>
            <select id="template-channel" on:change=heard(choose)>{options}</select>
        </div>
    }
    .drawn()
}

/// The places, each with a word for what it is filled with; pressed, it goes where the text is being
/// typed.
fn places(editor: Editor, area: NodeRef<html::Textarea>) -> AnyView {
    let place = |blank: Blank| {
        let put = move || {
            if let Some(area) = area.get_untracked() {
                editor.write(Field::Text, caret::insert(&area, blank.as_str()));
            }
        };
        let name = format!("Insert {}: {}", blank.as_str(), blank.meaning());
        view! {
            <li>
                {named_button("button is-quiet", name, blank.as_str(), put)}
                " "
                <span>{blank.meaning()}</span>
            </li>
        }
        .drawn()
    };
    let places = Blank::ALL.into_iter().map(place).collect_view();

    view! {
        <div class="template-editor__places" role="group" aria-labelledby="template-places">
            <p class="field__hint" id="template-places">
                "Places that are filled in for each lead; press one to put it into the text. " {words::SUBJECT}
            </p>
            <ul>{places}</ul>
        </div>
    }
    .drawn()
}
