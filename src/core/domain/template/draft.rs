//! The editor of a template: what is typed into it, and the template that it makes.

use super::super::cadence::Channel;
use super::super::note::Note;
use super::super::text::{Line, TextError};
use super::super::time::Instant;
use super::super::unknown::Unknown;
use super::{LibraryError, MOST_TEMPLATES, Template, TemplateId};

/// What stands in the editor of a template: anything that a person may have typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The name as typed.
    pub name: String,
    /// What it is written for.
    pub channel: Channel,
    /// What to write or say, as typed.
    pub text: String,
}

/// A field of the editor that can be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the template is called.
    Name,
    /// What to write or say.
    Text,
}

/// A field that keeps a draft from being a template, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Where to put the sentence.
    pub field: Field,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a field of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The text cannot stand there.
    #[error(transparent)]
    Text(#[from] TextError),
    /// There is no place for another template.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

impl Draft {
    /// What the editor shows of `template`.
    pub fn of(template: &Template) -> Draft {
        let Template { name, channel, text, .. } = template;
        Draft { name: name.to_string(), channel: *channel, text: text.to_string() }
    }

    /// A letter that somebody begins.
    pub fn blank() -> Draft {
        Draft { name: String::new(), channel: Channel::Email, text: String::new() }
    }

    /// What stands in `field`.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Name => &self.name,
            Field::Text => &self.text,
        }
    }

    /// Writes `text` into `field`.
    pub fn write(&mut self, field: Field, text: String) {
        match field {
            Field::Name => self.name = text,
            Field::Text => self.text = text,
        }
    }

    /// Makes template `id` of what was typed, or tells every field that is wrong, in the editor's
    /// order.
    ///
    /// `library` is all that is stored, what was deleted too: what a later version wrote on this
    /// template stays. `stamp` is now, by the real clock.
    pub fn read(
        &self,
        id: TemplateId,
        library: &[Template],
        stamp: Instant,
    ) -> Result<Template, Vec<Refusal>> {
        let stored = library.iter().find(|it| it.id == id);
        let is_new = stored.is_none_or(|it| it.is_removed);
        let n_there = library.iter().filter(|it| !it.is_removed).count();
        let mut refusals = Vec::new();
        let mut refuse = |field, reason| refusals.push(Refusal { field, reason });
        let name = Line::parse(&self.name).map_err(|why| refuse(Field::Name, why.into())).ok();
        if is_new && n_there >= MOST_TEMPLATES {
            refuse(Field::Name, LibraryError::Full.into());
        }
        let text = Note::parse(&self.text).map_err(|why| refuse(Field::Text, why.into())).ok();
        match (name, text) {
            (Some(name), Some(text)) if refusals.is_empty() => Ok(Template {
                id,
                name,
                channel: self.channel,
                text,
                is_removed: false,
                changed_at: Some(stamp),
                unknown: stored.map_or(Unknown::default(), |it| it.unknown.clone()),
            }),
            _ => Err(refusals),
        }
    }

    /// True when it says what `template` says, but for blanks before and after.
    pub fn says(&self, template: &Template) -> bool {
        let Draft { name, channel, text } = Draft::of(template);
        (self.name.trim(), self.channel, self.text.trim()) == (&name, channel, &text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::template::starters;
    use crate::testing::at;

    const STAMP: &str = "2026-11-24T12:00:00Z";

    fn draft(name: &str, text: &str) -> Draft {
        Draft { name: name.to_owned(), text: text.to_owned(), ..Draft::blank() }
    }

    fn id(n: u8) -> TemplateId {
        TemplateId::new(at(STAMP), [n; 10])
    }

    /// What is told of a draft, one field a line.
    fn check(draft: &Draft, library: &[Template], expected: &[(Field, &str)]) {
        let refusals = draft.read(id(1), library, at(STAMP)).err().unwrap_or_default();
        let told: Vec<_> = refusals.iter().map(|it| (it.field, it.reason.to_string())).collect();
        let told: Vec<_> = told.iter().map(|(field, why)| (*field, why.as_str())).collect();
        assert_eq!(told, expected, "{draft:?}");
    }

    #[test]
    fn every_starter_reads_back() {
        let library = starters(at(STAMP));
        for stored in &library {
            let draft = Draft::of(stored);
            assert_eq!(draft.read(stored.id, &library, at(STAMP)).as_ref(), Ok(stored));
            assert!(draft.says(stored));
        }
    }

    #[test]
    fn each_field_is_refused_in_a_sentence() {
        check(&draft("Hello", "Hi"), &[], &[]);
        let blank = "there is nothing but blanks here";
        check(&Draft::blank(), &[], &[(Field::Name, blank), (Field::Text, blank)]);
        check(
            &draft("a\tb", "Hi"),
            &[],
            &[(Field::Name, "there is a hidden control character in this text")],
        );
        let long = "x".repeat(20_001);
        check(&draft("Hello", &long), &[], &[(Field::Text, "at most 20000 characters fit here")]);
        check(&draft(&long[..201], "Hi"), &[], &[(Field::Name, "at most 200 characters fit here")]);
    }

    #[test]
    fn a_full_library_takes_no_other_but_lets_its_own_be_changed() {
        let template = |n: u8| draft("Hello", "Hi").read(id(n), &[], at(STAMP)).unwrap();
        let mut library: Vec<Template> = (2..202).map(template).collect();
        let full = (
            Field::Name,
            "the library holds at most 200 templates: delete one that you do not use",
        );
        check(&draft("Hello", "Hi"), &library, &[full]);
        let blank = (Field::Text, "there is nothing but blanks here");
        check(&draft("Hello", ""), &library, &[full, blank]);
        assert!(draft("Bye", "Hi").read(id(7), &library, at(STAMP)).is_ok());
        library[5].is_removed = true;
        check(&draft("Hello", "Hi"), &library, &[]);
    }

    #[test]
    fn what_was_deleted_comes_back_when_it_is_saved_again() {
        let stored = draft("Hello", "Hi").read(id(1), &[], at(STAMP)).unwrap();
        let mut removed = Template { is_removed: true, ..stored };
        removed.unknown.0.insert("mood".to_owned(), "\"calm\"".to_owned());
        let read = draft(" Hello ", "Hi\n").read(id(1), &[removed.clone()], at(STAMP)).unwrap();
        assert_eq!(read, Template { is_removed: false, ..removed });
    }

    #[test]
    fn blanks_around_it_say_nothing() {
        let stored = draft("Hello", "Hi").read(id(1), &[], at(STAMP)).unwrap();
        assert!(draft("Hello ", "Hi\n").says(&stored));
        assert!(!draft("Hello", "Hi!").says(&stored));
        assert!(!Draft { channel: Channel::Call, ..draft("Hello", "Hi") }.says(&stored));
    }
}
