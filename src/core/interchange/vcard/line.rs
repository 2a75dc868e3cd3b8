//! The lines of a card: folded, escaped, quoted, as three versions have it.

use std::borrow::Cow;

/// How many bytes of one value are read.
pub const MOST: usize = 64 * 1024;

/// One property: `item1.TEL;TYPE=work,pref:+49 30 1234`.
pub struct Property<'a> {
    /// Its name, without its group.
    pub name: &'a str,
    /// What stands between the name and the colon.
    params: &'a str,
    value: Cow<'a, str>,
}

/// The properties of a text.
pub struct Lines<'a> {
    rest: &'a str,
}

impl<'a> Lines<'a> {
    /// All properties of `text`.
    pub fn new(text: &'a str) -> Lines<'a> {
        Lines { rest: text.trim_start_matches('\u{feff}') }
    }

    /// The next line as it stands, without what ends it.
    fn raw(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.find(['\r', '\n']).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix("\r\n").or(rest.get(1..)).unwrap_or_default();
        Some(line)
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Property<'a>;

    fn next(&mut self) -> Option<Property<'a>> {
        loop {
            let line = self.raw()?;
            // What belongs to a line that could not be read is none of its own.
            if line.starts_with([' ', '\t']) && !line.trim_start().contains(':') {
                continue;
            }
            let Some((head, value)) = split(line.trim_start()) else { continue };
            let (name, params) = head.split_once(';').unwrap_or((head, ""));
            let name = name.rsplit_once('.').map_or(name, |(_, name)| name);
            let mut property = Property { name, params, value: Cow::Borrowed(value) };
            let is_quoted = property.is_quoted_printable();
            loop {
                // A value that is quoted goes on behind a `=` at the end, any other on a line that is
                // set in.
                let has_more = is_quoted && property.value.ends_with('=');
                let is_folded = self.rest.starts_with([' ', '\t']);
                if !has_more && !is_folded {
                    break;
                }
                let Some(more) = self.raw() else { break };
                let more = match has_more {
                    true => {
                        property.value.to_mut().pop();
                        more
                    }
                    false => &more[1..],
                };
                if property.value.len() + more.len() <= MOST {
                    property.value.to_mut().push_str(more);
                }
            }
            property.cap();
            return Some(property);
        }
    }
}

impl Property<'_> {
    /// True for the property of this name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Its value as one text.
    pub fn text(&self) -> String {
        clean(&unescape(&self.decoded()))
    }

    /// Its value in the parts that a `;` stands between.
    pub fn parts(&self) -> Vec<String> {
        split_at(&self.decoded(), ';')
    }

    /// Its value as a list with commas.
    pub fn values(&self) -> Vec<String> {
        split_at(&self.decoded(), ',')
    }

    /// True for the one that is to be taken first.
    pub fn is_preferred(&self) -> bool {
        let params = self.params.split(';').flat_map(|param| param.split(['=', ',']));
        params.map(|word| word.trim_matches('"')).any(|word| word.eq_ignore_ascii_case("pref"))
    }

    fn is_quoted_printable(&self) -> bool {
        let params = self.params.split(';').map(|param| param.split('=').next_back().unwrap_or(""));
        params.into_iter().any(|word| word.eq_ignore_ascii_case("QUOTED-PRINTABLE"))
    }

    fn decoded(&self) -> Cow<'_, str> {
        if self.is_quoted_printable() {
            Cow::Owned(unquote(&self.value))
        } else {
            Cow::Borrowed(&*self.value)
        }
    }

    fn cap(&mut self) {
        let mut end = MOST.min(self.value.len());
        while !self.value.is_char_boundary(end) {
            end -= 1;
        }
        if end < self.value.len() {
            self.value.to_mut().truncate(end);
        }
    }
}

/// What stands before the colon, and behind it; one in quotes is none.
fn split(line: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ':' if !is_quoted => return Some((&line[..at], &line[at + 1..])),
            _ => {}
        }
    }
    None
}

/// The parts of `text`, each without its escapes.
fn split_at(text: &str, mark: char) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut from, mut is_escaped) = (0, false);
    for (at, c) in text.char_indices() {
        if c == mark && !is_escaped {
            parts.push(clean(&unescape(&text[from..at])));
            from = at + c.len_utf8();
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    parts.push(clean(&unescape(&text[from..])));
    parts
}

/// `\n`, `\,`, `\;` and `\\` as what they stand for.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => plain.push('\n'),
            Some(c @ (',' | ';' | '\\' | ':')) => plain.push(c),
            Some(c) => plain.extend(['\\', c]),
            None => plain.push('\\'),
        }
    }
    plain
}

/// `=C3=A9` as `é`: in UTF-8, or byte by byte where it is none.
fn unquote(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digits = (byte == b'=').then(|| {
            let mut ahead = rest.clone();
            let mut digit = || char::from(ahead.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            u8::try_from(value).ok()
        });
        match digits.flatten() {
            Some(value) => {
                bytes.push(value);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

/// A text that may stand in a field: lines end with `\n`, and nothing else is hidden in it.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let shown = text.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t');
    shown.collect::<String>().trim().to_owned()
}
