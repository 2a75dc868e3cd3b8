//! What of a lead's timeline is shown.

use leptos::prelude::*;
use ninefold_core::domain::touch::Channel;

use crate::state::{Desk, Memo, Told};
use crate::ui::live::{Draw, given, pressed, said};
use crate::ui::words;

/// One button for each part of a timeline, and how much of it `n_shown` is.
pub fn story_filter(desk: Desk, n_shown: Memo<usize>, n_all: Memo<usize>) -> AnyView {
    let timeline = desk.timeline();
    let choice = |told: Told| {
        let is_chosen = move || if timeline.told() == told { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="story-filter__choice"
                aria-pressed=given(is_chosen)
                on:click=pressed(move || timeline.choose(told))
            >
                {name(told)}
            </button>
        }
        .drawn()
    };
    let choices = Told::ALL.map(choice).into_iter().collect_view();
    let line = move || match (timeline.told(), n_shown.get(), n_all.get()) {
        (Told::All, ..) => None,
        (told, 0, _) => Some(none(told).to_owned()),
        (_, n, all) => Some(format!("{} of {} shown", words::thousands(n), words::thousands(all))),
    };

    view! {
        <div class="story-filter" role="group" aria-label="Show of the timeline">{choices}</div>
        <p class="story-filter__line" role="status">{said(line)}</p>
    }
    .drawn()
}

fn name(told: Told) -> &'static str {
    match told {
        Told::All => "All",
        Told::Through(Channel::Call) => "Calls",
        Told::Through(Channel::Email) => "E-mails",
        Told::Through(Channel::Message) => "Messages",
        Told::Through(Channel::Meeting) => "Meetings",
        Told::Through(Channel::Other) => "Other",
        Told::WithNote => "Notes",
    }
}

/// What is said where nothing is shown.
fn none(told: Told) -> &'static str {
    match told {
        Told::All => "Nothing has happened yet",
        Told::Through(Channel::Call) => "No calls yet",
        Told::Through(Channel::Email) => "No e-mails yet",
        Told::Through(Channel::Message) => "No messages yet",
        Told::Through(Channel::Meeting) => "No meetings yet",
        Told::Through(Channel::Other) => "No other touches yet",
        Told::WithNote => "No notes yet",
    }
}
