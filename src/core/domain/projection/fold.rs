//! Text as it is searched: in small letters, without accents.

/// `text` as it is searched: in small letters, and Latin letters without their accents, so that
/// `zoe` finds `Zoë` and `strasse` finds `Straße`.
///
/// Marks that are written by themselves, as some files have them, go too.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds `text` to `folded`, folded.
pub(super) fn fold_into(folded: &mut String, text: &str) {
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
        '\u{300}'..='\u{36f}' => {}
        'ß' => folded.push_str("ss"),
        'æ' | 'ǽ' | 'ǣ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ĳ' => folded.push_str("ij"),
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
        c => folded.push(plain(c)),
    }
}

/// The words of a search, folded. A word that is a number with its marks, such as `030/12-34`, is
/// looked for by its digits.
pub fn words(search: &str) -> Vec<String> {
    fold(search).split_whitespace().map(bare_number).collect()
}

/// The words of `text` that are numbers with marks between their digits, by their digits.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = String> {
    let has_marks = |word: &&str| word.bytes().any(|byte| b"+-/().".contains(&byte));
    let words = text.split_whitespace().filter(has_marks);
    words
        .map(|word| (word, bare_number(word)))
        .filter_map(|(word, bare)| (bare != word).then_some(bare))
}

fn bare_number(word: &str) -> String {
    let is_number = word.chars().all(|c| c.is_ascii_digit() || "+-/().".contains(c));
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    if is_number && !digits.is_empty() { digits } else { word.to_owned() }
}

/// The letter without its accent, where the tables know it.
fn plain(c: char) -> char {
    let at = u32::from(c) as usize;
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
