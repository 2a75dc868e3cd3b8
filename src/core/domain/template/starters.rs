//! Four templates to begin with, and somebody whom they are filled for as an example.

use super::super::cadence::Channel;
use super::super::contact::{Company, LeadName};
use super::super::id::LeadId;
use super::super::lead::{Lead, Parts};
use super::super::note::Note;
use super::super::problem::{Pain, Problem};
use super::super::promise::{Promise, PromiseId};
use super::super::text::Line;
use super::super::time::Instant;
use super::super::unknown::Unknown;
use super::{Template, TemplateId};

/// A template to begin with: its name, how it is sent, what it says.
type Starter = (&'static str, Channel, &'static str);

const STARTERS: [Starter; 4] = [
    (
        "First answer to an enquiry",
        Channel::Email,
        "Subject: Your enquiry

Hello {first_name},

thank you for asking. I have read it, and a person answers you, not a machine.

What I understood so far: {problem}

Is that right, and is there more to it? Ten minutes on the phone usually tell whether I can help. \
When does it suit you, today or tomorrow?

{my_name}",
    ),
    (
        "After a call without an answer",
        Channel::Message,
        "Hello {first_name}, this is {my_name}. I just tried to call you about what you asked us. \
When may I try again? An hour is all I need to know, and “not now” is an answer too.",
    ),
    (
        "Sending what was promised",
        Channel::Email,
        "Subject: What I promised you

Hello {first_name},

I promised you: {promise}

Here it is. If something is missing or unclear, answer this letter, and I will see to it.

{my_name}",
    ),
    (
        "Asking a customer for a referral",
        Channel::Email,
        "Subject: May I ask you something?

Hello {first_name},

when you came to us, this troubled you: {problem}

I hope that it no longer does. If it does, please tell me that first.

If you are content: do you know one other person whom it troubles? A name is enough, or you pass \
on mine. I will be careful with their time.

Thank you,
{my_name}",
    ),
];

/// The four templates that an empty library may begin with, as they are added at `stamp`.
///
/// Their ids are the same on every desk: two desks that both began with them still have four when
/// they are merged.
pub fn starters(stamp: Instant) -> [Template; 4] {
    let mut n = 0;
    STARTERS.map(|(name, channel, text)| {
        n += 1;
        Template {
            id: TemplateId::new(Instant::UNIX_EPOCH, [n; 10]),
            name: Line::known(name),
            channel,
            text: Note::known(text),
            is_removed: false,
            changed_at: Some(stamp),
            unknown: Unknown::default(),
        }
    })
}

/// Somebody who was made up, and of whom everything is known that a template asks for.
pub fn example(now: Instant) -> Lead {
    let mut parts = Parts::new(LeadId::new(now, [0; 10]), now);
    parts.name = LeadName::parse("Ana Costa").ok();
    parts.company = Company::parse("Alder Joinery").ok();
    let solution = Some(Line::known("a price list that sends itself"));
    let problem = Problem::new(Pain::USUAL, Line::known("quotes take us a week"));
    parts.problems = vec![Problem { solution, ..problem }];
    parts.source_detail = Some(Line::known("your guide to faster quotes"));
    parts.promises = vec![Promise {
        due_at: now,
        id: PromiseId::new(now, [0; 10]),
        made_at: now,
        words: Line::known("the price list"),
        kept_at: None,
        unknown: Unknown::default(),
    }];
    Lead::new(parts).expect("whoever has a name is a lead")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::template::{Blank, fill, first_words, strangers};
    use crate::testing::at;

    #[test]
    fn every_starter_is_a_template_whose_places_are_all_filled_for_the_example() {
        let now = at("2026-11-22T10:00:00Z");
        let me = Line::known("Ben");
        for template in starters(now) {
            let text = template.text.as_str();
            assert_eq!(Line::parse(template.name.as_str()), Ok(template.name.clone()));
            assert_eq!(Note::parse(text), Ok(template.text.clone()));
            assert_eq!(strangers(text), [] as [&str; 0], "{text}");
            assert!(Blank::ALL.iter().any(|blank| text.contains(blank.as_str())), "{text}");
            let filled = fill(text, &example(now), Some(&me));
            assert_eq!(filled.missing, [], "{text}");
            assert_eq!(filled.subject.is_some(), template.channel == Channel::Email, "{text}");
            assert!(first_words(text).starts_with("Hello"), "{text}");
        }
    }

    #[test]
    fn the_example_knows_whatever_a_template_asks_for() {
        let now = at("2026-11-22T10:00:00Z");
        let all: String = Blank::ALL.iter().map(|blank| blank.as_str()).collect();
        let filled = fill(&all, &example(now), Some(&Line::known("Ben")));
        assert_eq!(filled.missing, []);
    }

    #[test]
    fn two_desks_that_begin_with_them_have_the_same_four() {
        let [one, other] =
            ["2026-11-22T10:00:00Z", "2027-01-01T00:00:00Z"].map(|it| starters(at(it)));
        let ids = |all: &[Template]| all.iter().map(|it| it.id).collect::<Vec<_>>();
        assert_eq!(ids(&one), ids(&other));
        let mut distinct = ids(&one);
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), 4);
    }
}
