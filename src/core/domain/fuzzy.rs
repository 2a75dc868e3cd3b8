//! What a person means by a few letters: names, pages and actions, the nearest first.

use super::id::LeadId;
use super::projection::{Projection, fold, words};
use super::search::Search;

/// What is typed, ready to be looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needle {
    /// Its letters, folded, without blanks.
    letters: Vec<char>,
    /// Its words, folded.
    words: Vec<String>,
    /// What finds leads by it, as the list does.
    search: Search,
}

/// How well a text is meant; more is better.
pub type Score = u32;

/// What every word of the search begins a word of.
const WORDS: Score = 10_000;

/// What every word of the search is in, somewhere.
const INSIDE: Score = 5_000;

/// What has the name itself, and not only what belongs to it.
const NAME: Score = 500;

/// A letter that is there.
const LETTER: Score = 10;

/// A letter at the start of a word, beyond that.
const START: Score = 12;

/// A letter right behind the one before it, beyond that.
const RUN: Score = 8;

/// How many letters of a search count.
const MOST: usize = 60;

/// How many places are tried for the letters of a search in one text.
const PATIENCE: u32 = 400;

impl Needle {
    /// Takes what was typed.
    pub fn of(typed: &str) -> Needle {
        let letters = fold(typed).chars().filter(|c| !c.is_whitespace()).take(MOST).collect();
        Needle { letters, words: words(typed), search: Search::parse(typed) }
    }

    /// True when nothing is looked for.
    pub fn is_blank(&self) -> bool {
        self.letters.is_empty()
    }

    /// How well a `folded` text is meant; `None` when it is not.
    ///
    /// It is where every word of the search stands in it, and where the letters of the search are
    /// starts of its words with what follows them: `exj` means `Export JSON`. Words that begin a
    /// word come before those inside one, and both before letters.
    pub fn score(&self, folded: &str) -> Option<Score> {
        let begun = self.words.iter().map(|word| begun(folded, word)).sum::<Option<Score>>();
        let is_inside = || self.words.iter().all(|word| folded.contains(word.as_str()));
        let letters = self.letters_in(folded);
        match begun {
            Some(n_whole) => Some(WORDS + n_whole * LETTER + letters.unwrap_or_default()),
            None if is_inside() => Some(INSIDE + letters.unwrap_or_default()),
            None => letters,
        }
    }

    /// How well a lead is meant that the search finds: by its name, its company, or anything else.
    /// `None` for one that it does not find.
    fn found(&self, row: &Projection) -> Option<Score> {
        if !self.search.finds(row) {
            return None;
        }
        let (name, both) = names_of(row);
        let begun = |text: &str| {
            let words = self.words.iter().map(|word| begun(text, word));
            words.sum::<Option<Score>>().map(|n_whole| WORDS + n_whole * LETTER)
        };
        let is_first = self.words.first().is_some_and(|word| name.starts_with(word.as_str()));
        let first = if is_first { START } else { 0 };
        let named = begun(name).map(|score| score + NAME + first);
        Some(named.or_else(|| begun(both)).unwrap_or(INSIDE))
    }

    /// How well a lead is meant by letters of its name or its company.
    fn spelled(&self, row: &Projection) -> Option<Score> {
        let (name, both) = names_of(row);
        // Most leads end here: no word of theirs begins so.
        if !self.letters.first().is_some_and(|letter| has_start(both, *letter)) {
            return None;
        }
        let named = self.letters_in(name).map(|score| score + NAME);
        named.or_else(|| self.letters_in(both))
    }

    /// The letters as starts of words and what follows them. Nothing is copied: this is asked of
    /// every lead at every key.
    fn letters_in(&self, folded: &str) -> Option<Score> {
        let mut patience = PATIENCE;
        follow(folded.chars(), None, &self.letters, &mut patience)
    }
}

