//! A field of the editor of a plan: what is typed stands in the draft, what is wrong beside it.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use ninefold_core::domain::cadence::draft::{Draft, Field, StepDraft, StepField};
use ninefold_core::domain::cadence::{CadenceId, StepId};

use super::text_input::{Control, TextInput, text_input};
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, heard, holds, said, ticked};

/// A handle to the editor of one plan.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The desk.
    pub desk: Desk,
    /// The plan.
    pub id: CadenceId,
    /// What the editor shows.
    pub shown: Memo<Option<Draft>>,
}

impl Editor {
    /// Changes what stands in the editor.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.desk.cadences().change(self.desk, self.id, change);
    }

    /// Reads step `id` of what is shown; nothing for one that is gone.
    pub fn step<T: Default>(self, id: StepId, read: impl FnOnce(&StepDraft) -> T) -> T {
        self.shown
            .with(|draft| draft.as_ref().and_then(|it| it.step(id)).map(read))
            .unwrap_or_default()
    }

    /// What is wrong with `field`, as a sentence.
    pub fn refusal(self, field: Field) -> Option<String> {
        self.desk.cadences().refusal(self.id, field).map(|why| why.to_string())
    }

    fn text(self, field: Field) -> String {
        self.shown
            .with(|draft| draft.as_ref().map(|it| it.text(field).to_owned()))
            .unwrap_or_default()
    }
}

/// The id of the input of `field`.
pub fn field_id(field: Field) -> String {
    match field {
        Field::Name => "cadence-name".to_owned(),
        Field::Steps => "cadence-add-step".to_owned(),
        Field::Repeated => "cadence-repeated".to_owned(),
        Field::Step(id, field) => {
            let name = match field {
                StepField::Count => "count",
                StepField::Purpose => "purpose",
                StepField::Template => "template",
                StepField::TimeOfDay => "time",
                StepField::Limit => "limit",
            };
            format!("cadence-step-{}-{name}", id.0)
        }
    }
}

/// A labelled field for a text, perhaps with a `hint` below it.
pub fn text_field(
    editor: Editor,
    field: Field,
    label: &'static str,
    control: Control,
    hint: Option<String>,
) -> AnyView {
    let Editor { desk, id, .. } = editor;
    let input = TextInput {
        id: field_id(field),
        label,
        control,
        hint,
        value: said(move || editor.text(field)),
        why: Memo::new(move |_| editor.refusal(field)),
        area: NodeRef::new(),
    };
    text_input(
        input,
        move |text| editor.change(|draft| draft.write(field, text)),
        move || desk.cadences().check(desk, id, field),
    )
}

/// A labelled choice of one of `names` for step `step`; `place` tells which is chosen.
pub fn choice(
    editor: Editor,
    step: StepId,
    name: &'static str,
    label: &'static str,
    names: &[&'static str],
    place: fn(&StepDraft) -> usize,
    choose: fn(&mut StepDraft, usize),
) -> AnyView {
    let id = format!("cadence-step-{}-{name}", step.0);
    let chosen = Memo::new(move |_| editor.step(step, place));
    let option = |(idx, name): (usize, &&'static str)| {
        view! { <option prop:selected=holds(move || chosen.get() == idx)>{*name}</option> }.drawn()
    };
    let options = names.iter().enumerate().map(option).collect_view();
    let change = move |event: ev::Event| {
        let idx = event_target::<HtmlSelectElement>(&event).selected_index();
        let idx = usize::try_from(idx).unwrap_or_default();
        editor.change(|draft| draft.step_mut(step).into_iter().for_each(|it| choose(it, idx)));
    };

    view! {
        <div class="field cadence-field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=heard(change)>{options}</select>
        </div>
    }
    .drawn()
}

/// A yes or no of step `step`.
pub fn tick(
    editor: Editor,
    step: StepId,
    label: &'static str,
    is_set: fn(&StepDraft) -> bool,
    set: fn(&mut StepDraft, bool),
) -> AnyView {
    let change = move |is_set| {
        editor.change(|draft| draft.step_mut(step).into_iter().for_each(|it| set(it, is_set)));
    };

    view! {
        <label class="cadence-field__tick">
            <input
                type="checkbox"
                prop:checked=holds(move || editor.step(step, is_set))
                on:change=ticked(change)
            />
            <span>{label}</span>
        </label>
    }
    .drawn()
}
