//! What is worth remembering about a lead.

use super::text::{TextError, many_lines, reads_as_text};

/// A free text of 1 to 20,000 characters; new lines and tabs may stand inside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Note(String);

/// How many characters a note has at most.
pub const MOST_LETTERS: usize = 20_000;

impl Note {
    /// Trims `text`, and refuses what [`TextError`] names.
    pub fn parse(text: &str) -> Result<Note, TextError> {
        Ok(Note(many_lines(text, MOST_LETTERS)?.to_owned()))
    }

    /// A text of our own, which surely is one.
    pub(in crate::domain) fn known(text: &str) -> Note {
        Note(text.to_owned())
    }
}

reads_as_text!(Note);
