//! JSON, written token by token onto one text.
//!
//! The bytes are those of every common writer of JSON (and of serde_json, with which all files of
//! the first versions were written): no blanks, and no escape that is not needed.

use std::fmt::{self, Display, Write as _};

use super::json::n_plain;

/// A JSON text that is being written.
///
/// It puts the commas: whoever writes says what stands in what, and in which order. Brackets are
/// closed by whoever opened them.
#[derive(Debug, Clone, Default)]
pub struct Writer(String);

impl Writer {
    /// Begins an object.
    pub fn open_object(&mut self) {
        self.separate();
        self.0.push('{');
    }

    /// Ends the object that was begun last.
    pub fn close_object(&mut self) {
        self.0.push('}');
    }

    /// Begins a list.
    pub fn open_list(&mut self) {
        self.separate();
        self.0.push('[');
    }

    /// Ends the list that was begun last.
    pub fn close_list(&mut self) {
        self.0.push(']');
    }

    /// Begins a member of an object: its value has to be next.
    pub fn name(&mut self, name: &str) -> &mut Writer {
        self.text(name);
        self.0.push(':');
        self
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        self.separate();
        self.0.push('"');
        escape(&mut self.0, text);
        self.0.push('"');
    }

    /// Writes a text, or `null` for none.
    pub fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }

    /// Writes as a text what `shown` is displayed as.
    pub fn shown(&mut self, shown: &dyn Display) {
        self.separate();
        self.0.push('"');
        // Writing into memory is never refused.
        let _ = write!(Escaped(&mut self.0), "{shown}");
        self.0.push('"');
    }

    /// Writes a list of texts.
    pub fn texts(&mut self, texts: &mut dyn Iterator<Item = &str>) {
        self.open_list();
        texts.for_each(|text| self.text(text));
        self.close_list();
    }

    /// Writes a whole number that is not below zero.
    pub fn count(&mut self, count: u64) {
        self.separate();
        let _ = write!(self.0, "{count}");
    }

    /// Writes `true` or `false`.
    pub fn flag(&mut self, flag: bool) {
        self.raw(if flag { "true" } else { "false" });
    }

    /// Writes `json`, which has to be a JSON text, as it stands.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.0.push_str(json);
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    /// Puts a comma unless this is the first entry, or the value behind its name. Each of our
    /// values ends with something else than what a first one follows.
    fn separate(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }
}

/// Writes onto a text inside quotation marks.
struct Escaped<'t>(&'t mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text);
        Ok(())
    }
}

/// Adds `text` to `out`, with a backslash where JSON cannot do without one.
fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (plain, other) = rest.split_at(n_plain(rest.as_bytes()));
        out.push_str(plain);
        let mut chars = other.chars();
        let Some(next) = chars.next() else { return };
        rest = chars.as_str();
        out.push('\\');
        match next {
            '"' | '\\' => out.push(next),
            '\u{8}' => out.push('b'),
            '\u{c}' => out.push('f'),
            '\n' => out.push('n'),
            '\r' => out.push('r'),
            '\t' => out.push('t'),
            // The other 27 control characters.
            _ => _ = write!(out, "u{:04x}", u32::from(next)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::cases;

    fn written(write: impl FnOnce(&mut Writer)) -> String {
        let mut writer = Writer::default();
        write(&mut writer);
        writer.finish()
    }

    fn check(text: &str) {
        let theirs = serde_json::to_string(text).unwrap();
        assert_eq!(written(|it| it.text(text)), theirs, "{text:?}");
        assert_eq!(written(|it| it.shown(&text)), theirs, "{text:?}");
        assert_eq!(written(|it| _ = it.name(text)), theirs + ":", "{text:?}");
    }

    /// Writes any value without decimals.
    fn write(writer: &mut Writer, value: &Value) {
        match value {
            Value::Null => writer.text_or_null(None),
            Value::Bool(flag) => writer.flag(*flag),
            Value::Number(number) => writer.count(number.as_u64().unwrap()),
            Value::String(text) => writer.text(text),
            Value::Array(entries) => {
                writer.open_list();
                entries.iter().for_each(|entry| write(writer, entry));
                writer.close_list();
            }
            Value::Object(members) => {
                writer.open_object();
                members.iter().for_each(|(name, member)| write(writer.name(name), member));
                writer.close_object();
            }
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 20, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(Value::from),
                vec((any::<String>(), inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn every_character_is_written_as_another_writer_writes_it() {
        for character in '\0'..='\u{3000}' {
            check(&character.to_string());
        }
        for text in ["", "{", "[", ":", "\u{1f980} \u{10ffff}", "12345678\n1234567\"\\\u{7f}"] {
            check(text);
        }
    }

    #[test]
    fn commas_stand_between_entries_whatever_they_end_with() {
        let value = json!({ "{": "[", "a": [":", {}, [], "{", 0, true, null, "\""], ":": {} });
        assert_eq!(written(|it| write(it, &value)), value.to_string());
    }

    proptest! {
        #![proptest_config(cases(512))]

        #[test]
        fn it_writes_what_another_writer_writes(value in values(), text: String) {
            prop_assert_eq!(written(|it| write(it, &value)), value.to_string());
            check(&text);
        }
    }
}
