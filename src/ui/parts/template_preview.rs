//! How a template reads for somebody: an example, or a lead of the desk.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::template::Filled;
use ninefold_core::domain::template::draft::Draft;

use crate::state::{Desk, Memo, Recipient};
use crate::ui::live::{Draw, heard, holds, live, maybe, said};
use crate::ui::words;

/// What stands in the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Tried {
    /// Nothing yet, and why.
    Nothing(String),
    /// The text, and what has to be known of it.
    Text { subject: Option<String>, body: String, warnings: Vec<String> },
}

/// The template that the editor `shown` has, filled for whom the person chooses.
pub fn template_preview(desk: Desk, shown: Memo<Option<Draft>>) -> AnyView {
    let tried = Memo::new(move |_| shown.with(|draft| tried(desk, draft.as_ref())));
    let subject = move || match &*tried.read() {
        Tried::Text { subject: Some(subject), .. } => {
            let subject = subject.clone();
            Some(view! {
                <p class="template-preview__subject" dir="auto"><b>"Subject: "</b> {subject}</p>
            })
        }
        Tried::Text { subject: None, .. } | Tried::Nothing(_) => None,
    };
    let body = move || match &*tried.read() {
        Tried::Text { body, .. } => body.clone(),
        Tried::Nothing(why) => why.clone(),
    };
    let warnings = move || match &*tried.read() {
        Tried::Text { warnings, .. } if !warnings.is_empty() => {
            let warning = |text: &String| view! { <li>{text.clone()}</li> }.drawn();
            let warnings = warnings.iter().map(warning).collect_view();
            Some(view! { <ul class="template-preview__warnings">{warnings}</ul> })
        }
        Tried::Text { .. } | Tried::Nothing(_) => None,
    };

    view! {
        <section class="template-preview" aria-labelledby="template-preview">
            <h4 class="template-preview__title" id="template-preview">"Preview"</h4>
            {recipient(desk)}
            <div class="template-preview__sheet">
                {maybe(subject)}
                <p class="template-preview__text" dir="auto">{said(body)}</p>
            </div>
            {maybe(warnings)}
        </section>
    }
    .drawn()
}

fn tried(desk: Desk, draft: Option<&Draft>) -> Tried {
    let templates = desk.templates();
    let Some(draft) = draft.filter(|draft| !draft.text.trim().is_empty()) else {
        return Tried::Nothing("Type a text to see how it reads.".to_owned());
    };
    match templates.filled(desk, draft.text.trim()) {
        Some(filled) => {
            let warnings = words::warnings(&draft.text, draft.channel, &filled);
            let Filled { subject, body, .. } = filled;
            let subject = subject.filter(|_| draft.channel == Channel::Email);
            Tried::Text { subject, body, warnings }
        }
        None => Tried::Nothing(match templates.recipient() {
            Recipient::Missing(_, why) => format!("This lead cannot be shown: {why}."),
            Recipient::Example | Recipient::Reading(_) | Recipient::Lead(_) => {
                "This lead is being read …".to_owned()
            }
        }),
    }
}

/// The choice of whom the template is tried on.
fn recipient(desk: Desk) -> AnyView {
    let templates = desk.templates();
    let leads = Memo::new(move |_| desk.recipients());
    let chosen = Memo::new(move |_| templates.recipient().id());
    let option = move |id: Option<LeadId>, name: String| {
        let is_chosen = holds(move || chosen.get() == id);
        view! { <option prop:selected=is_chosen>{name}</option> }.drawn()
    };
    let options = move || {
        let example = option(None, "An example person".to_owned());
        let leads = leads.get().into_iter().map(|(id, title)| option(Some(id), title));
        std::iter::once(example).chain(leads).collect::<Vec<AnyView>>()
    };
    let choose = move |event: ev::Event| {
        let idx = event_target::<HtmlSelectElement>(&event).selected_index();
        // The first is the example.
        let at = usize::try_from(idx).ok().and_then(|idx| idx.checked_sub(1));
        let id = at.and_then(|at| leads.with_untracked(|all| all.get(at).map(|(id, _)| *id)));
        templates.try_on(desk, id);
    };

    view! {
        <div class="field cadence-field">
            <label for="template-recipient">"Preview for"</label>
            <select id="template-recipient" on:change=heard(choose)>{live(options)}</select>
        </div>
    }
    .drawn()
}
