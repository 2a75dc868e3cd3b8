//! Follow-up plans: which step comes when.

use chrono::TimeDelta;

/// A plan to follow up: an ordered list of one step or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadence {
    name: String,
    steps: Vec<Step>,
    /// How many of the last steps come again and again.
    n_repeated: usize,
}

/// One thing to do, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What the step is known by inside its cadence.
    pub id: StepId,
    /// How long after its anchor it is due.
    pub offset: Offset,
    /// What the offset counts from.
    pub anchor: Anchor,
    /// How to reach the lead.
    pub channel: Channel,
    /// What it is for, in a few words for the person who does it.
    pub purpose: String,
    /// Whether it waits for the desk to be at work.
    pub hours_apply: bool,
    /// How late a first answer may be, in minutes of elapsed time after the anchor.
    pub limit_minutes: Option<u32>,
}

/// What a step is known by inside its cadence, however the steps are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub u32);

/// A whole number of units of time, within the limits of `due rule: Steps`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offset {
    count: u32,
    unit: Unit,
}

/// What an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Elapsed minutes.
    Minutes,
    /// Elapsed hours.
    Hours,
    /// Civil days; the wall time stays.
    Days,
    /// Days with working hours, from the next local day on; the wall time stays.
    WorkingDays,
    /// Civil weeks; the wall time stays.
    Weeks,
    /// Civil months; the wall time stays, and the 31st becomes the last day of a shorter month.
    Months,
}

/// What an offset counts from (`due rule: Steps`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// When the touch before was made.
    PreviousTouchDone,
    /// When the buyer asked.
    Enquiry,
}

/// How a lead is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// By phone or video.
    Call,
    /// By e-mail.
    Email,
    /// By a short message.
    Message,
    /// Face to face.
    Meeting,
    /// In any other way.
    Other,
}

/// Why a number is no offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OffsetError {
    /// More than the limit of its unit.
    #[error("at most {most} fit here")]
    TooLarge {
        /// The limit of the unit.
        most: u32,
    },
    /// Zero working days would be no day at all.
    #[error("working days count from 1")]
    NoWorkingDay,
}

/// Why a list of steps is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CadenceError {
    /// There is nothing to do.
    #[error("a plan has at least one step")]
    NoSteps,
}

impl Channel {
    /// All of them, in the order of the form.
    pub const ALL: [Channel; 5] =
        [Channel::Call, Channel::Email, Channel::Message, Channel::Meeting, Channel::Other];
}

impl Cadence {
    /// Takes `steps` as the plan called `name`; refuses a plan without steps.
    pub fn new(name: String, steps: Vec<Step>) -> Result<Cadence, CadenceError> {
        if steps.is_empty() {
            Err(CadenceError::NoSteps)
        } else {
            Ok(Cadence { name, steps, n_repeated: 0 })
        }
    }

    /// The plan for whoever asked: seven touches, six of them follow-ups (`due rule: Default plans`).
    pub fn new_enquiry() -> Cadence {
        use Channel::{Call, Email, Message};
        use Unit::{Days, Hours, Minutes, Months, Weeks, WorkingDays};

        let answer = Step {
            anchor: Anchor::Enquiry,
            hours_apply: false,
            limit_minutes: Some(5),
            ..Step::after_touch(1, 2, Minutes, Call, "Answer while they still think of it")
        };
        let steps = vec![
            answer,
            Step::after_touch(2, 1, Hours, Message, "Say that you called and when you call again"),
            Step::after_touch(3, 1, WorkingDays, Call, "Try another time of day"),
            Step::after_touch(4, 3, Days, Email, "Send one useful thing"),
            Step::after_touch(5, 1, Weeks, Call, "Ask what has changed"),
            Step::after_touch(6, 2, Weeks, Email, "Show how somebody like them solved it"),
            Step::after_touch(7, 1, Months, Call, "Ask whether it still matters"),
        ];
        Cadence { name: "New enquiry".to_owned(), steps, n_repeated: 0 }
    }

    /// The plan for whoever is not ready: something useful every 30 days, for ever
    /// (`due rule: Default plans`).
    pub fn nurture() -> Cadence {
        let purpose = "Send something useful that is not a pitch";
        let step = Step::after_touch(1, 30, Unit::Days, Channel::Email, purpose);
        Cadence { name: "Nurture".to_owned(), steps: vec![step], n_repeated: 1 }
    }

    /// The step that comes after `n_done` of them, with its place; `None` when the plan is done.
    pub fn step(&self, n_done: usize) -> Option<(usize, &Step)> {
        let n_over = n_done.saturating_sub(self.steps.len());
        let idx = match self.n_repeated {
            _ if n_done < self.steps.len() => n_done,
            0 => return None,
            n_repeated => self.steps.len() - n_repeated + n_over % n_repeated,
        };
        self.steps.get(idx).map(|step| (idx, step))
    }

    /// What the plan is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The steps in their order; there is at least one.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
}

