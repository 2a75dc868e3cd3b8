//! The nine-times clock of one lead: what a fast answer is said to be worth, and how fast it was.

use chrono::TimeDelta;
use leptos::prelude::*;
use ninefold_core::domain::benefit::{Ceiling, stake};
use ninefold_core::domain::evidence::{self, Evidence};
use ninefold_core::domain::fact::Kind;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::speed::{Band, slow_ratio};
use ninefold_core::domain::time::Instant;

use super::moment;
use crate::browser::money::{self, SpellMoney};
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, given, live, maybe, part, said};
use crate::ui::spoken;
use crate::ui::words;

/// The window in which an answer is said to make a sale nine times likelier.
const NINE_TIMES_WINDOW: TimeDelta = TimeDelta::minutes(5);

/// Ticks once a second while whoever asked waits, and stands still from the first answer on. There
/// is none for a mere contact.
pub fn live_clock(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let clock = Memo::new(move |_| {
        let now = desk.now();
        lead.with(|lead| Clock::of(lead, now))
    });
    let drawn = move || match clock.get() {
        None => ().drawn(),
        Some(Clock::Runs { asked_at, window }) => running(desk, lead, asked_at, window),
        Some(Clock::Answered { asked_at, answered_at }) => answered(desk, asked_at, answered_at),
    };
    live(drawn).drawn()
}

/// What the clock of a lead shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clock {
    /// Nobody has answered.
    Runs { asked_at: Instant, window: Window },
    /// Somebody has.
    Answered { asked_at: Instant, answered_at: Instant },
}

/// The window that is open, by what is said of an answer inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Window {
    NineTimes,
    SevenTimes,
    Cooled,
}

impl Clock {
    fn of(lead: &Lead, now: Instant) -> Option<Clock> {
        let asked_at = lead.enquiry_at()?;
        if let Some(answered_at) = lead.answered_at() {
            return Some(Clock::Answered { asked_at, answered_at });
        }
        let parts = lead.parts();
        let is_over = lead.stage().is_closed() || parts.never_contact || lead.is_deleted();
        let window = match Band::of(now - asked_at) {
            Band::Ideal | Band::NineTimes => Window::NineTimes,
            Band::SevenTimes => Window::SevenTimes,
            Band::Later => Window::Cooled,
        };
        (!is_over && asked_at <= now).then_some(Clock::Runs { asked_at, window })
    }
}

fn running(desk: Desk, lead: Memo<Lead>, asked_at: Instant, window: Window) -> AnyView {
    let left = move |window: TimeDelta| {
        let words = spoken(desk, move |speech| words::left(asked_at + window - speech.now));
        view! { <b>{said(move || words.get())}</b> }.drawn()
    };
    let freshness = spoken(desk, move |speech| words::freshness(speech.now - asked_at));
    let (class, sign, id, says) = match window {
        Window::NineTimes => (
            "live-clock is-ember",
            "×9",
            evidence::NINE_TIMES,
            view! {
                "Answer in the next " {left(NINE_TIMES_WINDOW)}
                " and a sale is said to be nine times likelier" {worth(desk, lead)}
            }
            .drawn(),
        ),
        Window::SevenTimes => (
            "live-clock is-amber",
            "×7",
            evidence::HBR_HOUR,
            view! {
                "Answer in the next " {left(TimeDelta::hours(1))}
                " and a real talk with whoever decides is said to be nearly seven times likelier."
            }
            .drawn(),
        ),
        Window::Cooled => (
            "live-clock is-cool",
            "+1 h",
            evidence::TWO_MINUTES,
            "The first hour has passed, and with it the windows that are talked about. Answer all the same."
                .drawn(),
        ),
    };
    let passed = move || words::share(desk.now() - asked_at, NINE_TIMES_WINDOW);
    let passed = (window == Window::NineTimes).then(|| {
        view! {
            <progress class="live-clock__window" max=given(|| "1") value=given(passed) aria-hidden="true"></progress>
        }
    });

    view! {
        <section class=class aria-label="Nine-times clock">
            <p class="live-clock__sign" aria-hidden="true">{sign}</p>
            <div class="live-clock__says">
                <p>{says}</p>
                <p class="live-clock__fresh">{said(move || freshness.get())}</p>
                {part(evidence::find(id).map(card))}
            </div>
            {part(passed)}
        </section>
    }
    .drawn()
}

