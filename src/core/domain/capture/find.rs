//! What is known by its look alone: addresses, numbers, links.

/// A part of a text, and what stands around it.
pub struct Found {
    /// What stands before it.
    pub before: String,
    /// What was found.
    pub text: String,
    /// What stands behind it.
    pub behind: String,
}

/// The first e-mail address of `text`, without what wraps it.
pub fn email(text: &str) -> Option<Found> {
    let at = text.match_indices('@').map(|(at, _)| at).find(|at| around(text, *at).is_some())?;
    let (start, end) = around(text, at)?;
    let address = text[start..end].to_owned();
    let before = text[..start].trim_end_matches("mailto:").trim_end_matches(['<', '(', '[', '"']);
    let behind = text[end..].trim_start_matches(['>', ')', ']', '"']);
    // Pasted from a page, the link stands behind the address once more.
    let behind = behind.replacen(&format!("<mailto:{address}>"), "", 1);
    Some(Found { before: before.to_owned(), text: address, behind })
}

/// Where the address with its `@` here begins and ends.
fn around(text: &str, at: usize) -> Option<(usize, usize)> {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let is_host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let before = text[..at].trim_end_matches(is_part).len();
    let behind = &text[at + 1..];
    let host = &behind[..behind.len() - behind.trim_start_matches(is_host).len()];
    let host = host.trim_end_matches(['.', '-']);
    let start =
        before + text[before..at].len() - text[before..at].trim_start_matches(['\'', '.']).len();
    let has_dot = host.trim_matches('.').contains('.');
    (start < at && has_dot).then(|| (start, at + 1 + host.len()))
}

/// The first phone number of `text`; one behind a label may be as short as three digits.
pub fn phone(text: &str, is_labelled: bool) -> Option<Found> {
    let least = if is_labelled { 3 } else { 6 };
    let mut from = 0;
    while let Some(start) = text[from..].find(is_begin).map(|at| from + at) {
        let run = run_of(&text[start..]);
        let n_digits = run.chars().filter(|c| c.is_numeric()).count();
        let end = start + run.len();
        let is_inside_word = text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
            || text[end..].chars().next().is_some_and(char::is_alphanumeric)
                && extension(&text[end..]).is_none();
        if (least..=20).contains(&n_digits)
            && !is_inside_word
            && (is_labelled || !is_date(run))
            && !is_amount(&text[..start], &text[end..])
        {
            let end = end + extension(&text[end..]).unwrap_or(0);
            return Some(Found {
                before: text[..start].to_owned(),
                text: text[start..end].trim().to_owned(),
                behind: text[end..].to_owned(),
            });
        }
        from = start + run.len().max(1);
        while !text.is_char_boundary(from) {
            from += 1;
        }
    }
    None
}

fn is_begin(c: char) -> bool {
    c == '+' || c == '(' || c == '＋' || c.is_numeric()
}

/// The digits from here on with what stands between them.
fn run_of(text: &str) -> &str {
    let is_mark = |c: char| " \u{a0}\u{202f}-‐‑–.()/".contains(c);
    let mut end = 0;
    let mut n_marks = 0;
    for (at, c) in text.char_indices() {
        if c.is_numeric() || at == 0 {
            end = at + c.len_utf8();
            n_marks = 0;
        } else if is_mark(c) && n_marks < 3 {
            n_marks += 1;
            if c == ')' {
                end = at + 1;
            }
        } else {
            break;
        }
    }
    &text[..end]
}

/// How many bytes of an extension stand here: `ext. 5`, `x5`, `Durchwahl 12`, `#7`.
fn extension(text: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    let rest = lower.trim_start();
    let mark = ["extension", "ext.", "ext", "durchwahl", "dw", "app.", "poste", "x", "#"];
    let mark = mark.into_iter().find(|mark| rest.starts_with(mark))?;
    let behind = rest[mark.len()..].trim_start_matches([' ', ':']);
    let n_digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let n_bytes = lower.len() - behind.len() + n_digits;
    // Of some letters the small one has another length: then there is none.
    ((1..=6).contains(&n_digits) && text.is_char_boundary(n_bytes)).then_some(n_bytes)
}

/// `2026-11-22`, `22.11.2026`, `11/22/26`, or a year to another.
fn is_date(run: &str) -> bool {
    let parts: Vec<&str> = run.split(['-', '.', '/', '–']).collect();
    let number = |text: &&str| text.parse::<u32>().ok().filter(|_| text.len() <= 4);
    let numbers: Vec<u32> = parts.iter().filter_map(number).collect();
    let is_year = |n: u32| (1900..2200).contains(&n);
    if numbers.len() != parts.len() {
        return false;
    }
    match numbers[..] {
        [year, month, day] if is_year(year) => (1..=12).contains(&month) && (1..=31).contains(&day),
        [one, other, year] => (is_year(year) || year < 100) && one <= 31 && other <= 31,
        [from, to] => is_year(from) && is_year(to),
        _ => false,
    }
}

/// True where a currency stands before or behind: it is no number to call.
fn is_amount(before: &str, behind: &str) -> bool {
    let before = before.trim_end();
    let behind =
        behind.trim_start_matches([',', '.']).trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = behind.trim_start();
    let is_sign = |c: char| "€$£¥₹".contains(c);
    let codes = ["eur", "usd", "gbp", "chf", "k€", "%"];
    let (low_before, low_behind) = (before.to_lowercase(), behind.to_lowercase());
    before.ends_with(is_sign)
        || behind.starts_with(is_sign)
        || codes.iter().any(|code| low_behind.starts_with(code) || low_before.ends_with(code))
}

/// True for what leads to the web.
pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    let has_blank = text.contains(char::is_whitespace);
    let lower = text.to_lowercase();
    lower.contains("://")
        || lower.starts_with("www.")
        || !has_blank && !lower.contains('@') && has_host(&lower)
}

/// `alder.example/x`: letters, a dot and letters, before a slash if there is one.
fn has_host(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    let is_top = (2..=12).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    is_top && name.chars().count() >= 3 && name.chars().all(is_name)
}
