//! Where a lead came from.

use super::text::{TextError, one_line, reads_as_text};

/// Where a lead came from, in the person's own words, 1 to 200 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source(String);

impl Source {
    /// Trims `text`, and refuses what [`TextError`] names.
    pub fn parse(text: &str) -> Result<Source, TextError> {
        Ok(Source(one_line(text, 200)?.to_owned()))
    }
}

reads_as_text!(Source);
