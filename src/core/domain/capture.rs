//! A lead out of one text: a line that was typed, a signature or a mail that was pasted.
//!
//! What is known for sure goes into its field; all else stays as the note, so that nothing is lost
//! but what a mail program wrote.

mod find;
mod shape;
#[cfg(test)]
mod tests;
mod words;

use self::find::Found;
use self::shape::{
    clean, is_address, is_attribution, is_closing, is_company, is_legal, is_role, is_rule,
    is_sent_from, is_sentence, pieces, rest_of_closing,
};
use self::words::{FROM, FROM_OR_NAME, KEEPS_ITS_WORDS, Known, LABELS};
use super::lead::{Draft, Field};
use super::projection::fold;

/// What a text was read as.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captured {
    /// The fields; its note is what is left.
    pub draft: Draft,
    /// How many lines were left out: quoted ones, and what a mail program adds.
    pub n_left_out: usize,
    /// How many people it holds besides the one that was read.
    pub n_others: usize,
    /// A picture was left out.
    pub has_picture: bool,
}

/// How many bytes are looked at; what is behind them is a note.
const MOST: usize = 16 * 1024;

/// How many words a name, a company or a source has at most here.
const MOST_WORDS: usize = 7;

/// Reads `text`.
pub fn read(text: &str) -> Captured {
    let text = text.trim();
    let mut end = MOST.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (looked_at, behind) = text.split_at(end);
    let mut reader = Reader::default();
    reader.letter(looked_at);
    reader.assign();
    reader.finish(behind)
}

#[derive(Default)]
struct Reader {
    captured: Captured,
    /// Pieces that are words alone, each with the number of its line.
    texts: Vec<(usize, String)>,
    /// What stays, each with the number of its line.
    notes: Vec<(usize, String)>,
    line: usize,
    /// True for one line without anything between its pieces.
    is_bare: bool,
}

impl Reader {
    /// All lines: what they wrote is a note, and the signature behind it is read.
    fn letter(&mut self, text: &str) {
        let mut lines: Vec<&str> = Vec::new();
        for line in text.lines().map(str::trim) {
            if line.starts_with('>') || is_sent_from(line) {
                self.captured.n_left_out += 1;
            } else {
                lines.push(line);
            }
        }
        // The line that says who wrote what is quoted.
        if self.captured.n_left_out > 0 && lines.last().is_some_and(|line| is_attribution(line)) {
            lines.pop();
            self.captured.n_left_out += 1;
        }
        let closing = lines.iter().position(|line| is_closing(line));
        let has_behind = |at: &usize| lines[at + 1..].iter().any(|line| !line.is_empty());
        let signed = closing.filter(|at| has_behind(at) || rest_of_closing(lines[*at]).is_some());
        let (body, signature) = match signed {
            Some(at) => (&lines[..at], &lines[at..]),
            None => (&lines[..0], &lines[..]),
        };
        for line in body {
            self.line += 1;
            if !self.labelled(line, true) {
                self.notes.push((self.line, (*line).to_owned()));
            }
        }
        let n_lines = signature.iter().filter(|line| !line.is_empty()).count();
        for line in signature {
            self.line += 1;
            let line = if is_closing(line) { rest_of_closing(line).unwrap_or("") } else { line };
            if !line.is_empty() && !is_rule(line) {
                self.signature_line(line, n_lines == 1);
            }
        }
    }

    fn signature_line(&mut self, line: &str, is_only: bool) {
        if self.labelled(line, true) {
            return;
        }
        let pieces = pieces(line);
        self.is_bare = is_only && pieces.len() == 1;
        // An address is one thing, whatever stands between its parts.
        if !is_only && is_address(line) {
            return self.notes.push((self.line, line.to_owned()));
        }
        for piece in pieces {
            self.piece(&piece);
        }
    }

    /// Takes what stands behind a label; answers whether there is one.
    fn labelled(&mut self, piece: &str, needs_colon: bool) -> bool {
        let Some((known, value)) = label(piece, needs_colon) else { return false };
        let field = match known {
            Known::Aside => {
                self.notes.push((self.line, piece.to_owned()));
                return true;
            }
            Known::Of(field) => field,
        };
        let found = match field {
            Field::Email => find::email(value),
            Field::Phone => find::phone(value, true),
            Field::Name | Field::Company | Field::Source | Field::Note | Field::EnquiryReceived => {
                if !self.take(field, value) {
                    self.notes.push((self.line, piece.to_owned()));
                }
                return true;
            }
        };
        // A label may be a word that only looks like one.
        let Some(Found { before, text, behind }) = found.filter(|it| clean(&it.before).is_empty())
        else {
            return false;
        };
        if !self.take(field, &text) {
            let end = piece.len() - behind.len().min(piece.len());
            let labelled = piece.get(..end).unwrap_or(piece);
            self.notes.push((self.line, clean(labelled).to_owned()));
        }
        self.piece(&before);
        self.piece(&behind);
        true
    }

