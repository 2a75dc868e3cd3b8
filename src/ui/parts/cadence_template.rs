//! The choice of a template of the library for a step of a plan.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use ninefold_core::domain::cadence::StepId;
use ninefold_core::domain::cadence::draft::{Field, StepField};
use ninefold_core::domain::template::TemplateId;

use super::button;
use super::cadence_field::Editor;
use crate::state::{Memo, RwSignal};
use crate::ui::live::{Draw, heard, holds, live, maybe};

/// A choice among the templates, and a button that puts the chosen one into step `id`; nothing while
/// the library is empty. What happens is `told`.
///
/// Two controls, and not one that acts when it changes: with the keyboard, a choice changes on the
/// way to what is meant.
pub fn cadence_template(editor: Editor, id: StepId, told: RwSignal<String>) -> AnyView {
    let all = Memo::new(move |_| {
        let settings = editor.desk.settings();
        let all = settings.library();
        let all = all.into_iter().map(|it| (it.id, it.name.to_string(), it.text.to_string()));
        all.collect::<Vec<_>>()
    });
    let is_there = Memo::new(move |_| !all.read().is_empty());
    maybe(move || is_there.get().then(|| untrack(|| choice(editor, id, all, told)))).drawn()
}

fn choice(
    editor: Editor,
    id: StepId,
    all: Memo<Vec<(TemplateId, String, String)>>,
    told: RwSignal<String>,
) -> AnyView {
    const TEMPLATE: StepField = StepField::Template;
    let picked = RwSignal::new(None::<TemplateId>);
    // What is not there, or no longer, is the first.
    let at = Memo::new(move |_| {
        let all = all.read();
        all.iter().position(|(id, ..)| Some(*id) == picked.get()).unwrap_or_default()
    });
    let options = move || {
        let option = |(idx, (_, name, _)): (usize, &(TemplateId, String, String))| {
            let is_chosen = holds(move || at.get() == idx);
            view! { <option prop:selected=is_chosen>{name.clone()}</option> }.drawn()
        };
        all.read().iter().enumerate().map(option).collect::<Vec<AnyView>>()
    };
    let pick = move |event: ev::Event| {
        let idx = event_target::<HtmlSelectElement>(&event).selected_index();
        let idx = usize::try_from(idx).unwrap_or_default();
        picked.set(all.with_untracked(|all| all.get(idx).map(|(id, ..)| *id)));
    };
    // What stood in the step, for whoever did not mean to lose it.
    let before = RwSignal::new(None::<String>);
    let write = move |text: String| {
        let field = Field::Step(id, TEMPLATE);
        let was = editor.shown.with_untracked(|draft| {
            draft.as_ref().map(|draft| draft.text(field).to_owned()).unwrap_or_default()
        });
        editor.change(|draft| draft.write(field, text));
        was
    };
    let put = move || {
        let template = all.with_untracked(|all| all.get(at.get_untracked()).cloned());
        let Some((_, name, text)) = template else { return };
        let was = write(text.clone());
        before.set(Some(was).filter(|was| !was.trim().is_empty() && *was != text));
        told.set(format!("The step has the text of “{name}” now"));
    };
    let put_back = move || {
        if let Some(was) = before.get_untracked() {
            write(was);
            before.set(None);
            told.set("The step has the text that it had before".to_owned());
        }
    };
    let back = move || {
        let is_there = before.with(Option::is_some);
        is_there.then(|| button("button is-quiet", "Put back what stood there", put_back))
    };
    let select = format!("cadence-step-{}-library", id.0);

    view! {
        <div class="field cadence-field">
            <label for=select.clone()>"Use a template"</label>
            <div class="cadence-template">
                <select id=select on:change=heard(pick)>{live(options)}</select>
                {button("button is-quiet", "Put it into the step", put)}
                {maybe(back)}
            </div>
        </div>
    }
    .drawn()
}
