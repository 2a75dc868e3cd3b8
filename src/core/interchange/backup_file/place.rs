//! Where something stands in a file, as editors tell it.

use std::fmt;

/// A line and a column, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A place that moves on through a text, so that many places cost one walk.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    at: usize,
    place: Place,
}

impl Walk {
    /// Begins at byte `at`, before which nothing can be seen.
    pub fn new(at: usize) -> Walk {
        Walk { at, place: Place { line: 1, column: 1 } }
    }

    /// The place of byte `at` of `text`; never before the one that was asked for last.
    pub fn to(&mut self, text: &str, at: usize) -> Place {
        for byte in text.as_bytes().get(self.at..at).unwrap_or_default() {
            match byte {
                b'\n' => self.place = Place { line: self.place.line + 1, column: 1 },
                // The later bytes of a character.
                0x80..=0xbf => {}
                _ => self.place.column += 1,
            }
        }
        self.at = self.at.max(at);
        self.place
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}
