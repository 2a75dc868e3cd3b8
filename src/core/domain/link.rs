//! Where a lead is found on the web.

use super::text::{TextError, one_line, reads_as_text};

/// An address on the web, `http` or `https`, of at most 2,000 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(String);

/// How many characters a link has at most.
const MOST: usize = 2_000;

/// Why a text is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is no proper text to begin with.
    #[error(transparent)]
    Text(#[from] TextError),
    /// It leads somewhere else than to the web, for example to a script.
    #[error("a link begins with https:// or http://")]
    Scheme,
    /// There is no host with a dot in it, or white space inside.
    #[error("a link looks like https://example.com/page")]
    Shape,
}

impl Link {
    /// Trims `text`, and refuses whatever does not lead to the web (promise: hostile data stays
    /// data). Without a scheme, as people type it, `https://` is put before it.
    pub fn parse(text: &str) -> Result<Link, LinkError> {
        let text = one_line(text, MOST)?;
        let is_scheme = |text: &str| {
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.:()".contains(&byte))
        };
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) if is_scheme(scheme) => (scheme.to_ascii_lowercase(), rest),
            Some(_) | None => ("https".to_owned(), text),
        };
        if scheme != "http" && scheme != "https" {
            return Err(LinkError::Scheme);
        }
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // `javascript:alert()` and `mailto:a@b.c` have a colon where a host has its port.
        let port = host.rsplit_once(':').map(|(_, port)| port);
        if port.is_some_and(|port| !port.bytes().all(|digit| digit.is_ascii_digit())) {
            return Err(LinkError::Scheme);
        }
        let has_dot = host.trim_matches('.').contains('.') || host.starts_with("localhost");
        if !has_dot || text.contains(char::is_whitespace) || host.contains('@') {
            return Err(LinkError::Shape);
        }
        let link = format!("{scheme}://{rest}");
        one_line(&link, MOST)?;
        Ok(Link(link))
    }

    /// The link without its scheme and a slash at the end: what a person reads.
    pub fn short(&self) -> &str {
        let rest = self.0.split_once("://").map_or(self.0.as_str(), |(_, rest)| rest);
        rest.strip_suffix('/').unwrap_or(rest)
    }
}

reads_as_text!(Link);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::cases;

    fn check(text: &str, expected: &str) {
        let read = Link::parse(text);
        let told = read.map_or_else(|error| error.to_string(), |link| link.to_string());
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn links_lead_to_the_web() {
        check("https://example.com/in/ada", "https://example.com/in/ada");
        check(" HTTP://example.com ", "http://example.com");
        check("www.example.com/a?b#c", "https://www.example.com/a?b#c");
        check("example.com:8080/x", "https://example.com:8080/x");
        check("example.com/?to=https://a.b", "https://example.com/?to=https://a.b");
    }

    #[test]
    fn what_could_act_is_refused() {
        for text in [
            "javascript:alert(1)",
            "javascript:alert(1)://a.b",
            "javascript://a.b/%0aalert(1)",
            "data:text/html,x",
            "ftp://example.com",
            "mailto:a@b.c",
        ] {
            check(text, "a link begins with https:// or http://");
        }
        for text in
            ["nowhere", "https://", "https://a b.com", "https://ada@example.com", "https://."]
        {
            check(text, "a link looks like https://example.com/page");
        }
        check(" ", "there is nothing but blanks here");
    }

    #[test]
    fn a_link_has_room_for_its_scheme() {
        let path = "x".repeat(2_000 - "https://a.b/".len());
        check(&format!("a.b/{path}"), &format!("https://a.b/{path}"));
        check(&format!("a.b/{path}x"), "at most 2000 characters fit here");
    }

    #[test]
    fn a_person_reads_it_without_the_scheme() {
        assert_eq!(Link::parse("https://example.com/").unwrap().short(), "example.com");
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn a_link_reads_back_and_leads_to_the_web(text in "(https?:|javascript:)?(//)?\\PC{1,30}") {
            let Ok(link) = Link::parse(&text) else { return Ok(()) };
            prop_assert!(link.as_str().starts_with("https://") || link.as_str().starts_with("http://"));
            prop_assert_eq!(Link::parse(link.as_str()), Ok(link));
        }
    }
}
