//! Puts the site together: the page with its security policy, one style sheet, the program, and
//! the files beside them; and checks that the policy keeps the page whole.
//!
//! What may change is named after what it holds, so that no browser ever mixes two versions.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::html::{Tag, tags};
use crate::page::{Page, Want};
use crate::place::Place;
use crate::program::{self, FIRST, GLUE, LATER_GLUE};
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

/// Writes the site into `dist/`: `page`, filled with what it asks for, and the files of the folder
/// `program`.
pub fn write(place: &Place, page: &Page, program: &Path) -> Outcome {
    let dist = program::fresh(&place.dist())?;
    let folder = put_program(&dist, program)?;
    let (mut css, mut icon) = (Vec::new(), String::new());
    for want in page.wants() {
        match want {
            Want::Icon(file, _) => {
                let bytes = read(&place.root.join(file))?;
                icon = named("icon", ".svg", &[&bytes]);
                put(&dist.join(&icon), &bytes)?;
            }
            Want::Copy(file) => {
                let name = Path::new(file).file_name().unwrap_or_default();
                put(&dist.join(name), &read(&place.root.join(file))?)?;
            }
            Want::Sheet(file) => {
                css.extend(read(&place.root.join(file))?);
                css.push(b'\n');
            }
            Want::Program => {}
        }
    }
    let sheet = named("ninefold", ".css", &[&css]);
    put(&dist.join(&sheet), &css)?;

    let mut sheet = Some(sheet);
    let html = page.filled(|want| match want {
        Want::Icon(_, kind) => {
            format!("<link rel=\"icon\" href=\"./{icon}\" type=\"{kind}\">")
        }
        Want::Copy(_) => String::new(),
        // All of them are in one, where the first was.
        Want::Sheet(_) => sheet
            .take()
            .map_or(String::new(), |sheet| format!("<link rel=\"stylesheet\" href=\"./{sheet}\">")),
        Want::Program => start(page, &folder),
    });
    put(&dist.join("index.html"), with_policy(&html)?.as_bytes())
}

/// Puts the files of `program` into a folder of their own, and says its name. Within it they know
/// each other by their plain names.
fn put_program(dist: &Path, program: &Path) -> Outcome<String> {
    let files = program::files(program)?;
    let texts = files.iter().map(|file| read(file)).collect::<Outcome<Vec<_>>>()?;
    let parts: Vec<&[u8]> = texts.iter().map(Vec::as_slice).collect();
    let name = named("program", "", &parts);
    let folder = program::fresh(&dist.join(&name))?;
    for (file, text) in files.iter().zip(&texts) {
        put(&folder.join(file.file_name().unwrap_or_default()), text)?;
    }
    Ok(name)
}

/// What starts the program in `folder`, and has the browser fetch its parts at once, not one when
/// the other asks for it.
fn start(page: &Page, folder: &str) -> String {
    let at = |file: &str| format!("./{folder}/{file}");
    let (glue, later_glue, first) = (at(GLUE), at(LATER_GLUE), at(FIRST));
    format!(
        "{}\n<link rel=\"modulepreload\" href=\"{glue}\">\n\
         <link rel=\"modulepreload\" href=\"{later_glue}\">\n\
         <link rel=\"preload\" href=\"{first}\" as=\"fetch\" type=\"application/wasm\" crossorigin>",
        page.start(&glue, &first)
    )
}

/// `stem`, a hash of what is in the `parts`, and `ending`.
fn named(stem: &str, ending: &str, parts: &[&[u8]]) -> String {
    let hash = parts.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part)).finalize();
    let hex = hash.iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("{stem}-{hex}{ending}")
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file)
        .map_err(|cause| Trouble::new(format!("{} cannot be read", file.display()), cause))
}

fn put(file: &Path, bytes: &[u8]) -> Outcome {
    let told = |cause| Trouble::new(format!("{} cannot be written", file.display()), cause);
    fs::write(file, bytes).map_err(told)
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
    fn a_name_follows_what_is_in_the_files() {
        let name = |parts: &[&[u8]]| named("a", ".css", parts);
        assert_eq!(name(&[b"a{}"]), name(&[b"a{}"]));
        assert_ne!(name(&[b"a{}"]), name(&[b"b{}"]));
        assert_ne!(name(&[b"a{}", b"c"]), name(&[b"a{}", b"d"]));
    }

    #[test]
    fn the_program_starts_from_its_own_folder() {
        let trunk = "pattern_script = '''<script>import('{base}{js}', '{base}{wasm}')</script>'''";
        let page = Page::read("<p>", trunk).expect("the page is sound");
        let html = format!("{HEAD}{}", start(&page, "program-1"));
        let script = "<script>import('./program-1/ninefold.js', './program-1/ninefold_bg.wasm')";
        assert!(html.contains(script), "{html}");
        with_policy(&html).expect("the policy allows it");
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
