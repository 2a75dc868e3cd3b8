//! What to write or say to a lead: the text of its next step, or one of the library.

use leptos::prelude::*;
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::template::{Blank, Filled, TemplateId, fill};

use super::Step;
use super::lead_head::filled;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, holds, live, maybe, said, typed};
use crate::ui::words;

/// A text as it is filled for a lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// What it is written for; `None` where there is no text.
    pub channel: Option<Channel>,
    /// The text.
    pub filled: Filled,
    /// The one of the library that it is; `None` for that of the step.
    pub template: Option<TemplateId>,
}

/// The text for `lead`: the one that was `chosen`, while it is in the library, else that of the
/// `next` step.
pub fn letter(desk: Desk, lead: &Lead, next: &Step, chosen: Option<TemplateId>) -> Letter {
    let settings = desk.settings();
    if let Some(template) = chosen.and_then(|id| settings.template(id)) {
        let filled = fill(template.text.as_str(), lead, settings.my_name.as_ref());
        return Letter { channel: Some(template.channel), filled, template: chosen };
    }
    let filled = filled(desk, lead, next);
    let channel = next.next.due().map(|due| due.channel).filter(|_| filled != Filled::default());
    Letter { channel, filled, template: None }
}

/// The choice among the texts, and the one that is chosen as it will be sent; nothing where there is
/// none at all.
pub fn letter_choice(
    desk: Desk,
    lead: Memo<Lead>,
    next: Memo<Step>,
    letter: Memo<Letter>,
    chosen: RwSignal<Option<TemplateId>>,
) -> AnyView {
    let library = Memo::new(move |_| names(desk));
    let has_library = Memo::new(move |_| !library.read().is_empty());
    let choice = move || has_library.get().then(|| choice(desk, lead, next, library, chosen));
    let has_text = Memo::new(move |_| letter.read().channel.is_some());
    let preview = move || has_text.get().then(|| preview(letter));
    view! {
        <div class="letter">
            {maybe(choice)}
            {maybe(preview)}
        </div>
    }
    .drawn()
}

/// The texts of the library, each with what it is written for; of the one that is answered most
/// often that is said.
fn names(desk: Desk) -> Vec<(TemplateId, String)> {
    let templates = desk.templates();
    let replies = untrack(|| templates.replies(desk));
    let best = templates.best(desk, &replies);
    let settings = desk.settings();
    let name = |id: TemplateId, name: &str, channel| {
        let praise = if best == Some(id) { " – answered most often" } else { "" };
        (id, format!("{name} ({}){praise}", words::channel(channel)))
    };
    settings.library().iter().map(|it| name(it.id, it.name.as_str(), it.channel)).collect()
}

fn choice(
    desk: Desk,
    lead: Memo<Lead>,
    next: Memo<Step>,
    library: Memo<Vec<(TemplateId, String)>>,
    chosen: RwSignal<Option<TemplateId>>,
) -> AnyView {
    let of_step = move || {
        let has_text = lead.with(|lead| filled(desk, lead, &next.read()) != Filled::default());
        if has_text { "That of the step" } else { "None" }
    };
    let option = move |(id, name): (TemplateId, String)| {
        let is_chosen = move || chosen.get() == Some(id);
        view! { <option value=id.to_string() prop:selected=holds(is_chosen)>{name}</option> }
            .drawn()
    };
    let options = move || library.get().into_iter().map(option).collect_view();
    let choose = move |id: String| chosen.set(id.parse().ok());
    view! {
        <div class="letter__choice">
            <label for="letter">"Text"</label>
            <select id="letter" on:change=typed(choose)>
                <option value="" prop:selected=holds(move || chosen.get().is_none())>{said(of_step)}</option>
                {live(options)}
            </select>
        </div>
    }
    .drawn()
}

/// The text as it will be sent, and what it lacks. One that is chosen stands open.
fn preview(letter: Memo<Letter>) -> AnyView {
    let title = move || match letter.read().channel {
        Some(Channel::Call | Channel::Meeting) => "What to say",
        Some(Channel::Email | Channel::Message | Channel::Other) | None => "What will be written",
    };
    let subject = move || {
        let subject = letter.read().filled.subject.clone()?;
        Some(view! { <p class="letter__subject"><b>"Subject: "</b> <bdi>{subject}</bdi></p> })
    };
    let body = move || letter.read().filled.body.clone();
    let is_open = move || {
        let letter = letter.read();
        let is_said = match letter.channel {
            Some(Channel::Call | Channel::Meeting) => true,
            Some(Channel::Email | Channel::Message | Channel::Other) | None => false,
        };
        letter.template.is_some() || is_said
    };
    let lacks = move || {
        let lacks = lacks(&letter.read().filled)?;
        Some(view! { <p class="letter__lacks">{lacks}</p> })
    };
    view! {
        <details class="letter__preview" prop:open=holds(is_open)>
            <summary>{said(title)}</summary>
            {maybe(subject)}
            <p class="letter__body" dir="auto">{said(body)}</p>
        </details>
        {maybe(lacks)}
    }
    .drawn()
}

/// What a text lacks, and where it is filled in.
fn lacks(filled: &Filled) -> Option<String> {
    let names: Vec<&str> = filled.missing.iter().map(|blank| blank.as_str()).collect();
    let of_desk = |blank: &Blank| blank.is_of_the_desk();
    let where_to = match (filled.missing.iter().any(of_desk), filled.missing.iter().all(of_desk)) {
        (true, true) => "fill in your name under Settings",
        (true, false) => "fill it in below, and your name under Settings",
        (false, _) => "fill it in below",
    };
    (!names.is_empty()).then(|| format!("The text lacks {}: {where_to}", names.join(", ")))
}
