//! The field of *New lead* that everything goes into at once: a line, a signature, a card.

use ninefold_core::domain::capture::{self, Captured};
use ninefold_core::domain::lead::Field;
use ninefold_core::interchange::vcard;

use super::desk::Desk;
use super::signal::RwSignal;

/// The fields that are filled, in the order of the form.
const FIELDS: [Field; 6] =
    [Field::Name, Field::Company, Field::Email, Field::Phone, Field::Source, Field::Note];

/// What was read of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    /// The fields that it fills, each with what it says.
    pub fields: Vec<(Field, String)>,
    /// Those that stay as somebody typed them.
    pub by_hand: Vec<Field>,
    /// How many lines were left out: quoted ones, and what a mail program adds.
    pub n_left_out: usize,
    /// How many other people it holds.
    pub n_others: usize,
    /// A picture was left out.
    pub has_picture: bool,
}

/// The handle to the field.
#[derive(Clone, Copy)]
pub struct Capturing {
    typed: RwSignal<String>,
    told: RwSignal<Option<Recognised>>,
}

impl Capturing {
    pub(super) fn new() -> Capturing {
        Capturing { typed: RwSignal::default(), told: RwSignal::new(None) }
    }

    /// What stands in the field.
    pub fn typed(self) -> String {
        self.typed.get()
    }

    /// What was read of it; `None` while nothing stands there.
    pub fn told(self) -> Option<Recognised> {
        self.told.get()
    }

    /// Reads `text`, and fills the form with it. What somebody typed into a field stays.
    pub fn write(self, desk: Desk, text: String) {
        let entry = desk.entry();
        if entry.is_saving_untracked() {
            return;
        }
        let Captured { draft, n_left_out, n_others, has_picture } =
            vcard::captured(&text).unwrap_or_else(|| capture::read(&text));
        let before = self.told.get_untracked().unwrap_or_default();
        let mut told = Recognised { n_left_out, n_others, has_picture, ..Recognised::default() };
        let mut texts = Vec::new();
        for field in FIELDS {
            let read = match field {
                Field::Name => one_line(&draft.name),
                Field::Company => one_line(&draft.company),
                Field::Email => one_line(&draft.email),
                Field::Phone => one_line(&draft.phone),
                Field::Source => one_line(&draft.source),
                Field::Note | Field::EnquiryReceived => draft.note.clone(),
            };
            let filled = before.fields.iter().find(|(at, _)| *at == field);
            let ours = filled.map_or("", |(_, text)| text.as_str());
            let stands = entry.text_untracked(field);
            if stands != ours {
                if !read.is_empty() && read != stands {
                    told.by_hand.push(field);
                }
                continue;
            }
            if read != stands {
                texts.push((field, read.clone()));
            }
            if !read.is_empty() {
                told.fields.push((field, read));
            }
        }
        self.told.set((!text.trim().is_empty()).then_some(told));
        self.typed.set(text);
        entry.fill(desk, texts);
    }

    /// Forgets what stands there: the form is about somebody else.
    pub(super) fn forget(self) {
        self.typed.set(String::new());
        self.told.set(None);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
