//! Who a lead is and how to reach them.

use super::text::{one_line, reads_as_text};

pub use super::text::TextError;

/// A person's name, 1 to 200 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadName(String);

/// A company's name, 1 to 200 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company(String);

/// An e-mail address of at most 254 characters, as typed: the case is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

/// A phone number of at most 64 characters, as typed: `+49 (0)30 / 1234 ext. 5` stays so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(String);

/// Why a text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// It is no proper text to begin with.
    #[error(transparent)]
    Text(#[from] TextError),
    /// There is not exactly one `@` with something on both sides.
    #[error("an e-mail address has one @ with something before and after it")]
    Shape,
    /// There is white space inside.
    #[error("an e-mail address has no blanks inside")]
    Blanks,
}

/// Why a text is no phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// It is no proper text to begin with.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Nobody can be reached with fewer than three digits.
    #[error("a phone number has at least three digits")]
    TooFewDigits,
}

impl LeadName {
    /// Trims `text`, and refuses what [`TextError`] names.
    pub fn parse(text: &str) -> Result<LeadName, TextError> {
        Ok(LeadName(one_line(text, 200)?.to_owned()))
    }
}

impl Company {
    /// Trims `text`, and refuses what [`TextError`] names.
    pub fn parse(text: &str) -> Result<Company, TextError> {
        Ok(Company(one_line(text, 200)?.to_owned()))
    }
}

impl Email {
    /// Trims `text`, and refuses what can be no address. Whether mail arrives there, nobody knows.
    pub fn parse(text: &str) -> Result<Email, EmailError> {
        let text = one_line(text, 254)?;
        if text.contains(char::is_whitespace) {
            return Err(EmailError::Blanks);
        }
        match text.split_once('@') {
            Some((before, after))
                if !before.is_empty() && !after.is_empty() && !after.contains('@') =>
            {
                Ok(Email(text.to_owned()))
            }
            Some(_) | None => Err(EmailError::Shape),
        }
    }
}

impl Phone {
    /// Trims `text`, and refuses what has fewer than three digits of any script.
    pub fn parse(text: &str) -> Result<Phone, PhoneError> {
        let text = one_line(text, 64)?;
        if text.chars().filter(|c| c.is_numeric()).nth(2).is_none() {
            return Err(PhoneError::TooFewDigits);
        }
        Ok(Phone(text.to_owned()))
    }
}

reads_as_text!(LeadName);
reads_as_text!(Company);
reads_as_text!(Email);
reads_as_text!(Phone);
