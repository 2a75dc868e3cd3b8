//! One step in the editor of a plan.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::cadence::draft::{Field, StepDraft, StepField};
use ninefold_core::domain::cadence::{Anchor, Channel, StepId, Unit};

use super::cadence_field::{Editor, choice, text_field, tick};
use super::cadence_template;
use super::text_input::Control;
use crate::browser::focus;
use crate::state::{Memo, RwSignal};
use crate::ui::live::{Draw, effect, given, heard, holds, maybe, pressed, said};
use crate::ui::words;

/// One step: when, how and what for, and its place among the others.
///
/// What is told of a move goes into `told`; a press on the handle begins to drag it.
pub fn cadence_step(
    editor: Editor,
    id: StepId,
    told: RwSignal<String>,
    dragged: RwSignal<Option<StepId>>,
) -> AnyView {
    let place = Memo::new(move |_| {
        editor.shown.with(|draft| {
            draft
                .as_ref()
                .map_or((0, 0), |draft| (draft.place(id).unwrap_or_default(), draft.steps.len()))
        })
    });
    let title = move || format!("Step {}", place.get().0 + 1);
    let group = format!("cadence-step-{}", id.0);
    let grab = move |event: ev::PointerEvent| {
        // Else a mouse would begin to select text.
        event.prevent_default();
        dragged.set(Some(id));
    };
    let remove = move || {
        told.set(format!("Step {} is deleted", place.get_untracked().0 + 1));
        editor.change(|draft| draft.remove_step(id));
        focus::on_page("cadence-add-step");
    };
    let remove_name = move || format!("Delete step {}", place.get().0 + 1);

    view! {
        <li class="cadence-step" class:is-dragged=holds(move || dragged.get() == Some(id))>
            <div class="cadence-step__head">
                <span class="cadence-step__grip" aria-hidden="true" on:pointerdown=heard(grab)>"⠿"</span>
                <h4 class="cadence-step__title" id=group.clone()>{said(title)}</h4>
                {mover(editor, id, place, told, true)}
                {mover(editor, id, place, told, false)}
                <button
                    type="button"
                    class="button is-quiet"
                    aria-label=given(remove_name)
                    on:click=pressed(remove)
                >
                    "Delete"
                </button>
            </div>
            <div class="cadence-step__fields" role="group" aria-labelledby=group>
                {when(editor, id)}
                {text_field(editor, Field::Step(id, StepField::Purpose), "Purpose", Control::Line, None)}
                {rest(editor, id, told)}
            </div>
        </li>
    }
    .drawn()
}

/// The button that moves step `id` one place up or down. The keyboard stays on it.
fn mover(
    editor: Editor,
    id: StepId,
    place: Memo<(usize, usize)>,
    told: RwSignal<String>,
    is_up: bool,
) -> AnyView {
    let words = if is_up { "Move up" } else { "Move down" };
    let button = format!("cadence-step-{}-{}", id.0, if is_up { "up" } else { "down" });
    let name = move || format!("{words} step {}", place.get().0 + 1);
    let is_at_end = move || {
        let (at, n) = place.get();
        (if is_up { at == 0 } else { at + 1 == n }).then_some("true")
    };
    let focused = button.clone();
    let go = move || {
        let (at, n) = place.get_untracked();
        let to = if is_up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < n) };
        if let Some(to) = to {
            editor.change(|draft| draft.move_step(id, to));
            told.set(format!("Step {} is now step {} of {n}", at + 1, to + 1));
            focus::soon(&focused);
        }
    };

    view! {
        <button
            type="button"
            class="button is-quiet"
            id=button
            aria-label=given(name)
            aria-disabled=given(is_at_end)
            on:click=pressed(go)
        >
            {words}
        </button>
    }
    .drawn()
}

/// How long after what, and how.
fn when(editor: Editor, id: StepId) -> AnyView {
    let units = Unit::ALL.map(words::units);
    let anchors = Anchor::ALL.map(words::anchor);
    let channels = Channel::ALL.map(words::channel_name);
    let unit = |it: &StepDraft| place_of(&Unit::ALL, it.unit);
    let anchor = |it: &StepDraft| place_of(&Anchor::ALL, it.anchor);
    let channel = |it: &StepDraft| place_of(&Channel::ALL, it.channel);
    let set_unit = |it: &mut StepDraft, at| it.unit = at_place(&Unit::ALL, at, it.unit);
    let set_anchor = |it: &mut StepDraft, at| it.anchor = at_place(&Anchor::ALL, at, it.anchor);
    let set_channel = |it: &mut StepDraft, at| it.channel = at_place(&Channel::ALL, at, it.channel);

    view! {
        <div class="cadence-step__when">
            {text_field(editor, Field::Step(id, StepField::Count), "Wait", Control::Number, None)}
            {choice(editor, id, "unit", "Unit", &units, unit, set_unit)}
            {choice(editor, id, "anchor", "After", &anchors, anchor, set_anchor)}
            {choice(editor, id, "channel", "Channel", &channels, channel, set_channel)}
        </div>
    }
    .drawn()
}

fn place_of<T: PartialEq>(all: &[T], it: T) -> usize {
    all.iter().position(|other| *other == it).unwrap_or_default()
}

fn at_place<T: Copy>(all: &[T], at: usize, before: T) -> T {
    all.get(at).copied().unwrap_or(before)
}

/// What few steps have: a template, a time of day, any hour, a limit.
fn rest(editor: Editor, id: StepId, told: RwSignal<String>) -> AnyView {
    const REST: [StepField; 3] = [StepField::Template, StepField::TimeOfDay, StepField::Limit];
    let is_refused = Memo::new(move |_| {
        REST.into_iter().any(|field| editor.refusal(Field::Step(id, field)).is_some())
    });
    // Open where something is refused; what is typed then shall not close it again.
    let details = NodeRef::<html::Details>::new();
    let is_open = RwSignal::new(false);
    effect(move || {
        if is_refused.get() {
            is_open.set(true);
        }
    });
    let toggle = move |_: ev::Event| {
        is_open.set(details.get_untracked().is_some_and(|details| details.open()));
    };
    let is_civil = Memo::new(move |_| editor.step(id, |it| it.unit.is_civil()));
    let about = move || editor.step(id, words::step_extras);
    let time = move || {
        let field = Field::Step(id, StepField::TimeOfDay);
        let hint = "Such as 09:30; empty keeps the time of what it counts from";
        text_field(editor, field, "Time of day", Control::Line, Some(hint.to_owned()))
    };
    let limit = Field::Step(id, StepField::Limit);
    let limit_hint = "How many minutes after the anchor a first answer is late; empty for no limit";

    view! {
        <details class="cadence-step__rest" node_ref=details open=holds(move || is_open.get()) on:toggle=heard(toggle)>
            <summary>{said(about)}</summary>
            {text_field(editor, Field::Step(id, StepField::Template), "Template", Control::Lines, Some(words::places()))}
            {cadence_template(editor, id, told)}
            {maybe(move || is_civil.get().then(time))}
            {text_field(editor, limit, "Limit in minutes", Control::Number, Some(limit_hint.to_owned()))}
            {tick(
                editor,
                id,
                "Does not wait for working hours",
                |it| !it.hours_apply,
                |it, is_set| it.hours_apply = !is_set,
            )}
        </details>
    }
    .drawn()
}
