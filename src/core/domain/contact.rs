//! Who a lead is and how to reach them.

pub use super::text::TextError;
use super::text::{one_line, reads_as_text};

/// A person's name, 1 to 200 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeadName(String);

/// A company's name, 1 to 200 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Company(String);

/// An e-mail address of at most 254 characters, as typed: the case is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// A phone number of at most 64 characters, as typed: `+49 (0)30 / 1234 ext. 5` stays so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// The number to dial: a leading `+` and digits from 0 to 9, of whatever script they were.
    ///
    /// The zero of `+49 (0)30` is not dialled from abroad, and what follows a
    /// letter, `;` or `#` is an extension. `None` when no three digits are left.
    pub fn number(&self) -> Option<String> {
        let (plus, rest) = match self.0.strip_prefix('+') {
            Some(rest) => ("+", rest.replacen("(0)", "", 1)),
            None => ("", self.0.clone()),
        };
        let is_end = |c: &char| c.is_alphabetic() || matches!(c, ';' | '#');
        let digits = rest.chars().take_while(|c| !is_end(c)).filter_map(digit);
        let number: String = digits.collect();
        (number.len() >= 3).then(|| format!("{plus}{number}"))
    }
}

/// A decimal digit of the scripts in which numbers are written, as one of 0 to 9.
pub(super) fn digit(c: char) -> Option<char> {
    /// The zeros: Latin, Arabic, Persian, Devanagari, Bengali, full-width.
    const ZEROS: [char; 6] = ['0', '٠', '۰', '०', '০', '０'];
    ZEROS.into_iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

reads_as_text!(LeadName);
reads_as_text!(Company);
reads_as_text!(Email);
reads_as_text!(Phone);

#[cfg(test)]
mod tests {
    use super::super::note::Note;
    use super::super::source::Source;
    use super::*;

    /// What each kind of text makes of `text`: itself, or the sentence that refuses it.
    fn check(kind: &str, text: &str, expected: &str) {
        let read = match kind {
            "name" => LeadName::parse(text).map(|it| it.to_string()).map_err(|it| it.to_string()),
            "company" => Company::parse(text).map(|it| it.to_string()).map_err(|it| it.to_string()),
            "email" => Email::parse(text).map(|it| it.to_string()).map_err(|it| it.to_string()),
            "phone" => Phone::parse(text).map(|it| it.to_string()).map_err(|it| it.to_string()),
            "source" => Source::parse(text).map(|it| it.to_string()).map_err(|it| it.to_string()),
            "note" => Note::parse(text).map(|it| it.to_string()).map_err(|it| it.to_string()),
            kind => panic!("{kind} is no kind of text"),
        };
        assert_eq!(read.unwrap_or_else(|error| error), expected, "{kind} {text:?}");
    }

    const KINDS: [(&str, usize); 6] = [
        ("name", 200),
        ("company", 200),
        ("email", 254),
        ("phone", 64),
        ("source", 200),
        ("note", 20_000),
    ];

    #[test]
    fn every_text_is_trimmed_and_never_blank() {
        for (kind, _) in KINDS {
            check(kind, " \u{a0}2@22\t\n", "2@22");
            check(kind, " \t\n", "there is nothing but blanks here");
        }
    }

    #[test]
    fn every_text_has_room_for_so_many_characters() {
        for (kind, most) in KINDS {
            let fits = format!("é@{}", "2".repeat(most - 2));
            check(kind, &fits, &fits);
            check(kind, &format!("{fits}2"), &format!("at most {most} characters fit here"));
        }
    }

    #[test]
    fn hidden_control_characters_are_refused() {
        for (kind, _) in KINDS {
            for control in ['\0', '\u{1b}', '\r', '\u{7f}', '\u{85}'] {
                let text = format!("222@{control}2");
                check(kind, &text, "there is a hidden control character in this text");
            }
        }
    }

    #[test]
    fn a_note_has_lines_and_tabs() {
        check("note", "one\n\ttwo", "one\n\ttwo");
        check("name", "one\ntwo", "there is a hidden control character in this text");
    }

    #[test]
    fn marks_of_direction_stay_for_the_screen_to_isolate() {
        check("name", "\u{202e}adA\u{2066} Ω", "\u{202e}adA\u{2066} Ω");
    }

    #[test]
    fn inner_blanks_stay_as_typed() {
        check("name", "Ada  King", "Ada  King");
    }

    #[test]
    fn an_email_has_one_at_sign_between_two_parts() {
        let shape = "an e-mail address has one @ with something before and after it";
        check("email", "Ada+x@Example.org", "Ada+x@Example.org");
        check("email", "ada", shape);
        check("email", "@example.org", shape);
        check("email", "ada@", shape);
        check("email", "ada@@example.org", shape);
        check("email", "a@b@c", shape);
        check("email", "ada @example.org", "an e-mail address has no blanks inside");
    }

    #[test]
    fn a_phone_has_three_digits_of_any_script() {
        check("phone", "+49 (0)30 / 12-34 ext. 5", "+49 (0)30 / 12-34 ext. 5");
        check("phone", "١١٠", "١١٠");
        check("phone", "call 12", "a phone number has at least three digits");
    }

    #[test]
    fn a_number_is_dialled_as_it_is_meant() {
        for (typed, number) in [
            ("+34 600 100 200", Some("+34600100200")),
            ("030 / 1234-5", Some("03012345")),
            ("+49 (0)30 / 1234 ext. 5", Some("+49301234")),
            ("555-0100 #7", Some("5550100")),
            ("+٤٩ ٣٠ ١٢٣٤", Some("+49301234")),
            ("call 555", None),
            ("½½½", None),
        ] {
            let phone = Phone::parse(typed).unwrap();
            assert_eq!(phone.number().as_deref(), number, "typed {typed}");
        }
    }
}
