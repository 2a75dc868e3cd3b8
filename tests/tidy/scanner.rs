//! Reads Rust and CSS just far enough for the rules: words, paths, comments and strings.

/// Whether `file` belongs to `room`: it is in that folder, or is its module file.
pub fn is_in(file: &str, room: &str) -> bool {
    file.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
}

/// `source` up to its last `#[cfg(test)]`.
pub fn before_tests(source: &str) -> &str {
    before(source, "\n#[cfg(test)]")
}

/// `source` up to the module of its tests. What only tests need may stand long before that.
pub fn before_test_module(source: &str) -> &str {
    before(source, "\n#[cfg(test)]\nmod tests {")
}

/// `source` up to the line after the last break that begins `end`; all of it without one.
fn before<'a>(source: &'a str, end: &str) -> &'a str {
    &source[..source.rfind(end).map_or(source.len(), |at| at + 1)]
}

/// Whether `c` can stand in a name of Rust or CSS.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

/// Whether `word` is in `line` and is not the end of a longer word.
pub fn alone(line: &str, word: &str) -> bool {
    let is_free = |at: usize| !line[..at].ends_with(is_word) || word.starts_with('#');
    line.match_indices(word).any(|(at, _)| is_free(at))
}

/// Whether `path` is `start`, or begins with it at the border of a name.
pub fn begins_with(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// `path` from the root of the package, when it climbs there by `super`.
pub fn in_full(file: &str, path: &str) -> String {
    let rest = path.trim_start_matches("super::");
    let n_up = (path.len() - rest.len()) / "super::".len();
    let base = if file.starts_with("src/core/") { "src/core/" } else { "src/" };
    let module = file.strip_prefix(base).unwrap_or(file).trim_end_matches(".rs");
    let depth = module.trim_end_matches("/mod").split('/').count();
    let own = rest.strip_prefix("ninefold::").filter(|_| base == "src/");
    match own {
        Some(own) => format!("crate::{own}"),
        None if n_up >= depth => format!("crate::{rest}"),
        None => path.to_owned(),
    }
}

/// Every path that `code` names, with its line; the braces of a `use` are
/// written out, so that no room is reached through a group.
pub fn paths(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut prefix = String::new();
    let mut outer: Vec<String> = Vec::new();
    let mut in_use = false;
    let mut line = 1;
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let n_name = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(n_name);
        let step = if n_name > 0 { n_name } else { first.len_utf8() };
        line += usize::from(first == '\n');
        match first {
            _ if name == "use" && !in_use => in_use = true,
            _ if n_name > 0 => {
                prefix.push_str(name);
                if !behind.trim_start().starts_with("::") {
                    found.push((line, std::mem::take(&mut prefix)));
                    prefix.push_str(outer.last().map_or("", String::as_str));
                }
            }
            ':' if rest.starts_with("::") && !prefix.ends_with("::") => prefix.push_str("::"),
            '*' if in_use => found.push((line, format!("{prefix}*"))),
            '{' if in_use => outer.push(prefix.clone()),
            '}' if in_use => {
                outer.pop();
                prefix = outer.last().cloned().unwrap_or_default();
            }
            ',' if in_use => prefix = outer.last().cloned().unwrap_or_default(),
            ';' => {
                in_use = false;
                outer.clear();
                prefix.clear();
            }
            ':' | ' ' | '\n' => {}
            _ if in_use => {}
            _ => prefix.clear(),
        }
        rest = &rest[step..];
    }
    found
}

/// `source` with comments and the text of strings blanked, line by line.
pub fn code(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while !rest.is_empty() {
        let taken = blank_length(rest);
        let n_taken = taken.unwrap_or(rest.chars().next().map_or(1, char::len_utf8));
        let (text, behind) = rest.split_at(n_taken);
        match taken {
            Some(_) => out.extend(text.chars().map(|c| if c == '\n' { c } else { ' ' })),
            None => out.push_str(text),
        }
        rest = behind;
    }
    out
}

/// How long the comment or string is that `rest` begins with.
fn blank_length(rest: &str) -> Option<usize> {
    let until = |end: &str, from: usize| {
        Some(rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len()))
    };
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return until("*/", 2);
    }
    if rest.starts_with("r\"") || rest.starts_with("r#") {
        let n_hashes = rest[1..].find('"')?;
        let hashes = rest[1..].get(..n_hashes)?;
        let is_raw = hashes.chars().all(|c| c == '#');
        return if is_raw { until(&format!("\"{hashes}"), 2 + n_hashes) } else { None };
    }
    // `'a'` and `'\n'` are letters, `'a` is a lifetime.
    let mut chars = rest.chars();
    let quote = chars.next()?;
    let is_letter = quote == '\'' && (rest[1..].starts_with('\\') || chars.nth(1) == Some('\''));
    if quote != '"' && !is_letter {
        return None;
    }
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return Some(at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    Some(rest.len())
}
