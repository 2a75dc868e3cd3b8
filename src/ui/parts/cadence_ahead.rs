//! What a plan brings, as it is typed: the touches to come on the days on which they fall.

use chrono::{Datelike, DurationRound, NaiveDate, NaiveTime, TimeDelta};
use leptos::prelude::*;
use ninefold_core::domain::cadence::draft::Draft;
use ninefold_core::domain::cadence::{CadenceId, Channel};
use ninefold_core::domain::schedule::{Due, What, ahead};
use ninefold_core::domain::time::{Instant, to_text};

use crate::browser::dates::{Parts, Spell};
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, live, part, said};
use crate::ui::speech::count;
use crate::ui::words;

/// How many touches are told.
const MOST: usize = 12;

/// A touch to come.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Coming {
    at: Instant,
    /// The day and the time on the desk's wall.
    day: NaiveDate,
    time: NaiveTime,
    is_this_year: bool,
    step: usize,
    channel: Channel,
    purpose: String,
}

/// What plan `id`, as the editor has it in `draft`, brings from now on.
pub fn cadence_ahead(desk: Desk, id: CadenceId, draft: Memo<Option<Draft>>) -> AnyView {
    let spell = expect_context::<Spell>();
    // To the minute: nobody wants to see seconds pass here.
    let minute = Memo::new(move |_| {
        let now = desk.now();
        now.duration_trunc(TimeDelta::minutes(1)).unwrap_or(now)
    });
    let coming = Memo::new(move |_| coming(desk, id, draft.read().as_ref()?, minute.get()));
    let whom = match id {
        CadenceId::NewEnquiry | CadenceId::Own(_) => "For an enquiry that comes now",
        CadenceId::Nurture | CadenceId::Customer | CadenceId::AfterNo => {
            "For a lead that begins it now"
        }
    };
    let line = move || match coming.read().as_ref().map(Vec::len) {
        None => "What is typed is no plan yet: see what stands beside its fields.".to_owned(),
        Some(n) => format!(
            "{whom}, when each touch is made just when it is due and nobody answers: the {}.",
            match n {
                MOST => format!("first {MOST} touches"),
                1 => "1 touch".to_owned(),
                n => format!("{n} touches"),
            }
        ),
    };
    let days = move || coming.get().map_or(().drawn(), |coming| strip(&coming, spell));

    view! {
        <section class="cadence-ahead" aria-labelledby="cadence-ahead">
            <h3 class="cadence-editor__part" id="cadence-ahead">"Preview"</h3>
            <p class="cadence-ahead__line">{said(line)}</p>
            {live(days)}
        </section>
    }
    .drawn()
}

/// The touches to come from `now` on; `None` while the draft is no plan.
fn coming(desk: Desk, id: CadenceId, draft: &Draft, now: Instant) -> Option<Vec<Coming>> {
    // The rules change with the settings.
    desk.with_zone(|_| ());
    let cadence = draft.read(id, None, now).ok()?;
    let dues = desk.with_rules(|rules| ahead(&cadence, rules, now, MOST));
    let year = desk.with_zone(|zone| zone.day(now)).year();
    let told = |due: &Due| {
        let step = match due.what {
            What::Step { cadence: _, idx } => idx,
            What::Agreed | What::HotAgain | What::Appointment { .. } => return None,
        };
        let purpose = cadence.steps().get(step).and_then(|step| step.purpose.as_ref());
        let purpose = purpose.map(ToString::to_string).unwrap_or_default();
        let local = desk.with_zone(|zone| zone.local(due.at));
        let (day, time) = (local.date(), local.time());
        let (is_this_year, channel) = (day.year() == year, due.channel);
        Some(Coming { at: due.at, day, time, is_this_year, step, channel, purpose })
    };
    Some(dues.iter().filter_map(told).collect())
}

/// The days with touches, each with its touches, and how many days lie between.
fn strip(coming: &[Coming], spell: Spell) -> AnyView {
    let mut before = None::<NaiveDate>;
    let mut days = Vec::new();
    for touches in coming.chunk_by(|one, next| one.day == next.day) {
        let (day, is_this_year) = (touches[0].day, touches[0].is_this_year);
        let gap = before.map(|before| (day - before).num_days()).filter(|n| *n > 0);
        before = Some(day);
        days.push(one_day(day, is_this_year, gap, touches, spell));
    }
    view! { <ol class="cadence-ahead__days">{days.drawn()}</ol> }.drawn()
}

fn one_day(
    day: NaiveDate,
    is_this_year: bool,
    gap: Option<i64>,
    touches: &[Coming],
    spell: Spell,
) -> AnyView {
    let at = day.and_time(NaiveTime::MIN);
    let date = if is_this_year { Parts::Day } else { Parts::DayYear };
    let (weekday, date) = (spell(Parts::Weekday, at), spell(date, at));
    let gap = gap.map(|n| view! { <span class="cadence-ahead__gap">{format!("{} later", count(n, "day"))}</span> });
    let touches: Vec<AnyView> = touches.iter().map(|touch| one_touch(touch, spell)).collect();

    view! {
        <li class="cadence-ahead__day">
            <p class="cadence-ahead__date"><b>{weekday}</b> " " <span>{date}</span></p>
            {part(gap)}
            <ul>{touches.drawn()}</ul>
        </li>
    }
    .drawn()
}

fn one_touch(touch: &Coming, spell: Spell) -> AnyView {
    let time = spell(Parts::Time, touch.day.and_time(touch.time));
    let channel = words::channel(touch.channel);
    let (step, purpose) = (format!("step {}", touch.step + 1), touch.purpose.clone());

    view! {
        <li class="cadence-ahead__touch">
            <time datetime=to_text(touch.at)>{time}</time>
            " "
            <b>{channel}</b>
            " "
            <span class="cadence-ahead__what">{step} " " {purpose}</span>
        </li>
    }
    .drawn()
}
