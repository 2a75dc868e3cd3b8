//! After four noes: one more ask is offered, and never planned by itself.

use leptos::prelude::*;
use ninefold_core::domain::cadence::{CadenceId, Channel, Offset, Unit};
use ninefold_core::domain::course::When;
use ninefold_core::domain::evidence;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Lead};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::{self, Instant};

use super::live_clock::card;
use super::next_step::choose_plan;
use super::{button, moment};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, live, part, said};
use crate::ui::words;

/// How long until the next ask, in months, when the plan after a *No* has no step that says so
/// (`due rule: Default plans`).
const USUAL_MONTHS: u32 = 3;

/// What one more ask is for.
const PURPOSE: &str = "Ask once more";

/// The next ask, what is said for it, and the ways to let it be.
pub fn asked_enough(desk: Desk, lead: Memo<Lead>, asked_for: RwSignal<Option<Stage>>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let n_noes = Memo::new(move |_| lead.read().noes().count());
    let today = Memo::new(move |_| desk.with_zone(|zone| zone.day(desk.now())));
    let asks_at = Memo::new(move |_| {
        // Another day leads to another date, and the seconds in between to none.
        today.get();
        asks_at(desk, desk.now_untracked())
    });
    let plan = move || {
        let when = when(desk, desk.now_untracked());
        let purpose = Line::parse(PURPOSE).ok();
        let ask = Decision::Agree { when, channel: Channel::Call, purpose };
        desk.decide(Decided::Agreed, vec![(id, ask)]);
    };
    let plan = move || button("button", words::plan_the_ask(n_noes.get()), plan);
    let nurture = move || desk.set_stage(id, Stage::Nurture.into());
    let lose = move || asked_for.set(Some(Stage::Lost));
    let date = move || moment(desk, asks_at.get(), |speech, at| speech.moment(at));

    view! {
        <p class="next-step__what">{said(move || words::one_more_ask(n_noes.get()))}</p>
        <p>"It would be a call, " {live(date)} "."</p>
        {part(evidence::find(evidence::FOUR_NOES).map(card))}
        <p class="next-step__ways">
            {live(plan)}
            {button("button is-quiet", "Move to Nurture", nurture)}
            {choose_plan(desk, lead, "Another plan …")}
            {button("button is-quiet", "Mark as lost …", lose)}
        </p>
    }
    .drawn()
}

/// When one more ask is due that is planned `now`: as long after as the last step of the plan after a
/// *No* is after the one before it.
fn when(desk: Desk, now: Instant) -> When {
    let last = desk.with_plan(CadenceId::AfterNo, |plan| {
        plan.and_then(|plan| plan.steps().last()).map(|step| step.offset)
    });
    let offset = last.or_else(|| Offset::new(USUAL_MONTHS, Unit::Months).ok());
    desk.with_rules(|rules| {
        let at = offset.map_or(now, |offset| rules.calendar.add(now, offset).at());
        match offset.is_none_or(|offset| offset.unit().is_civil()) {
            true => When::On(rules.calendar.zone().day(at)),
            false => When::At(time::to_millis(at)),
        }
    })
}

fn asks_at(desk: Desk, now: Instant) -> Instant {
    match when(desk, now) {
        When::On(day) => desk.with_rules(|rules| rules.calendar.opens_on(day)),
        When::At(at) => at,
    }
}
