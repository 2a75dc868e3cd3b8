//! Words that a person sorts leads by.

use super::text::{TextError, one_line, reads_as_text};

/// A word to sort leads by, 1 to 50 characters on one line, without a comma. Case is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

/// Why a text is no tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// It is no proper text to begin with.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Tags are typed with commas between them.
    #[error("a comma ends a tag and cannot stand inside")]
    Comma,
}

impl Tag {
    /// Trims `text`, and refuses what [`TagError`] names.
    pub fn parse(text: &str) -> Result<Tag, TagError> {
        let text = one_line(text, 50)?;
        if text.contains(',') { Err(TagError::Comma) } else { Ok(Tag(text.to_owned())) }
    }
}

reads_as_text!(Tag);

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let read = Tag::parse(text);
        let told = read.map_or_else(|error| error.to_string(), |tag| tag.to_string());
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn a_tag_is_a_word_or_two() {
        check(" Fair 2026 ", "Fair 2026");
        check("ä".repeat(50).as_str(), &"ä".repeat(50));
        check("ä".repeat(51).as_str(), "at most 50 characters fit here");
        check(" ", "there is nothing but blanks here");
        check("one\ntwo", "there is a hidden control character in this text");
    }

    #[test]
    fn what_ends_a_tag_in_a_field_cannot_stand_inside() {
        check("a,b", "a comma ends a tag and cannot stand inside");
    }
}
