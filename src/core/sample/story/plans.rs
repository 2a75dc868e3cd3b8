//! What is planned with a lead of a sample: appointments, promises, and what was put off.

use chrono::TimeDelta;

use super::Story;
use crate::domain::appointment::{Appointment, AppointmentId, Went};
use crate::domain::cadence::CadenceId;
use crate::domain::calendar::Hours;
use crate::domain::course::{Course, Snooze};
use crate::domain::fact::FactKind;
use crate::domain::problem::{Pain, Problem};
use crate::domain::promise::{Promise, PromiseId};
use crate::domain::stage::Stage;
use crate::domain::text::Line;
use crate::domain::their_time::TheirTime;
use crate::domain::time::Instant;
use crate::domain::touch::{Outcome, Touch};
use crate::domain::unknown::Unknown;
use crate::sample::line;
use crate::sample::tables::{PROBLEMS, PROMISES};

/// Where leads in other parts of the world are.
const ZONES: &[&str] = &["America/New_York", "Asia/Tokyo", "Europe/London", "Australia/Sydney"];

impl Story<'_> {
    /// What is planned once everything else has happened.
    pub(super) fn planned(&mut self) {
        let touches = &self.parts.touches;
        let spoken = touches.iter().find(|touch| touch.is_conversation());
        if let Some(at) = spoken.map(|touch| touch.entered_at) {
            if self.dice.percent(30) {
                let problem = line(self.dice.pick(PROBLEMS));
                self.parts.problems.extend(problem.map(|it| Problem::new(Pain::USUAL, it)));
                self.note(FactKind::Problems, at);
            }
            if self.dice.percent(6) {
                let spans = Hours::parse_day("09:00-12:00, 13:00-18:00").unwrap_or_default();
                let hours = Hours::new([(); 7].map(|()| spans.clone()));
                let zone = Line::parse(self.dice.pick(ZONES)).ok();
                self.parts.their_time = TheirTime { zone, hours, is_kept: self.dice.percent(50) };
                self.note(FactKind::TheirTime, at);
            }
            if self.dice.percent(8) {
                self.promise(at);
            }
        }
        self.appointments();
        self.course();
    }

    /// Fact `kind` came to say what it says at `at`.
    fn note(&mut self, kind: FactKind, at: Instant) {
        self.parts.stamps.insert(kind, at);
    }

    fn promise(&mut self, made_at: Instant) {
        let Some(words) = line(self.dice.pick(PROMISES)) else { return };
        let due_at = self.later(made_at, 1, 6);
        let kept = due_at - self.seconds(70_000);
        let kept_at =
            (self.dice.percent(92) && kept > made_at && kept < self.until).then_some(kept);
        let id = PromiseId::new(made_at, self.dice.bytes());
        self.parts.promises.push(Promise {
            due_at,
            id,
            made_at,
            words,
            kept_at,
            unknown: Unknown::default(),
        });
        self.note(FactKind::Promises, kept_at.unwrap_or(made_at));
    }

    /// A time to meet for each talk that ended in one; what lies ahead is still open.
    fn appointments(&mut self) {
        let is_agreed = |touch: &&Touch| touch.outcome == Outcome::Appointment && !touch.is_removed;
        let agreed: Vec<Instant> =
            self.parts.touches.iter().filter(is_agreed).map(|touch| touch.entered_at).collect();
        let is_closed = self.parts.standing.stage.is_closed();
        for made_at in agreed {
            let at = self.later(made_at, 1, 9);
            let id = AppointmentId::new(made_at, self.dice.bytes());
            let minutes = self.dice.weigh(&[(6, 30), (3, 60), (1, 90)]);
            let Ok(mut appointment) = Appointment::new(id, at, minutes) else { continue };
            let went = self.dice.weigh(&[
                (80, Went::Kept),
                (8, Went::Late),
                (7, Went::Missed),
                (5, Went::Cancelled),
            ]);
            appointment.went = (is_closed || appointment.ends_at() < self.until).then_some(went);
            self.parts.appointments.push(appointment);
            self.note(FactKind::Appointments, made_at);
        }
    }

    /// The plan of customers, and steps that were put off.
    fn course(&mut self) {
        let since = self.parts.stamp(FactKind::Stage);
        match self.parts.standing.stage {
            Stage::Won if self.dice.percent(60) => {
                *self.parts.course = Course::enrolled(CadenceId::Customer, since);
                self.note(FactKind::Course, since);
            }
            Stage::Nurture if self.dice.percent(10) => {
                let course = Course::enrolled(CadenceId::Nurture, since);
                let hot_on = Some((since + self.days(30, 300)).date_naive());
                *self.parts.course = Course { hot_on, ..course };
                self.note(FactKind::Course, since);
            }
            Stage::Working if self.dice.percent(8) => {
                let stamps = self.parts.touches.iter().map(Touch::stamp);
                let last = stamps.fold(since, Instant::max);
                let set_at = (last + TimeDelta::minutes(self.dice.between(1, 900))).min(self.until);
                let until = self.later(set_at, 1, 12);
                let snooze = Some(Snooze { set_at, until });
                *self.parts.course = Course { snooze, ..Course::default() };
                self.note(FactKind::Course, set_at);
            }
            Stage::New | Stage::Working | Stage::Nurture | Stage::Won | Stage::Lost => {}
        }
    }
}