    /// One piece: what is known by its look is taken out of it, and what stands around is words.
    fn piece(&mut self, piece: &str) {
        let piece = clean(piece);
        if piece.is_empty() || self.labelled(piece, false) {
            return;
        }
        if let Some(link) = piece.split_whitespace().find(|word| find::is_link(word)) {
            let (before, behind) = piece.split_once(link).unwrap_or_default();
            self.piece(before);
            self.notes.push((self.line, link.to_owned()));
            return self.piece(behind);
        }
        let email = find::email(piece).map(|found| (Field::Email, found));
        let found = email.or_else(|| find::phone(piece, false).map(|it| (Field::Phone, it)));
        match found {
            Some((field, Found { before, text, behind })) => {
                self.piece(&before);
                if !self.take(field, &text) {
                    self.notes.push((self.line, text));
                }
                self.piece(&behind);
            }
            None => self.words(piece),
        }
    }

    /// A piece that is words alone: a source, or something that its place among the others tells.
    fn words(&mut self, piece: &str) {
        let split = source(piece, !self.texts.is_empty(), self.has_contact());
        match split {
            Some((before, source)) if self.captured.draft.source.is_empty() => {
                if !before.is_empty() {
                    self.texts.push((self.line, before));
                }
                self.captured.draft.source = source;
            }
            Some(_) | None => self.texts.push((self.line, piece.to_owned())),
        }
    }

    /// Tells names from companies, and both from what stays a note.
    fn assign(&mut self) {
        let texts = std::mem::take(&mut self.texts);
        for (line, text) in texts {
            let n_words = text.split_whitespace().count();
            let is_long = n_words > MOST_WORDS
                || text.chars().count() > 80
                || is_sentence(&text) && !is_company(&text);
            let is_phrase = n_words > 2 && text.starts_with(char::is_lowercase);
            if is_long {
                self.notes.push((line, text));
            } else if self.is_bare && self.captured.draft.name.is_empty() {
                let (name, company) = name_and_company(&text);
                self.put(line, Field::Name, name);
                self.put(line, Field::Company, company);
            } else if is_company(&text) {
                self.put(line, Field::Company, text);
            } else if is_role(&text) || text.contains(|c: char| c.is_ascii_digit()) {
                self.notes.push((line, text));
            } else if self.captured.draft.name.is_empty() {
                let (name, company) = inner_company(&text);
                self.put(line, Field::Name, name);
                self.put(line, Field::Company, company);
            } else if is_phrase {
                self.notes.push((line, text));
            } else {
                self.put(line, Field::Company, text);
            }
        }
    }

    fn put(&mut self, line: usize, field: Field, text: String) {
        if !text.is_empty() && !self.take(field, &text) {
            self.notes.push((line, text));
        }
    }

    /// Writes `text` into `field`, unless something stands there; answers whether it did.
    fn take(&mut self, field: Field, text: &str) -> bool {
        let draft = &mut self.captured.draft;
        let place = match field {
            Field::Name => &mut draft.name,
            Field::Company => &mut draft.company,
            Field::Email => &mut draft.email,
            Field::Phone => &mut draft.phone,
            Field::Source => &mut draft.source,
            Field::EnquiryReceived | Field::Note => {
                self.notes.push((self.line, text.to_owned()));
                return true;
            }
        };
        if !place.is_empty() {
            return place.as_str() == text;
        }
        *place = text.to_owned();
        true
    }

    fn has_contact(&self) -> bool {
        !(self.captured.draft.email.is_empty() && self.captured.draft.phone.is_empty())
    }

    fn finish(mut self, behind: &str) -> Captured {
        super::order::sort_by(&mut self.notes, |one, other| one.0.cmp(&other.0));
        let mut note = String::new();
        let mut before = 0;
        for (line, text) in &self.notes {
            if !note.is_empty() {
                note.push_str(if *line == before { ", " } else { "\n" });
            }
            note.push_str(text);
            before = *line;
        }
        note.push_str(behind);
        self.captured.draft.note = note.trim().to_owned();
        self.captured
    }
}

