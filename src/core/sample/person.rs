//! Who a lead of a sample is.

use super::dice::Dice;
use super::locales::{LOCALES, Locale, Order};
use super::tables::{CLIENTS, ODDITIES, ORIGINS, PRODUCTS, TAGS};
use super::{line, purpose};
use crate::domain::contact::{Company, Email, LeadName, Phone};
use crate::domain::fact::Kind;
use crate::domain::lead::Parts;
use crate::domain::link::Link;
use crate::domain::money::Money;
use crate::domain::note::Note;
use crate::domain::source::Source;
use crate::domain::tag::Tag;

/// What the words about one lead have in common.
pub struct About {
    /// Where the person is from.
    pub locale: &'static Locale,
    product: &'static str,
    city: &'static str,
}

/// Every so many leads a text tries the limits.
const ODD_EVERY: u64 = 89;

/// The first of them.
const ODD_FIRST: u64 = 21;

/// Amounts as they stand in offers, in euros.
const AMOUNTS: &[i64] = &[
    90, 180, 250, 480, 750, 900, 1_200, 1_950, 2_400, 3_600, 4_900, 7_500, 12_000, 18_500, 36_000,
    80_000, 150_000,
];

/// The first domains of an e-mail address; none of them can receive any (RFC 2606).
const DOMAINS: &[&str] = &["example.com", "example.org", "example.net"];

/// The zeros of the scripts in which phone numbers are written.
const ZEROS: [char; 6] = ['0', '٠', '۰', '०', '০', '０'];

/// Fills in who lead `idx` is and what it wants; what happened then is not told here.
pub fn introduce(parts: &mut Parts, seed: u64, idx: u64) -> About {
    let mut dice = Dice::new(seed, purpose::LEAD, idx);
    // Now and then somebody asks twice, and is written down a second time.
    let is_again = idx > 0 && dice.per_mille(6);
    let person = if is_again { idx - 1 - dice.below(idx.min(40)) } else { idx };
    let about = meet(parts, seed, person);
    if is_again && dice.percent(50) {
        let loud = parts.name.as_ref().map(|name| name.as_str().to_uppercase());
        parts.name = loud.and_then(|name| LeadName::parse(&name).ok());
    }

    let origin = dice.weigh(ORIGINS);
    parts.source = Source::parse(origin.source).ok().filter(|_| !dice.percent(7));
    if parts.source.is_some() && !origin.details.is_empty() && dice.percent(55) {
        parts.source_detail = line(&about.fill(dice.pick(origin.details)));
    }
    if dice.percent(35) {
        parts.client = line(dice.pick(CLIENTS));
    }
    for _ in 0..dice.weigh(&[(55, 0), (28, 1), (12, 2), (4, 3), (1, 7)]) {
        parts.tags.extend(Tag::parse(dice.pick(TAGS)).ok());
    }
    if dice.percent(60) {
        parts.value = value(parts.kind, &about, &mut dice);
    }
    if dice.percent(45) {
        parts.note = Note::parse(&about.note(super::tables::LEAD_NOTES, &mut dice)).ok();
    }
    if idx % ODD_EVERY == ODD_FIRST {
        let odd = &ODDITIES[(idx / ODD_EVERY) as usize % ODDITIES.len()];
        parts.name = LeadName::parse(odd.name).ok();
        parts.company = odd.company.and_then(|company| Company::parse(company).ok());
        parts.note = odd.note.and_then(|note| Note::parse(note).ok());
    }
    about
}

