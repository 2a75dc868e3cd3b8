//! Where a text shows what is looked for.

use std::ops::Range;

use super::near::Wanted;
use crate::domain::projection::fold_into;

/// A text, folded, that knows for each byte which letter of the text it came from.
pub(super) struct Folded {
    text: String,
    /// For each byte of the folded text, which of the letters.
    of: Vec<usize>,
    /// The bytes of each letter, with all that belongs to it.
    letters: Vec<Range<usize>>,
}

impl Folded {
    pub fn new(original: &str) -> Folded {
        let (mut text, mut of) = (String::with_capacity(original.len()), Vec::new());
        let letters = letters(original);
        for (nth, letter) in letters.iter().enumerate() {
            fold_into(&mut text, &original[letter.clone()]);
            of.resize(text.len(), nth);
        }
        Folded { text, of, letters }
    }

    /// Everywhere that `word`, which is folded, stands.
    pub fn all(&self, word: &str) -> Vec<Range<usize>> {
        all(&self.text, word).filter_map(|at| self.original(at..at + word.len())).collect()
    }

    /// Every word that is near the one that is wanted.
    pub fn near(&self, wanted: &Wanted) -> Vec<Range<usize>> {
        let near = wanted.near_in(&self.text).into_iter();
        near.filter_map(|(from, to)| self.original(from..to)).collect()
    }

    /// Every number that holds one of `numbers`, whatever marks it is written with.
    pub fn digits(&self, numbers: &[String]) -> Vec<Range<usize>> {
        if numbers.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        // With the zero of `+49 (0)30`, and without.
        for is_dialled in [true, false] {
            let (digits, places) = digits(&self.text, is_dialled);
            for number in numbers {
                for at in all(&digits, number) {
                    let (first, last) = (places[at], places[at + number.len() - 1]);
                    found.extend(self.original(first..last + 1));
                }
            }
        }
        found
    }

    /// `found`, in order and without overlaps.
    pub fn merged(&self, mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
        crate::domain::order::sort_by(&mut found, |one, other| one.start.cmp(&other.start));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for hit in found {
            match merged.last_mut() {
                Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
                Some(_) | None => merged.push(hit),
            }
        }
        merged
    }

    /// The bytes of the letters of which the folded bytes are.
    fn original(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.of.get(folded.start)?, self.of.get(folded.end.checked_sub(1)?)?);
        Some(self.letters.get(*first)?.start..self.letters.get(*last)?.end)
    }
}

/// Every place in `text` at which `word` begins, also where it overlaps itself.
fn all<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(word).filter(|_| !word.is_empty())?;
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        Some(at)
    })
}

/// The digits of the numbers in the folded `text`, a stroke between any two numbers, and where each
/// stands.
fn digits(text: &str, is_dialled: bool) -> (String, Vec<usize>) {
    let (mut digits, mut places) = (String::new(), Vec::new());
    let mut skipped = 0..0;
    for (at, c) in text.char_indices() {
        if !is_dialled && text[at..].starts_with("(0)") {
            skipped = at..at + 3;
        }
        if skipped.contains(&at) || c.is_whitespace() || "+-/().".contains(c) {
            continue;
        }
        digits.push(if c.is_ascii_digit() { c } else { '|' });
        places.push(at);
    }
    (digits, places)
}

/// The letters of `text` as a person counts them, by their bytes: with the accents, joiners and vowel
/// signs that belong to each.
fn letters(text: &str) -> Vec<Range<usize>> {
    let mut letters: Vec<Range<usize>> = Vec::new();
    let mut before = '\n';
    let mut n_flags = 0_usize;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let is_flag = ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
        // Two of these make one flag.
        let is_second = is_flag && n_flags % 2 == 1;
        n_flags = if is_flag { n_flags + 1 } else { 0 };
        match letters.last_mut() {
            Some(last) if is_second || belongs(c, before) => last.end = end,
            Some(_) | None => letters.push(at..end),
        }
        before = c;
    }
    letters
}

/// True where `c` is a part of the letter that ends in `before`.
fn belongs(c: char, before: char) -> bool {
    let mut folded = String::new();
    fold_into(&mut folded, c.encode_utf8(&mut [0; 4]));
    let is_unseen = folded.is_empty();
    let is_hangul_part =
        ('\u{1160}'..'\u{1200}').contains(&c) && ('\u{1100}'..'\u{1200}').contains(&before);
    let is_tone =
        ('\u{1f3fb}'..='\u{1f3ff}').contains(&c) || ('\u{e0020}'..='\u{e007f}').contains(&c);
    let is_kana_mark = c == '\u{3099}' || c == '\u{309a}';
    is_unseen
        || before == '\u{200d}'
        || is_hangul_part
        || is_tone
        || is_kana_mark
        || is_indic(c, before)
}

/// True for a sign of an Indic script, of Thai or of Lao that stands with the letter before it.
///
/// The Indic blocks of Unicode are laid out alike, 128 places each, from Devanagari to Malayalam.
fn is_indic(c: char, before: char) -> bool {
    let (place, earlier) = (u32::from(c), u32::from(before));
    match place {
        0x900..0xd80 => {
            let is_joined = earlier & !0x7f == place & !0x7f && earlier & 0x7f == 0x4d;
            is_joined
                || matches!(place & 0x7f, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62 | 0x63)
        }
        0xe00..0xf00 => matches!(place & 0x7f, 0x31 | 0x34..=0x3a | 0x47..=0x4e),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = letters(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_letter_is_all_that_belongs_to_it() {
        check("Zoë", &["Z", "o", "ë"]);
        check("Zoe\u{308}x", &["Z", "o", "e\u{308}", "x"]);
        check("👩‍💻👍🏽!", &["👩‍💻", "👍🏽", "!"]);
        check("🇩🇪🇫🇷a", &["🇩🇪", "🇫🇷", "a"]);
        check("हिन्दी", &["हि", "न्दी"]);
        check("ที่", &["ที่"]);
        check("한\u{1112}\u{1161}\u{11ab}", &["한", "\u{1112}\u{1161}\u{11ab}"]);
        check("مُحمّد", &["مُ", "ح", "مّ", "د"]);
        check("", &[]);
    }
}
