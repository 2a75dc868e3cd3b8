//! What stands around the rows of Today: how far the day is, a backlog, and what waits elsewhere.

use chrono::NaiveDate;
use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::backlog::{Remedy, is_backlog};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::Due;

use super::{button, done_today, empty, moment};
use crate::route::Route;
use crate::state::{Asked, Desk, Memo, RwSignal};
use crate::ui::live::{Draw, given, heard, maybe, part, said};
use crate::ui::words;

/// More leads than this are not named one by one.
const MOST_NAMES: usize = 12;

/// How much of the day's work is done, as a thin bar; none while nothing is.
pub fn progress(n_done: Memo<usize>, n_to_do: Memo<usize>) -> AnyView {
    let is_begun = Memo::new(move |_| n_done.get() > 0);
    let bar = move || {
        let whole = move || (n_done.get() + n_to_do.get()).to_string();
        let done = move || n_done.get().to_string();
        let bar = || {
            view! {
                <progress class="day__progress" max=given(whole) value=given(done) aria-hidden="true"></progress>
            }
        };
        is_begun.get().then(bar)
    };
    maybe(bar).drawn()
}

/// The ways out from under a backlog, while there is one. Each is shown before it is done.
pub fn backlog(desk: Desk) -> AnyView {
    let n_late = Memo::new(move |_| {
        let (late, now) = (desk.late(), desk.now_untracked());
        let most = desk.settings().touches_a_day;
        desk.with_zone(|zone| is_backlog(&late, most, now, zone)).then_some(late.len())
    });
    let way = move |remedy| {
        let words = format!("{} …", words::remedy(remedy));
        let ask = move || desk.deciding().ask(desk, Asked::Backlog(remedy));
        button("button is-quiet", words, ask)
    };
    let is_any = Memo::new(move |_| n_late.get().is_some());
    let told = move || words::backlog(n_late.get().unwrap_or_default());
    let banner = move || {
        let draw = || {
            view! {
                <section class="day__backlog" aria-label="Backlog">
                    <p>{said(told)}</p>
                    <p class="day__ways">{Remedy::ALL.map(way).into_iter().collect_view()}</p>
                </section>
            }
        };
        is_any.get().then(draw)
    };
    maybe(banner).drawn()
}

/// What is in no group of Today, and what was done on the `day`.
pub fn rest(desk: Desk, day: Memo<NaiveDate>) -> AnyView {
    let n_without = Memo::new(move |_| desk.agenda().n_no_plan_yet);
    let n_future = Memo::new(move |_| desk.agenda().n_from_the_future);
    let give = move || desk.deciding().ask(desk, Asked::PlanForAll);
    let give = move || button("button is-quiet", "Give them a plan …", give);
    view! {
        <div class="day__rest">
            {pile(desk, n_future, words::from_the_future, Desk::from_the_future, || ().drawn())}
            {pile(desk, n_without, words::without_a_plan, Desk::without_a_plan, give)}
            {done_today(desk, day)}
        </div>
    }
    .drawn()
}

/// Some leads behind their number, while there are any, and what can be done about all of them.
fn pile(
    desk: Desk,
    n_leads: Memo<usize>,
    name: fn(usize) -> String,
    ids: fn(Desk) -> Vec<LeadId>,
    act: impl Fn() -> AnyView + Copy + Send + 'static,
) -> AnyView {
    let is_any = Memo::new(move |_| n_leads.get() > 0);
    let names = move || {
        let ids = ids(desk);
        let n_more = ids.len().saturating_sub(MOST_NAMES);
        let link = |id: &LeadId| {
            let title = desk.row(*id).get().map(|row| row.title);
            let href = desk.href(Route::Today(Some(*id)));
            view! { <li><a href=href><bdi>{title}</bdi></a></li> }.drawn()
        };
        let names = ids.iter().take(MOST_NAMES).map(link).collect_view();
        let more = (n_more > 0).then(|| {
            view! { <li>"and " {words::leads(n_more)} " more"</li> }
        });
        view! { {names} {part(more)} }
    };
    let draw = move || {
        // Nobody is named before somebody looks.
        let is_open = RwSignal::new(false);
        view! {
            <details class="day__pile" on:toggle=heard(move |_: ev::Event| is_open.set(true))>
                <summary>{said(move || name(n_leads.get()))}</summary>
                <ul class="day__names">{maybe(move || is_open.get().then(names))}</ul>
                {act()}
            </details>
        }
    };
    maybe(move || is_any.get().then(draw)).drawn()
}

/// Nothing is to be done now: what comes next, and when.
pub fn nothing_due(desk: Desk) -> AnyView {
    let next = Memo::new(move |_| desk.with_rows(|rows| first_due(rows.values())));
    let next = move || {
        let Some((id, title, due)) = next.get() else {
            return view! {
                "No lead has a date. They are all in "
                <a href=desk.href(Route::to_leads())>"Leads"</a> "."
            }
            .drawn();
        };
        view! {
            "Next: " {words::channel(due.channel)} " "
            <a href=desk.href(Route::Today(Some(id)))><bdi>{title}</bdi></a> ", "
            {moment(desk, due.at, |speech, at| speech.due(at))} "."
        }
        .drawn()
    };
    empty("Nothing to do now", maybe(move || Some(next())).drawn())
}

/// The step that is due first.
fn first_due<'a>(rows: impl Iterator<Item = &'a Projection>) -> Option<(LeadId, String, Due)> {
    let due = rows.filter_map(|row| Some((row, *row.next.due()?)));
    let first = due.min_by_key(|(row, due)| (due.at, row.id));
    first.map(|(row, due)| (row.id, row.title.clone(), due))
}