/// Fills in what somebody says of themselves: the same each time they ask.
fn meet(parts: &mut Parts, seed: u64, person: u64) -> About {
    let mut dice = Dice::new(seed, purpose::PERSON, person);
    let locale = pick_locale(&mut dice);
    let about = About { locale, product: dice.pick(PRODUCTS), city: dice.pick(locale.cities) };
    let (given, given_ascii) = spelled(dice.pick(locale.given));
    let (family, family_ascii) = spelled(dice.pick(locale.family));
    let name = match locale.order {
        Order::GivenFirst => format!("{given} {family}"),
        Order::FamilyFirst => format!("{family} {given}"),
        Order::FamilyJoined => format!("{family}{given}"),
    };

    parts.kind = dice.weigh(&[(58, Some(Kind::Business)), (34, Some(Kind::Consumer)), (8, None)]);
    let works = match parts.kind {
        Some(Kind::Business) => 94,
        Some(Kind::Consumer) => 5,
        None => 40,
    };
    if dice.percent(works) {
        parts.company = Company::parse(dice.pick(locale.companies)).ok();
        parts.role = line(dice.pick(locale.roles)).filter(|_| dice.percent(60));
    }
    let full_name = LeadName::parse(&name).ok();
    parts.name = match dice.below(100) {
        // Only the firm is known, or only what the caller's display said.
        0..4 if parts.company.is_some() => None,
        4..9 => LeadName::parse(given).ok(),
        _ => full_name,
    };
    for n in 0..dice.weigh(&[(14, 0), (74, 1), (10, 2), (2, 4)]) {
        let domain = dice.pick(DOMAINS);
        // The number keeps two people of one name apart.
        let at = person + n * 1_000_000;
        let address = match dice.below(4) {
            0 => format!("{given_ascii}{at}@{domain}"),
            1 => format!("{family_ascii}.{at}@{domain}"),
            2 if at % 20 == 7 => {
                format!("{given_ascii}.{family_ascii}+{at}@{domain}").to_uppercase()
            }
            _ => format!("{given_ascii}.{family_ascii}{at}@{domain}"),
        };
        parts.emails.extend(Email::parse(&address).ok());
    }
    for _ in 0..dice.weigh(&[(22, 0), (64, 1), (12, 2), (2, 3)]) {
        parts.phones.extend(Phone::parse(&dial(dice.pick(locale.phones), &mut dice)).ok());
    }
    if dice.percent(14) {
        let page = format!("https://www.example.com/in/{given_ascii}-{family_ascii}-{person}");
        parts.links.extend(Link::parse(&page).ok());
    }
    if dice.percent(4) {
        parts
            .links
            .extend(Link::parse(&format!("http://{family_ascii}.example.net/?p={person}")).ok());
    }
    if parts.is_nobody() {
        parts.name = LeadName::parse(&name).ok();
    }
    about
}

fn pick_locale(dice: &mut Dice) -> &'static Locale {
    let mut left = dice.below(LOCALES.iter().map(|locale| locale.weight).sum());
    for locale in LOCALES {
        if left < locale.weight {
            return locale;
        }
        left -= locale.weight;
    }
    &LOCALES[0]
}

/// A name as it is written, and as an e-mail address spells it.
fn spelled(entry: &'static str) -> (&'static str, String) {
    match entry.split_once('=') {
        Some((name, ascii)) => (name, ascii.replace(' ', "")),
        None => (entry, ascii(entry)),
    }
}

/// `name` in small ASCII letters and dashes; what has no such letter is left out.
fn ascii(name: &str) -> String {
    /// Letters that are not an ASCII letter with marks, to the marks that Latin writes.
    const FOLDS: [(&str, char); 17] = [
        ("àáâãäåąăạảấầắằ", 'a'),
        ("çćčĉ", 'c'),
        ("ďđð", 'd'),
        ("èéêëęěẽẻếềễệ", 'e'),
        ("ğģ", 'g'),
        ("ìíîïıịỉĩ", 'i'),
        ("ķ", 'k'),
        ("łľĺ", 'l'),
        ("ñńň", 'n'),
        ("òóôõöøőọỏốồổỗộơớờởỡợ", 'o'),
        ("řŕ", 'r'),
        ("śšşș", 's'),
        ("ťțţ", 't'),
        ("ùúûüůűūụủũưứừửữự", 'u'),
        ("ýÿỳỵỷỹ", 'y'),
        ("źżž", 'z'),
        ("æ", 'e'),
    ];
    let fold = |c: char| {
        let is_plain = c.is_ascii_alphabetic() || c == '-';
        let folded = FOLDS.iter().find(|(marked, _)| marked.contains(c)).map(|(_, plain)| *plain);
        if is_plain { Some(c) } else { folded }
    };
    name.chars().flat_map(char::to_lowercase).filter_map(fold).collect()
}

