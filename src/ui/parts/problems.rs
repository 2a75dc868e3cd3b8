//! What troubles a lead, the most painful first, each edited where it stands.

use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::problem::{Pain, Problem};

use super::button;
use super::field::{error_id, is_refused, refused};
use crate::browser::focus;
use crate::state::{Desk, Memo, ProblemField, RwSignal, WhichProblem};
use crate::ui::live::{Draw, Row, effect, given, heard, holds, list, maybe, pressed, said, typed};
use crate::ui::words;

/// How many are drawn before somebody asks for all.
const FEW: usize = 10;

/// The id of the line in which one is added.
const NEW: &str = "problem-new";

/// Where the keyboard belongs once a change is stored: its row moves, or goes.
#[derive(Clone, PartialEq, Eq)]
enum Keyboard {
    /// On how much this one hurts.
    Pain(WhichProblem),
    /// Where the row was that went.
    Place(usize),
}

/// A handle to the list.
#[derive(Clone, Copy)]
struct List {
    desk: Desk,
    lead: Memo<Lead>,
    problems: Memo<Vec<Problem>>,
    keyboard: RwSignal<Option<Keyboard>>,
}

impl List {
    fn with_lead(self, act: impl FnOnce(&Lead)) {
        self.lead.with_untracked(act);
    }

    /// Lets go of what was typed and is stored, and puts the keyboard on the row that moved.
    fn settle(self) {
        self.with_lead(|lead| self.desk.edits().tidy_problems(self.desk, lead));
        let Some(keyboard) = self.keyboard.get_untracked() else { return };
        self.keyboard.set(None);
        // Somebody who went on meanwhile is not called back.
        if focus::holder(".problems").is_none() && !focus::is_lost() {
            return;
        }
        let (place, n) = self.problems.with_untracked(|all| match &keyboard {
            Keyboard::Pain(which) => (which.place(all), all.len()),
            Keyboard::Place(idx) => (Some(*idx), all.len()),
        });
        match place.filter(|idx| *idx < n) {
            Some(idx) => focus::soon(&format!("{}-pain", id_of(idx))),
            None => focus::soon(NEW),
        }
    }
}

fn id_of(idx: usize) -> String {
    format!("problem-{idx}")
}

/// All problems of a lead, and a line to add one.
pub fn problems(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let problems = Memo::new(move |_| lead.with(|lead| lead.parts().problems.clone()));
    let list_of = List { desk, lead, problems, keyboard: RwSignal::new(None) };
    effect(move || {
        problems.track();
        untrack(|| list_of.settle());
    });
    let added = Memo::new(|_| Some(ProblemField::New));
    let is_whole = RwSignal::new(false);
    let n = Memo::new(move |_| problems.read().len());
    let n_shown = move || if is_whole.get() { n.get() } else { n.get().min(FEW) };
    // A row is a place in the list: what stands there changes, and the keyboard stays in its field.
    let rows = move || {
        let row = |idx: usize| Row::new(idx.to_string(), move || row(list_of, idx));
        (0..n_shown()).map(row).collect()
    };
    let show_all = move || {
        is_whole.set(true);
        focus::soon(&format!("{}-pain", id_of(FEW)));
    };
    let all = move || {
        let is_long = n.get() > FEW && !is_whole.get();
        is_long.then(|| button("button is-quiet", format!("Show all {}", n.get()), show_all))
    };

    view! {
        <div class="fact-field">
            <label class="fact-field__label" for=NEW>"Problems"</label>
            <div class="fact-field__body problems" id="problems">
                <ol class="problems__list">{list(rows)}</ol>
                {maybe(all)}
                {text(list_of, NEW.to_owned(), Some("Add a problem"), added)}
            </div>
        </div>
    }
    .drawn()
}

