//! What a form keeps of itself outside the store: texts by name, as one JSON object.
//!
//! A name may be a path, such as `draft.name`, or `sent.0` for the first of a list. The first
//! versions nested objects and lists instead: both are read as the same.

use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::writer::Writer;

/// Texts by name, in the order in which they were put.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept(Vec<(String, String)>);

/// How deeply objects and lists may stand in one another.
const MOST_LEVELS: usize = 4;

impl Kept {
    /// Adds `text` under `name`; one that is empty is left out.
    pub fn put(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.0.push((name.to_owned(), text.to_owned()));
        }
    }

    /// Adds `name`, if what it says is true.
    pub fn put_flag(&mut self, name: &str, flag: bool) {
        self.put(name, if flag { "true" } else { "" });
    }

    /// The text under `name`; nothing is an empty one.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
    }

    /// Whether what `name` says is true.
    pub fn flag(&self, name: &str) -> bool {
        self.text(name) == "true"
    }

    /// All of it as one text.
    pub fn write(&self) -> String {
        let mut writer = Writer::default();
        writer.open_object();
        self.0.iter().for_each(|(name, text)| writer.name(name).text(text));
        writer.close_object();
        writer.finish()
    }

    /// Reads what [`Kept::write`] or the first versions wrote; `None` for what is neither.
    pub fn read(text: &str) -> Option<Kept> {
        let mut cursor = Cursor::new(text);
        let mut kept = Kept::default();
        let is_read = read(&mut cursor, &mut kept, "", MOST_LEVELS).and_then(|()| cursor.end());
        is_read.ok().map(|()| kept)
    }
}

/// Adds what begins here and stands under `path`.
fn read(cursor: &mut Cursor<'_>, kept: &mut Kept, path: &str, n_levels: usize) -> Read<()> {
    if !path.is_empty() && cursor.skip_null() {
        return Ok(());
    }
    let is_object = cursor.enter(b'{').is_ok();
    let is_list = !is_object && cursor.enter(b'[').is_ok();
    if !is_object && !is_list {
        // Numbers and flags are kept as they are spelled.
        let text = cursor.text().map(String::from).or_else(|_| cursor.raw())?;
        // Something has to have a name.
        if path.is_empty() {
            return Err(cursor.refuse(Reason::NotAnObject));
        }
        kept.put(path, &text);
        return Ok(());
    }
    let n_levels = n_levels.checked_sub(1).ok_or(ReadError::new(0, Reason::NotAText))?;
    let (close, dot) =
        (if is_object { b'}' } else { b']' }, if path.is_empty() { "" } else { "." });
    let mut n_read = 0;
    while cursor.has_next(close, n_read == 0)? {
        let name = if is_object { cursor.name()?.0.into_owned() } else { n_read.to_string() };
        read(cursor, kept, &format!("{path}{dot}{name}"), n_levels)?;
        n_read += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_map;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::cases;

    /// What is read of `text`, as it is written then.
    fn check(text: &str, expected: Option<&str>) {
        let read = Kept::read(text).map(|kept| kept.write());
        assert_eq!(read.as_deref(), expected, "{text}");
    }

    #[test]
    fn what_the_first_versions_nested_is_read_by_its_path() {
        check(
            r#"{"draft":{"name":"Ana \"A\"","note":"","enquiry_at":null},"received":"2026-11-21T10:42","sent":["019a",7]}"#,
            Some(
                r#"{"draft.name":"Ana \"A\"","received":"2026-11-21T10:42","sent.0":"019a","sent.1":"7"}"#,
            ),
        );
        check(r#"[{"lead":"a"},{"lead":"b"}]"#, Some(r#"{"0.lead":"a","1.lead":"b"}"#));
        check(
            r#"{"theme":"dark","is_projector":true}"#,
            Some(r#"{"theme":"dark","is_projector":"true"}"#),
        );
        check(" { } ", Some("{}"));
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        for text in ["", "null", "hello", "\"a\"", "7", "{\"a\":1", "{\"a\":tru}", "{} {}", "{a:1}"]
        {
            check(text, None);
        }
        check(&"[".repeat(100_000), None);
        check("[[[[1]]]]", Some(r#"{"0.0.0.0":"1"}"#));
        check("[[[[[1]]]]]", None);
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn what_is_kept_reads_back(texts in btree_map(any::<String>(), any::<String>(), 0..5)) {
            let mut kept = Kept::default();
            // A name without letters cannot be told from the whole.
            texts.iter().filter(|(name, _)| !name.is_empty()).for_each(|(name, text)| kept.put(name, text));
            prop_assert_eq!(Kept::read(&kept.write()), Some(kept));
        }

        #[test]
        fn any_text_is_read_or_not(text in "\\PC{0,80}") {
            let _ = Kept::read(&text);
        }
    }
}
