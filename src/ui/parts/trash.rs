//! The leads in the trash: back onto the desk, or gone for good.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::KEPT_FOR;
use ninefold_core::domain::projection::Projection;

use super::confirm::{Question, confirm};
use super::{button, moment, more, named_button};
use crate::browser::focus;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Row, list, maybe, on_change, part, said};
use crate::ui::words;

/// How many are drawn at once.
const STEP: usize = 100;

/// Each lead in the trash with its ways out. Nothing leaves it by itself. The keyboard goes to the
/// `heading` when what had it has gone.
pub fn trash(desk: Desk, heading: &'static str) -> AnyView {
    let trash = Memo::new(move |_| desk.trash());
    let n_shown = RwSignal::new(STEP);
    let question = RwSignal::new(None::<Question>);
    let asked = RwSignal::new(Vec::<LeadId>::new());
    let is_emptied_here = RwSignal::new(false);
    let restore = move |ids: Vec<LeadId>| {
        is_emptied_here.set(true);
        desk.restore(ids);
    };
    let ask = move |rows: Vec<Projection>| {
        let told = words::done::erased(&rows);
        asked.set(rows.iter().map(|row| row.id).collect());
        question.set(Some(Question { title: "Erase for good?", told, yes: "Erase for good" }));
    };
    let erase = move || {
        is_emptied_here.set(true);
        desk.jotting().forget(desk, &asked.get_untracked());
        desk.erase(asked.get_untracked());
    };
    let follow = move || trash.track();
    on_change(follow, move || {
        if is_emptied_here.get_untracked() {
            is_emptied_here.set(false);
            focus::on_page(heading);
        }
    });
    let all = move || trash.read_untracked().iter().map(|row| row.id).collect();
    let n_rows = Memo::new(move |_| trash.read().len());
    let shown = move || {
        let row = |row: &Projection| {
            let row = row.clone();
            Row::new(row.id.to_string(), move || one(desk, row, restore, ask))
        };
        trash.read().iter().take(n_shown.get()).map(row).collect()
    };
    let hint = move || {
        match n_rows.get() {
        0 => "Nothing is in the trash. Leads that you delete wait here until you restore them or erase them for \
              good."
            .to_owned(),
        1 => "1 lead. It stays here until you restore it or erase it for good.".to_owned(),
        n => format!("{}. They stay here until you restore them or erase them for good.", words::leads(n)),
    }
    };
    let ways = move || {
        (n_rows.get() > 1).then(|| {
            view! {
                <p class="section__ways">
                    {button("button is-quiet", "Restore all", move || restore(all()))}
                    {button("button is-quiet", "Erase all", move || ask(trash.get_untracked()))}
                </p>
            }
        })
    };

    view! {
        <p class="section__hint">{said(hint)}</p>
        {maybe(ways)}
        <ul class="trash">{list(shown)}</ul>
        {more(n_shown, n_rows, STEP)}
        {confirm(question, erase)}
    }
    .drawn()
}

/// One lead in the trash, with the ways to `restore` it and to `ask` before it is erased.
fn one(
    desk: Desk,
    row: Projection,
    restore: impl Fn(Vec<LeadId>) + Copy + 'static,
    ask: impl Fn(Vec<Projection>) + Copy + 'static,
) -> AnyView {
    let id = row.id;
    let (title, company) = (row.title.clone(), row.company.clone());
    let company = company.map(|company| {
        view! { <bdi class="trash__company">{company}</bdi> }
    });
    let deleted_at = row.deleted_at;
    let is_old = deleted_at.is_some_and(|at| desk.now_untracked() - at > KEPT_FOR);
    let is_old = is_old.then(|| view! { <span>"in the trash for more than 30 days"</span> });
    let deleted = deleted_at.map(|at| {
        view! { <span>"Deleted " {moment(desk, at, |speech, at| speech.ago(at))}</span> }
    });
    let restore_name = format!("Restore {title}");
    let erase_name = format!("Erase for good: {title}");
    let restore = move || restore(vec![id]);
    let erase = move || ask(vec![row.clone()]);

    view! {
        <li class="trash__row">
            <div class="trash__who">
                <b><bdi>{title}</bdi></b>
                {part(company)}
                <p class="trash__when said-in-parts">{part(deleted)} {part(is_old)}</p>
            </div>
            <p class="trash__ways">
                {named_button("button is-quiet", restore_name, "Restore", restore)}
                {named_button("button is-quiet", erase_name, "Erase for good", erase)}
            </p>
        </li>
    }
    .drawn()
}
