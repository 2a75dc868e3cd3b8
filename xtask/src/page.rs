//! What `index.html` asks for in its `data-trunk` tags, and the page that has it.
//!
//! The tags are Trunk's, so that plain `trunk serve` works on the same page.

use crate::html::{Tag, tags};
use crate::run::{Outcome, Trouble};

/// `index.html` as it is written.
pub struct Page<'html> {
    html: &'html str,
    wants: Vec<(Tag<'html>, Want<'html>)>,
    optimising: Vec<String>,
    start: &'html str,
}

/// What one tag asks for. Files are named from the root of the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want<'html> {
    /// The page's icon, and its kind.
    Icon(&'html str, &'html str),
    /// A file as it is, under its own name.
    Copy(&'html str),
    /// A style sheet.
    Sheet(&'html str),
    /// The program.
    Program,
}

impl<'html> Page<'html> {
    /// Reads `index.html`, and from `Trunk.toml` the script that starts the program.
    ///
    /// Refuses what it does not know: it would be missing from the site.
    pub fn read(html: &'html str, trunk: &'html str) -> Outcome<Self> {
        let mut page = Page { html, wants: Vec::new(), optimising: Vec::new(), start: "" };
        page.start = start_script(trunk)
            .ok_or(Trouble("Trunk.toml has no pattern_script to start the program".into()))?;
        for tag in tags(html).into_iter().filter(|tag| tag.get("data-trunk").is_some()) {
            let want = want(&tag).ok_or_else(|| {
                Trouble(format!(
                    "index.html asks for what is not known: {}",
                    &html[tag.start..tag.end]
                ))
            })?;
            if want == Want::Program {
                let level = tag.get("data-wasm-opt").map(|level| format!("-O{level}"));
                let others = tag.get("data-wasm-opt-params").unwrap_or_default();
                let others = others.split_whitespace().map(str::to_owned);
                page.optimising = level.into_iter().chain(others).collect();
            }
            page.wants.push((tag, want));
        }
        Ok(page)
    }

    /// What it asks for, in order.
    pub fn wants(&self) -> impl Iterator<Item = Want<'html>> {
        self.wants.iter().map(|(_, want)| *want)
    }

    /// The parameters of wasm-opt.
    pub fn optimising(&self) -> &[String] {
        &self.optimising
    }

    /// The script that starts the program from `glue` and `wasm`.
    pub fn start(&self, glue: &str, wasm: &str) -> String {
        self.start.replace("{base}{js}", glue).replace("{base}{wasm}", wasm)
    }

    /// The page with what `text` says in the place of each tag; where that is nothing, the tag's
    /// line goes too.
    pub fn filled(&self, mut text: impl FnMut(Want) -> String) -> String {
        let mut out = String::new();
        let mut at = 0;
        for (tag, want) in &self.wants {
            let before = &self.html[at..tag.start];
            let text = text(*want);
            out.push_str(if text.is_empty() { before.trim_end() } else { before });
            out.push_str(&text);
            at = tag.end;
        }
        out.push_str(&self.html[at..]);
        out
    }
}

fn want<'html>(tag: &Tag<'html>) -> Option<Want<'html>> {
    match tag.get("rel")? {
        "icon" => Some(Want::Icon(tag.get("href")?, tag.get("type")?)),
        "copy-file" => Some(Want::Copy(tag.get("href")?)),
        "css" => Some(Want::Sheet(tag.get("href")?)),
        "rust" => Some(Want::Program),
        _ => None,
    }
}

fn start_script(trunk: &str) -> Option<&str> {
    let (_, rest) = trunk.split_once("pattern_script = '''")?;
    Some(rest.split_once("'''")?.0.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str =
        "[build]\npattern_script = '''\n<script>{base}{js} {base}{wasm}</script>'''";

    #[test]
    fn a_page_is_filled_where_its_tags_stand() {
        let html = "<head>\n<link data-trunk rel=\"icon\" href=\"p/i.svg\" type=\"image/svg+xml\">\n\
                    <link rel=\"x\">\n<link data-trunk rel=\"copy-file\" href=\"p/d.json\">\n\
                    <link data-trunk rel=\"css\" href=\"a.css\">\n\
                    <link data-trunk rel=\"rust\" data-wasm-opt=\"z\" data-wasm-opt-params=\"--a\">\n</head>";
        let page = Page::read(html, TRUNK).expect("the page is sound");
        assert_eq!(page.optimising(), ["-Oz", "--a"]);
        assert_eq!(page.start("./g.js", "./w.wasm"), "<script>./g.js ./w.wasm</script>");
        let filled = page.filled(|want| match want {
            Want::Icon(file, kind) => format!("{file} is {kind}"),
            Want::Copy(_) => String::new(),
            Want::Sheet(file) => file.to_owned(),
            Want::Program => "program".to_owned(),
        });
        let expected =
            "<head>\np/i.svg is image/svg+xml\n<link rel=\"x\">\na.css\nprogram\n</head>";
        assert_eq!(filled, expected);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for (html, trunk, expected) in [
            ("<link data-trunk rel=\"sass\" href=\"a\">", TRUNK, "rel=\"sass\""),
            ("<link data-trunk rel=\"css\">", TRUNK, "rel=\"css\""),
            ("<p>", "[build]", "Trunk.toml"),
        ] {
            let trouble = Page::read(html, trunk).err().expect(html);
            assert!(trouble.0.contains(expected), "{html}: {trouble}");
        }
    }
}
