//! Two leads side by side: what each says, what is taken, and the merge.

use leptos::prelude::*;
use ninefold_core::domain::command::UniteError;
use ninefold_core::domain::duplicates::Pair;
use ninefold_core::domain::fact::FactKind;

use super::double_choice::double_choice;
use super::double_says::says;
use super::{button, moment};
use crate::browser::focus;
use crate::route::Route;
use crate::state::{Desk, FactPair, Hand, Memo, Read};
use crate::ui::live::{Draw, Row, given, heard, holds, list, live, maybe, part, pressed, said};
use crate::ui::words;

/// The id of the heading of the open pair.
pub const PAIR_TITLE: &str = "double-title";

/// Both leads of `pair`.
pub fn double_pair(desk: Desk, pair: Pair) -> AnyView {
    let doubles = desk.doubles();
    let title = |id| desk.row(id).get_untracked().map(|row| row.title).unwrap_or_default();
    let (left, right) = (title(pair.0), title(pair.1));
    let why = doubles.suspects().map(|it| words::likeness(it.alike));
    let is_read = Memo::new(move |_| {
        let is_lead = |hand| matches!(doubles.lead(hand), Read::Lead(_));
        is_lead(Hand::Left) && is_lead(Hand::Right)
    });
    let missing = Memo::new(move |_| {
        [Hand::Left, Hand::Right].into_iter().find_map(|hand| match doubles.lead(hand) {
            Read::Missing(why) => Some(why),
            Read::Reading | Read::Lead(_) => None,
        })
    });
    let body = move || {
        match (missing.get(), is_read.get()) {
        (Some(why), _) => view! {
            <p role="alert">"One of the two could not be read: " {why} ". Skip it, or look again."</p>
        }
        .drawn(),
        (None, true) => untrack(|| compared(desk, pair)),
        (None, false) => view! { <p class="double-pair__hint">"Reading both …"</p> }.drawn(),
    }
    };

    view! {
        <section class="double-pair" aria-labelledby=PAIR_TITLE>
            <h2 class="double-pair__title" id=PAIR_TITLE tabindex="-1">
                <bdi>{left}</bdi> " and " <bdi>{right}</bdi>
            </h2>
            <p class="double-pair__hint">{part(why.map(|why| why.drawn()))}</p>
            {live(body)}
            {ways(desk, is_read)}
        </section>
    }
    .drawn()
}

/// The heads of both, and what they say: first where they differ.
fn compared(desk: Desk, pair: Pair) -> AnyView {
    let doubles = desk.doubles();
    let facts = Memo::new(move |_| doubles.facts());
    let differing = Memo::new(move |_| facts.read().iter().filter(|it| it.differs()).count());
    let rows = move || {
        let differing = facts.read().iter().filter(|it| it.differs()).map(|it| it.kind).collect();
        let kinds: Vec<FactKind> = differing;
        let row = |kind| Row::new(format!("{kind:?}"), move || double_choice(desk, kind, facts));
        kinds.into_iter().map(row).collect()
    };
    let same = move || {
        let same: Vec<FactPair> = facts.get().into_iter().filter(|it| !it.differs()).collect();
        let n = same.len();
        let row = |it: FactPair| {
            view! {
                <div><dt>{words::fact(it.kind)}</dt><dd>{says(desk, &it.left)}</dd></div>
            }
            .drawn()
        };
        let rows = same.into_iter().map(row).collect_view();
        (n > 0).then(|| {
            view! {
                <details class="double-pair__same">
                    <summary>{format!("Both say the same ({n})")}</summary>
                    <dl>{rows}</dl>
                </details>
            }
        })
    };
    let differ = move || match differing.get() {
        0 => "Nothing that is known differs",
        _ => "Where they differ",
    };
    let never = move || {
        doubles.is_never().then(|| {
            view! {
                <p class="double-pair__note">
                    <b>"Never contact. "</b> "One of them says so, and so does the lead that stays."
                </p>
            }
        })
    };

    view! {
        <fieldset class="double-pair__heads">
            <legend>"Which lead stays"</legend>
            {head(desk, pair, Hand::Left)}
            {head(desk, pair, Hand::Right)}
        </fieldset>
        {maybe(never)}
        <h3 class="double-pair__part">{said(differ)}</h3>
        <div class="double-pair__facts">{list(rows)}</div>
        {maybe(same)}
        <p class="double-pair__note">{said(move || becomes(desk))}</p>
    }
    .drawn()
}