/// How much it hurts, what it is, what would help, and the way to take it off the list.
fn row(list: List, idx: usize) -> AnyView {
    let List { desk, problems, keyboard, lead: _ } = list;
    let id = id_of(idx);
    let which = Memo::new(move |_| problems.with(|all| WhichProblem::at(all, idx)));
    let pain = Memo::new(move |_| problems.with(|all| all.get(idx).map(|it| it.pain)));
    let option = |value: Pain| {
        let is_first = untrack(|| pain.get()) == Some(value);
        let is_chosen = holds(move || pain.get() == Some(value));
        let number = value.number().to_string();
        view! {
            <option value=number selected=is_first prop:selected=is_chosen>{words::pain(value)}</option>
        }
        .drawn()
    };
    let choose = move |number: String| {
        let pain = number.parse().ok().and_then(|number| Pain::new(number).ok());
        if let (Some(pain), Some(which)) = (pain, which.get_untracked()) {
            keyboard.set(Some(Keyboard::Pain(which.clone())));
            list.with_lead(|lead| desk.edits().set_pain(desk, lead, &which, pain));
        }
    };
    let remove = move || {
        if let Some(which) = which.get_untracked() {
            keyboard.set(Some(Keyboard::Place(idx)));
            list.with_lead(|lead| desk.edits().remove_problem(desk, lead, &which));
        }
    };
    let told = move || problems.with(|all| all.get(idx).map(|it| it.words.to_string()));
    let name = move || told().map(|words| format!("Problem {}: {words}", idx + 1));
    let remove_name = move || told().map(|words| format!("Remove: {words}"));
    let help = format!("{id}-help");
    let help_label = help.clone();
    let words_of = Memo::new(move |_| which.get().map(ProblemField::Words));
    let help_of = Memo::new(move |_| which.get().map(ProblemField::Solution));

    view! {
        <li>
            <div class="problems__one" role="group" aria-label=given(name)>
                <select id=format!("{id}-pain") aria-label="How much it hurts" on:change=typed(choose)>
                    {Pain::all().map(option).collect_view()}
                </select>
                {text(list, format!("{id}-words"), Some("Problem"), words_of)}
                <button
                    type="button"
                    class="link"
                    aria-label=given(remove_name)
                    on:click=pressed(remove)
                >
                    "Remove"
                </button>
                <label class="problems__label" for=help_label>"What would help"</label>
                {text(list, help, None, help_of)}
            </div>
        </li>
    }
    .drawn()
}

/// What is typed into one of the fields; it may have no label but its `name`. Enter or leaving it
/// saves, Escape shows again what is stored.
fn text(
    list: List,
    id: String,
    name: Option<&'static str>,
    field: Memo<Option<ProblemField>>,
) -> AnyView {
    let List { desk, lead, .. } = list;
    let edits = desk.edits();
    let shown = move || {
        let field = field.get()?;
        Some(lead.with(|lead| edits.problem_text(lead, &field)))
    };
    let why = move || {
        let field = field.get()?;
        lead.with(|lead| edits.problem_refusal(lead, &field))
    };
    let act = move |act: &dyn Fn(&Lead, &ProblemField)| {
        if let Some(field) = field.get_untracked() {
            lead.with_untracked(|lead| act(lead, &field));
        }
    };
    let write = move |text: String| {
        act(&|lead, field| edits.write_problem(desk, lead, field, &text));
    };
    let commit = move || act(&|lead, field| edits.commit_problem(desk, lead, field));
    let revert = move || act(&|lead, field| edits.revert_problem(desk, lead, field));
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        _ if event.is_composing() => {}
        "Enter" => {
            event.prevent_default();
            commit();
        }
        "Escape" => revert(),
        _ => {}
    };
    let first = untrack(shown).unwrap_or_default();
    let placeholder = if name == Some("Add a problem") { "Add a problem" } else { "Add" };

    view! {
        <div class="problems__text">
            <textarea
                id=id.clone()
                rows="1"
                aria-label=name
                placeholder=Some(placeholder)
                dir=Some("auto")
                prop:value=said(shown)
                on:input=typed(write)
                on:blur=heard(move |_: ev::FocusEvent| commit())
                on:keydown=heard(on_key)
                aria-invalid=is_refused(why)
                aria-describedby=error_id(&id)
            >
                {first}
            </textarea>
            {refused(&id, said(why))}
        </div>
    }
    .drawn()
}
