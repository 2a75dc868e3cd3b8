//! What is typed into a search, and how well a lead fits it.

mod hits;
mod near;

use std::ops::Range;

use self::hits::Folded;
use self::near::{Wanted, most_off};
use super::projection::{Projection, fold, is_number};

/// What is looked for: words in whatever order, all of which have to be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    words: Vec<Word>,
}

/// How well a lead fits a search, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Every word is found in its name, company, e-mails, phones or tags.
    Exact,
    /// Every word is found there or in what is told of it: notes, problems, what was said.
    Told,
    /// Every word is found in its name and so on, some of them a letter or two off.
    Similar,
}

/// One word of a search, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    /// Letters, perhaps with digits between them.
    Text(Wanted),
    /// A number with its marks, such as `+49 (0)30 / 12-34`: also one in many words.
    Number {
        /// Its words as typed and as bare digits. It is found where all of them are.
        parts: Vec<(String, String)>,
        /// All its digits in one, by which it is found too, whatever country and area it was
        /// written with. None for a few digits: they stand in every number.
        whole: Vec<String>,
    },
}

/// How many digits make a number that is looked for as a whole.
const WHOLE: usize = 5;

/// How many digits of a phone number decide, as with duplicates (`formats.md`).
const DECIDING: usize = 9;

impl Search {
    /// Reads what is typed.
    pub fn parse(text: &str) -> Search {
        let folded = fold(text);
        let mut words = Vec::new();
        let mut number: Vec<&str> = Vec::new();
        for word in folded.split_whitespace().map(without_commas) {
            let is_between = !number.is_empty() && word.chars().all(|c| "+-/().".contains(c));
            if is_number(word) {
                number.push(word);
            } else if !is_between {
                words.extend(Word::number(&number));
                number.clear();
                words.push(Word::text(word));
            }
        }
        words.extend(Word::number(&number));
        Search { words }
    }

    /// True where nothing is looked for: everybody is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// True where every word is found in name, company, e-mails, phones and tags.
    pub fn finds(&self, row: &Projection) -> bool {
        self.words.iter().all(|word| word.is_in(&row.search))
    }

    /// How well `row` fits; `None` where it does not.
    pub fn tier(&self, row: &Projection) -> Option<Tier> {
        if self.finds(row) {
            Some(Tier::Exact)
        } else if self.is_told(row) {
            Some(Tier::Told)
        } else if self.is_similar(row) {
            Some(Tier::Similar)
        } else {
            None
        }
    }

    /// True where every word is found there or in what is told of the lead.
    pub fn is_told(&self, row: &Projection) -> bool {
        self.words.iter().all(|word| word.is_told(row))
    }

    /// True where every word is found in name and so on, as it is or a letter or two off.
    pub fn is_similar(&self, row: &Projection) -> bool {
        self.words.iter().all(|word| word.is_in(&row.search) || word.is_near(row))
    }

    /// True where whatever this finds was found by `before` too, as while a word is being typed.
    pub fn narrows(&self, before: &Search) -> bool {
        let implies = |old: &Word, new: &Word| match (old, new) {
            (Word::Text(old), Word::Text(new)) => new.text.contains(&old.text),
            (Word::Number { .. }, _) | (Word::Text(_), Word::Number { .. }) => old == new,
        };
        before.words.iter().all(|old| self.words.iter().any(|new| implies(old, new)))
    }

    /// Where `text`, which is not folded, shows what is looked for: ranges of its bytes, in order, that
    /// do not touch. No letter is split, whatever it is made of. Of a word that is not there, those
    /// that are a letter or two off.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let found = self.words.iter().flat_map(|word| match word {
            Word::Text(wanted) => {
                let exact = folded.all(&wanted.text);
                if exact.is_empty() { folded.near(wanted) } else { exact }
            }
            Word::Number { parts, whole } => {
                let mut found = folded.digits(whole);
                for (typed, bare) in parts {
                    found.extend(folded.all(typed));
                    found.extend(folded.all(bare));
                }
                found
            }
        });
        folded.merged(found.collect())
    }
}

/// `word` without what stands between words, unless it is nothing else.
fn without_commas(word: &str) -> &str {
    match word.trim_matches(|c| ",;\"“”„«»".contains(c)) {
        "" => word,
        bare => bare,
    }
}

impl Word {
    fn text(word: &str) -> Word {
        Word::Text(Wanted::new(word, most_off(word)))
    }

    /// The number that `words` are, if they are any.
    fn number(words: &[&str]) -> Option<Word> {
        let first = words.first()?;
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let mut all = words.concat();
        if first.starts_with('+') || first.starts_with("00") {
            // It is not dialled from abroad.
            all = all.replacen("(0)", "", 1);
        }
        let all = digits(&all);
        let bare = all.trim_start_matches('0');
        let mut whole = Vec::new();
        if bare.len() >= WHOLE {
            let deciding = bare.len().checked_sub(DECIDING).filter(|from| *from > 0);
            whole.push(bare.to_owned());
            whole.extend(deciding.map(|from| bare[from..].to_owned()));
        }
        let parts = words.iter().map(|word| ((*word).to_owned(), digits(word))).collect();
        Some(Word::Number { parts, whole })
    }

    fn is_in(&self, text: &str) -> bool {
        match self {
            Word::Text(wanted) => text.contains(&wanted.text),
            Word::Number { parts, whole } => {
                whole.iter().any(|whole| text.contains(whole.as_str()))
                    || parts.iter().all(|(typed, bare)| text.contains(bare) || text.contains(typed))
            }
        }
    }

    fn is_told(&self, row: &Projection) -> bool {
        let is_there = |text: &str| row.search.contains(text) || row.told.contains(text);
        match self {
            Word::Text(wanted) => is_there(&wanted.text),
            Word::Number { parts, whole } => {
                whole.iter().any(|whole| is_there(whole))
                    || parts.iter().all(|(typed, bare)| is_there(bare) || is_there(typed))
            }
        }
    }

    fn is_near(&self, row: &Projection) -> bool {
        match self {
            Word::Text(wanted) => wanted.is_near_in(&row.search),
            Word::Number { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests;