/// Finds `letters` in what is left of a text behind `before`.
fn follow(
    mut text: std::str::Chars<'_>,
    before: Option<char>,
    letters: &[char],
    patience: &mut u32,
) -> Option<Score> {
    let Some((letter, others)) = letters.split_first() else { return Some(0) };
    let mut before = before;
    // A letter before this one was found right here.
    let mut is_run = before.is_some();
    while let Some(c) = text.next() {
        let is_start = before.is_none_or(|before| !before.is_alphanumeric());
        if c == *letter && (is_run || is_start) {
            *patience = patience.checked_sub(1)?;
            let bonus = if is_start { START } else { 0 } + if is_run { RUN } else { 0 };
            if let Some(score) = follow(text.clone(), Some(c), others, patience) {
                return Some(LETTER + bonus + score);
            }
        }
        is_run = false;
        before = Some(c);
    }
    None
}

/// The leads of `rows` that are meant, the nearest first and at most `most`; those of the trash are
/// not. Letters alone are looked for only when the words of the search find too few.
pub fn meant<'a, R>(rows: R, needle: &Needle, most: usize) -> Vec<(Score, LeadId)>
where
    R: DoubleEndedIterator<Item = &'a Projection> + Clone,
{
    let mut best: Vec<(Score, LeadId)> = Vec::with_capacity(most + 1);
    let scores: [fn(&Needle, &Projection) -> Option<Score>; 2] = [Needle::found, Needle::spelled];
    for score in scores {
        if best.len() == most {
            break;
        }
        let known: Vec<LeadId> = best.iter().map(|(_, id)| *id).collect();
        // Of two alike the newer one is meant.
        for row in rows.clone().rev().filter(|row| row.deleted_at.is_none()) {
            let Some(score) = score(needle, row) else { continue };
            let at = best.partition_point(|(other, _)| *other >= score);
            if at < most && !known.contains(&row.id) {
                best.insert(at, (score, row.id));
                best.truncate(most);
            }
        }
    }
    best
}

/// What a lead is called, folded; and the same with its company in the next line.
fn names_of(row: &Projection) -> (&str, &str) {
    let text = row.search.as_str();
    let mut ends = text.match_indices('\n').map(|(at, _)| at);
    let name = ends.next().unwrap_or(text.len());
    let both = if row.company.is_some() { ends.next().unwrap_or(name) } else { name };
    (&text[..name], &text[..both])
}

/// Whether a word of the text may begin with `letter`: none that does is missed.
fn has_start(folded: &str, letter: char) -> bool {
    let mut code = [0; 4];
    let first = letter.encode_utf8(&mut code).as_bytes().first().copied();
    let mut is_start = true;
    folded.bytes().any(|byte| {
        let is_found = is_start && Some(byte) == first;
        is_start = !byte.is_ascii_alphanumeric();
        is_found
    })
}

