//! JSON, read token by token: strictly, in bounded memory, and never by recursion.
//!
//! It takes what every other reader of JSON takes too: what it lets through is kept and written
//! again, and a backup that other programs choke on would be none.

mod whole;

use std::borrow::Cow;
use std::str::FromStr;

pub use self::whole::{is_json, without_blanks};
use super::read_error::{Broken, Read, ReadError, Reason};
use crate::domain::unknown::Unknown;

/// A place in a JSON text.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The start of `text`.
    pub fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0 }
    }

    /// Byte `at` of `text`.
    pub fn starting(text: &'a str, at: usize) -> Cursor<'a> {
        Cursor { text, at }
    }

    /// How far it was read, in bytes.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The next value's place in the text, in bytes.
    pub fn place(&mut self) -> usize {
        self.skip_blanks();
        self.at
    }

    /// The text from `start` to here.
    pub fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Reads an object. Members called one of `known` are given to `each`, which has to read their
    /// value; the others are answered as they came, without blanks. No name may come twice.
    pub fn object(
        &mut self,
        known: &[&'static str],
        mut each: impl FnMut(&mut Cursor<'a>, &'static str) -> Read<()>,
    ) -> Read<Unknown> {
        debug_assert!(known.len() <= 64, "a bit for each name");
        let mut unknown = Unknown::default();
        let mut seen = 0_u64;
        let mut next = 0;
        self.enter(b'{')?;
        let mut is_first = true;
        while self.has_next(b'}', is_first)? {
            is_first = false;
            let place = self.place();
            let (name, _) = self.name()?;
            let twice = |name: &str| ReadError::new(place, Reason::Twice).within(name);
            // Members mostly stand in the order of `known`.
            let mut order = (next..known.len()).chain(0..next);
            match order.find(|idx| known[*idx] == name) {
                Some(idx) => {
                    next = idx + 1;
                    if seen & 1 << idx != 0 {
                        return Err(twice(&name));
                    }
                    seen |= 1 << idx;
                    each(self, known[idx]).map_err(|error| error.within(&name))?;
                }
                None => {
                    let value = self.raw().map_err(|error| error.within(&name))?;
                    if unknown.0.contains_key(&*name) {
                        return Err(twice(&name));
                    }
                    unknown.0.insert(name.into_owned(), value);
                }
            }
        }
        Ok(unknown)
    }

    /// Reads a list; `each` has to read an entry.
    pub fn list<T>(&mut self, mut each: impl FnMut(&mut Cursor<'a>) -> Read<T>) -> Read<Vec<T>> {
        self.enter(b'[')?;
        let mut entries = Vec::new();
        while self.has_next(b']', entries.is_empty())? {
            let entry = each(self);
            entries.push(entry.map_err(|error| error.within_entry(entries.len()))?);
        }
        Ok(entries)
    }

    /// Reads a text in quotation marks.
    pub fn text(&mut self) -> Read<Cow<'a, str>> {
        match self.peek()? {
            b'"' => self.string(),
            _ => Err(self.refuse(Reason::NotAText)),
        }
    }

    /// Reads `true` or `false`.
    pub fn flag(&mut self) -> Read<bool> {
        self.skip_blanks();
        if self.skip("true") {
            Ok(true)
        } else if self.skip("false") {
            Ok(false)
        } else {
            self.peek()?;
            Err(self.refuse(Reason::NotAFlag))
        }
    }

    /// Reads a whole number.
    pub fn number<N: FromStr>(&mut self) -> Read<N> {
        let place = self.place();
        let refuse = || ReadError::new(place, Reason::NotANumber);
        match self.peek()? {
            b'-' | b'0'..=b'9' => self.digits()?.parse().map_err(|_| refuse()),
            _ => Err(refuse()),
        }
    }

    /// Steps over `null`; whether it was there.
    pub fn skip_null(&mut self) -> bool {
        self.skip_blanks();
        self.skip("null")
    }

    /// Refuses whatever follows but blanks.
    pub fn end(&mut self) -> Read<()> {
        self.skip_blanks();
        if self.at == self.text.len() { Ok(()) } else { Err(self.refuse(Broken::After)) }
    }

    /// That the value which begins here cannot be taken.
    pub fn refuse(&self, reason: impl Into<Reason>) -> ReadError {
        ReadError::new(self.at, reason)
    }

    /// Steps over the bracket that opens an object or a list.
    pub fn enter(&mut self, open: u8) -> Read<()> {
        if self.peek()? != open {
            let is_brace = open == b'{';
            return Err(self.refuse(if is_brace { Reason::NotAnObject } else { Reason::NotAList }));
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over what stands between two entries, or over `close`; whether another entry follows.
    pub fn has_next(&mut self, close: u8, is_first: bool) -> Read<bool> {
        let next = self.peek()?;
        if next == close {
            self.at += 1;
            return Ok(false);
        }
        if is_first {
            return Ok(true);
        }
        if next != b',' {
            return Err(self.refuse(Broken::Comma));
        }
        let comma = self.at;
        self.at += 1;
        if self.peek()? == close {
            return Err(ReadError::new(comma, Broken::Extra));
        }
        Ok(true)
    }

    /// Reads the name of a member and the colon behind it; answers how it was spelled, too.
    pub fn name(&mut self) -> Read<(Cow<'a, str>, &'a str)> {
        if self.peek()? != b'"' {
            return Err(self.refuse(Broken::Name));
        }
        let start = self.at;
        let name = self.string()?;
        let spelled = self.since(start);
        if self.peek()? != b':' {
            return Err(self.refuse(Broken::Colon));
        }
        self.at += 1;
        Ok((name, spelled))
    }

    /// Reads the text whose quotation mark stands here.
    fn string(&mut self) -> Read<Cow<'a, str>> {
        self.at += 1;
        let mut start = self.at;
        let mut decoded = String::new();
        loop {
            let bytes = self.text.as_bytes();
            self.at += n_plain(&bytes[self.at..]);
            let plain = self.since(start);
            match bytes.get(self.at) {
                None => return Err(self.refuse(Broken::Ended)),
                Some(b'"') => {
                    self.at += 1;
                    if decoded.is_empty() {
                        return Ok(Cow::Borrowed(plain));
                    }
                    decoded.push_str(plain);
                    return Ok(Cow::Owned(decoded));
                }
                Some(b'\\') => {
                    decoded.push_str(plain);
                    decoded.push(self.escape()?);
                    start = self.at;
                }
                Some(_) => return Err(self.refuse(Broken::Control)),
            }
        }
    }

    /// Reads the character that the backslash here and what follows stand for.
    fn escape(&mut self) -> Read<char> {
        let refused = self.refuse(Broken::Escape);
        let is_cut = |cursor: &Cursor<'a>| cursor.text.len() < cursor.at + 6;
        let letter = self.text.as_bytes().get(self.at + 1);
        let read = match letter {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') if is_cut(self) => return Err(ReadError::new(self.at, Broken::Ended)),
            Some(b'u') => {
                let first = self.unit().ok_or(refused.clone())?;
                let units = match first {
                    0xd800..=0xdbff => [first, self.unit().ok_or(refused.clone())?],
                    _ => [first, 0],
                };
                let n_units = if units[1] == 0 { 1 } else { 2 };
                let mut chars = char::decode_utf16(units.into_iter().take(n_units));
                return chars.next().and_then(Result::ok).ok_or(refused);
            }
            Some(_) => return Err(refused),
            None => return Err(ReadError::new(self.at, Broken::Ended)),
        };
        self.at += 2;
        Ok(read)
    }

    /// Reads one `\u0000`.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 6)?.strip_prefix("\\u")?;
        let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let unit = u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
        self.at += 6;
        Some(unit)
    }

    /// Reads the number that begins here.
    fn digits(&mut self) -> Read<&'a str> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        self.at += bytes[start..].iter().take_while(|byte| is_part(byte)).count();
        let number = self.since(start);
        let unsigned = number.strip_prefix('-').unwrap_or(number);
        let (whole, rest) = unsigned.split_at(n_digits(unsigned));
        let (part, power) = match rest.strip_prefix('.') {
            Some(part) => part.split_at(n_digits(part)),
            None => ("0", rest),
        };
        let exponent = match power.strip_prefix(['e', 'E']) {
            Some(exponent) => exponent.strip_prefix(['+', '-']).unwrap_or(exponent),
            None if power.is_empty() => "0",
            None => "",
        };
        let is_whole = whole == "0" || !whole.is_empty() && !whole.starts_with('0');
        let is_power = !exponent.is_empty() && n_digits(exponent) == exponent.len();
        let is_number = is_whole && !part.is_empty() && is_power;
        if is_number && is_in_reach(whole, part, power) {
            Ok(number)
        } else {
            Err(ReadError::new(start, Broken::Number))
        }
    }

    fn skip(&mut self, word: &str) -> bool {
        let is_there = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        self.at += if is_there { word.len() } else { 0 };
        is_there
    }

    fn peek(&mut self) -> Read<u8> {
        self.skip_blanks();
        let next = self.text.as_bytes().get(self.at);
        next.copied().ok_or_else(|| self.refuse(Broken::Ended))
    }

    fn skip_blanks(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| is_blank(**byte)).count();
    }
}

