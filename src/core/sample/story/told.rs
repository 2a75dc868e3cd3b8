//! What a lead of a sample told us, said no to and bought.

use chrono::TimeDelta;

use crate::domain::cadence::Channel;
use crate::domain::fact::FactKind;
use crate::domain::id::LeadId;
use crate::domain::lead::Parts;
use crate::domain::note::Note;
use crate::domain::objection::{Objection, ObjectionKind};
use crate::domain::problem::{Pain, Problem};
use crate::domain::purchase::{PastEnquiry, Purchase, PurchaseId};
use crate::domain::stage::Stage;
use crate::domain::time::Instant;
use crate::domain::unknown::Unknown;
use crate::sample::dice::Dice;
use crate::sample::line;
use crate::sample::tables::{
    OBJECTIONS, ObjectionWords, PERSONAL, PROBLEMS, PURCHASES, SOLUTIONS, STORIES,
};

/// Adds to `parts`, whose story is told until `until`, what came up in it. Some were sent by
/// `friend`.
pub fn fill_in(parts: &mut Parts, friend: Option<LeadId>, mut dice: Dice, until: Instant) {
    let spoken = parts.touches.iter().find(|touch| touch.is_conversation());
    if let Some(at) = spoken.map(|touch| touch.entered_at) {
        talk(parts, at, &mut dice);
    }
    for touch in parts.touches.iter_mut().filter(|touch| touch.is_no()) {
        let ObjectionWords(kind, words) = dice.weigh(OBJECTIONS);
        let kind = if parts.never_contact { ObjectionKind::Never } else { kind };
        let words = line(words).filter(|_| kind != ObjectionKind::Never);
        let objection = Objection { kind: Some(kind), words, unknown: Unknown::default() };
        touch.objection = dice.percent(85).then_some(objection);
    }
    if parts.standing.stage == Stage::Won && dice.percent(85) {
        let at = parts.stamp(FactKind::Stage);
        buy(parts, at, &mut dice);
        parts.stamps.insert(FactKind::Purchases, at);
    }
    if friend.is_some() && dice.percent(4) {
        parts.came_from = friend;
    }
    if let Some(asked_at) = parts.enquiry_at.filter(|_| dice.percent(3)) {
        ask_before(parts, asked_at, &mut dice, until);
    }
}

/// What came up in the first talk, which was written down at `at`.
fn talk(parts: &mut Parts, at: Instant, dice: &mut Dice) {
    if !parts.problems.is_empty() {
        if dice.percent(40) {
            let other = line(dice.pick(PROBLEMS)).filter(|it| *it != parts.problems[0].words);
            parts.problems.extend(other.map(|words| Problem::new(Pain::USUAL, words)));
        }
        for problem in &mut parts.problems {
            problem.pain = Pain::new(dice.between(1, 5) as u8).unwrap_or(Pain::USUAL);
            problem.solution = line(dice.pick(SOLUTIONS)).filter(|_| dice.percent(60));
        }
        parts.stamps.insert(FactKind::Problems, at);
    }
    if dice.percent(30) {
        parts.story = Note::parse(dice.pick(STORIES)).ok();
        parts.stamps.insert(FactKind::Story, at);
    }
    if dice.percent(20) {
        parts.personal = Note::parse(dice.pick(PERSONAL)).ok();
        parts.stamps.insert(FactKind::Personal, at);
    }
    if dice.percent(20) {
        parts.prefers = Some(dice.weigh(&[
            (4, Channel::Call),
            (4, Channel::Email),
            (3, Channel::Message),
            (1, Channel::Meeting),
        ]));
        parts.stamps.insert(FactKind::Prefers, at);
    }
}

fn buy(parts: &mut Parts, at: Instant, dice: &mut Dice) {
    let Some(what) = line(dice.pick(PURCHASES)) else { return };
    let id = PurchaseId::new(at, dice.bytes());
    let (on, value) = (at.date_naive(), parts.value);
    parts.purchases.push(Purchase { on, id, what, value, unknown: Unknown::default() });
}

/// They had asked once before, and bought.
fn ask_before(parts: &mut Parts, asked_at: Instant, dice: &mut Dice, until: Instant) {
    let before = asked_at - TimeDelta::days(dice.between(90, 700));
    let bought_at = before + TimeDelta::days(dice.between(2, 60));
    buy(parts, bought_at, dice);
    let until = asked_at.min(until);
    let unknown = Unknown::default();
    let past = PastEnquiry { asked_at: Some(before), until, stage: Stage::Won, unknown };
    parts.past_enquiries.push(past);
}