/// Whether a word of the text begins with `word`, and 1 when it is all of it.
fn begun(folded: &str, word: &str) -> Option<Score> {
    let (text, bytes) = (folded.as_bytes(), word.as_bytes());
    let first = bytes.first()?;
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut begun = None;
    for at in 0..text.len() {
        let is_here = text[at] == *first && text[at..].starts_with(bytes);
        if !is_here || is_letter(folded[..at].chars().next_back()) {
            continue;
        }
        if !is_letter(folded[at + bytes.len()..].chars().next()) {
            return Some(1);
        }
        begun = Some(0);
    }
    begun
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::lead::Draft;
    use crate::testing::{at, cases, leads, utc_rules};

    /// Which of `texts` are meant by what is typed, the nearest first.
    fn check(typed: &str, texts: &[&str], expected: &[&str]) {
        let needle = Needle::of(typed);
        let mut found: Vec<(Score, &str)> =
            texts.iter().filter_map(|text| Some((needle.score(&fold(text))?, *text))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let found: Vec<&str> = found.into_iter().map(|(_, text)| text).collect();
        assert_eq!(found, expected, "typed {typed}");
    }

    fn row(nth: u8, name: &str, company: &str, email: &str) -> Projection {
        let now = at("2026-11-22T12:00:00Z");
        let draft = Draft {
            name: name.to_owned(),
            company: company.to_owned(),
            email: email.to_owned(),
            ..Draft::default()
        };
        let lead = draft.parse(LeadId::new(now, [nth; 10]), now).unwrap();
        Projection::of(&lead, &utc_rules())
    }

    #[test]
    fn letters_in_their_order_are_enough() {
        check("nl", &["New lead", "Leads", "Snooze"], &["New lead"]);
        check("exj", &["Export JSON", "Import"], &["Export JSON"]);
        check("zzz", &["New lead"], &[]);
        check("dn", &["New lead"], &[]);
    }

    #[test]
    fn starts_of_words_and_runs_come_first() {
        check("set", &["Snooze the next step", "Settings"], &["Settings"]);
        check(
            "le",
            &["Skip the next step of Ole", "Leads"],
            &["Leads", "Skip the next step of Ole"],
        );
        check("port", &["Import", "Portable", "Projector"], &["Portable", "Import"]);
        check("lead new", &["New lead"], &["New lead"]);
        check("red", &["Red", "Redo"], &["Red", "Redo"]);
    }

    #[test]
    fn a_text_that_begins_again_and_again_is_given_up() {
        let text = "a ".repeat(100);
        let needle = Needle::of(&("a".repeat(50) + "b"));
        assert_eq!(needle.score(&text), None);
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        check("ZOE", &["Zoë Müller"], &["Zoë Müller"]);
        check("иван", &["Иванова Анна"], &["Иванова Анна"]);
        check("美", &["山本 美咲"], &["山本 美咲"]);
    }

    #[test]
    fn leads_are_meant_by_name_company_and_all_that_finds_them() {
        let rows = [
            row(1, "Ana Costa", "Alder & Finch", "ana@alder.example"),
            row(2, "Anabel Cortes", "", ""),
            row(3, "Ben Ode", "Costa Ltd", ""),
            row(4, "Zoë Müller", "", "zm@bakery.example"),
        ];
        let names = |typed: &str| -> Vec<String> {
            let found = meant(rows.iter(), &Needle::of(typed), 8);
            let title = |(_, id)| {
                rows.iter().find(|row| row.id == id).map(|row| row.title.clone()).unwrap()
            };
            found.into_iter().map(title).collect()
        };
        assert_eq!(names("ana"), ["Ana Costa", "Anabel Cortes"]);
        assert_eq!(names("costa"), ["Ana Costa", "Ben Ode"], "a name before a company");
        assert_eq!(names("bakery"), ["Zoë Müller"]);
        assert_eq!(names("anco"), ["Anabel Cortes", "Ana Costa"], "of two alike the newer");
        assert_eq!(names("costa ana"), ["Ana Costa"], "words in any order");
        assert_eq!(names("qq"), Vec::<String>::new());
        assert_eq!(meant(rows.iter(), &Needle::of("a"), 1).len(), 1);
    }

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn a_text_is_meant_by_itself_and_by_how_its_words_begin(text in "[A-Za-zé .-]{1,30}") {
            let folded = fold(&text);
            prop_assert!(Needle::of(&text).score(&folded).is_some());
            let starts: String = folded
                .split(|c: char| !c.is_alphanumeric())
                .filter_map(|word| word.chars().next())
                .collect();
            prop_assert!(Needle::of(&starts).score(&folded).is_some());
        }

        #[test]
        fn a_title_means_its_lead(lead in leads()) {
            let row = Projection::of(&lead, &utc_rules());
            let found = meant([&row].into_iter(), &Needle::of(lead.title()), 8);
            prop_assert_eq!(found.is_empty(), lead.is_deleted());
        }
    }
}
