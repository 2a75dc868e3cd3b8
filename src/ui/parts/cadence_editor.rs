//! The editor of one plan: its name, its steps in their order, and one button that saves all of it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::cadence::draft::{Draft, Field, StepField};
use ninefold_core::domain::cadence::{CadenceId, StepId};

use super::cadence_field::{Editor, field_id, text_field};
use super::field::{error_id, refused};
use super::text_input::Control;
use super::{button, cadence_ahead, cadence_removal, cadence_step, empty};
use crate::browser::{clock, drag, focus, hash, keys, random};
use crate::route::Route;
use crate::state::{Desk, Memo, Moves, RwSignal};
use crate::ui::live::{
    Draw, Row, at_key, effect, given, heard, instead, list, live, maybe, on_change, pressed, said,
};

/// The editor of plan `id`. What is typed stays there until it is saved or given up, also while
/// another page is looked at.
pub fn cadence_editor(desk: Desk, id: CadenceId) -> AnyView {
    let shown = Memo::new(move |_| desk.cadences().shown(desk, id));
    let is_there = Memo::new(move |_| shown.read().is_some());
    let editor = Editor { desk, id, shown };
    // What is deleted, or undone, has no page any more.
    let leave = move || {
        if !is_there.get_untracked() {
            hash::go(&desk.href(Route::Cadences(None)));
            focus::soon("cadence-list");
        }
    };
    on_change(move || is_there.track(), leave);
    live(move || match is_there.get() {
        true => untrack(|| form(editor)),
        false => not_here(desk),
    })
    .drawn()
}

fn not_here(desk: Desk) -> AnyView {
    let back = view! {
        "It was deleted, or it is on another desk. " <a href=desk.href(Route::Cadences(None))>"All plans"</a>
    };
    empty("This plan is not here", back.drawn())
}

fn form(editor: Editor) -> AnyView {
    let Editor { desk, id, shown } = editor;
    let cadences = desk.cadences();
    let is_saved = Memo::new(move |_| desk.settings().plans().get(id).is_some());
    effect(move || {
        if !is_saved.get_untracked() {
            focus::soon(&field_id(Field::Name));
        }
    });
    let title = move || {
        let name = shown.with(|draft| draft.as_ref().map(|it| it.name.trim().to_owned()));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| "New plan".to_owned())
    };
    let save = move || {
        if let Err(field) = cadences.save(desk, id, clock::now()) {
            focus::soon(&field_id(field));
        }
    };
    let cancel = move || cadences.cancel(desk, id);
    let is_edited = Memo::new(move |_| cadences.draft(id).is_some());
    let is_idle = move || (!is_edited.get()).then_some("true");
    let moves = move || {
        Some(match cadences.moves(desk, id)? {
            Moves::NoPlan => "Not saved.".to_owned(),
            Moves::Counting => "Not saved. Which due dates move is being counted …".to_owned(),
            Moves::Counted(0) => "Not saved. No due date moves.".to_owned(),
            Moves::Counted(1) => "Not saved. 1 due date moves.".to_owned(),
            Moves::Counted(n) => format!("Not saved. {n} due dates move."),
        })
    };
    let again = "Empty for a plan that ends; 1 has its last step come again for ever.";

    view! {
        <a class="cadence-editor__back" href=desk.href(Route::Cadences(None))>"All plans"</a>
        <header class="cadence-editor__head">
            <h2 class="cadence-editor__title" id="cadence-title"><bdi>{said(title)}</bdi></h2>
            {maybe(move || is_saved.get().then(|| ways(editor)))}
        </header>
        <form
            class="cadence-editor"
            novalidate
            aria-labelledby="cadence-title"
            on:submit=instead(save)
            on:keydown=at_key(keys::is_save, save)
        >
            {text_field(editor, Field::Name, "Name", Control::Line, None)}
            {steps(editor)}
            {text_field(
                editor,
                Field::Repeated,
                "How many of the last steps come again and again",
                Control::Number,
                Some(again.to_owned()),
            )}
            {cadence_ahead(desk, id, shown)}
            <div class="cadence-editor__actions">
                <p class="cadence-editor__moves" role="status">{said(moves)}</p>
                <button
                    type="button"
                    class="button is-quiet"
                    aria-disabled=given(is_idle)
                    on:click=pressed(cancel)
                >
                    "Cancel"
                </button>
                <button type="submit" class="button" aria-disabled=given(is_idle)>"Save plan"</button>
            </div>
        </form>
    }
    .drawn()
}

