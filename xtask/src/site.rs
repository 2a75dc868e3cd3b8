//! Finishes what Trunk made: one style sheet, the security policy with the
//! hashes of the inline scripts, and the checks that keep the policy whole.
//!
//! The policy is in `dist/` only, so that `trunk serve` can reload by itself.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::html::{Tag, tags};
use crate::run::{Outcome, Trouble};

/// `{scripts}` stands for the hashes of the inline scripts.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
                      style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
                      object-src 'none'; base-uri 'none'; form-action 'none'; \
                      frame-src 'none'; require-trusted-types-for 'script'; \
                      trusted-types default";

/// A browser looks for the encoding in so many bytes.
const ENCODING_WITHIN: usize = 1024;

/// Finishes the site in `dist`.
pub fn finish(dist: &Path) -> Outcome {
    let told = |cause| Trouble::new("the site in dist/ cannot be finished", cause);
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(told)?;
    let sheets = sheets(&html);
    let mut css = String::new();
    for name in &sheets {
        css.push_str(&fs::read_to_string(dist.join(name)).map_err(told)?);
        css.push('\n');
    }
    let name = sheet_name(&css);
    let finished = with_policy(&with_one_sheet(&html, &name))?;
    if !sheets.is_empty() {
        for name in &sheets {
            fs::remove_file(dist.join(name)).map_err(told)?;
        }
        fs::write(dist.join(&name), css).map_err(told)?;
    }
    fs::write(page, finished).map_err(told)
}

/// The files of the page's style sheets, in order.
fn sheets(html: &str) -> Vec<&str> {
    let sheets = tags(html).into_iter().filter(is_sheet);
    sheets.filter_map(|tag| Some(tag.get("href")?.trim_start_matches("./"))).collect()
}

fn is_sheet(tag: &Tag) -> bool {
    tag.name == "link" && tag.get("rel") == Some("stylesheet")
}

fn sheet_name(css: &str) -> String {
    let hash = Sha256::digest(css.as_bytes());
    let hex = hash.iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("ninefold-{hex}.css")
}

/// `html` with the link to `name` in place of its first sheet, and no other.
fn with_one_sheet(html: &str, name: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for tag in tags(html).iter().filter(|tag| is_sheet(tag)) {
        let before = &html[at..tag.start];
        if out.contains(name) {
            out.push_str(before.trim_end());
        } else {
            out.push_str(before);
            let _ = write!(out, "<link rel=\"stylesheet\" href=\"./{name}\">");
        }
        at = tag.end;
    }
    out.push_str(&html[at..]);
    out
}

/// `html` with the policy as the first thing in its head.
///
/// Refuses a page that the policy would break, or that works at the root of a
/// host only.
fn with_policy(html: &str) -> Outcome<String> {
    let tags = tags(html);
    for tag in &tags {
        check(tag)?;
    }
    let head = tags.iter().find(|tag| tag.name == "head");
    let at = head.ok_or(Trouble("index.html has no head".into()))?.end;
    let scripts = tags.iter().filter(|tag| tag.name == "script" && tag.get("src").is_none());
    let hashes: String = scripts
        .map(|tag| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(tag.text))))
        .collect();
    let policy = POLICY.replace("{scripts}", &hashes);
    let (before, behind) = html.split_at(at);
    let html = format!(
        "{before}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{behind}"
    );
    let encoding = html.find("charset=");
    if encoding.is_none_or(|at| at >= ENCODING_WITHIN) {
        return Err(Trouble(format!(
            "index.html must name its charset within {ENCODING_WITHIN} bytes, policy included"
        )));
    }
    Ok(html)
}

fn check(tag: &Tag) -> Outcome {
    let refuse = |why: &str| Err(Trouble(format!("<{}> in index.html {why}", tag.name)));
    if tag.name == "style" {
        return refuse("is an inline style sheet, which the policy blocks");
    }
    for (name, value) in &tag.attributes {
        if name == "style" || name.starts_with("on") {
            return refuse(&format!("has the attribute {name}, which the policy blocks"));
        }
        let loads = matches!(tag.name.as_str(), "script" | "link" | "img");
        let names_a_file = matches!(name.as_str(), "src" | "href");
        if loads && names_a_file && (value.starts_with('/') || value.contains("://")) {
            return refuse(&format!("loads {value}, which no sub-path has"));
        }
    }
    let loads_from_root = ["from '/", "from \"/", "module_or_path: '/", "module_or_path: \"/"];
    if loads_from_root.iter().any(|load| tag.text.contains(load)) {
        return refuse("loads from the root of the host, which no sub-path has");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<html><head><meta charset=\"utf-8\">";

    #[test]
    fn sheets_become_one_where_the_first_was() {
        let html = "<link rel=\"stylesheet\" href=\"./a.css\"><p><link rel=icon href=i>\
                    <link integrity='x' rel=\"stylesheet\" href=\"./b.css\"/><i>";
        assert_eq!(sheets(html), ["a.css", "b.css"]);
        assert_eq!(
            with_one_sheet(html, "all.css"),
            "<link rel=\"stylesheet\" href=\"./all.css\"><p><link rel=icon href=i><i>"
        );
        assert_eq!(with_one_sheet("<p>", "all.css"), "<p>");
    }

    #[test]
    fn a_sheet_s_name_follows_its_text() {
        assert_eq!(sheet_name("a{}"), sheet_name("a{}"));
        assert_ne!(sheet_name("a{}"), sheet_name("b{}"));
    }

    #[test]
    fn the_policy_comes_first_and_knows_the_inline_scripts() {
        let page = format!("{HEAD}<script>1</script><script src=\"./x.js\"></script></head>");
        let html = with_policy(&page).expect("the page is sound");
        let (_, policy) = html.split_once("<head>").expect("it has a head");
        assert!(policy.trim_start().starts_with("<meta http-equiv=\"Content-Security-Policy\""));
        // `printf 1 | openssl dgst -sha256 -binary | base64`
        let hash = "'wasm-unsafe-eval' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=';";
        assert!(html.contains(hash), "{html}");
        assert!(html.contains("trusted-types default\">"), "{html}");
    }

    #[test]
    fn a_page_that_the_policy_or_a_sub_path_would_break_is_refused() {
        for (body, expected) in [
            ("<p style=\"color:red\">", "attribute style"),
            ("<p onclick=\"x()\">", "attribute onclick"),
            ("<style>p{}</style>", "inline style sheet"),
            ("<script src=\"/x.js\"></script>", "sub-path"),
            ("<link href=\"https://x/y.css\">", "sub-path"),
            ("<script>import init from '/x.js'</script>", "sub-path"),
        ] {
            let trouble = with_policy(&format!("{HEAD}{body}")).expect_err(body);
            assert!(trouble.0.contains(expected), "{body}: {trouble}");
        }
        let late = format!("<head>{}<meta charset=\"utf-8\">", " ".repeat(ENCODING_WITHIN));
        assert!(with_policy(&late).is_err_and(|trouble| trouble.0.contains("charset")));
        assert!(with_policy("<p>").is_err());
    }
}