/// False for a number of 1e308 or more: what a reader has no room for, such as 1e400, would come
/// back as something else. The largest that most have room for is 1.8e308.
///
/// By the place of its first digit, since a table of powers would be 10 KB of wasm.
fn is_in_reach(whole: &str, part: &str, power: &str) -> bool {
    let first = |digits: &str| digits.find(|digit| digit != '0').map(|at| at as i64);
    let magnitude = match (first(whole), first(part)) {
        (Some(at), _) => whole.len() as i64 - 1 - at,
        (None, Some(at)) => -1 - at,
        (None, None) => return true,
    };
    match power.trim_start_matches(['e', 'E', '+']).parse::<i64>() {
        Ok(power) => magnitude.saturating_add(power) < 308,
        Err(_) => power.is_empty() && magnitude < 308 || power[1..].starts_with('-'),
    }
}

/// True for what may stand between any two tokens.
pub fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// How many bytes come before the first quotation mark, backslash or control character, found
/// eight bytes at a time: most of a file is text.
pub(super) fn n_plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
    let below = |word: u64, least: u8| word.wrapping_sub(ONES * u64::from(least)) & !word & TOPS;
    let is = |word: u64, byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let (words, rest) = bytes.as_chunks();
    for (idx, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // The top bit of each byte that is one of them, and perhaps of bytes behind the first.
        let found = is(word, b'"') | is(word, b'\\') | below(word, b' ');
        if found != 0 {
            return idx * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let is_plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | ..b' ');
    words.len() * 8 + rest.iter().take_while(is_plain).count()
}