/// What can be done with a plan as a whole.
fn ways(editor: Editor) -> AnyView {
    let Editor { desk, id, .. } = editor;
    let copy = move || {
        let copy = desk.cadences().copy(desk, id, clock::now(), random::bytes());
        if let Some(copy) = copy {
            hash::go(&desk.href(Route::Cadences(Some(copy))));
        }
    };
    let delete = move || desk.cadences().ask_removal(desk, id, clock::now());

    view! {
        <div class="cadence-editor__ways">
            {button("button is-quiet", "Copy", copy)}
            {button("button is-quiet", "Delete", delete)}
        </div>
        {cadence_removal(desk)}
    }
    .drawn()
}

/// The steps in their order, moved by the keyboard or by dragging.
fn steps(editor: Editor) -> AnyView {
    let Editor { desk, id, shown } = editor;
    let steps = NodeRef::<html::Ol>::new();
    let told = RwSignal::new(String::new());
    let dragged = RwSignal::new(None::<StepId>);
    let ids = Memo::new(move |_| shown.with(|draft| draft.as_ref().map_or(Vec::new(), step_ids)));
    let rows = move || {
        let row = |step: &StepId| {
            let step = *step;
            Row::new(step.0.to_string(), move || cadence_step(editor, step, told, dragged))
        };
        ids.read().iter().map(row).collect()
    };
    // The list holds the pointer: a row that is moved would lose it.
    let hold = move |event: ev::PointerEvent| {
        if let Some(list) = steps.get_untracked().filter(|_| dragged.get_untracked().is_some()) {
            drag::hold(&list, event.pointer_id());
        }
    };
    let pull = move |event: ev::PointerEvent| {
        let (Some(list), Some(step)) = (steps.get_untracked(), dragged.get_untracked()) else {
            return;
        };
        let (from, n) =
            ids.with_untracked(|ids| (ids.iter().position(|it| *it == step), ids.len()));
        let Some(from) = from else { return };
        let to = drag::place(&list, from, f64::from(event.client_y()));
        if to != from {
            editor.change(|draft| draft.move_step(step, to));
            told.set(format!("Step {} is now step {} of {n}", from + 1, to + 1));
        }
    };
    let drop = move |_: ev::PointerEvent| dragged.set(None);
    let add = move || {
        desk.cadences().add_step(desk, id);
        if let Some(step) = ids.with_untracked(|ids| ids.last().copied()) {
            focus::soon(&field_id(Field::Step(step, StepField::Count)));
        }
    };
    let add_id = field_id(Field::Steps);

    view! {
        <section class="cadence-editor__steps" aria-labelledby="cadence-steps">
            <h3 class="cadence-editor__part" id="cadence-steps">"Steps"</h3>
            <p class="cadence-editor__told" role="status">{said(move || told.get())}</p>
            <ol
                node_ref=steps
                on:pointerdown=heard(hold)
                on:pointermove=heard(pull)
                on:pointerup=heard(drop)
                on:pointercancel=heard(drop)
            >
                {list(rows)}
            </ol>
            <button
                type="button"
                class="button is-quiet"
                id=add_id.clone()
                aria-describedby=error_id(&add_id)
                on:click=pressed(add)
            >
                "Add step"
            </button>
            {refused(&add_id, said(move || editor.refusal(Field::Steps)))}
        </section>
    }
    .drawn()
}

fn step_ids(draft: &Draft) -> Vec<StepId> {
    draft.steps.iter().map(|step| step.id).collect()
}
