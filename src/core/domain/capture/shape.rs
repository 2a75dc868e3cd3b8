//! What a piece of a text looks like: a company, a role, the end of a letter.

use super::find;
use super::words::{CLOSINGS, LEGAL, LEGAL_PARTS, ROLE_PARTS, ROLES, SENT_FROM, TAILS};
use crate::domain::projection::fold;

/// The parts of a line, by what stands between them.
pub fn pieces(line: &str) -> Vec<String> {
    let line = line.replace(" – ", "|").replace(" — ", "|").replace(" - ", "|");
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    let mut before = ' ';
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let is_decimal = before.is_ascii_digit() && rest.peek().is_some_and(char::is_ascii_digit);
        let is_end = match c {
            '\t' | ';' | '|' | '•' | '·' | '∙' | '；' | '、' | '，' | '،' => true,
            ',' => !is_decimal,
            _ => false,
        };
        if is_end {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
        before = c;
    }
    pieces.push(piece);
    let mut joined: Vec<String> = Vec::new();
    for piece in pieces {
        let piece = clean(&piece).to_owned();
        match joined.last_mut() {
            Some(last) if TAILS.contains(&fold(&piece).as_str()) => {
                last.push_str(", ");
                last.push_str(&piece);
            }
            Some(_) | None if piece.is_empty() => {}
            Some(_) | None => joined.push(piece),
        }
    }
    joined
}

/// `piece` without what stood between it and its neighbours.
pub fn clean(piece: &str) -> &str {
    let is_between = |c: char| c.is_whitespace() || ",;|•·:*_\"“”„".contains(c);
    let piece = piece.trim_matches(is_between);
    let is_wrapped =
        piece.starts_with('(') && piece.ends_with(')') && !piece.contains(char::is_numeric);
    if is_wrapped { piece.trim_matches(['(', ')']) } else { piece }
}

/// A legal form, `&`, or what companies in other scripts are called.
pub fn is_company(text: &str) -> bool {
    let has_part = LEGAL_PARTS.iter().any(|part| text.contains(part));
    let joins =
        |mark| text.split_once(mark).is_some_and(|(before, _): (&str, &str)| !before.is_empty());
    has_part
        || joins(" & ")
        || text.split_whitespace().skip(1).any(is_legal)
        || text
            .split_whitespace()
            .next()
            .is_some_and(|first| matches!(fold(first).as_str(), "ооо" | "ао" | "ип"))
}

/// A legal form. Short ones are words too, so they count with a capital alone.
pub fn is_legal(word: &str) -> bool {
    let word = word.trim_matches([',', '(', ')']);
    let folded = fold(word);
    let is_sure = folded.len() > 3 || word.starts_with(char::is_uppercase);
    is_sure && LEGAL.contains(&folded.as_str())
}

/// What somebody is at work.
pub fn is_role(text: &str) -> bool {
    let is_word = |word: &str| {
        let folded = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        folded.split(['/', '-']).any(|word| ROLES.contains(&word))
            || ROLES.contains(&folded.as_str())
    };
    text.split_whitespace().any(is_word) || ROLE_PARTS.iter().any(|part| text.contains(part))
}

/// A line of an address: a number, and words, and no number to call.
pub fn is_address(line: &str) -> bool {
    let has_number = line.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.len() <= 6 && word.starts_with(|c: char| c.is_ascii_digit())
    });
    let has_word =
        line.split_whitespace().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    let is_else = line.contains('@') || find::phone(line, false).is_some();
    has_number && has_word && !is_else && !line.split(',').any(is_company)
}

/// A sentence ends with a mark, and has some words before it.
pub fn is_sentence(text: &str) -> bool {
    let n_words = text.split_whitespace().count();
    text.ends_with(['!', '?', '。', '！', '？', '…']) || text.ends_with('.') && n_words > 3
}

/// True for what is drawn between a letter and its signature.
pub fn is_rule(line: &str) -> bool {
    line.chars().count() > 1 && line.chars().all(|c| "-–—_*=~#".contains(c))
}

/// What ends a letter: a phrase or a rule.
pub fn is_closing(line: &str) -> bool {
    is_rule(line) || is_closing_phrase(line) || rest_of_closing(line).is_some()
}

fn is_closing_phrase(text: &str) -> bool {
    let folded = fold(text.trim_matches([',', '.', '!', '，', '。', ' ']));
    // Folded too: Hangul comes apart in it.
    CLOSINGS.iter().any(|closing| fold(closing) == folded)
}

/// The name behind a closing on the same line: `Best, Ana`.
pub fn rest_of_closing(line: &str) -> Option<&str> {
    let (closing, rest) = line.split_once(',')?;
    let rest = rest.trim();
    let is_name = !rest.is_empty() && rest.split_whitespace().count() <= 4;
    (is_name && is_closing_phrase(closing) && !rest.contains('@')).then_some(rest)
}

/// What a program writes below a letter.
pub fn is_sent_from(line: &str) -> bool {
    let folded = fold(line);
    SENT_FROM.iter().any(|mark| folded.starts_with(mark))
}

/// `On Monday Tom wrote:`
pub fn is_attribution(line: &str) -> bool {
    let folded = fold(line.trim_end_matches([':', ' ']));
    let ends = ["wrote", "schrieb", "escribio", "a ecrit", "ha scritto", "schreef"];
    line.ends_with(':') && ends.iter().any(|end| folded.contains(end))
}
