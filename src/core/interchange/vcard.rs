//! vCards, versions 2.1 to 4.0: people as phones, mail programs and address books hand them over.
//!
//! One card is in memory at a time, and of each no more than a person can have typed: what is longer
//! or more than that is counted as left out.

mod line;
#[cfg(test)]
mod tests;

use self::line::{Lines, MOST, Property};
use crate::domain::capture::Captured;
use crate::domain::lead::Draft;

/// How many numbers, addresses or links of one card are read.
const MOST_OF_A_KIND: usize = 50;

/// Somebody on a card, in texts as they stand there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// Who it is.
    pub name: String,
    /// Whom they work for, without its departments.
    pub company: String,
    /// What they are there.
    pub role: String,
    /// Where mail reaches them, the preferred first.
    pub emails: Vec<String>,
    /// Where a call reaches them, the preferred first.
    pub phones: Vec<String>,
    /// Where they are found on the web.
    pub links: Vec<String>,
    /// Words to sort them by.
    pub tags: Vec<String>,
    /// Where they live or work, one line each.
    pub addresses: Vec<String>,
    /// The day they were born, as it stands there.
    pub birthday: String,
    /// What somebody wrote about them.
    pub note: String,
    /// It has a picture, which is left out.
    pub has_picture: bool,
    /// What else it has and is left out, by the names of the properties.
    pub left_out: Vec<String>,
}

/// True for a text that has a card in it.
pub fn has_card(text: &str) -> bool {
    text.lines().any(is_begin)
}

/// The cards of `text`, one after the other. One that does not end is read as far as it goes.
pub fn cards(text: &str) -> impl Iterator<Item = Card> {
    let mut lines = Lines::new(text);
    std::iter::from_fn(move || {
        lines.find(|property| property.is("BEGIN") && is_vcard(&property.text()))?;
        let mut card = Reading::default();
        // A card inside of a card, as AGENT has in version 2.1, is no other person here.
        let mut depth = 1;
        for property in lines.by_ref() {
            match () {
                () if property.is("BEGIN") => depth += 1,
                () if property.is("END") => depth -= 1,
                () if depth == 1 => card.take(&property),
                () => {}
            }
            if depth == 0 {
                break;
            }
        }
        Some(card.finish())
    })
}

/// The first card of `text` as what the *New lead* form is filled with; the others are counted.
pub fn captured(text: &str) -> Option<Captured> {
    let mut cards = cards(text);
    let card = cards.next()?;
    Some(Captured { n_others: cards.count(), ..card.captured() })
}

fn is_begin(line: &str) -> bool {
    let line = line.trim();
    line.split_once(':')
        .is_some_and(|(name, value)| name.eq_ignore_ascii_case("BEGIN") && is_vcard(value))
}

fn is_vcard(value: &str) -> bool {
    value.trim().eq_ignore_ascii_case("VCARD")
}

impl Card {
    /// What the form is filled with. What has no field there is in its note.
    fn captured(self) -> Captured {
        let mut notes: Vec<String> = Vec::new();
        let mut add = |text: String| {
            if !text.trim().is_empty() {
                notes.push(text);
            }
        };
        add(self.role);
        add(self.note);
        let (mut emails, mut phones) = (self.emails.into_iter(), self.phones.into_iter());
        let email = emails.next().unwrap_or_default();
        let phone = phones.next().unwrap_or_default();
        emails.chain(phones).chain(self.links).chain(self.addresses).for_each(&mut add);
        if !self.birthday.is_empty() {
            add(format!("Birthday: {}", self.birthday));
        }
        add(self.tags.join(", "));
        let draft = Draft {
            name: self.name,
            company: self.company,
            email,
            phone,
            note: notes.join("\n"),
            ..Draft::default()
        };
        Captured { draft, has_picture: self.has_picture, ..Captured::default() }
    }
}

/// A card while it is read.
#[derive(Default)]
struct Reading {
    card: Card,
    /// The name by its parts, for a card without `FN`.
    parts: String,
    emails: Vec<(bool, String)>,
    phones: Vec<(bool, String)>,
}

impl Reading {
    fn take(&mut self, property: &Property<'_>) {
        let card = &mut self.card;
        match property.name.to_ascii_uppercase().as_str() {
            "FN" => first(&mut card.name, property.text()),
            "N" => first(&mut self.parts, name_of(&property.parts())),
            "ORG" => {
                let company = property.parts().into_iter().next().unwrap_or_default();
                first(&mut card.company, company);
            }
            "TITLE" | "ROLE" => first(&mut card.role, property.text()),
            "EMAIL" => add(&mut self.emails, property, "mailto:"),
            "TEL" => add(&mut self.phones, property, "tel:"),
            "URL" | "X-SOCIALPROFILE" | "SOCIALPROFILE" => push(&mut card.links, property.text()),
            "CATEGORIES" => {
                let words = property.values();
                words.into_iter().for_each(|word| push(&mut card.tags, word));
            }
            "ADR" => {
                let parts = property.parts();
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                push(&mut card.addresses, parts.collect::<Vec<_>>().join(", "));
            }
            "BDAY" => first(&mut card.birthday, property.text()),
            "NOTE" => {
                let note = property.text();
                if !card.note.is_empty() && !note.is_empty() {
                    card.note.push('\n');
                }
                if card.note.len() + note.len() <= 2 * MOST {
                    card.note.push_str(&note);
                }
            }
            "PHOTO" | "LOGO" => card.has_picture = true,
            "VERSION" | "PRODID" | "REV" | "UID" | "KIND" | "SOURCE" | "X-ABLABEL" => {}
            name => push(&mut card.left_out, name.to_owned()),
        }
    }

    fn finish(self) -> Card {
        let Reading { mut card, parts, emails, phones } = self;
        if card.name.is_empty() {
            card.name = parts;
        }
        // Some write the company into FN where there is nobody.
        if card.name == card.company {
            card.name = String::new();
        }
        (card.emails, card.phones) = (preferred_first(emails), preferred_first(phones));
        card
    }
}

/// `Costa;Ana;María;Dr.;` as it is said: title, given and other names, family name, what follows.
fn name_of(parts: &[String]) -> String {
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    let all = [part(3), part(1), part(2), part(0), part(4)];
    let all = all.into_iter().filter(|part| !part.is_empty());
    all.collect::<Vec<_>>().join(" ")
}

/// Writes what stands first; what is empty is nothing.
fn first(place: &mut String, text: String) {
    if place.is_empty() {
        *place = text;
    }
}

fn push(all: &mut Vec<String>, text: String) {
    if !text.is_empty() && all.len() < MOST_OF_A_KIND && !all.contains(&text) {
        all.push(text);
    }
}

fn add(all: &mut Vec<(bool, String)>, property: &Property<'_>, scheme: &str) {
    let text = property.text();
    let text = match text.get(..scheme.len()) {
        // The address of an extension stands behind it.
        Some(begin) if begin.eq_ignore_ascii_case(scheme) => {
            text[scheme.len()..].replacen(";ext=", " ext. ", 1)
        }
        Some(_) | None => text,
    };
    let is_known = all.iter().any(|(_, known)| *known == text);
    if !text.is_empty() && all.len() < MOST_OF_A_KIND && !is_known {
        all.push((property.is_preferred(), text));
    }
}

fn preferred_first(all: Vec<(bool, String)>) -> Vec<String> {
    let (first, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(is_preferred, _)| *is_preferred);
    first.into_iter().chain(others).map(|(_, text)| text).collect()
}
