//! The first paint is the app's own: `index.html` shows what the app draws before the store is open.

use ninefold::state::Keeping;

use super::draw::html;

const INDEX: &str = include_str!("../../index.html");

/// The text between `start` and `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

#[test]
fn the_static_shell_is_what_the_app_draws_first() {
    let drawn = html("#/today", None, Keeping::Opening, None).replace("<!>", "");
    // An empty text is drawn as a blank natively, and as nothing in a browser.
    let drawn = drawn.replace("> <", "><");
    let (drawn, _) = drawn.split_once("<dialog").unwrap();
    let shell = between(INDEX, "<div id=\"app\">", "</div>\n<noscript>");
    assert_eq!(shell.lines().collect::<String>(), drawn);
}

#[test]
fn every_picture_that_is_used_is_drawn() {
    for symbol in ["today", "leads", "plus", "ember", "amber", "cool", "late"] {
        assert!(INDEX.contains(&format!("<symbol id=\"icon-{symbol}\"")), "{symbol}");
    }
}