/// How fast the answer was. It no longer moves.
fn answered(desk: Desk, asked_at: Instant, answered_at: Instant) -> AnyView {
    let took = answered_at - asked_at;
    let class = match Band::of(took) {
        Band::Ideal | Band::NineTimes => "live-clock is-answered is-ember",
        Band::SevenTimes => "live-clock is-answered is-amber",
        Band::Later => "live-clock is-answered is-cool",
    };
    view! {
        <section class=class aria-label="Nine-times clock">
            <p class="said-in-parts">
                <span>"Answered in " <b>{words::span(took)}</b></span>
                <span>{words::answered_in(took)}</span>
                {moment(desk, answered_at, |speech, at| speech.moment(at))}
            </p>
        </section>
    }
    .drawn()
}

/// The end of the sentence: what the chance is worth for this lead, and how that is reckoned.
fn worth(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let spell = use_context::<SpellMoney>().unwrap_or(money::plain);
    let stake = Memo::new(move |_| lead.with(|lead| at_stake(desk, lead, spell)));
    let money = move || {
        let money = stake.read().0.clone();
        money.map(|money| view! { ": worth about " <b>{money}</b> " here" })
    };

    view! {
        {maybe(money)} ". "
        <span class="live-clock__basis">{said(move || stake.read().1.clone())}</span>
    }
    .drawn()
}

/// What is at stake, in money when a value is known, and what that is reckoned from.
fn at_stake(desk: Desk, lead: &Lead, spell: SpellMoney) -> (Option<String>, String) {
    let Some(times) = evidence::find(evidence::NINE_TIMES).and_then(|it| it.multiplier) else {
        return (None, String::new());
    };
    let parts = lead.parts();
    let ceiling = match parts.kind {
        Some(Kind::Consumer) => Ceiling::Consumer,
        Some(Kind::Business) | None => Ceiling::Business,
    };
    let (value, of) = match parts.value {
        Some(value) => (Some(value), "of"),
        None => (desk.settings().typical_sale, "of your typical sale,"),
    };
    let slow = desk.with_rows(|rows| slow_ratio(rows.values(), NINE_TIMES_WINDOW));
    let stake = stake(slow, times.into(), ceiling, None);
    let basis = if stake.is_assumed { "an assumed" } else { "your" };
    let mut told = format!(
        "{} rather than {basis} {}",
        words::percent(stake.fast_ratio),
        words::percent(stake.slow_ratio),
    );
    if let Some(value) = value {
        told += &format!(" {of} {}", spell(value.amount(), value.currency().code()));
    }
    if let Some(uncapped) = stake.capped_from {
        told += &format!("; capped, for nine times would be {}", words::percent(uncapped));
    }
    let money = value.map(|value| {
        let gain = stake.gain * value.amount();
        // Cents would claim to know more than anybody does.
        let gain = if gain < 10.0 { gain } else { gain.round() };
        spell(gain, value.currency().code())
    });
    (money, told + ".")
}

/// The grade, always in sight, and behind it all that is known about the number.
pub(super) fn card(evidence: &'static Evidence) -> AnyView {
    let lines = words::evidence(evidence)
        .into_iter()
        .map(|(label, text)| view! { <div><dt>{label}</dt><dd>{text}</dd></div> }.drawn())
        .collect_view();
    view! {
        <details class="live-clock__evidence">
            <summary>{words::grade(evidence.grade)} " · what the evidence says"</summary>
            <dl>{lines}</dl>
        </details>
    }
    .drawn()
}
