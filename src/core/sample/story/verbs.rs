//! What a story is told with: a touch, a standing, a time.

use chrono::{Datelike, TimeDelta, Timelike};

use super::Story;
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::TouchId;
use crate::domain::lead::Was;
use crate::domain::note::Note;
use crate::domain::stage::{Stage, Standing};
use crate::domain::time::Instant;
use crate::domain::touch::{Channel, Direction, Outcome, Touch};
use crate::sample::line;
use crate::sample::tables::{THEIR_WORDS, notes};

impl Story<'_> {
    /// A touch of ours, on a channel that fits, often with a note.
    pub(super) fn ours(&mut self, at: Instant, outcome: Outcome) -> Option<()> {
        let is_first = self.parts.standing.stage == Stage::New;
        let channel = match outcome {
            Outcome::NoAnswer => Channel::Call,
            Outcome::LeftMessage => self.dice.weigh(&[
                (3, Channel::Call),
                (6, Channel::Email),
                (3, Channel::Message),
                (1, Channel::Other),
            ]),
            Outcome::Spoke
            | Outcome::NotNow
            | Outcome::No
            | Outcome::Appointment
            | Outcome::Won => self.dice.weigh(&[
                (7, Channel::Call),
                (2, Channel::Email),
                (2, Channel::Message),
                // Nobody meets whom they have not talked to.
                (u64::from(!is_first), Channel::Meeting),
            ]),
        };
        let mut touch = self.touch(at, channel, outcome);
        touch.is_extra = self.dice.percent(4);
        if self.dice.percent(45) {
            touch = self.noted(touch, notes(outcome));
        }
        self.log(touch)
    }

    /// A touch of theirs, with their words.
    pub(super) fn theirs(&mut self, at: Instant, outcome: Outcome) -> Option<()> {
        let channel =
            self.dice.weigh(&[(4, Channel::Email), (3, Channel::Message), (3, Channel::Call)]);
        let mut touch = self.touch(at, channel, outcome);
        touch.direction = Direction::Inbound;
        let touch = self.noted(touch, THEIR_WORDS);
        self.log(touch)
    }

    pub(super) fn touch(&mut self, at: Instant, channel: Channel, outcome: Outcome) -> Touch {
        // Most is written down at once, some of it hours later.
        let delay = if self.dice.percent(92) { self.seconds(100) } else { self.seconds(30_000) };
        let earliest = at.max(self.parts.captured_at + TimeDelta::seconds(1));
        let entered_at = (at + delay).min(self.until).max(earliest);
        let id = TouchId::new(entered_at, self.dice.bytes());
        let mut touch = Touch::outbound(id, at, entered_at, channel, outcome);
        touch.is_removed = self.dice.per_mille(6) && outcome == Outcome::NoAnswer;
        if touch.is_removed || self.dice.percent(3) {
            touch.changed_at =
                Some((entered_at + self.seconds(600)).min(self.until).max(entered_at));
        }
        touch
    }

    /// `touch` with one of `texts`; what was said is also noted in the language in which it was.
    pub(super) fn noted(&mut self, touch: Touch, texts: &[&str]) -> Touch {
        let text = if touch.is_ours() && touch.outcome == Outcome::Spoke {
            self.about.note(texts, &mut self.dice)
        } else {
            self.about.fill(self.dice.pick(texts))
        };
        Touch { note: Note::parse(&text).ok(), ..touch }
    }

    /// Adds `touch` and moves the stage as [`Lead::log`](crate::domain::lead::Lead::log) does.
    pub(super) fn log(&mut self, touch: Touch) -> Option<()> {
        if touch.entered_at > self.until {
            return None;
        }
        let entered_at = touch.entered_at;
        let stage = match (touch.outcome, self.parts.standing.stage) {
            (_, stage) if touch.is_removed => stage,
            (Outcome::Won, _) => Stage::Won,
            (Outcome::NotNow, Stage::New | Stage::Working) => Stage::Nurture,
            (_, Stage::New) if touch.stops_the_clock() => Stage::Working,
            (_, stage) => stage,
        };
        self.parts.touches.push(touch);
        if stage == self.parts.standing.stage {
            return Some(());
        }
        self.stand(stage.into(), entered_at)
    }

    /// Gives the lead up, for `reason`.
    pub(super) fn close(&mut self, at: Instant, reason: &str) -> Option<()> {
        self.stand(Standing { stage: Stage::Lost, reason: line(reason) }, at)
    }

    /// Moves the lead to `standing` at `at`, or right after what was written down last.
    pub(super) fn stand(&mut self, standing: Standing, at: Instant) -> Option<()> {
        if at > self.until {
            return None;
        }
        let parts = &mut *self.parts;
        if standing == parts.standing {
            return Some(());
        }
        let since = parts.stamps.get(FactKind::Stage).unwrap_or(parts.captured_at);
        let entered = parts.touches.iter().map(|touch| touch.entered_at);
        let at = at.max(entered.fold(since, Instant::max) + TimeDelta::milliseconds(1));
        let fact = Fact::Stage(std::mem::replace(&mut parts.standing, standing));
        // That it was new from the beginning is no news.
        if since != parts.captured_at {
            parts.history.push(Was { set_at: since, fact });
        }
        parts.stamps.insert(FactKind::Stage, at);
        Some(())
    }

    /// Up to `most` seconds, to the millisecond.
    pub(super) fn seconds(&mut self, most: i64) -> TimeDelta {
        TimeDelta::milliseconds(self.dice.between(0, most * 1_000))
    }

    /// From `least` to `most` days, to the millisecond.
    pub(super) fn days(&mut self, least: i64, most: i64) -> TimeDelta {
        TimeDelta::milliseconds(self.dice.between(least * 86_400_000, most * 86_400_000))
    }

    /// From `least` to `most` days after `at`, at work.
    pub(super) fn later(&mut self, at: Instant, least: i64, most: i64) -> Instant {
        let at = at + self.days(least, most);
        self.at_work(at)
    }

    /// `at`, moved into a working day between 7 and 17 o'clock (UTC) nine times of ten.
    pub(super) fn at_work(&mut self, at: Instant) -> Instant {
        if self.dice.percent(10) {
            return at;
        }
        let hour = i64::from(at.hour());
        let wanted = match hour {
            ..7 => self.dice.between(7, 16),
            7..17 => hour,
            _ => 24 + self.dice.between(7, 16),
        };
        let at = at + TimeDelta::hours(wanted - hour);
        let weekday = i64::from(at.weekday().num_days_from_monday());
        at + TimeDelta::days((7 - weekday) % 7 * i64::from(weekday > 4))
    }
}