/// What a label at the beginning stands before, and what is behind it.
fn label(piece: &str, needs_colon: bool) -> Option<(Known, &str)> {
    let (name, value, has_colon) = match piece.split_once([':', '：']) {
        Some((name, value)) if !value.starts_with("//") => (name, value, true),
        Some(_) | None => {
            let (name, value) = piece.split_once(char::is_whitespace)?;
            (name, value, false)
        }
    };
    let name = fold(name.trim());
    // Folded too: Hangul comes apart in it.
    let known = LABELS.iter().find(|(label, _)| fold(label) == name)?.1;
    let value = value.trim();
    let is_meant = match known {
        _ if has_colon => true,
        _ if needs_colon => false,
        // Without a colon, only what its look confirms: `T +49 30 …`, and not `M Müller`.
        Known::Of(Field::Phone) => value.starts_with(|c: char| c.is_numeric() || "+(".contains(c)),
        Known::Of(Field::Email) => value.contains('@'),
        Known::Aside => value.starts_with(|c: char| c.is_numeric() || "+(".contains(c)),
        Known::Of(_) => false,
    };
    (is_meant && !value.is_empty()).then_some((known, value))
}

/// Where they came from, and what stands before it: `Ana Costa via LinkedIn`.
fn source(piece: &str, has_words: bool, has_contact: bool) -> Option<(String, String)> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let begins = |at: usize| {
        let matching = FROM.iter().filter(|mark| {
            let n = mark.split(' ').count();
            words.len() > at + n
                && mark.split(' ').eq(folded[at..at + n].iter().map(String::as_str))
        });
        matching.max_by_key(|mark| mark.split(' ').count()).copied()
    };
    let is_small = |at: usize| words[at].starts_with(char::is_lowercase);
    // First words of a text are a name, whatever they are.
    let first = (has_words || has_contact).then(|| begins(0)).flatten();
    let is_name = |mark: &str| FROM_OR_NAME.contains(&mark);
    let whole = first.filter(|mark| is_small(0) || !is_name(mark)).map(|mark| (0, mark));
    let inner = || {
        let marks = (1..words.len()).filter_map(|at| Some((at, begins(at)?)));
        let is_sure = |mark: &str| {
            let first = mark.split(' ').next().unwrap_or_default();
            ["from", "via", "uber", "through", "met", "referred", "tramite", "depuis"]
                .contains(&first)
        };
        marks.into_iter().find(|(at, mark)| is_small(*at) && is_sure(mark))
    };
    let (at, mark) = whole.or_else(inner)?;
    let n = if KEEPS_ITS_WORDS.contains(&mark) { 0 } else { mark.split(' ').count() };
    let source = words[at + n..].join(" ");
    (words.len() - at - n <= MOST_WORDS).then(|| (words[..at].join(" "), source))
}

/// A name and a company that stand side by side.
fn name_and_company(text: &str) -> (String, String) {
    let (name, company) = inner_company(text);
    if !company.is_empty() {
        return (name, company);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let cut = |at: usize| (words[..at].join(" "), words[at..].join(" "));
    if let Some(at) = words.iter().position(|word| matches!(*word, "&" | "+")) {
        // The company begins one word before, unless nothing is left for a name.
        return cut(at.saturating_sub(1));
    }
    let has_more =
        |at: usize| words.get(at..).is_some_and(|rest| rest.iter().any(|word| !is_legal(word)));
    match is_company(text) {
        true if words.len() > 3 && has_more(2) => cut(2),
        true => (String::new(), text.to_owned()),
        false => (text.to_owned(), String::new()),
    }
}

/// `Ana Costa at Alder`, `Ana Costa (Alder)`, `Ana Costa @ Alder`.
fn inner_company(text: &str) -> (String, String) {
    if let Some((name, company)) = text.strip_suffix(')').and_then(|text| text.split_once(" (")) {
        return (name.trim().to_owned(), company.trim().to_owned());
    }
    for mark in [" at ", " @ ", " bei ", " chez ", " bij "] {
        if let Some((name, company)) = text.split_once(mark) {
            return (name.trim().to_owned(), company.trim().to_owned());
        }
    }
    (text.to_owned(), String::new())
}