impl Step {
    /// A step as most are: counted from the touch before, within working hours, without a limit.
    fn after_touch(id: u32, count: u32, unit: Unit, channel: Channel, purpose: &str) -> Step {
        Step {
            id: StepId(id),
            offset: Offset { count, unit },
            anchor: Anchor::PreviousTouchDone,
            channel,
            purpose: purpose.to_owned(),
            hours_apply: true,
            limit_minutes: None,
        }
    }

    /// How late a first answer may be, in elapsed time after the anchor.
    pub fn limit(&self) -> Option<TimeDelta> {
        self.limit_minutes.map(|minutes| TimeDelta::minutes(minutes.into()))
    }
}

impl Offset {
    /// Takes `count` of `unit`; refuses more than [`Unit::most`] and zero working days.
    pub fn new(count: u32, unit: Unit) -> Result<Offset, OffsetError> {
        let most = unit.most();
        if count > most {
            return Err(OffsetError::TooLarge { most });
        }
        if unit == Unit::WorkingDays && count == 0 {
            return Err(OffsetError::NoWorkingDay);
        }
        Ok(Offset { count, unit })
    }

    /// How many units.
    pub fn count(self) -> u32 {
        self.count
    }

    /// What is counted.
    pub fn unit(self) -> Unit {
        self.unit
    }
}

impl Unit {
    /// How many fit into an offset: ten years of each (`due rule: Steps`).
    pub fn most(self) -> u32 {
        match self {
            Unit::Minutes => 5_259_600,
            Unit::Hours => 87_660,
            Unit::Days | Unit::WorkingDays => 3_653,
            Unit::Weeks => 521,
            Unit::Months => 120,
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(count: u32, unit: Unit, expected: &str) {
        let offset = Offset::new(count, unit);
        let read = offset.map_or_else(|error| error.to_string(), |_| "fits".to_owned());
        assert_eq!(read, expected, "{count} {unit:?}");
    }

    fn check_plan(cadence: &Cadence, expected: Expect) {
        let mut plan = format!("{}\n", cadence.name());
        for step in cadence.steps() {
            let Offset { count, unit } = step.offset;
            let hours = if step.hours_apply { "in hours" } else { "any hour" };
            let limit = step.limit_minutes.map(|limit| format!(", limit {limit}"));
            let (anchor, channel, limit) = (step.anchor, step.channel, limit.unwrap_or_default());
            let line = format!("{count} {unit:?} after {anchor:?}, {channel:?}, {hours}{limit}");
            plan += &format!("{}: {line}\n", step.id.0);
        }
        expected.assert_eq(&plan);
    }

    #[test]
    fn a_new_enquiry_gets_seven_touches() {
        check_plan(
            &Cadence::new_enquiry(),
            expect![[r#"
            New enquiry
            1: 2 Minutes after Enquiry, Call, any hour, limit 5
            2: 1 Hours after PreviousTouchDone, Message, in hours
            3: 1 WorkingDays after PreviousTouchDone, Call, in hours
            4: 3 Days after PreviousTouchDone, Email, in hours
            5: 1 Weeks after PreviousTouchDone, Call, in hours
            6: 2 Weeks after PreviousTouchDone, Email, in hours
            7: 1 Months after PreviousTouchDone, Call, in hours
        "#]],
        );
    }

    #[test]
    fn nurture_never_ends() {
        check_plan(
            &Cadence::nurture(),
            expect![[r#"
            Nurture
            1: 30 Days after PreviousTouchDone, Email, in hours
        "#]],
        );
        let places = |cadence: &Cadence| {
            let place = |n_done| cadence.step(n_done).map(|(idx, _)| idx);
            [0, 1, 2, 6, 7, 100].map(place)
        };
        assert_eq!(places(&Cadence::nurture()), [Some(0); 6]);
        let seven = [Some(0), Some(1), Some(2), Some(6), None, None];
        assert_eq!(places(&Cadence::new_enquiry()), seven);
        let last_two_again = Cadence { n_repeated: 2, ..Cadence::new_enquiry() };
        let for_ever = [Some(0), Some(1), Some(2), Some(6), Some(5), Some(6)];
        assert_eq!(places(&last_two_again), for_ever);
    }

    #[test]
    fn an_offset_reaches_ten_years_at_most() {
        for (most, unit) in [
            (5_259_600, Unit::Minutes),
            (87_660, Unit::Hours),
            (3_653, Unit::Days),
            (3_653, Unit::WorkingDays),
            (521, Unit::Weeks),
            (120, Unit::Months),
        ] {
            check(most, unit, "fits");
            check(most + 1, unit, &format!("at most {most} fit here"));
            check(1, unit, "fits");
        }
    }

    #[test]
    fn working_days_count_from_one() {
        check(0, Unit::WorkingDays, "working days count from 1");
        check(0, Unit::Days, "fits");
    }

    #[test]
    fn a_plan_without_steps_is_no_plan() {
        assert_eq!(Cadence::new("Empty".to_owned(), Vec::new()), Err(CadenceError::NoSteps));
    }
}
