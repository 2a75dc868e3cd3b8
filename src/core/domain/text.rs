//! What every text a person types has in common.

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing is left after trimming.
    #[error("there is nothing but blanks here")]
    Blank,
    /// It has more characters (Unicode scalar values) than fit.
    #[error("at most {most} characters fit here")]
    TooLong {
        /// How many fit.
        most: usize,
    },
    /// It holds a control character, which nobody can see or type.
    #[error("there is a hidden control character in this text")]
    ControlCharacter,
}

/// A short text in the person's own words, 1 to 200 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

impl Line {
    /// Trims `text`, and refuses what [`TextError`] names.
    pub fn parse(text: &str) -> Result<Line, TextError> {
        Ok(Line(one_line(text, 200)?.to_owned()))
    }

    /// A text of our own, which surely is one.
    pub(in crate::domain) fn known(text: &str) -> Line {
        Line(text.to_owned())
    }
}

/// Trims `text`; refuses blanks, control characters and more than `most` characters.
///
/// Marks that turn the direction of writing stay, for they are part of some names: the screen
/// isolates them.
pub(super) fn one_line(text: &str, most: usize) -> Result<&str, TextError> {
    check(text, most, char::is_control)
}

/// As [`one_line`], but new lines and tabs may stand inside.
pub(super) fn many_lines(text: &str, most: usize) -> Result<&str, TextError> {
    check(text, most, |c| c.is_control() && c != '\n' && c != '\t')
}

fn check(text: &str, most: usize, is_refused: fn(char) -> bool) -> Result<&str, TextError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TextError::Blank);
    }
    if text.contains(is_refused) {
        return Err(TextError::ControlCharacter);
    }
    if text.chars().nth(most).is_some() {
        return Err(TextError::TooLong { most });
    }
    Ok(text)
}

/// Refuses what a person typed when nobody can see any of it: joiners, marks of direction, fillers.
///
/// Files and the store may hold such a text from before, and it is read for ever: only who types is
/// asked for something that can be seen.
pub(super) fn seen(text: &str) -> Result<&str, TextError> {
    if text.chars().all(is_unseen) { Err(TextError::Blank) } else { Ok(text) }
}

/// True for what leaves no mark where it stands. It may stand beside letters.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// Gives a parsed text its reading side: `as_str` and `Display`.
macro_rules! reads_as_text {
    ($type:ident) => {
        impl $type {
            /// The text as parsed: trimmed, and otherwise as typed.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(super) use reads_as_text;

reads_as_text!(Line);
