//! The plans of a desk: four that every desk has, and those that somebody made.

use std::fmt;
use std::str::FromStr;

use super::{Anchor, Cadence, Channel, Offset, Step, StepId, Unit};
use crate::domain::id::{Id, IdError};
use crate::domain::text::Line;

/// Which plan. Those of every desk come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CadenceId {
    /// For whoever asked.
    NewEnquiry,
    /// For whoever is not ready.
    Nurture,
    /// For whoever has bought.
    Customer,
    /// For whoever said no.
    AfterNo,
    /// One that somebody made.
    Own(Id<OfCadence>),
}

/// Marks the ids of plans that somebody made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfCadence {}

/// All plans of a desk, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Plans(Vec<Cadence>);

impl CadenceId {
    /// The four that every desk has (`due rule: Default plans`).
    pub const DEFAULTS: [CadenceId; 4] =
        [CadenceId::NewEnquiry, CadenceId::Nurture, CadenceId::Customer, CadenceId::AfterNo];

    /// The word in files, of a plan that every desk has.
    fn word(self) -> Option<&'static str> {
        match self {
            CadenceId::NewEnquiry => Some("new_enquiry"),
            CadenceId::Nurture => Some("nurture"),
            CadenceId::Customer => Some("customer"),
            CadenceId::AfterNo => Some("after_no"),
            CadenceId::Own(_) => None,
        }
    }
}

impl fmt::Display for CadenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CadenceId::Own(id) => fmt::Display::fmt(id, f),
            CadenceId::NewEnquiry
            | CadenceId::Nurture
            | CadenceId::Customer
            | CadenceId::AfterNo => f.write_str(self.word().unwrap_or_default()),
        }
    }
}

impl FromStr for CadenceId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<CadenceId, IdError> {
        let known = CadenceId::DEFAULTS.into_iter().find(|id| id.word() == Some(text));
        known.map_or_else(|| text.parse().map(CadenceId::Own), Ok)
    }
}

impl Default for Plans {
    fn default() -> Plans {
        Plans::of(&[])
    }
}

impl Plans {
    /// The plans that every desk has, with those that were `changed` or made in their place.
    pub fn of(changed: &[Cadence]) -> Plans {
        let kept = CadenceId::DEFAULTS
            .into_iter()
            .filter(|id| changed.iter().all(|cadence| cadence.id() != *id));
        let mut all: Vec<Cadence> = kept.filter_map(Cadence::default_of).collect();
        all.extend(changed.iter().cloned());
        crate::domain::order::sort_by(&mut all, |one, other| one.id().cmp(&other.id()));
        Plans(all)
    }

    /// The plan `id`; `None` for one that was deleted, or that this desk never had.
    pub fn get(&self, id: CadenceId) -> Option<&Cadence> {
        self.iter().find(|cadence| cadence.id() == id)
    }

    /// What plan `id` is called, one that was deleted too.
    pub fn name(&self, id: CadenceId) -> Option<&str> {
        self.0.iter().find(|cadence| cadence.id() == id).map(Cadence::name)
    }

    /// All plans that were not deleted.
    pub fn iter(&self) -> impl Iterator<Item = &Cadence> {
        self.0.iter().filter(|cadence| !cadence.is_removed)
    }
}

impl Cadence {
    /// The plan `id` as every desk has it (`due rule: Default plans`); `None` for one that somebody
    /// made.
    pub fn default_of(id: CadenceId) -> Option<Cadence> {
        use Channel::{Call, Email, Message};
        use Unit::{Days, Hours, Minutes, Months, Weeks, WorkingDays};

        let step = Step::after_touch;
        let (name, n_repeated, steps) = match id {
            CadenceId::NewEnquiry => {
                let answer = Step {
                    anchor: Anchor::Enquiry,
                    hours_apply: false,
                    limit_minutes: Some(5),
                    ..step(1, 2, Minutes, Call, "Answer while they still think of it")
                };
                let steps = vec![
                    answer,
                    step(2, 1, Hours, Message, "Say that you called and when you call again"),
                    step(3, 1, WorkingDays, Call, "Try another time of day"),
                    step(4, 3, Days, Email, "Send one useful thing"),
                    step(5, 1, Weeks, Call, "Ask what has changed"),
                    step(6, 2, Weeks, Email, "Show how somebody like them solved it"),
                    step(7, 1, Months, Call, "Ask whether it still matters"),
                ];
                ("New enquiry", 0, steps)
            }
            CadenceId::Nurture => {
                let purpose = "Send something useful that is not a pitch";
                ("Nurture", 1, vec![step(1, 30, Days, Email, purpose)])
            }
            CadenceId::Customer => {
                let steps = vec![
                    step(1, 1, Weeks, Call, "Ask how it went"),
                    step(2, 90, Days, Call, "Check in"),
                    step(3, 90, Days, Email, "Ask for a referral"),
                ];
                ("Customer", 2, steps)
            }
            CadenceId::AfterNo => {
                let steps = vec![
                    step(1, 2, Weeks, Call, "Ask what spoke against it"),
                    step(2, 1, Months, Email, "Show what has changed since"),
                    step(3, 2, Months, Call, "Ask again"),
                    step(4, 3, Months, Call, "Ask once more"),
                ];
                ("After a “no”", 0, steps)
            }
            CadenceId::Own(_) => return None,
        };
        let mut cadence = Cadence::of(id, Line::known(name), steps);
        cadence.n_repeated = n_repeated;
        Some(cadence)
    }
}