fn n_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use serde_json::Value;

    use super::*;
    use crate::testing::cases;

    /// What is kept of `text`, or the sentence that refuses it with its byte.
    fn check(text: &str, expected: &str) {
        let mut cursor = Cursor::new(text);
        let kept = cursor.raw().and_then(|kept| cursor.end().map(|()| kept));
        let told = kept.unwrap_or_else(|error| format!("{} | {error}", error.at));
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn values_are_kept_as_they_came_without_the_blanks_around_them() {
        check(
            " { \"a b\" : [ 1.10 , -0, 1E+2 ] ,\r\n\t\"c\": { } } ",
            r#"{"a b":[1.10,-0,1E+2],"c":{}}"#,
        );
        check(r#" "\u00e9 \ud83e\udd80 \/" "#, r#""\u00e9 \ud83e\udd80 \/""#);
        check("[[],[[null]],true,false]", "[[],[[null]],true,false]");
    }

    #[test]
    fn what_is_no_json_is_refused_where_it_ceases_to_be() {
        check("", "0 | the text ends in the middle");
        check("[1, 2", "5 | the text ends in the middle");
        check("\"abc", "4 | the text ends in the middle");
        check("\"\\u00", "1 | the text ends in the middle");
        check("[1 2]", "3 | a comma is missing here");
        check("[1,]", "2 | this comma is one too many");
        check("{\"a\":1,}", "6 | this comma is one too many");
        check("[,1]", "1 | something that JSON can hold has to stand here");
        check("[NaN]", "1 | something that JSON can hold has to stand here");
        check("{a:1}", "1 | a name in quotation marks has to stand here");
        check("{\"a\" 1}", "5 | a colon has to stand here");
        check("[1}", "2 | a comma is missing here");
        check("01", "0 | this number cannot be read");
        check("1.", "0 | this number cannot be read");
        check("-", "0 | this number cannot be read");
        check("1e400", "0 | this number cannot be read");
        check("\"a\nb\"", "2 | there is a control character in this text");
        check("\"a\0\"", "2 | there is a control character in this text");
        check("\"\\ud800\"", "1 | there is a \\ in this text that stands for no character");
        check("\"\\udc00\\ud800\"", "1 | there is a \\ in this text that stands for no character");
        check("\"\\x\"", "1 | there is a \\ in this text that stands for no character");
        check("{} {}", "3 | nothing can follow here");
    }

    #[test]
    fn brackets_in_brackets_are_read_a_hundred_deep() {
        let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
        check(&nested(100), &nested(100));
        check(&nested(101), "100 | there are too many brackets in one another here");
        check(&nested(100_000), "100 | there are too many brackets in one another here");
        check(&"{\"a\":".repeat(100_000), "500 | there are too many brackets in one another here");
        assert_eq!(Cursor::new(&nested(1_000_000)).skip_value(), Ok(false));
    }

    /// Pieces of JSON in any order, right and wrong.
    fn soups() -> impl Strategy<Value = String> {
        let pieces = vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ",",
            ":",
            " ",
            "\n",
            "\"a\"",
            "\"a\":",
            "\"\\n\"",
            "\"\\ud800\"",
            "\"\\ud83e\\udd80\"",
            "\"",
            "\\",
            "1",
            "-0",
            "01",
            "1.50",
            "2e5",
            "1e999",
            "true",
            "null",
            "tru",
            "é",
        ];
        vec(select(pieces), 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(cases(2_000))]

        #[test]
        fn it_reads_what_another_reader_reads(text in soups()) {
            let theirs = serde_json::from_str::<Value>(&text);
            let mut cursor = Cursor::new(&text);
            let ours = cursor.raw().and_then(|kept| cursor.end().map(|()| kept));
            prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
            if let (Ok(kept), Ok(theirs)) = (ours, theirs) {
                prop_assert_eq!(serde_json::from_str::<Value>(&kept).ok(), Some(theirs));
                let list = format!("[{kept}]");
                let mut cursor = Cursor::new(&list);
                prop_assert_eq!(cursor.skip_value(), Ok(false));
                prop_assert_eq!(cursor.at(), list.len());
                prop_assert_eq!(without_blanks(&text), kept);
            }
        }

        #[test]
        fn texts_are_read_as_another_reader_reads_them(text: String, wild in "\\PC{0,30}") {
            let written = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(Cursor::new(&written).text().unwrap(), text);
            let wild = format!("\"{wild}\"");
            let theirs = serde_json::from_str::<String>(&wild).ok();
            let mut cursor = Cursor::new(&wild);
            let ours = cursor.text().ok().filter(|_| cursor.at() == wild.len());
            prop_assert_eq!(ours.map(Cow::into_owned), theirs);
        }
    }
}