/// What becomes of the two.
fn becomes(desk: Desk) -> String {
    let [left, right] = desk.doubles().n_touches();
    let touches = match left + right {
        0 => String::new(),
        n => format!(", with {} of both", words::n_touches(n)),
    };
    let stays = match desk.doubles().kept() {
        Hand::Left => "left",
        Hand::Right => "right",
    };
    format!(
        "The {stays} one stays{touches}. The other goes into the trash, and what was chosen against \
         stands in the history. One undo brings both back."
    )
}

/// One of the two: who it is, how much passed with it, and whether it stays.
fn head(desk: Desk, pair: Pair, hand: Hand) -> AnyView {
    let doubles = desk.doubles();
    let (id, place) = match hand {
        Hand::Left => (pair.0, "Left"),
        Hand::Right => (pair.1, "Right"),
    };
    let row = desk.row(id).get_untracked();
    let Some(row) = row else { return ().drawn() };
    let n_touches = move || {
        let [left, right] = doubles.n_touches();
        let n = if hand == Hand::Left { left } else { right };
        words::n_touches(n)
    };
    let keeps = move || doubles.kept() == hand;
    let keep = move || doubles.keep(hand);
    let company = row.company.map(|it| view! { <bdi>{it}</bdi> ", " });

    view! {
        <div class="double-pair__head">
            <label>
                <input type="radio" name="double-kept" prop:checked=holds(keeps) on:change=heard(move |_: leptos::ev::Event| keep()) />
                <span class="double-pair__hand">{place} ": "</span>
                <b><bdi>{row.title}</bdi></b>
            </label>
            <p>
                {part(company)} {said(n_touches)} ", written down "
                {moment(desk, row.captured_at, |speech, at| speech.ago(at))} ", "
                <a href=desk.href(Route::to_lead(id))>"open"</a>
            </p>
        </div>
    }
    .drawn()
}

/// What can be done about the pair.
fn ways(desk: Desk, is_read: Memo<bool>) -> AnyView {
    let doubles = desk.doubles();
    let stops = Memo::new(move |_| {
        let stops = |it: FactPair| it.then.err().map(|why| (it.kind, why));
        doubles.facts().into_iter().find_map(stops)
    });
    let cannot = move || {
        let is_held = !is_read.get() || stops.read().is_some() || doubles.is_merging();
        is_held.then_some("true")
    };
    let merge_words = move || if doubles.is_merging() { "Merging …" } else { "Merge" };
    let why = move || {
        let told = |(kind, why): (FactKind, UniteError)| format!("{}: {why}", words::fact(kind));
        let failed = |why: String| format!("The two are not merged yet: {why}");
        stops.get().map(told).or_else(|| doubles.failure().map(failed))
    };
    let alert =
        move || why().map(|why| view! { <p class="double-pair__stop" role="alert">{why}</p> });
    let merge = move || doubles.merge(desk);
    let apart = move || doubles.tell_apart(desk);
    let skip = move || {
        if doubles.go(desk, true) {
            focus::soon(PAIR_TITLE);
        } else {
            desk.say("That was the last pair".to_owned(), None);
        }
    };
    view! {
        {maybe(alert)}
        <div class="double-pair__ways">
            <button
                type="button"
                class="button"
                aria-disabled=given(cannot)
                aria-keyshortcuts="Control+Enter"
                on:click=pressed(merge)
            >
                {said(merge_words)} " " <kbd class="for-keyboards" aria-hidden="true">"Ctrl Enter"</kbd>
            </button>
            {button("button is-quiet", "Not the same", apart)}
            {button("button is-quiet", "Skip", skip)}
        </div>
    }
    .drawn()
}
