//! What is asked before something is changed about all leads that are selected.

use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::stage::Stage;

use super::button;
use super::dialog::dialog;
use super::field::{error_id, is_refused, refused};
use crate::browser::{focus, keys};
use crate::state::{Desk, ManyField, Memo};
use crate::ui::live::{Draw, at_key, effect, instead, maybe, part, pressed, said, typed};
use crate::ui::words;

const FIELD: &str = "bulk-field";

const FIRST_STAGE: &str = "bulk-stage-new";

/// A dialog while something is asked. Escape closes it, and nothing is changed.
pub fn bulk_form(desk: Desk) -> AnyView {
    let table = desk.table();
    let node = NodeRef::<html::Dialog>::new();
    let field = Memo::new(move |_| table.form().map(|form| form.field));
    let body = move || field.get().map(|field| untrack(|| body(desk, field)));
    let drawn = dialog(
        node,
        "bulk-title",
        move || field.get().is_some(),
        move || table.close(),
        at_key(keys::is_save, move || table.save(desk)),
        maybe(body).drawn(),
    );
    effect(move || {
        if let (Some(dialog), Some(field)) = (node.get(), field.get()) {
            let first = if field == ManyField::Stage { FIRST_STAGE } else { FIELD };
            focus::on(&dialog, first);
        }
    });
    drawn
}

fn body(desk: Desk, field: ManyField) -> AnyView {
    let counted = desk.table().counted(desk);
    let form = match field {
        ManyField::Stage => stages(desk),
        ManyField::Reason | ManyField::Tag | ManyField::Source => text(desk, field),
    };

    view! {
        <h2 class="dialog__title" id="bulk-title">{words::many_title(field)}</h2>
        <p class="dialog__whom">{words::selected(counted)}</p>
        {form}
    }
    .drawn()
}

/// The stages; all but *Lost* are taken at once.
fn stages(desk: Desk) -> AnyView {
    let stage = |stage: Stage| {
        let hint = (stage == Stage::Won).then(|| {
            let hint = "no value is asked here";
            view! { <span class="choices__at">{hint}</span> }
        });
        let choose = move || desk.table().move_to(desk, stage);
        view! {
            <li>
                <button
                    type="button"
                    class="choices__choice"
                    id=format!("bulk-stage-{}", stage.name())
                    on:click=pressed(choose)
                >
                    <span class="choices__name">{words::stage(stage)}</span>
                    {part(hint)}
                </button>
            </li>
        }
        .drawn()
    };
    let stages = Stage::ALL.into_iter().map(stage).collect_view();

    view! {
        <ol class="choices__all">{stages}</ol>
        <p class="choices__end">
            {button("button is-quiet", "Cancel", move || desk.table().close())}
        </p>
    }
    .drawn()
}

/// A reason, a tag or a source, with what is in use to choose from.
fn text(desk: Desk, field: ManyField) -> AnyView {
    let table = desk.table();
    let why = move || table.form().and_then(|form| form.refusal);
    let value = move || table.form().map(|form| form.text);
    let (label, save) = words::many_field(field);
    let known = match field {
        ManyField::Tag => table.known_tags(desk),
        ManyField::Source => table.known_sources(desk),
        ManyField::Stage | ManyField::Reason => Vec::new(),
    };
    let option = |text: String| view! { <option value=text></option> }.drawn();
    let known: Vec<AnyView> = known.into_iter().map(option).collect();
    let hint = match field {
        ManyField::Reason => words::given_up_early(table.n_given_up_early(desk)),
        ManyField::Source => Some("Leave it empty where nobody knows.".to_owned()),
        ManyField::Stage | ManyField::Tag => None,
    };
    let remove = move || table.remove_tag(desk);
    let remove = (field == ManyField::Tag).then(|| button("button is-quiet", "Remove tag", remove));

    view! {
        <form class="field" novalidate on:submit=instead(move || table.save(desk))>
            <label for=FIELD>{label}</label>
            <input
                id=FIELD
                list="bulk-known"
                autocomplete="off"
                prop:value=said(value)
                on:input=typed(move |text| table.write(text))
                aria-invalid=is_refused(why)
                aria-describedby=format!("{} bulk-hint", error_id(FIELD))
            />
            <datalist id="bulk-known">{known}</datalist>
            <p class="field__hint" id="bulk-hint">{part(hint)}</p>
            {refused(FIELD, said(why))}
            <div class="dialog__actions">
                {button("button is-quiet", "Cancel", move || table.close())}
                {part(remove)}
                <button type="submit" class="button">{save}</button>
            </div>
        </form>
    }
    .drawn()
}
