//! What a plan brings: its steps from now on, each done exactly when it is due.

use super::{Due, Rules, next};
use crate::domain::cadence::{Cadence, CadenceId, Plans};
use crate::domain::contact::LeadName;
use crate::domain::course::Course;
use crate::domain::id::{LeadId, TouchId};
use crate::domain::lead::{Lead, Logged, Parts};
use crate::domain::stage::Stage;
use crate::domain::time::{self, Instant};
use crate::domain::touch::{Outcome, Touch};

/// The first steps of `cadence` by these `rules`, `most` of them or all there are, in their order:
/// for somebody who begins to follow it `now`, and whom nobody ever reaches.
///
/// Whoever follows the plan for enquiries, or one that somebody made, has just asked. The plan need
/// not be among those of the `rules`: this one takes the place of the one with its id.
pub fn ahead(cadence: &Cadence, rules: &Rules, now: Instant, most: usize) -> Vec<Due> {
    let rules = Rules { plans: Plans::of(std::slice::from_ref(cadence)), ..rules.clone() };
    let mut dues = Vec::new();
    let mut lead = somebody(cadence.id(), now);
    while let Some(follower) = lead.take().filter(|_| dues.len() < most) {
        let Some(due) = next(&follower, &rules).due().copied() else { break };
        dues.push(due);
        // A touch of the moment in which the plan begins would not belong to it.
        let at = due.at.max(time::next(now));
        let id = TouchId::new(at, [dues.len().to_le_bytes()[0]; 10]);
        let touch = Touch::outbound(id, at, at, due.channel, Outcome::NoAnswer);
        let logged = Logged { seen: Some((due.what, due.at)), ..Logged::from(touch) };
        lead = follower.follow(&logged, &rules.plans, at).ok();
    }
    dues
}

/// Somebody who begins to follow plan `id` at `now`; `None` where the clock is out of range.
fn somebody(id: CadenceId, now: Instant) -> Option<Lead> {
    let now = time::accept(now).ok()?;
    let (stage, enquiry_at) = match id {
        CadenceId::NewEnquiry | CadenceId::Own(_) => (Stage::New, Some(now)),
        CadenceId::Nurture => (Stage::Nurture, None),
        CadenceId::Customer => (Stage::Won, None),
        CadenceId::AfterNo => (Stage::Working, None),
    };
    let parts = Parts::new(LeadId::new(now, [0; 10]), now);
    let name = LeadName::parse("Somebody").ok();
    let course = Box::new(Course::enrolled(id, now));
    Lead::new(Parts { name, enquiry_at, standing: stage.into(), course, ..parts }).ok()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::cadence::{Anchor, Step, StepId};
    use crate::domain::text::Line;
    use crate::testing::{at, cases, desks, moments, offsets, rules, utc_rules};

    /// What `cadence` brings from Friday, 20 November 2026, 16:50 on.
    fn check(cadence: &Cadence, expected: Expect) {
        let mut told = String::new();
        for due in ahead(cadence, &utc_rules(), at("2026-11-20T16:50:00Z"), 9) {
            told += &format!("{} {:?}\n", due.at.format("%a %d %b %Y %H:%M"), due.channel);
        }
        expected.assert_eq(&told);
    }

    fn default(id: CadenceId) -> Cadence {
        Cadence::default_of(id).unwrap()
    }

    #[test]
    fn an_enquiry_on_a_friday_evening_is_answered_at_once() {
        check(
            &default(CadenceId::NewEnquiry),
            expect![[r#"
                Fri 20 Nov 2026 16:52 Call
                Mon 23 Nov 2026 09:00 Message
                Tue 24 Nov 2026 09:00 Call
                Fri 27 Nov 2026 09:00 Email
                Fri 04 Dec 2026 09:00 Call
                Fri 18 Dec 2026 09:00 Email
                Mon 18 Jan 2027 09:00 Call
            "#]],
        );
    }

    #[test]
    fn what_comes_again_is_told_as_often_as_there_is_room() {
        check(
            &default(CadenceId::Customer),
            expect![[r#"
                Fri 27 Nov 2026 16:50 Call
                Thu 25 Feb 2027 16:50 Call
                Wed 26 May 2027 16:50 Email
                Tue 24 Aug 2027 16:50 Call
                Mon 22 Nov 2027 16:50 Email
                Mon 21 Feb 2028 09:00 Call
                Mon 22 May 2028 09:00 Email
                Mon 21 Aug 2028 09:00 Call
                Mon 20 Nov 2028 09:00 Email
            "#]],
        );
        let nurture =
            ahead(&default(CadenceId::Nurture), &utc_rules(), at("2026-11-20T16:50:00Z"), 3);
        assert_eq!(nurture.len(), 3);
    }

    #[test]
    fn a_no_is_followed_from_now_on() {
        check(
            &default(CadenceId::AfterNo),
            expect![[r#"
                Fri 04 Dec 2026 16:50 Call
                Mon 04 Jan 2027 16:50 Email
                Thu 04 Mar 2027 16:50 Call
                Fri 04 Jun 2027 16:50 Call
            "#]],
        );
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = (offsets(), prop::sample::select(&Anchor::ALL[..]), any::<bool>());
        vec(step, 1..6).prop_map(|steps| {
            let step = |(idx, (offset, anchor, hours_apply))| {
                let id = StepId(u32::try_from(idx).unwrap());
                let step = Step::new(id, offset, crate::domain::cadence::Channel::Call);
                Step { anchor, hours_apply, ..step }
            };
            steps.into_iter().enumerate().map(step).collect()
        })
    }

    proptest! {
        #![proptest_config(cases(96))]

        #[test]
        fn what_is_ahead_lies_in_order_and_is_what_the_schedule_says(
            steps in steps(),
            (tz, now) in moments(),
            desk in desks(),
        ) {
            let n_steps = steps.len();
            let id = CadenceId::NewEnquiry;
            let cadence = Cadence::new(id, Line::known("Plan"), steps, 0).unwrap();
            let rules = rules(desk.calendar(tz, now));
            let dues = ahead(&cadence, &rules, now, 12);
            prop_assert_eq!(dues.len(), n_steps);
            prop_assert!(dues.iter().all(|due| due.at >= now));
            prop_assert!(dues.is_sorted_by_key(|due| due.at));
            let rules = Rules { plans: Plans::of(&[cadence]), ..rules };
            let first = next(&somebody(id, now).unwrap(), &rules);
            prop_assert_eq!(first.due(), dues.first());
        }
    }
}
