//! The ledger of noes: how many there were, what each was about, and what comes next.

use leptos::prelude::*;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::objection::ObjectionKind;
use ninefold_core::domain::schedule::Next;
use ninefold_core::domain::touch::Touch;

use super::{Step, button, moment};
use crate::browser::focus;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, Row, list, maybe, part, said};
use crate::ui::words;

const HEAD: &str = "noes-head";

/// So many noes are in sight; older ones stand behind a disclosure.
const IN_SIGHT: usize = 5;

/// The noes since the lead asked, the latest first; nothing while there is none.
pub fn noes(desk: Desk, lead: Memo<Lead>, next: Memo<Step>) -> AnyView {
    let ledger = Memo::new(move |_| lead.with(Ledger::of));
    let is_any = Memo::new(move |_| !ledger.read().noes.is_empty());
    let draw = move || is_any.get().then(|| untrack(|| drawn(desk, lead, ledger, next)));
    maybe(draw).drawn()
}

/// The noes of a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ledger {
    /// Those since it asked, the latest first.
    noes: Vec<Touch>,
    /// How many there were before.
    n_earlier: usize,
}

impl Ledger {
    fn of(lead: &Lead) -> Ledger {
        let mut noes: Vec<Touch> = lead.noes().cloned().collect();
        noes.reverse();
        let n_all = lead.touches().filter(|touch| touch.is_no()).count();
        let n_earlier = n_all - noes.len();
        Ledger { noes, n_earlier }
    }
}

fn drawn(desk: Desk, lead: Memo<Lead>, ledger: Memo<Ledger>, next: Memo<Step>) -> AnyView {
    let head = move || {
        let n_noes = ledger.read().noes.len();
        let so_far = words::noes_so_far(n_noes);
        match next.read().next {
            Next::Ended => so_far,
            Next::Due(_) | Next::Paused | Next::NoPlanYet | Next::Exhausted => {
                format!("{so_far} – {}", words::next_ask(n_noes))
            }
        }
    };
    let rows = move |from: usize, n: usize| {
        let row = |touch: &Touch| {
            let touch = touch.clone();
            let key = format!("{} {}", touch.id, touch.stamp());
            Row::new(key, move || one(desk, lead, touch))
        };
        ledger.read().noes.iter().skip(from).take(n).map(row).collect::<Vec<Row>>()
    };
    let n_older = Memo::new(move |_| ledger.read().noes.len().saturating_sub(IN_SIGHT));
    let has_older = Memo::new(move |_| n_older.get() > 0);
    let older = move || {
        let summary = move || format!("Show {} older", n_older.get());
        has_older.get().then(|| {
            view! {
                <details class="noes__older">
                    <summary>{said(summary)}</summary>
                    <ul>{list(move || rows(IN_SIGHT, usize::MAX))}</ul>
                </details>
            }
        })
    };
    let earlier = move || match ledger.read().n_earlier {
        0 => None,
        n => Some(view! { <p class="noes__earlier">{words::earlier_noes(n)}</p> }),
    };

    view! {
        <section class="noes" aria-label="Noes">
            <h2 class="noes__head" id=HEAD tabindex="-1">{said(head)}</h2>
            <ul>{list(move || rows(0, IN_SIGHT))}</ul>
            {maybe(older)}
            {maybe(earlier)}
        </section>
    }
    .drawn()
}

/// One no: what it was about, or the ways to say so; their words; the day.
fn one(desk: Desk, lead: Memo<Lead>, touch: Touch) -> AnyView {
    let at = touch.at;
    let objection = touch.objection.unwrap_or_default();
    let words = objection.words.map(|words| view! { <bdi>{words.to_string()}</bdi> });
    let name = objection.kind.map_or("Not said what it was about", words::objection);
    let say = move |kind: ObjectionKind| {
        let press = move || {
            desk.object(lead.with_untracked(Lead::id), touch.id, kind);
            // The button goes with the question.
            focus::on_page(HEAD);
        };
        button("button is-quiet", words::objection(kind), press)
    };
    let ask = objection.kind.is_none().then(|| {
        view! {
            <div class="noes__about" role="group" aria-label="What it was about">
                {ObjectionKind::ALL.map(say).into_iter().collect_view()}
            </div>
        }
    });

    view! {
        <li>
            <p class="said-in-parts">
                <b>{name}</b>
                {part(words)}
                {moment(desk, at, |speech, at| speech.moment(at))}
            </p>
            {part(ask)}
        </li>
    }
    .drawn()
}
