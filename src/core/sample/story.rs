//! What happened with a lead of a sample, from its enquiry until now.

mod plans;
mod told;
mod verbs;

use chrono::TimeDelta;

pub use self::told::fill_in;

use super::dice::Dice;
use super::line;
use super::person::About;
use super::tables::{
    ANSWERED_FIRST, AUTOMATIC_REPLY, DECISION_MAKERS, LOST_REASONS, NEVER_AGAIN, notes,
};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::lead::{Parts, Was};
use crate::domain::money::Money;
use crate::domain::note::Note;
use crate::domain::stage::Stage;
use crate::domain::time::Instant;
use crate::domain::touch::{By, Channel, Outcome, Touch};

/// A story that is being told, in the order of time.
///
/// Each verb answers `None` when it would reach beyond `until`: the rest has not happened yet.
pub struct Story<'a> {
    parts: &'a mut Parts,
    about: &'a About,
    dice: Dice,
    until: Instant,
}

/// How fast an enquiry is answered, in seconds from the first to the last, with how many of 100
/// are. `None` is never.
///
/// Wide apart as in `evidence: hbr-audit`, but somewhat better: it is a desk that tries.
const ANSWERS: &[(u64, Option<(i64, i64)>)] = &[
    (7, Some((15, 120))),
    (11, Some((121, 300))),
    (22, Some((301, 3_600))),
    (24, Some((3_601, 86_400))),
    (24, Some((86_401, 864_000))),
    (12, None),
];

/// How long after the touch before it a follow-up comes, in seconds.
const GAPS: &[i64] = &[3_600, 86_400, 259_200, 604_800, 1_209_600, 2_592_000];

/// How many follow-ups are made before it ends.
const FOLLOW_UPS: &[(u64, u64)] =
    &[(9, 0), (13, 1), (15, 2), (15, 3), (14, 4), (12, 5), (10, 6), (6, 8), (4, 11), (2, 15)];

/// How a story ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Won,
    Lost,
    Nurture,
    Open,
}

impl Ending {
    /// How often what ends, when the first answer took so many seconds: speed pays, though not nine
    /// times.
    fn of(answered_after: i64, dice: &mut Dice) -> Ending {
        use Ending::{Lost, Nurture, Open, Won};
        match answered_after {
            ..=300 => dice.weigh(&[(27, Won), (46, Lost), (23, Nurture), (4, Open)]),
            301..=3_600 => dice.weigh(&[(16, Won), (56, Lost), (23, Nurture), (5, Open)]),
            _ => dice.weigh(&[(7, Won), (65, Lost), (22, Nurture), (6, Open)]),
        }
    }
}

