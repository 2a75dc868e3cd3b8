//! Reads a page's tags: as much of HTML as our own `index.html` uses.

/// A tag that opens an element.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'html> {
    /// In lower case.
    pub name: String,
    /// Names in lower case, values as written, empty when there is none.
    pub attributes: Vec<(String, &'html str)>,
    /// Where `<` is.
    pub start: usize,
    /// Behind `>`.
    pub end: usize,
    /// What a script or style holds; empty for every other element.
    pub text: &'html str,
}

impl<'html> Tag<'html> {
    /// The value of the attribute `name`.
    pub fn get(&self, name: &str) -> Option<&'html str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| *value)
    }
}

/// Every opening tag of `html`, in order; comments and the text of scripts are
/// not searched.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
        } else if rest[1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            let tag = read_tag(html, start);
            at = tag.end + tag.text.len();
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

fn read_tag(html: &str, start: usize) -> Tag<'_> {
    let mut at =
        start + 1 + length(&html[start + 1..], |c| c.is_whitespace() || c == '>' || c == '/');
    let name = html[start + 1..at].to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        at += length(&html[at..], |c| !c.is_whitespace() && c != '/');
        let rest = &html[at..];
        if rest.is_empty() || rest.starts_with('>') {
            break;
        }
        let n_name = length(rest, |c| c.is_whitespace() || matches!(c, '=' | '>' | '/')).max(1);
        let (value, behind) = read_value(&rest[n_name..]);
        attributes.push((rest[..n_name].to_ascii_lowercase(), value));
        at += n_name + behind;
    }
    let end = (at + 1).min(html.len());
    let text = if matches!(name.as_str(), "script" | "style") {
        let closing = format!("</{name}");
        let lower = html[end..].to_ascii_lowercase();
        &html[end..lower.find(&closing).map_or(html.len(), |length| end + length)]
    } else {
        ""
    };
    Tag { name, attributes, start, end, text }
}

/// The value behind an attribute's name, and how much of `rest` it takes.
fn read_value(rest: &str) -> (&str, usize) {
    let trimmed = rest.trim_start();
    let Some(behind) = trimmed.strip_prefix('=') else { return ("", 0) };
    let value = behind.trim_start();
    let skipped = rest.len() - value.len();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => {
            let inner = length(&value[1..], |c| c == quote);
            (&value[1..=inner], (skipped + inner + 2).min(rest.len()))
        }
        None => {
            let inner = length(value, |c| c.is_whitespace() || c == '>');
            (&value[..inner], skipped + inner)
        }
    }
}

/// How many bytes stand before the first character that `stops`.
fn length(text: &str, stops: impl Fn(char) -> bool) -> usize {
    text.find(stops).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        let tell = |tag: Tag| {
            let attributes: String =
                tag.attributes.iter().map(|(name, value)| format!(" {name}=[{value}]")).collect();
            format!("{}{attributes} ({})", tag.name, tag.text)
        };
        tags(html).into_iter().map(tell).collect()
    }

    #[test]
    fn attributes_are_read_in_every_spelling() {
        for (html, expected) in [
            ("<a href='x' B = \"y>z\" c d=e/f>", "a href=[x] b=[y>z] c=[] d=[e/f] ()"),
            ("<br/>", "br ()"),
            ("<IMG alt=\"\" />", "img alt=[] ()"),
            ("<a b", "a b=[] ()"),
            ("<a b=\"c", "a b=[c] ()"),
        ] {
            assert_eq!(told(html), [expected], "for {html}");
        }
    }

    #[test]
    fn comments_closing_tags_and_scripts_hide_what_they_hold() {
        let html = "<!doctype html><!-- <a> --><script>'<b>'</script></p><i>1 < 2</i>";
        assert_eq!(told(html), ["script ('<b>')", "i ()"]);
    }
}
