//! What is said of noes: what they were about, how many there were, and the next ask.

use std::fmt::Write as _;

use ninefold_core::domain::objection::ObjectionKind;

use super::{capital, nth};

/// What a *No* is about.
pub fn objection(kind: ObjectionKind) -> &'static str {
    match kind {
        ObjectionKind::Timing => "Timing",
        ObjectionKind::Price => "Price",
        ObjectionKind::Authority => "Authority",
        ObjectionKind::Need => "Need",
        ObjectionKind::Never => "Never",
    }
}

/// What a *No* about that comes to in plain words, for whoever chooses it the first time.
pub fn objection_means(kind: ObjectionKind) -> &'static str {
    match kind {
        ObjectionKind::Timing => "it is the wrong time",
        ObjectionKind::Price => "it is too dear",
        ObjectionKind::Authority => "somebody else decides",
        ObjectionKind::Need => "they do not need it",
        ObjectionKind::Never => "they never want to hear from you again",
    }
}

/// "2 noes so far".
pub fn noes_so_far(n: usize) -> String {
    if n == 1 { "1 no so far".to_owned() } else { format!("{n} noes so far") }
}

/// After so many noes, the how manyeth ask comes next: "the next ask is the third".
pub fn next_ask(n_noes: usize) -> String {
    format!("the next ask is the {}", ordinal(n_noes + 1))
}

/// Noes of the time before they asked last: "and 1 before this enquiry".
pub fn earlier_noes(n: usize) -> String {
    format!("and {n} before this enquiry")
}

/// What the noes so far were about, each thing once: "3 noes so far: price ×2, not said".
pub fn noes_about(noes: &[Option<ObjectionKind>]) -> Option<String> {
    let mut told = noes_so_far(noes.len());
    let is_first = |idx: &usize| !noes[..*idx].contains(&noes[*idx]);
    for (n, idx) in (0..noes.len()).filter(is_first).enumerate() {
        let about = noes[idx].map_or("not said".to_owned(), |it| objection(it).to_lowercase());
        told += if n == 0 { ": " } else { ", " };
        told += &about;
        let times = noes.iter().filter(|it| **it == noes[idx]).count();
        if times > 1 {
            // Writing to a text never fails.
            let _ = write!(told, " ×{times}");
        }
    }
    (!noes.is_empty()).then_some(told)
}

/// What comes after so many noes, for whoever is about to write the last one down.
pub fn noes_that_end(n: usize) -> String {
    let noes = capital(&cardinal(n));
    format!("{noes} noes: the next ask is offered on the lead, and never planned by itself")
}

/// So many noes, and one more ask: "Four noes. A fifth ask is offered – never forced".
pub fn one_more_ask(n_noes: usize) -> String {
    let (noes, ask) = (capital(&cardinal(n_noes)), ordinal(n_noes + 1));
    let is_vowel = ask.starts_with('8') || ["eigh", "elev", "11th", "18th"].contains(&&ask[..4]);
    let article = if is_vowel { "An" } else { "A" };
    format!("{noes} noes. {article} {ask} ask is offered – never forced")
}

/// The button for one more ask: "Plan the fifth ask".
pub fn plan_the_ask(n_noes: usize) -> String {
    format!("Plan the {} ask", ordinal(n_noes + 1))
}

/// Small numbers in words.
const CARDINALS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

const ORDINALS: [&str; 13] = [
    "0th", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth",
];

fn cardinal(n: usize) -> String {
    CARDINALS.get(n).map_or_else(|| n.to_string(), |it| (*it).to_owned())
}

fn ordinal(n: usize) -> String {
    ORDINALS.get(n).map_or_else(|| nth(n), |it| (*it).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_ask_is_counted_right() {
        for (n, said) in [
            (4, "Four noes. A fifth ask is offered – never forced"),
            (5, "Five noes. A sixth ask is offered – never forced"),
            (7, "Seven noes. An eighth ask is offered – never forced"),
            (10, "Ten noes. An eleventh ask is offered – never forced"),
            (11, "Eleven noes. A twelfth ask is offered – never forced"),
            (12, "Twelve noes. A 13th ask is offered – never forced"),
            (17, "17 noes. An 18th ask is offered – never forced"),
            (20, "20 noes. A 21st ask is offered – never forced"),
            (79, "79 noes. An 80th ask is offered – never forced"),
            (110, "110 noes. A 111th ask is offered – never forced"),
        ] {
            assert_eq!(one_more_ask(n), said, "{n}");
        }
        assert_eq!(plan_the_ask(4), "Plan the fifth ask");
        assert_eq!(next_ask(2), "the next ask is the third");
    }

    #[test]
    fn noes_are_told_by_what_they_were_about() {
        use ObjectionKind::{Price, Timing};
        for (noes, said) in [
            (&[][..], None),
            (&[None], Some("1 no so far: not said")),
            (&[Some(Price), Some(Timing)], Some("2 noes so far: price, timing")),
            (&[Some(Price), None, Some(Price)], Some("3 noes so far: price ×2, not said")),
        ] {
            assert_eq!(noes_about(noes).as_deref(), said, "{noes:?}");
        }
    }
}
