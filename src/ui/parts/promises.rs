//! What was promised to a lead: what is owed, and what was kept.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Lead};
use ninefold_core::domain::promise::{Kept, Promise};

use super::beside::{keep_keyboard, region};
use super::{button, moment};
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, live, maybe, part};
use crate::ui::spoken;
use crate::ui::words;

const ID: &str = "promises";

/// A region with the promises to a lead, while there are any.
pub fn promises(desk: Desk, lead: Memo<Lead>, may_act: Memo<bool>) -> AnyView {
    let all = Memo::new(move |_| lead.with(|lead| lead.parts().promises.clone()));
    let is_any = Memo::new(move |_| !all.read().is_empty());
    keep_keyboard(ID, move || all.track());
    let id = lead.with_untracked(Lead::id);
    let open = move || {
        let may_act = may_act.get();
        let one = |it: &Promise| untrack(|| open(desk, id, it.clone(), may_act));
        all.read().iter().filter(|it| it.is_open()).map(one).collect_view()
    };
    let kept = move || {
        let kept: Vec<(Promise, Kept)> =
            all.read().iter().rev().filter_map(|it| Some((it.clone(), it.kept()?))).collect();
        (!kept.is_empty()).then(|| untrack(|| self::kept(desk, kept)))
    };
    let draw = move || {
        let body = view! { <ul class="beside__list">{live(open)}</ul> {maybe(kept)} };
        region(ID, "Promises", body.drawn())
    };
    maybe(move || is_any.get().then(|| untrack(draw))).drawn()
}

/// One that is not kept.
fn open(desk: Desk, lead: LeadId, promise: Promise, may_act: bool) -> AnyView {
    let (id, due_at) = (promise.id, promise.due_at);
    let late = spoken(desk, move |speech| (due_at < speech.now).then(|| speech.due(due_at)));
    let late = move || late.get().map(|late| view! { <span class="beside__late">{late}</span> });
    let text = promise.words.to_string();
    let decide = move |decided, decision| desk.decide(decided, vec![(lead, decision)]);
    let keep = move || decide(Decided::Kept, Decision::Keep(id, desk.now_untracked()));
    let release = move || decide(Decided::Released, Decision::Release(id));
    let name = format!("Promise: {text}");
    let change = move || desk.jotting().change_promise(desk, lead, &promise);
    let acts = may_act.then(|| {
        view! {
            <div class="beside__acts" role="group" aria-label=name>
                {button("button is-quiet", "Kept", keep)}
                {button("button is-quiet", "Change …", change)}
                {button("button is-quiet", "No longer owed", release)}
            </div>
        }
    });

    view! {
        <li class="beside__one">
            <p class="said-in-parts">
                <span><b><bdi>{text}</bdi></b></span>
                <span>"by " {moment(desk, due_at, |speech, at| speech.moment(at))}</span>
                {maybe(late)}
            </p>
            {part(acts)}
        </li>
    }
    .drawn()
}

/// Those that were kept, behind how.
fn kept(desk: Desk, all: Vec<(Promise, Kept)>) -> AnyView {
    let how: Vec<Kept> = all.iter().map(|(_, kept)| *kept).collect();
    let one = |(promise, kept): (Promise, Kept)| {
        let kept_at = promise.kept_at.unwrap_or(promise.due_at);
        let how = match kept {
            Kept::InTime => "Kept",
            Kept::Late => "Kept late",
        };
        view! {
            <li class="beside__one">
                <p class="said-in-parts">
                    <span><b><bdi>{promise.words.to_string()}</bdi></b></span>
                    <span>{how} " " {moment(desk, kept_at, |speech, at| speech.moment(at))}</span>
                </p>
            </li>
        }
        .drawn()
    };
    let lines = all.into_iter().map(one).collect_view();
    view! {
        <details class="beside__past">
            <summary>{words::kept_counts(&how)}</summary>
            <ul class="beside__list">{lines}</ul>
        </details>
    }
    .drawn()
}
