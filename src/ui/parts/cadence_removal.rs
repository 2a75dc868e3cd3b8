//! The question before a plan goes that leads follow: where these go.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use ninefold_core::domain::cadence::CadenceId;

use super::button;
use super::field::open_while;
use crate::browser::clock;
use crate::state::{Desk, Memo, Removal, RwSignal};
use crate::ui::live::{Draw, heard, holds, instead, maybe};
use crate::ui::words;

/// A dialog while a plan is to be deleted that leads follow.
pub fn cadence_removal(desk: Desk) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    let removal = Memo::new(move |_| desk.cadences().removal());
    open_while(dialog, move || removal.read().is_some());
    let keep = move || desk.cadences().keep();
    let on_cancel = instead::<ev::Event>(keep);
    let question = move || removal.get().map(|removal| untrack(|| question(desk, &removal)));

    view! {
        <dialog
            class="dialog confirm"
            node_ref=dialog
            aria-labelledby="cadence-removal-title"
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| keep())
        >
            {maybe(question)}
        </dialog>
    }
    .drawn()
}

fn question(desk: Desk, removal: &Removal) -> AnyView {
    let plans = desk.settings().plans();
    let others: Vec<_> = plans.iter().filter(|plan| plan.id() != removal.id).collect();
    let ids: Vec<CadenceId> = others.iter().map(|plan| plan.id()).collect();
    let names = others.iter().map(|plan| plan.name().to_owned());
    let names: Vec<_> = names.chain(["No plan: you decide for each".to_owned()]).collect();
    let chosen = RwSignal::new(0_usize);
    let option = |(idx, name): (usize, String)| {
        view! { <option prop:selected=holds(move || chosen.get() == idx)>{name}</option> }.drawn()
    };
    let options = names.into_iter().enumerate().map(option).collect_view();
    let choose = move |event: ev::Event| {
        let idx = event_target::<HtmlSelectElement>(&event).selected_index();
        chosen.set(usize::try_from(idx).unwrap_or_default());
    };
    let leads = match removal.leads.as_ref().map_or(0, Vec::len) {
        1 => "1 lead follows this plan.".to_owned(),
        n => format!("{} follow this plan.", words::leads(n)),
    };
    let begins = (!matches!(removal.id, CadenceId::Own(_))).then_some(
        " Leads that would begin it stand on Today without a next step until you restore it.",
    );
    let delete = move || {
        let to = ids.get(chosen.get_untracked()).copied();
        desk.cadences().delete(desk, to, clock::now());
    };

    view! {
        <h2 class="confirm__title" id="cadence-removal-title">"Delete this plan?"</h2>
        <p>{leads} " One undo brings back all of it." {begins}</p>
        <div class="field cadence-field">
            <label for="cadence-removal-to">"They go on with"</label>
            <select id="cadence-removal-to" on:change=heard(choose)>{options}</select>
        </div>
        <div class="confirm__actions">
            {button("button is-quiet", "Cancel", move || desk.cadences().keep())}
            {button("button is-final", "Delete plan", delete)}
        </div>
    }
    .drawn()
}
