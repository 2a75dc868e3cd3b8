//! Text as it is searched: in small letters, without accents, in one way to write each letter.

/// `text` as it is searched: in small letters, and Latin letters without their accents, so that
/// `zoe` finds `Zoë` and `strasse` finds `Straße`.
///
/// Marks that are written by themselves, as some files have them, go too, and what nobody sees.
/// Digits are 0 to 9 whatever their script, full-width letters are plain ones, Korean syllables are
/// taken apart, so that half a syllable finds the whole while it is typed.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds `text` to `folded`, folded.
pub(in crate::domain) fn fold_into(folded: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| push_plain(folded, c));
        }
    }
}

/// Adds the small letter `c` without its accent.
fn push_plain(folded: &mut String, c: char) {
    match c {
        c if is_dropped(c) => {}
        'ß' => folded.push_str("ss"),
        'æ' | 'ǽ' | 'ǣ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ĳ' => folded.push_str("ij"),
        'ǆ' => folded.push_str("dz"),
        'ǉ' => folded.push_str("lj"),
        'ǌ' => folded.push_str("nj"),
        'ǳ' => folded.push_str("dz"),
        'ﬀ' => folded.push_str("ff"),
        'ﬁ' => folded.push_str("fi"),
        'ﬂ' => folded.push_str("fl"),
        'ﬃ' => folded.push_str("ffi"),
        'ﬄ' => folded.push_str("ffl"),
        'ﬅ' | 'ﬆ' => folded.push_str("st"),
        '‘' | '’' | 'ʼ' | '´' => folded.push('\''),
        '‐'..='―' | '−' => folded.push('-'),
        'ά' => folded.push('α'),
        'έ' => folded.push('ε'),
        'ή' => folded.push('η'),
        'ί' | 'ϊ' | 'ΐ' => folded.push('ι'),
        'ό' => folded.push('ο'),
        'ύ' | 'ϋ' | 'ΰ' => folded.push('υ'),
        'ώ' => folded.push('ω'),
        'ς' => folded.push('σ'),
        'ё' => folded.push('е'),
        'й' => folded.push('и'),
        'ї' => folded.push('і'),
        'ґ' => folded.push('г'),
        'ў' => folded.push('у'),
        'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
        'ى' | 'ی' => folded.push('ي'),
        'ة' | 'ہ' => folded.push('ه'),
        'ک' => folded.push('ك'),
        // Katakana stand as hiragana: who types the one looks for the other too.
        'ァ'..='ヶ' => folded.extend(char::from_u32(u32::from(c) - 0x60)),
        '가'..='힣' => push_syllable(folded, u32::from(c) - u32::from('가')),
        c if c.is_whitespace() => folded.push(' '),
        c => match digit(c) {
            Some(digit) => folded.push(digit),
            None => folded.push(plain(c)),
        },
    }
}

/// True for what has no place of its own in a line: accents written by themselves, vowel points, what
/// joins, parts or turns writing unseen.
fn is_dropped(c: char) -> bool {
    match c {
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' => true,
        '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}' => true,
        // Hebrew and Arabic points, the stretching stroke, the dot below of Devanagari.
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' => true,
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' => true,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' => true,
        _ => false,
    }
}

/// Adds Korean syllable `nth`, from 0, by its letters: two or three.
fn push_syllable(folded: &mut String, nth: u32) {
    let (first, vowel, last) = (nth / 588, nth % 588 / 28, nth % 28);
    let letters = [0x1100 + first, 0x1161 + vowel, 0x11a7 + last];
    let n_letters = if last == 0 { 2 } else { 3 };
    folded.extend(letters.into_iter().take(n_letters).filter_map(char::from_u32));
}

