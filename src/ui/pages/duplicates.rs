//! Duplicates: leads that may be one and the same.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::{focus, keys};
use crate::state::{Desk, Keeping, Looked, Memo, RwSignal};
use crate::ui::live::{Draw, effect, heard, live, maybe, on_change, said};
use crate::ui::parts::{
    PAIR_TITLE, button, double_crowds, double_list, double_pair, empty, no_leads, page_head,
    skeleton,
};
use crate::ui::words;

/// Leads that may be one and the same, in pairs.
pub fn duplicates(desk: Desk) -> AnyView {
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);
    effect(move || {
        if is_open.get() {
            untrack(|| desk.doubles().look(desk));
        }
    });
    let line = move || match is_open.get() {
        true => "Leads that may be one and the same, in pairs",
        false => "Opening your desk …",
    };
    let body = move || match (is_open.get(), has_leads.get()) {
        (false, _) => skeleton(),
        (true, false) => no_leads(desk),
        (true, true) => untrack(|| doubles(desk)),
    };
    view! { {page_head("Duplicates", said(line), None)} {live(body)} }.drawn()
}

fn doubles(desk: Desk) -> AnyView {
    let doubles = desk.doubles();
    let status = move || match doubles.looked() {
        Looked::NotYet => String::new(),
        Looked::Through(n_done, n_all) => words::looked_through(n_done, n_all),
        Looked::Done => doubles.with_found(|found| words::n_pairs(found.pairs.len())),
    };
    let is_done = Memo::new(move |_| doubles.looked() == Looked::Done);
    let is_any = Memo::new(move |_| doubles.with_found(|found| !found.pairs.is_empty()));
    let again = move || {
        let look = move || doubles.look_again(desk);
        is_done.get().then(|| button("button is-quiet", "Look again", look))
    };
    let nothing = move || {
        let compared = "Compared were e-mails, phones, LinkedIn addresses, and names within one \
                        company. Whoever is in the trash is left out.";
        let is_none = is_done.get() && !is_any.get();
        is_none.then(|| empty("No two leads look alike", compared.drawn()))
    };
    let pairs = move || is_any.get().then(|| untrack(|| double_list(desk)));
    let n_crowds = Memo::new(move |_| doubles.with_found(|found| found.crowds.len()));
    let crowds = move || (n_crowds.get() > 0).then(|| double_crowds(desk));
    let open = Memo::new(move |_| doubles.open());
    let pair = move || open.get().map(|pair| untrack(|| double_pair(desk, pair)));
    listen_for_keys(desk);
    // The keyboard goes along with the pair that it was on; the first one opens by itself.
    let was_any = RwSignal::new(open.with_untracked(Option::is_some));
    let follow = move || {
        let is_any = open.with_untracked(Option::is_some);
        let was_on_it = focus::holder(".double-pair").is_some() || focus::is_lost();
        if was_any.get_untracked() && was_on_it {
            focus::soon(if is_any { PAIR_TITLE } else { "page-title" });
        }
        was_any.set(is_any);
    };
    on_change(move || open.track(), follow);
    let on_key = move |event: ev::KeyboardEvent| {
        if keys::is_save(&event) {
            event.prevent_default();
            doubles.merge(desk);
        }
    };

    view! {
        <div class="doubles" on:keydown=heard(on_key)>
            <p class="doubles__status">
                <span role="status">{said(status)}</span>
                {maybe(again)}
            </p>
            {maybe(nothing)}
            <div class="doubles__columns">
                {maybe(pairs)}
                {maybe(pair)}
            </div>
            {maybe(crowds)}
        </div>
    }
    .drawn()
}

/// `j` and `k` go through the pairs, from anywhere but a field that is typed into.
fn listen_for_keys(desk: Desk) {
    effect(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            if !desk.has_shortcuts() {
                return;
            }
            let is_ours = keys::is_command(&event) || focus::holder(".doubles").is_some();
            let is_forward = match keys::letter(&event) {
                Some('j') if is_ours => true,
                Some('k') if is_ours => false,
                Some(_) | None => return,
            };
            if untrack(|| desk.doubles().go(desk, is_forward)) {
                event.prevent_default();
                focus::soon(PAIR_TITLE);
            }
        });
        on_cleanup(move || handle.remove());
    });
}
