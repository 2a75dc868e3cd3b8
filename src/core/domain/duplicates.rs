//! Leads that may be one and the same person (`formats.md`: Duplicates).

use super::contact::{Email, Phone};
use super::id::LeadId;
use super::lead::Lead;
use super::link::Link;
use super::projection::fold;

/// Two leads that somebody said are not the same, the smaller id first.
pub type Pair = (LeadId, LeadId);

/// Both ids as a [`Pair`], in its order.
pub fn pair(one: LeadId, other: LeadId) -> Pair {
    if one <= other { (one, other) } else { (other, one) }
}

/// What two leads may have in common that makes them suspects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alike {
    /// The same e-mail address, whatever its case.
    Email,
    /// The same phone number, by its last nine digits.
    Phone,
    /// The same LinkedIn address.
    LinkedIn,
    /// Almost the same name, and the same company.
    NameAndCompany,
}

/// A number that two texts of one kind share when they mean the same, and hardly ever otherwise:
/// the e-mails, phones and LinkedIn addresses of a lead, by which its doubles are found without
/// reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(pub u64);

/// How many digits of a phone number decide: area and country are written or left out.
const DIGITS: usize = 9;

/// The marks of `lead`, each once.
pub fn marks(lead: &Lead) -> Vec<Mark> {
    let parts = lead.parts();
    let emails = parts.emails.iter().map(email_mark);
    let phones = parts.phones.iter().filter_map(phone_mark);
    let links = parts.links.iter().filter_map(linked_in_mark);
    let mut marks = Vec::new();
    for mark in emails.chain(phones).chain(links) {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

impl Mark {
    /// What those who share it have in common.
    pub fn alike(self) -> Alike {
        match self.0 & 3 {
            0 => Alike::Email,
            1 => Alike::Phone,
            _ => Alike::LinkedIn,
        }
    }

    /// The mark of `text`: 62 bits of FNV-1a, and two for its kind.
    fn of(alike: Alike, text: &str) -> Mark {
        let step =
            |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
        let kind = match alike {
            Alike::Email => 0,
            Alike::Phone => 1,
            Alike::LinkedIn | Alike::NameAndCompany => 2,
        };
        Mark(hash << 2 | kind)
    }
}

/// The mark of an e-mail address, case-folded.
pub fn email_mark(email: &Email) -> Mark {
    Mark::of(Alike::Email, &email.as_str().to_lowercase())
}

/// The mark of a phone number; `None` for one too short to tell anybody by.
pub fn phone_mark(phone: &Phone) -> Option<Mark> {
    let number = phone.number()?;
    let digits = number.trim_start_matches('+');
    let last = digits.get(digits.len().checked_sub(DIGITS)?..)?;
    Some(Mark::of(Alike::Phone, last))
}

/// The mark of a LinkedIn address of a person; `None` for any other link.
pub fn linked_in_mark(link: &Link) -> Option<Mark> {
    let short = fold(link.short());
    let path = short.split_once("linkedin.com/in/")?.1;
    let name = path.split(['/', '?', '#']).next().filter(|name| !name.is_empty())?;
    Some(Mark::of(Alike::LinkedIn, name))
}
