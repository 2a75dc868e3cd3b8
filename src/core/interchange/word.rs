//! The words that stand for one of a few: channels, outcomes, stages.

use std::fmt;

use super::fact_json::FACT_NAMES;
use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use crate::domain::appointment::Went;
use crate::domain::cadence::{Anchor, Unit};
use crate::domain::fact::{FactKind, Kind};
use crate::domain::journal::Decided;
use crate::domain::objection::ObjectionKind;
use crate::domain::stage::Stage;
use crate::domain::touch::{By, Channel, Direction, Outcome};

/// One of a few, each with a word in files.
pub trait Word: Copy + 'static {
    /// All of them.
    const ALL: &'static [Self];
    /// Their words, in the same order.
    const WORDS: Words;

    /// The word in files.
    fn word(self) -> &'static str;
}

/// The words that may stand somewhere; displayed, they are told with commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub &'static [&'static str]);

/// Reads the word for a `T`.
pub fn read_word<T: Word>(cursor: &mut Cursor<'_>) -> Read<T> {
    let place = cursor.place();
    let text = cursor.text()?;
    let found = T::ALL.iter().copied().find(|it| it.word() == text);
    found.ok_or_else(|| ReadError::new(place, Reason::Word(T::WORDS)))
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl Word for Stage {
    const ALL: &'static [Stage] = &Stage::ALL;
    const WORDS: Words = Words(&["new", "working", "nurture", "won", "lost"]);

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Word for Kind {
    const ALL: &'static [Kind] = &[Kind::Business, Kind::Consumer];
    const WORDS: Words = Words(&["business", "consumer"]);

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Word for FactKind {
    const ALL: &'static [FactKind] = &FactKind::ALL;
    const WORDS: Words = Words(FACT_NAMES);

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Word for Channel {
    const ALL: &'static [Channel] = &Channel::ALL;
    const WORDS: Words = Words(&["call", "email", "message", "meeting", "other"]);

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Word for Direction {
    const ALL: &'static [Direction] = &[Direction::Outbound, Direction::Inbound];
    const WORDS: Words = Words(&["outbound", "inbound"]);

    fn word(self) -> &'static str {
        match self {
            Direction::Outbound => "outbound",
            Direction::Inbound => "inbound",
        }
    }
}

impl Word for Outcome {
    const ALL: &'static [Outcome] = &Outcome::ALL;
    const WORDS: Words =
        Words(&["no_answer", "left_message", "spoke", "not_now", "no", "appointment", "won"]);

    fn word(self) -> &'static str {
        match self {
            Outcome::NoAnswer => "no_answer",
            Outcome::LeftMessage => "left_message",
            Outcome::Spoke => "spoke",
            Outcome::NotNow => "not_now",
            Outcome::No => "no",
            Outcome::Appointment => "appointment",
            Outcome::Won => "won",
        }
    }
}

impl Word for By {
    const ALL: &'static [By] = &[By::Human, By::Automatic];
    const WORDS: Words = Words(&["human", "automatic"]);

    fn word(self) -> &'static str {
        match self {
            By::Human => "human",
            By::Automatic => "automatic",
        }
    }
}

impl Word for ObjectionKind {
    const ALL: &'static [ObjectionKind] = &ObjectionKind::ALL;
    const WORDS: Words = Words(&["timing", "price", "authority", "need", "never"]);

    fn word(self) -> &'static str {
        match self {
            ObjectionKind::Timing => "timing",
            ObjectionKind::Price => "price",
            ObjectionKind::Authority => "authority",
            ObjectionKind::Need => "need",
            ObjectionKind::Never => "never",
        }
    }
}

impl Word for Went {
    const ALL: &'static [Went] = &Went::ALL;
    const WORDS: Words = Words(&["kept", "late", "missed", "cancelled"]);

    fn word(self) -> &'static str {
        match self {
            Went::Kept => "kept",
            Went::Late => "late",
            Went::Missed => "missed",
            Went::Cancelled => "cancelled",
        }
    }
}

impl Word for Unit {
    const ALL: &'static [Unit] = &Unit::ALL;
    const WORDS: Words = Words(&["minutes", "hours", "days", "working_days", "weeks", "months"]);

    fn word(self) -> &'static str {
        match self {
            Unit::Minutes => "minutes",
            Unit::Hours => "hours",
            Unit::Days => "days",
            Unit::WorkingDays => "working_days",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
        }
    }
}

impl Word for Anchor {
    const ALL: &'static [Anchor] = &Anchor::ALL;
    const WORDS: Words = Words(&["previous_touch", "previous_due", "enquiry"]);

    fn word(self) -> &'static str {
        match self {
            Anchor::PreviousTouchDone => "previous_touch",
            Anchor::PreviousDueDate => "previous_due",
            Anchor::Enquiry => "enquiry",
        }
    }
}

impl Word for Decided {
    const ALL: &'static [Decided] = &[
        Decided::Enrolled,
        Decided::Ended,
        Decided::Skipped,
        Decided::Snoozed,
        Decided::Woken,
        Decided::Paused,
        Decided::Resumed,
        Decided::Agreed,
        Decided::Met,
        Decided::SpreadOut,
        Decided::Restarted,
        Decided::Dropped,
        Decided::Cooled,
        Decided::Meeting,
        Decided::Promised,
        Decided::Kept,
        Decided::Released,
        Decided::Bought,
        Decided::Unbought,
        Decided::AskedAgain,
    ];
    const WORDS: Words = Words(&[
        "enrolled",
        "ended",
        "skipped",
        "snoozed",
        "woken",
        "paused",
        "resumed",
        "agreed",
        "met",
        "spread_out",
        "restarted",
        "dropped",
        "cooled",
        "meeting",
        "promised",
        "kept",
        "released",
        "bought",
        "unbought",
        "asked_again",
    ]);

    fn word(self) -> &'static str {
        match self {
            Decided::Enrolled => "enrolled",
            Decided::Ended => "ended",
            Decided::Skipped => "skipped",
            Decided::Snoozed => "snoozed",
            Decided::Woken => "woken",
            Decided::Paused => "paused",
            Decided::Resumed => "resumed",
            Decided::Agreed => "agreed",
            Decided::Met => "met",
            Decided::SpreadOut => "spread_out",
            Decided::Restarted => "restarted",
            Decided::Dropped => "dropped",
            Decided::Cooled => "cooled",
            Decided::Meeting => "meeting",
            Decided::Promised => "promised",
            Decided::Kept => "kept",
            Decided::Released => "released",
            Decided::Bought => "bought",
            Decided::Unbought => "unbought",
            Decided::AskedAgain => "asked_again",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Word + PartialEq + fmt::Debug>() {
        assert_eq!(T::ALL.len(), T::WORDS.0.len());
        for (it, word) in T::ALL.iter().zip(T::WORDS.0) {
            assert_eq!(it.word(), *word, "{it:?}");
            let text = format!("\"{word}\"");
            assert_eq!(read_word(&mut Cursor::new(&text)), Ok(*it), "{word}");
        }
    }

    #[test]
    fn every_word_reads_back() {
        check::<Stage>();
        check::<Kind>();
        check::<FactKind>();
        check::<Channel>();
        check::<Direction>();
        check::<Outcome>();
        check::<By>();
        check::<Went>();
        check::<Unit>();
        check::<Anchor>();
        check::<Decided>();
    }

    #[test]
    fn another_word_is_refused_with_those_that_may_stand_there() {
        let error = read_word::<Direction>(&mut Cursor::new(r#""sideways""#)).unwrap_err();
        assert_eq!(error.to_string(), "this has to be one of outbound, inbound");
    }
}
