//! Leads that may be one and the same person (`formats.md`: Duplicates).

mod company;
mod name;
mod scan;
mod typed;

pub use self::scan::{Crowd, Found, MOST_ALIKE, Scan, Suspects};
pub use self::typed::{Typed, double_of, suspects_of};
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

/// Several things that two leads have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Likeness(u8);

/// A number that two texts of one kind share when they mean the same, and hardly ever otherwise:
/// the e-mails, phones, LinkedIn addresses and the company of a lead, by which its doubles are found
/// without reading it.
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
    // Without a name there is nobody to tell apart at a company.
    let company = parts.company.iter().filter(|_| parts.name.is_some());
    let company = company.filter_map(|it| company_mark(it.as_str()));
    let mut marks = Vec::new();
    for mark in emails.chain(phones).chain(links).chain(company) {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

impl Alike {
    /// All of them, the strongest first.
    pub const ALL: [Alike; 4] =
        [Alike::Email, Alike::Phone, Alike::LinkedIn, Alike::NameAndCompany];

    const fn bit(self) -> u8 {
        match self {
            Alike::Email => 8,
            Alike::Phone => 4,
            Alike::LinkedIn => 2,
            Alike::NameAndCompany => 1,
        }
    }
}

impl Likeness {
    /// This one too.
    #[must_use]
    pub fn with(self, alike: Alike) -> Likeness {
        Likeness(self.0 | alike.bit())
    }

    /// What they have in common, the strongest first.
    pub fn iter(self) -> impl Iterator<Item = Alike> {
        Alike::ALL.into_iter().filter(move |alike| self.0 & alike.bit() > 0)
    }

    /// True when they have nothing in common.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Mark {
    /// What those who share it have in common.
    pub fn alike(self) -> Alike {
        match self.0 & 3 {
            0 => Alike::Email,
            1 => Alike::Phone,
            2 => Alike::LinkedIn,
            _ => Alike::NameAndCompany,
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
            Alike::LinkedIn => 2,
            Alike::NameAndCompany => 3,
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

/// The mark of a company's name, without its legal form and its punctuation; `None` when nothing
/// is left. Two leads that share it are alike only when their names are too.
pub fn company_mark(company: &str) -> Option<Mark> {
    let key = company::key(company);
    (!key.is_empty()).then(|| Mark::of(Alike::NameAndCompany, &key))
}

#[cfg(test)]
mod tests;
