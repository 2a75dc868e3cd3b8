//! Names of people as they are compared: whether two are almost the same.

use super::company::{is_mark, is_silent};
use crate::domain::order;
use crate::domain::projection::fold;

/// A name, folded, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The words as they stand.
    pub words: Vec<Vec<char>>,
    /// The words in an order that all names share.
    sorted: Vec<Vec<char>>,
    n_letters: usize,
    digits: String,
    /// No letter of it stands for a syllable or a word: one that is off is another name.
    is_spelled: bool,
    /// Which letters it has, a bit for each of them or several.
    letters: u64,
}

/// How many words a name may have more than another that is the same.
const MOST_EXTRA: usize = 2;

impl Name {
    /// Reads `text`; dots and apostrophes are silent, and a hyphen parts words.
    pub fn of(text: &str) -> Name {
        let folded = fold(text);
        let parts = folded.split(|c: char| c.is_whitespace() || is_mark(c) || c == '.');
        let letters = |word: &str| word.chars().filter(|c| !is_silent(*c)).collect();
        let words: Vec<Vec<char>> =
            parts.map(letters).filter(|it: &Vec<char>| !it.is_empty()).collect();
        let all = || words.iter().flatten().copied();
        let mut sorted = words.clone();
        order::sort(&mut sorted);
        Name {
            n_letters: all().count(),
            digits: all().filter(char::is_ascii_digit).collect(),
            is_spelled: !all().any(is_syllable),
            letters: letter_bits(all()),
            sorted,
            words,
        }
    }

    /// The words in an order that all names share, as one text: equal for names that are the same
    /// but for the order of their words.
    pub fn key(&self) -> String {
        let mut key = String::new();
        for word in &self.sorted {
            key.extend(word);
            key.push(' ');
        }
        key
    }

    /// All words written as one.
    pub fn joined(&self) -> Vec<char> {
        self.words.concat()
    }

    /// True when both are almost the same: equal but for the order of words or where they are
    /// parted; one or two letters off, one where there are few; or one with an initial or with one
    /// or two names more.
    pub fn is_near(&self, other: &Name) -> bool {
        if !self.has_letters_of(other.letters)
            || self.digits != other.digits
            || self.words.is_empty()
            || other.words.is_empty()
        {
            return false;
        }
        self.sorted == other.sorted
            || self.n_letters == other.n_letters && self.joined() == other.joined()
            || self.is_misspelled(other)
            || self.is_shorter(other)
            || other.is_shorter(self)
    }

    /// False when a name that reads so, `folded`, surely is another: told without a copy of it.
    pub fn may_be(&self, folded: &str) -> bool {
        let letters = folded.chars().filter(|c| !(is_mark(*c) || is_silent(*c) || *c == ' '));
        self.has_letters_of(letter_bits(letters))
    }

    fn has_letters_of(&self, letters: u64) -> bool {
        let common = self.letters & letters;
        // Each letter that is off changes at most two bits.
        (self.letters ^ letters).count_ones() <= 4 || common == self.letters || common == letters
    }

    fn is_misspelled(&self, other: &Name) -> bool {
        let most = match self.n_letters.min(other.n_letters) {
            0..=3 => 0,
            4..=9 => 1,
            _ if self.words.len() == 1 => 1,
            _ => 2,
        };
        let is_spelled = self.is_spelled && other.is_spelled;
        if !is_spelled || most == 0 || self.words.len() != other.words.len() {
            return false;
        }
        let is_off = |ours: &[Vec<char>], theirs: &[Vec<char>]| {
            let mut left = most;
            ours.iter().zip(theirs).all(|(our, their)| match letters_off(our, their, left) {
                Some(n) => {
                    left -= n;
                    true
                }
                None => false,
            })
        };
        is_off(&self.words, &other.words) || is_off(&self.sorted, &other.sorted)
    }

    /// True when `longer` says all that this one says: each of its words, and one that begins with
    /// each of its initials. One word is said in full.
    fn is_shorter(&self, longer: &Name) -> bool {
        let n_extra = longer.words.len().checked_sub(self.words.len());
        if self.words.len() < 2 || n_extra.is_none_or(|n| n > MOST_EXTRA) {
            return false;
        }
        let is_initial = |word: &[char]| word.len() == 1 && !is_syllable(word[0]);
        let mut left: Vec<&Vec<char>> = longer.words.iter().collect();
        let mut take = |fits: &dyn Fn(&Vec<char>) -> bool| {
            let at = left.iter().position(|word| fits(word));
            at.map(|at| left.swap_remove(at)).is_some()
        };
        let (initials, full): (Vec<_>, Vec<_>) =
            self.words.iter().partition(|word| is_initial(word));
        !full.is_empty()
            && full.iter().all(|word| take(&|it| it == *word))
            && initials.iter().all(|word| take(&|it| it.first() == word.first()))
    }
}

/// A bit for each of `letters`, or for several of them.
fn letter_bits(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |bits, c| bits | 1 << (u32::from(c) % 64))
}

/// True for a letter that stands for a syllable or a word, as in Chinese, Japanese and Korean.
fn is_syllable(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{d7ff}')
        || matches!(c, '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}')
}

/// How many letters have to be changed, added, left out or swapped with the next one; `None` when
/// that is more than `most`.
pub fn letters_off(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one == other {
        return Some(0);
    }
    if most == 0 || one.len().abs_diff(other.len()) > most {
        return None;
    }
    let width = other.len() + 1;
    let mut before = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    let mut row = vec![0; width];
    for i in 1..=one.len() {
        row[0] = i;
        let mut least = i;
        for j in 1..width {
            let changed = last[j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut n = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                n = n.min(before[j - 2] + 1);
            }
            row[j] = n;
            least = least.min(n);
        }
        if least > most {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last.last().copied().filter(|n| *n <= most)
}
