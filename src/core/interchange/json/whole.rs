//! Values that nobody looks into: kept as they came, or stepped over.

use super::super::read_error::{Broken, Read};
use super::{Cursor, is_blank, n_plain};

/// How deeply a value that is kept unread may be nested. With the levels around it this stays
/// below what common readers take (128).
const MOST_LEVELS: u32 = 100;

/// The brackets that are open.
struct Levels {
    n: u32,
    most: u32,
    /// A bit for each, the innermost last: whether it is a brace.
    braces: u128,
}

impl Cursor<'_> {
    /// Reads any value, and answers it without the blanks outside of texts, otherwise as it came.
    pub fn raw(&mut self) -> Read<String> {
        self.raw_within(MOST_LEVELS)
    }

    /// Does so for a value that is nested at most this deeply, up to 128.
    fn raw_within(&mut self, most: u32) -> Read<String> {
        let mut out = String::new();
        let mut levels = Levels { n: 0, most, braces: 0 };
        loop {
            let mut is_first = false;
            match self.peek()? {
                open @ (b'{' | b'[') => {
                    levels.enter(open == b'{').map_err(|broken| self.refuse(broken))?;
                    self.at += 1;
                    out.push(char::from(open));
                    is_first = true;
                }
                _ => self.raw_leaf(&mut out)?,
            }
            // What ends here, up to the next value.
            loop {
                let Some(is_brace) = levels.last() else { return Ok(out) };
                let close = if is_brace { b'}' } else { b']' };
                if self.has_next(close, is_first)? {
                    out.push_str(if is_first { "" } else { "," });
                    if is_brace {
                        let (_, spelled) = self.name()?;
                        out.push_str(spelled);
                        out.push(':');
                    }
                    break;
                }
                levels.leave();
                out.push(char::from(close));
                is_first = false;
            }
        }
    }

    /// Reads a value that holds no others.
    fn raw_leaf(&mut self, out: &mut String) -> Read<()> {
        let start = self.place();
        match self.peek()? {
            b'"' => _ = self.string()?,
            b'-' | b'0'..=b'9' => _ = self.digits()?,
            _ => {
                let is_word = ["true", "false", "null"].into_iter().any(|word| self.skip(word));
                if !is_word {
                    return Err(self.refuse(Broken::Value));
                }
            }
        }
        out.push_str(self.since(start));
        Ok(())
    }

    /// Steps over a value without looking into it, by its brackets and texts alone; whether there
    /// are blanks in it outside of texts.
    pub fn skip_value(&mut self) -> Read<bool> {
        let (start, mut n_open, mut has_blanks) = (self.place(), 0_usize, false);
        loop {
            match self.text.as_bytes().get(self.at) {
                None => return Err(self.refuse(Broken::Ended)),
                Some(b'"') => self.skip_string()?,
                Some(b'{' | b'[') => n_open += 1,
                Some(b'}' | b']' | b',') if n_open == 0 => break,
                Some(b'}' | b']') if n_open == 1 => {
                    self.at += 1;
                    return Ok(has_blanks);
                }
                Some(b'}' | b']') => n_open -= 1,
                Some(byte) if is_blank(*byte) => {
                    if n_open == 0 {
                        break;
                    }
                    has_blanks = true;
                }
                Some(_) => {}
            }
            self.at += 1;
        }
        if self.at == start { Err(self.refuse(Broken::Value)) } else { Ok(has_blanks) }
    }

    /// Steps over the text whose quotation mark stands here, and stays on the one that ends it.
    fn skip_string(&mut self) -> Read<()> {
        self.at += 1;
        loop {
            self.at += n_plain(&self.text.as_bytes()[self.at..]);
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => return Ok(()),
                Some(b'\\') => self.at = self.text.len().min(self.at + 2),
                Some(_) => self.at += 1,
                None => return Err(self.refuse(Broken::Ended)),
            }
        }
    }
}

impl Levels {
    fn enter(&mut self, is_brace: bool) -> Result<(), Broken> {
        if self.n == self.most {
            return Err(Broken::TooDeep);
        }
        self.n += 1;
        self.braces = self.braces << 1 | u128::from(is_brace);
        Ok(())
    }

    fn leave(&mut self) {
        self.n -= 1;
        self.braces >>= 1;
    }

    /// Whether the innermost is a brace; `None` when there is none.
    fn last(&self) -> Option<bool> {
        (self.n > 0).then_some(self.braces & 1 == 1)
    }
}

/// Whether `text` is one value, at least as it is kept: those put around it after it was read may
/// have made it deeper.
pub fn is_json(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.raw_within(MOST_LEVELS + 20).is_ok() && cursor.end().is_ok()
}

/// `text` without the blanks outside of texts.
pub fn without_blanks(text: &str) -> String {
    let (mut is_inside, mut is_escaped) = (false, false);
    let is_kept = |c: &char| {
        let is_kept = is_inside || !u8::try_from(*c).is_ok_and(is_blank);
        is_inside ^= *c == '"' && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        is_kept
    };
    text.chars().filter(is_kept).collect()
}
