//! Words that are a letter or two off.

/// A word that is looked for, and how many letters it may be off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub text: String,
    letters: Vec<char>,
    mask: u32,
    most_off: usize,
}

/// A word has at most so many letters: what is longer is no word that anybody misspells.
const MOST: usize = 48;

/// How many letters a folded `word` may be off: one from four letters on, two from eight on; none
/// where it holds a digit, for each of those counts.
pub(super) fn most_off(word: &str) -> usize {
    // A Korean syllable is one letter to whoever writes it, and begins with one of these.
    let is_part_of_syllable = |c: &char| ('\u{1160}'..'\u{1200}').contains(c);
    let n_letters = word.chars().filter(|c| c.is_alphabetic() && !is_part_of_syllable(c)).count();
    match n_letters {
        _ if word.contains(char::is_numeric) || word.chars().count() > MOST => 0,
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

impl Wanted {
    pub fn new(text: &str, most_off: usize) -> Wanted {
        let letters: Vec<char> = text.chars().collect();
        let mask = letters.iter().fold(0, |mask, c| mask | bit(*c));
        Wanted { text: text.to_owned(), letters, mask, most_off }
    }

    /// True where a word of the folded `text` is near.
    pub fn is_near_in(&self, text: &str) -> bool {
        self.most_off > 0 && words(text).any(|(_, word)| self.is_near(word))
    }

    /// Where those words stand in the folded `text`.
    pub fn near_in(&self, text: &str) -> Vec<(usize, usize)> {
        if self.most_off == 0 {
            return Vec::new();
        }
        let near = words(text).filter(|(_, word)| self.is_near(word));
        near.map(|(from, word)| (from, from + word.len())).collect()
    }

    fn is_near(&self, word: &str) -> bool {
        let n_wanted = self.letters.len();
        // No letter is less than a byte.
        if word.len() + self.most_off < n_wanted {
            return false;
        }
        let (mut letters, mut n, mut mask) = (['\0'; MOST + 2], 0, 0);
        for c in word.chars() {
            match letters.get_mut(n) {
                Some(place) if n < n_wanted + self.most_off => *place = c,
                Some(_) | None => return false,
            }
            mask |= bit(c);
            n += 1;
        }
        let only_here = (self.mask & !mask).count_ones() as usize;
        let only_there = (mask & !self.mask).count_ones() as usize;
        n + self.most_off >= n_wanted
            && only_here <= self.most_off
            && only_there <= self.most_off
            && n_off(&self.letters, &letters[..n]) <= self.most_off
    }
}

/// One of 32 bits for a letter.
fn bit(c: char) -> u32 {
    1 << (u32::from(c) & 31)
}

/// The words of the folded `text` with their places, and the parts of those that have marks in them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace();
    let mut at = 0;
    let pieces = std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..)?;
        let from = at + rest.iter().position(|byte| !is_blank(byte))?;
        let rest = text.as_bytes().get(from..)?;
        at = from + rest.iter().position(is_blank).unwrap_or(rest.len());
        Some((from, text.get(from..at)?))
    });
    pieces.flat_map(|(from, word)| {
        let parts = word.contains(is_mark).then(|| {
            let offset = move |part: &str| from + (part.as_ptr() as usize - word.as_ptr() as usize);
            word.split(is_mark).filter(|part| !part.is_empty()).map(move |it| (offset(it), it))
        });
        std::iter::once((from, word)).chain(parts.into_iter().flatten())
    })
}

/// True for what parts words, such as a hyphen.
fn is_mark(c: char) -> bool {
    match c {
        c if c.is_ascii() => !c.is_ascii_alphanumeric(),
        c => !c.is_alphanumeric() && !is_mark_of_letter(c),
    }
}

/// True for a sign that belongs to the letter before it, as vowels of Indic scripts do.
fn is_mark_of_letter(c: char) -> bool {
    ('\u{900}'..'\u{e80}').contains(&c)
}

/// How many letters have to be changed, added, left out or swapped with the next to make one word of
/// the other (optimal string alignment).
fn n_off(one: &[char], other: &[char]) -> usize {
    const WIDTH: usize = MOST + 3;
    let (mut older, mut before) = ([0; WIDTH], [0; WIDTH]);
    (0..=other.len()).for_each(|j| before[j] = j);
    for (i, a) in one.iter().enumerate() {
        let mut now = [0; WIDTH];
        now[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = before[j] + usize::from(a != b);
            now[j + 1] = change.min(before[j + 1] + 1).min(now[j] + 1);
            let is_swap = i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b;
            if is_swap {
                now[j + 1] = now[j + 1].min(older[j - 1] + 1);
            }
        }
        (older, before) = (before, now);
    }
    before[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: usize) {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let (a, b) = (letters(one), letters(other));
        assert_eq!((n_off(&a, &b), n_off(&b, &a)), (expected, expected), "{one} and {other}");
    }

    #[test]
    fn letters_are_changed_added_left_out_or_swapped() {
        check("muller", "muller", 0);
        check("muller", "miller", 1);
        check("muller", "mueller", 1);
        check("muller", "mullre", 1);
        check("muller", "mlulre", 2);
        check("ca", "abc", 3);
        check("", "abc", 3);
    }

    #[test]
    fn longer_words_may_be_off_further_and_those_with_digits_never() {
        let cases = [
            ("abc", 0),
            ("abcd", 1),
            ("abcdefg", 1),
            ("abcdefgh", 2),
            ("abcdefg1", 0),
            ("1234", 0),
        ];
        for (word, expected) in cases {
            assert_eq!(most_off(word), expected, "{word}");
        }
    }

    #[test]
    fn words_are_found_whole_and_in_parts() {
        let found: Vec<_> = words("ana costa-x\n a@b.c").map(|(_, word)| word).collect();
        assert_eq!(found, ["ana", "costa-x", "costa", "x", "a@b.c", "a", "b", "c"]);
        assert!(
            words("ana costa-x\n a@b.c")
                .all(|(at, word)| "ana costa-x\n a@b.c"[at..].starts_with(word))
        );
    }
}