/// A number that fits `pattern`, in the digits of its script.
fn dial(pattern: &str, dice: &mut Dice) -> String {
    let zero = pattern.chars().find(|c| ZEROS.contains(c)).unwrap_or('0');
    let mut digit = || char::from_u32(u32::from(zero) + dice.below(10) as u32).unwrap_or(zero);
    pattern.chars().map(|c| if c == '#' { digit() } else { c }).collect()
}

/// What the sale would be worth; consumers pay less, and a third of the others pays in euros.
fn value(kind: Option<Kind>, about: &About, dice: &mut Dice) -> Option<Money> {
    let amounts = match kind {
        Some(Kind::Consumer) => &AMOUNTS[..11],
        Some(Kind::Business) | None => AMOUNTS,
    };
    let Locale { currency, per_euro, .. } = about.locale;
    let (code, per_euro) = if dice.percent(33) { ("EUR", 1) } else { (*currency, *per_euro) };
    let currency = code.parse().ok()?;
    let whole = dice.pick(amounts) * per_euro;
    Money::parse(&whole.to_string(), currency).ok()
}

impl About {
    /// `text` with the product and the city of this lead.
    pub fn fill(&self, text: &str) -> String {
        text.replace("{product}", self.product).replace("{city}", self.city)
    }

    /// One of `texts`, or now and then one in the language of the person.
    pub fn note(&self, texts: &[&str], dice: &mut Dice) -> String {
        let own = dice.percent(30);
        self.fill(if own { dice.pick(self.locale.notes) } else { dice.pick(texts) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each text of every locale, with what kind it is.
    fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
        LOCALES.iter().flat_map(|locale| {
            let Locale { companies, roles, cities, notes, .. } = locale;
            [("company", companies), ("role", roles), ("city", cities), ("note", notes)]
                .into_iter()
                .flat_map(|(kind, texts)| texts.iter().map(move |text| (kind, *text)))
        })
    }

    #[test]
    fn every_text_is_taken_as_it_is() {
        for (kind, text) in texts() {
            assert_eq!(line(text).map(|it| it.to_string()).as_deref(), Some(text), "{kind}");
        }
        for locale in LOCALES {
            for entry in locale.given.iter().chain(locale.family) {
                let (name, _) = spelled(entry);
                assert!(LeadName::parse(name).is_ok_and(|it| it.as_str() == name), "{entry}");
            }
        }
    }

    #[test]
    fn every_name_is_spelled_whole_in_an_address() {
        for entry in LOCALES.iter().flat_map(|locale| locale.given.iter().chain(locale.family)) {
            let (name, address) = spelled(entry);
            let n_letters = name.chars().filter(|c| c.is_alphabetic()).count();
            let n_spelled = address.chars().filter(char::is_ascii_lowercase).count();
            let is_given = entry.contains('=');
            assert!(n_spelled > 0 && (is_given || n_spelled == n_letters), "{entry}: {address}");
            let is_mail = Email::parse(&format!("{address}@example.com")).is_ok();
            assert!(is_mail && address.is_ascii(), "{entry}: {address}");
        }
    }

    #[test]
    fn no_phone_number_can_ring() {
        let mut dice = Dice::new(1, 1, 1);
        for pattern in LOCALES.iter().flat_map(|locale| locale.phones) {
            let number = dial(pattern, &mut dice);
            let read = Phone::parse(&number).map(|it| it.to_string());
            assert_eq!(read.as_deref(), Ok(number.as_str()), "{pattern}");
            // What is random comes behind a zero that no subscriber's number begins with.
            let fixed = &pattern[..pattern.find('#').unwrap()];
            assert!(fixed.ends_with(&ZEROS[..]) || fixed.ends_with("00 "), "{pattern}");
        }
    }

    #[test]
    fn a_number_keeps_the_digits_of_its_script() {
        let number = dial("٠٢ ٠### ####", &mut Dice::new(1, 1, 1));
        let is_arabic = |c: char| ('٠'..='٩').contains(&c) || c == ' ';
        assert!(number.chars().all(is_arabic), "{number}");
    }

    #[test]
    fn every_currency_is_one() {
        for locale in LOCALES {
            let largest = AMOUNTS.iter().max().unwrap() * locale.per_euro;
            let currency = locale.currency.parse().unwrap();
            let money = Money::parse(&largest.to_string(), currency).unwrap();
            assert!(money.amount() >= largest as f64, "{}", locale.currency);
        }
    }
}