impl<'a> Story<'a> {
    /// Begins to tell what happened until `until` with the lead in `parts`.
    pub fn new(parts: &'a mut Parts, about: &'a About, dice: Dice, until: Instant) -> Story<'a> {
        // What is written down in the last second may be stamped some milliseconds later.
        Story { parts, about, dice, until: until - TimeDelta::seconds(1) }
    }

    /// Tells it all, however far it has come.
    pub fn tell(mut self) {
        // A story that ends early is one that still goes on.
        let _ = match self.parts.enquiry_at {
            Some(enquiry_at) => self.enquiry(enquiry_at),
            None => self.contact(),
        };
        let _ = self.afterwards();
        self.planned();
    }

    /// Somebody asked.
    fn enquiry(&mut self, enquiry_at: Instant) -> Option<()> {
        if self.parts.captured_at < enquiry_at {
            self.known_before(enquiry_at)?;
        }
        if self.dice.percent(12) {
            self.automatic_reply(enquiry_at)?;
        }
        let Some((first, last)) = self.dice.weigh(ANSWERS) else {
            return self.never_answered(enquiry_at);
        };
        let after = self.dice.between(first * 1_000, last * 1_000);
        let answered_at = enquiry_at + TimeDelta::milliseconds(after);
        // Who answers within the hour answers whenever it is.
        let is_late = after > 3_600_000;
        let answered_at = if is_late { self.at_work(answered_at) } else { answered_at };
        let outcome = self.dice.weigh(&[
            (34, Outcome::NoAnswer),
            (26, Outcome::LeftMessage),
            (34, Outcome::Spoke),
            (6, Outcome::Appointment),
        ]);
        self.ours(answered_at, outcome)?;

        let ending = Ending::of(after / 1_000, &mut self.dice);
        let mut at = answered_at;
        for n in 0..self.dice.weigh(FOLLOW_UPS) {
            at = self.follow_up(at, n as usize)?;
        }
        match ending {
            Ending::Won => self.win(at),
            Ending::Lost => self.lose(at),
            Ending::Nurture => self.nurture(at),
            Ending::Open => None,
        }
    }

    /// Nobody asked: the person is a mere contact whom we may have greeted.
    fn contact(&mut self) -> Option<()> {
        let mut at = self.parts.captured_at;
        for _ in 0..self.dice.weigh(&[(45, 0), (35, 1), (20, 2)]) {
            at = self.later(at, 1, 20);
            let outcome = self.dice.weigh(&[(3, Outcome::LeftMessage), (1, Outcome::Spoke)]);
            self.ours(at, outcome)?;
        }
        if self.dice.percent(20) { self.nurture(at) } else { None }
    }

    /// The person was a contact long before asking, and we had greeted them.
    fn known_before(&mut self, enquiry_at: Instant) -> Option<()> {
        let at = self.parts.captured_at + self.days(0, 5);
        if at < enquiry_at - TimeDelta::days(1) {
            self.ours(at, Outcome::Spoke)?;
        }
        let written_at = enquiry_at + self.seconds(3);
        self.parts.stamps.insert(FactKind::EnquiryAt, written_at);
        Some(())
    }

    /// A program said thank you: nobody counts that as an answer.
    fn automatic_reply(&mut self, enquiry_at: Instant) -> Option<()> {
        let at = enquiry_at + self.seconds(4);
        let mut touch = self.touch(at, Channel::Email, Outcome::LeftMessage);
        touch.by = By::Automatic;
        touch.note = Note::parse(AUTOMATIC_REPLY).ok();
        self.log(touch)
    }

    /// Nobody ever answered; some ask again, and in the end somebody buys elsewhere.
    fn never_answered(&mut self, enquiry_at: Instant) -> Option<()> {
        let mut at = enquiry_at;
        if self.dice.percent(30) {
            at = self.later(at, 1, 4);
            self.theirs(at, Outcome::LeftMessage)?;
        }
        if self.dice.percent(85) {
            let at = self.later(at, 20, 60);
            self.close(at, "Had bought before we answered")?;
        }
        Some(())
    }

    /// One more try after `before`, or an answer that comes first; tells when.
    fn follow_up(&mut self, before: Instant, n: usize) -> Option<Instant> {
        let seconds = GAPS[n.min(GAPS.len() - 1)];
        let after = TimeDelta::milliseconds(self.dice.between(seconds * 600, seconds * 1_600));
        let at = self.at_work(before + after);
        if self.dice.percent(16) {
            // They write before we do.
            let sooner = before + (at - before) / self.dice.between(2, 9) as i32;
            let outcome = self.dice.weigh(&[(2, Outcome::LeftMessage), (3, Outcome::Spoke)]);
            self.theirs(sooner, outcome)?;
        }
        let outcome = self.dice.weigh(&[
            (32, Outcome::NoAnswer),
            (36, Outcome::LeftMessage),
            (26, Outcome::Spoke),
            (6, Outcome::Appointment),
        ]);
        self.ours(at, outcome)?;
        Some(at)
    }

    fn win(&mut self, before: Instant) -> Option<()> {
        let mut at = before;
        if self.dice.percent(55) {
            at = self.later(at, 1, 9);
            let outcome = Outcome::Spoke;
            let touch = self.touch(at, Channel::Meeting, outcome);
            let touch = self.noted(touch, notes(outcome));
            self.log(touch)?;
        }
        at = self.later(at, 1, 12);
        let touch = self.touch(at, Channel::Call, Outcome::Won);
        let touch = self.noted(touch, notes(Outcome::Won));
        let entered_at = touch.entered_at;
        self.log(touch)?;
        if self.parts.value.is_none() {
            self.parts.value = Money::parse("1800", "EUR".parse().ok()?).ok();
            self.parts.stamps.insert(FactKind::Value, entered_at);
        }
        for days in [7, 90, 180] {
            if self.dice.percent(40) {
                at = self.later(at, days, days + 4);
                self.ours(at, Outcome::Spoke)?;
            }
        }
        Some(())
    }

    fn lose(&mut self, before: Instant) -> Option<()> {
        let at = self.later(before, 1, 14);
        if self.dice.percent(4) {
            let mut touch = self.touch(at, Channel::Call, Outcome::No);
            touch.note = Note::parse(NEVER_AGAIN).ok();
            let entered_at = touch.entered_at;
            self.log(touch)?;
            self.parts.never_contact = true;
            self.parts.stamps.insert(FactKind::NeverContact, entered_at);
            return self.close(at, NEVER_AGAIN);
        }
        if self.dice.percent(60) {
            self.ours(at, Outcome::No)?;
            let reason = self.dice.pick(LOST_REASONS);
            return self.close(at, reason);
        }
        let at = self.later(at, 7, 40);
        self.close(at, "Never answered")
    }

    /// Not now: they hear from us every month or so, and a few turn warm again.
    fn nurture(&mut self, before: Instant) -> Option<()> {
        let mut at = self.later(before, 1, 10);
        if self.parts.enquiry_at.is_some() {
            self.ours(at, Outcome::NotNow)?;
        }
        self.stand(Stage::Nurture.into(), at)?;
        for _ in 0..self.dice.weigh(&[(20, 0), (22, 1), (22, 2), (18, 4), (12, 7), (6, 13)]) {
            at = self.later(at, 25, 38);
            let touch = self.touch(at, Channel::Email, Outcome::LeftMessage);
            self.log(touch)?;
        }
        if self.dice.percent(12) {
            at += self.days(2, 30);
            self.theirs(at, Outcome::Spoke)?;
            self.stand(Stage::Working.into(), at)?;
        }
        Some(())
    }

    /// What is learned or mended on the way.
    fn afterwards(&mut self) -> Option<()> {
        let touches = &self.parts.touches;
        let spoken = touches.iter().find(|touch| touch.is_conversation());
        let spoken_at = spoken.map(|touch| touch.entered_at);
        if let Some(at) = spoken_at {
            if self.dice.percent(30) {
                self.parts.decision_maker = line(self.dice.pick(DECISION_MAKERS));
                self.parts.stamps.insert(FactKind::DecisionMaker, at);
            }
            if self.dice.percent(25) {
                let who = self.about.fill(self.dice.pick(ANSWERED_FIRST));
                self.parts.answered_first = line(&who);
                self.parts.stamps.insert(FactKind::AnsweredFirst, at);
            }
            if self.dice.percent(35) {
                self.parts.ready = Some(self.dice.percent(40));
                self.parts.stamps.insert(FactKind::Ready, at);
            }
            if self.dice.percent(10) {
                self.offer_more(at)?;
            }
        }
        if self.dice.per_mille(8) {
            let stamps = self.parts.touches.iter().map(Touch::stamp);
            let last = stamps.fold(self.parts.captured_at, Instant::max);
            let at = (last + self.days(1, 30)).min(self.until);
            self.parts.deleted_at = Some(at);
            self.parts.stamps.insert(FactKind::DeletedAt, at);
        }
        Some(())
    }

    /// They want more than they said first: half as much again.
    fn offer_more(&mut self, at: Instant) -> Option<()> {
        let was = self.parts.value.filter(|_| self.parts.stamps.get(FactKind::Value).is_none())?;
        let more = Money::new(was.minor() + was.minor() / 2, was.currency()).ok()?;
        let set_at = self.parts.captured_at;
        self.parts.history.push(Was { set_at, fact: Fact::Value(Some(was)) });
        self.parts.stamps.insert(FactKind::Value, at);
        self.parts.value = Some(more);
        Some(())
    }
}
