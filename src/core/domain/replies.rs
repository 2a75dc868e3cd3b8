//! Which letters of the library got an answer.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::lead::Lead;
use super::template::{Replies, TemplateId};
use super::time::Instant;

/// A letter of the library that was sent to a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sent {
    /// Which.
    pub template: TemplateId,
    /// They said something after it: see [`sent`].
    pub is_answered: bool,
}

/// How long what a lead says counts as the answer to a letter. A rule of our own: later than that,
/// something else will have moved them.
pub const ANSWERED_WITHIN: TimeDelta = TimeDelta::days(14);

/// The letters of the library that `lead` was sent, the earliest first.
///
/// What they say is the answer to the last letter before it, once, and within [`ANSWERED_WITHIN`]:
/// so a letter gets no credit for what another one moved. An automatic reply is no answer.
pub fn sent(lead: &Lead) -> Vec<Sent> {
    let mut all: Vec<Sent> = Vec::new();
    let mut waits_since: Option<Instant> = None;
    for touch in lead.touches() {
        if touch.they_said_something()
            && let Some(at) = waits_since.take()
            && touch.at - at <= ANSWERED_WITHIN
            && let Some(last) = all.last_mut()
        {
            last.is_answered = true;
        }
        if let Some(template) = touch.template.filter(|_| touch.is_ours()) {
            all.push(Sent { template, is_answered: false });
            waits_since = Some(touch.at);
        }
    }
    all
}

/// What came of each letter of the library that is among `sent`.
pub fn tally<'a>(sent: impl Iterator<Item = &'a Sent>) -> BTreeMap<TemplateId, Replies> {
    let mut all: BTreeMap<TemplateId, Replies> = BTreeMap::new();
    for letter in sent {
        let replies = all.entry(letter.template).or_default();
        replies.n_sent += 1;
        replies.n_answered += usize::from(letter.is_answered);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Channel;
    use crate::domain::id::TouchId;
    use crate::domain::touch::{Direction, Outcome, Touch};
    use crate::testing::{ada, at};

    /// A touch on `day` of the month, for [`check`]: with which letter, from whom, and its outcome.
    type Passed = (u32, Option<u8>, Direction, Outcome);

    const OUT: Direction = Direction::Outbound;
    const IN: Direction = Direction::Inbound;

    /// Which letters were sent, and whether each was answered.
    fn check(passed: &[Passed], expected: &[(u8, bool)]) {
        let name = |n: u8| TemplateId::new(at("2026-01-01T00:00:00Z"), [n; 10]);
        let mut lead = ada(None);
        for (day, template, direction, outcome) in passed {
            let at = at(&format!("2026-03-{day:02}T10:00:00Z"));
            let id = TouchId::new(at, [9; 10]);
            let touch = Touch {
                template: template.map(name),
                direction: *direction,
                ..Touch::outbound(id, at, at, Channel::Email, *outcome)
            };
            lead = lead.put_touch(touch).unwrap();
        }
        let expected: Vec<Sent> = expected
            .iter()
            .map(|(n, is_answered)| Sent { template: name(*n), is_answered: *is_answered })
            .collect();
        assert_eq!(sent(&lead), expected, "{passed:?}");
        let tally = tally(expected.iter());
        assert_eq!(tally.values().map(|it| it.n_sent).sum::<usize>(), expected.len());
        let n_answered = expected.iter().filter(|it| it.is_answered).count();
        assert_eq!(tally.values().map(|it| it.n_answered).sum::<usize>(), n_answered);
    }

    #[test]
    fn what_they_say_answers_the_last_letter() {
        let sent = Outcome::LeftMessage;
        check(&[], &[]);
        check(&[(1, None, OUT, sent), (2, None, IN, sent)], &[]);
        check(&[(1, Some(1), OUT, sent)], &[(1, false)]);
        check(&[(1, Some(1), OUT, sent), (2, None, IN, sent)], &[(1, true)]);
        check(&[(1, Some(1), OUT, sent), (2, None, OUT, Outcome::Spoke)], &[(1, true)]);
        check(
            &[(1, Some(1), OUT, sent), (2, Some(2), OUT, sent), (3, None, IN, sent)],
            &[(1, false), (2, true)],
        );
    }

    #[test]
    fn an_answer_counts_once_and_for_two_weeks() {
        let sent = Outcome::LeftMessage;
        check(&[(1, Some(1), OUT, sent), (15, None, IN, sent)], &[(1, true)]);
        check(&[(1, Some(1), OUT, sent), (16, None, IN, sent)], &[(1, false)]);
        check(&[(1, Some(1), OUT, Outcome::Spoke)], &[(1, false)]);
        check(
            &[(1, Some(1), OUT, sent), (2, None, IN, sent), (3, Some(1), OUT, sent)],
            &[(1, true), (1, false)],
        );
    }
}