impl Step {
    /// A step as most are: counted from the touch before, within working hours, without a limit.
    fn after_touch(id: u32, count: u32, unit: Unit, channel: Channel, purpose: &str) -> Step {
        let offset = Offset::of(count, unit);
        let mut step = Step::new(StepId(id), offset, channel);
        step.purpose = Some(Line::known(purpose));
        step
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(id: CadenceId, expected: Expect) {
        let cadence = Cadence::default_of(id).unwrap();
        let mut plan = format!("{}\n", cadence.name());
        for step in cadence.steps() {
            let (count, unit) = (step.offset.count(), step.offset.unit());
            let hours = if step.hours_apply { "in hours" } else { "any hour" };
            let limit = step.limit_minutes.map(|limit| format!(", limit {limit}"));
            let (anchor, channel, limit) = (step.anchor, step.channel, limit.unwrap_or_default());
            let line = format!("{count} {unit:?} after {anchor:?}, {channel:?}, {hours}{limit}");
            plan += &format!("{}: {line}\n", step.id.0);
        }
        plan += &format!("the last {} come again", cadence.n_repeated());
        expected.assert_eq(&plan);
    }

    #[test]
    fn a_new_enquiry_gets_seven_touches() {
        check(
            CadenceId::NewEnquiry,
            expect![[r#"
                New enquiry
                1: 2 Minutes after Enquiry, Call, any hour, limit 5
                2: 1 Hours after PreviousTouchDone, Message, in hours
                3: 1 WorkingDays after PreviousTouchDone, Call, in hours
                4: 3 Days after PreviousTouchDone, Email, in hours
                5: 1 Weeks after PreviousTouchDone, Call, in hours
                6: 2 Weeks after PreviousTouchDone, Email, in hours
                7: 1 Months after PreviousTouchDone, Call, in hours
                the last 0 come again"#]],
        );
    }

    #[test]
    fn nurture_comes_again_every_thirty_days() {
        check(
            CadenceId::Nurture,
            expect![[r#"
                Nurture
                1: 30 Days after PreviousTouchDone, Email, in hours
                the last 1 come again"#]],
        );
    }

    #[test]
    fn a_customer_is_asked_how_it_went_and_for_a_referral() {
        check(
            CadenceId::Customer,
            expect![[r#"
                Customer
                1: 1 Weeks after PreviousTouchDone, Call, in hours
                2: 90 Days after PreviousTouchDone, Call, in hours
                3: 90 Days after PreviousTouchDone, Email, in hours
                the last 2 come again"#]],
        );
    }

    #[test]
    fn a_no_is_followed_by_four_more_asks() {
        check(
            CadenceId::AfterNo,
            expect![[r#"
                After a “no”
                1: 2 Weeks after PreviousTouchDone, Call, in hours
                2: 1 Months after PreviousTouchDone, Email, in hours
                3: 2 Months after PreviousTouchDone, Call, in hours
                4: 3 Months after PreviousTouchDone, Call, in hours
                the last 0 come again"#]],
        );
    }

    #[test]
    fn a_plan_is_named_in_files_by_a_word_or_an_id() {
        for text in [
            "new_enquiry",
            "nurture",
            "customer",
            "after_no",
            "019aa95c-3d10-7abc-8def-0123456789ab",
        ] {
            assert_eq!(text.parse::<CadenceId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("newest".parse::<CadenceId>(), Err(IdError));
    }

    #[test]
    fn what_was_changed_takes_the_place_of_what_every_desk_has() {
        let changed = Cadence::default_of(CadenceId::Nurture).unwrap();
        let changed = Cadence { name: Line::known("Garden"), ..changed };
        let removed =
            Cadence { is_removed: true, ..Cadence::default_of(CadenceId::AfterNo).unwrap() };
        let plans = Plans::of(&[changed, removed]);
        assert_eq!(plans.get(CadenceId::Nurture).map(Cadence::name), Some("Garden"));
        assert_eq!(plans.get(CadenceId::Customer).map(Cadence::name), Some("Customer"));
        assert_eq!(plans.get(CadenceId::AfterNo), None);
        assert_eq!(plans.name(CadenceId::AfterNo), Some("After a “no”"));
        assert_eq!(plans.iter().count(), 3);
    }
}