/// A decimal digit of another script as one of 0 to 9.
fn digit(c: char) -> Option<char> {
    /// The zeros: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada,
    /// Malayalam, Thai.
    const ZEROS: [u32; 11] =
        [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50];
    let value = ZEROS
        .into_iter()
        .find_map(|zero| u32::from(c).checked_sub(zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// The words of a search, folded. A word that is a number with its marks, such as `030/12-34`, is
/// looked for by its digits.
pub fn words(search: &str) -> Vec<String> {
    fold(search).split_whitespace().map(bare_number).collect()
}

/// The words of the folded `text` that are numbers with marks between their digits, by their digits.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = String> {
    let has_marks = |word: &&str| word.bytes().any(|byte| b"+-/().".contains(&byte));
    let words = text.split_whitespace().filter(has_marks);
    words
        .map(|word| (word, bare_number(word)))
        .filter_map(|(word, bare)| (bare != word).then_some(bare))
}

/// True for a word that is a number, with or without its marks.
pub(in crate::domain) fn is_number(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "+-/().".contains(c);
    word.chars().all(is_part) && word.contains(|c: char| c.is_ascii_digit())
}

fn bare_number(word: &str) -> String {
    if is_number(word) {
        word.chars().filter(char::is_ascii_digit).collect()
    } else {
        word.to_owned()
    }
}

/// The letter without its accent, where the tables know it.
fn plain(c: char) -> char {
    let at = u32::from(c) as usize;
    if let Some(ascii) = at.checked_sub(0xff01 - 0x21).filter(|at| (0x21..0x7f).contains(at)) {
        return char::from_u32(ascii as u32).map_or(c, |c| c.to_ascii_lowercase());
    }
    let found = match at {
        0xc0..0x250 => EXTENDED.as_flattened().get(at - 0xc0),
        0x1e00..0x1f00 => ADDITIONAL.as_flattened().get(at - 0x1e00),
        _ => None,
    };
    found.filter(|byte| **byte != b'.').map_or(c, |byte| char::from(*byte))
}

/// The plain letters of U+00C0 to U+024F, from the decompositions of Unicode 16 and, for letters
/// with a stroke or a hook, by their look; a dot where there is none.
const EXTENDED: &[[u8; 16]] = &[
    *b"aaaaaa.ceeeeiiii",
    *b"dnooooo.ouuuuy..",
    *b"aaaaaa.ceeeeiiii",
    *b"dnooooo.ouuuuy.y",
    *b"aaaaaaccccccccdd",
    *b"ddeeeeeeeeeegggg",
    *b"gggghhhhiiiiiiii",
    *b"ii..jjkk.lllllll",
    *b"lllnnnnnn.nnoooo",
    *b"oo..rrrrrrssssss",
    *b"ssttttttuuuuuuuu",
    *b"uuuuwwyyyzzzzzzs",
    *b"b.bb...cc..dd...",
    *b".ff.....kkl...n.",
    *b"oo..pp......tt.u",
    *b"u..yyzz.........",
    *b".............aai",
    *b"ioouuuuuuuuuu.aa",
    *b"aa..ggggkkoooo..",
    *b"j...gg..nnaa....",
    *b"aaaaeeeeiiiioooo",
    *b"rrrruuuusstt..hh",
    *b"n...zzaaeeoooooo",
    *b"ooyy.......ccl.s",
    *b"z..b..eejjqqrryy",
];

/// Likewise those of U+1E00 to U+1EFF.
const ADDITIONAL: &[[u8; 16]] = &[
    *b"aabbbbbbccdddddd",
    *b"ddddeeeeeeeeeeff",
    *b"gghhhhhhhhhhiiii",
    *b"kkkkkkllllllllmm",
    *b"mmmmnnnnnnnnoooo",
    *b"oooopppprrrrrrrr",
    *b"sssssssssstttttt",
    *b"ttuuuuuuuuuuvvvv",
    *b"wwwwwwwwwwxxxxyy",
    *b"zzzzzzhtwy.s....",
    *b"aaaaaaaaaaaaaaaa",
    *b"aaaaaaaaeeeeeeee",
    *b"eeeeeeeeiiiioooo",
    *b"oooooooooooooooo",
    *b"oooouuuuuuuuuuuu",
    *b"uuyyyyyyyy......",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::cases;

    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected, "{text}");
    }

    #[test]
    fn accents_go() {
        check("Zoë Ångström", "zoe angstrom");
        check("ŁÓDŹ, İstanbul", "lodz, istanbul");
        check("Nguyễn Đức", "nguyen duc");
        check("Straße, Æsir, Œuvre, Þór", "strasse, aesir, oeuvre, thor");
        check("Zoe\u{308}", "zoe");
        check("Ὀδυσσέας ΟΔΟΣ οδός", "ὀδυσσεασ οδοσ οδοσ");
        check("Алёна Сергей", "алена сергеи");
    }

    #[test]
    fn everything_else_stays() {
        check("×÷ ʒ 李 שלום #1", "×÷ ʒ 李 שלום #1");
    }

    #[test]
    fn numbers_are_looked_for_by_their_digits() {
        assert_eq!(words("  Zoë 030/12-34 +49 a-1 +"), ["zoe", "0301234", "49", "a-1", "+"]);
        assert_eq!(words(" "), Vec::<String>::new());
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn what_is_folded_stays_so(text in "\\PC{0,40}") {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn capitals_make_no_difference(text in "[a-zà-ÿĀ-ɏḀ-ỿ ]{0,20}") {
            // Some letters, such as ŉ and ǰ, are two as a capital.
            let letters: String =
                text.chars().filter(|c| c.to_uppercase().count() == 1).collect();
            prop_assert_eq!(fold(&letters.to_uppercase()), fold(&letters));
        }
    }
}
