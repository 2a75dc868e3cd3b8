//! A file that was opened: its leads are read one by one.

use std::collections::BTreeSet;
use std::fmt;

use super::open::{FileError, Opening};
use super::place::{Place, Walk};
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::settings::Settings;
use crate::domain::time::Instant;
use crate::interchange::json::Cursor;
use crate::interchange::lead_json::read_lead;
use crate::interchange::read_error::{ReadError, Reason};

/// A file that was opened. As an iterator it reads its leads, each for itself: one that cannot be
/// read takes no other with it.
#[derive(Debug)]
pub struct Backup {
    pub(super) text: String,
    /// Where each lead stands, in bytes.
    pub(super) spans: Vec<(usize, usize)>,
    pub(super) exported_at: Option<Instant>,
    pub(super) settings: Option<Settings>,
    pub(super) refused_settings: Option<Refused>,
    pub(super) is_altered: bool,
    /// The leads that were read.
    pub(super) read: BTreeSet<LeadId>,
    /// The same in the order of the file, each with its number there.
    pub(super) in_order: Vec<(LeadId, usize)>,
    pub(super) n_read: usize,
    pub(super) walk: Walk,
}

/// A part of a file that cannot be read.
///
/// Displayed, it is a sentence: `leads[412].touches[3].at: a date has to lie between 1900 and 2200,
/// line 413, column 87`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which lead of the file, counted from 0; `None` for the settings.
    pub idx: Option<usize>,
    /// What the lead is called, as far as it can be told.
    pub title: Option<String>,
    /// Where in the file it is wrong.
    pub place: Place,
    /// What is wrong, seen from the lead or the settings.
    pub error: ReadError,
}

impl Backup {
    /// Opens a file: reads everything but its leads, and finds each of them.
    ///
    /// Refuses what is not ours, or not whole. See [`Opening`] to do it in slices.
    pub fn open(text: String) -> Result<Backup, FileError> {
        let mut opening = Opening::new(text);
        while opening.step(usize::MAX)? {}
        opening.finish()
    }

    /// When the file was written; `None` when it does not say so.
    pub fn exported_at(&self) -> Option<Instant> {
        self.exported_at
    }

    /// The settings that the file holds, if there are any that can be read.
    pub fn settings(&self) -> Option<&Settings> {
        self.settings.as_ref()
    }

    /// Why its settings cannot be read.
    pub fn refused_settings(&self) -> Option<&Refused> {
        self.refused_settings.as_ref()
    }

    /// How many leads the file holds, those that cannot be read too.
    pub fn n_leads(&self) -> usize {
        self.spans.len()
    }

    /// True when somebody changed the file after it was written, or wrote it by other means.
    pub fn is_altered(&self) -> bool {
        self.is_altered
    }

    fn read_next(&mut self, idx: usize, (start, end): (usize, usize)) -> Result<Lead, Refused> {
        let text = self.text.get(start..end).unwrap_or_default();
        let read = read_lead(text).and_then(|lead| {
            if self.read.insert(lead.id()) {
                return Ok(lead);
            }
            let first = self.in_order.iter().find(|(id, _)| *id == lead.id());
            let first = first.map_or(0, |(_, idx)| *idx);
            Err(ReadError::new(0, Reason::Again(first)).within("id"))
        });
        match read {
            Ok(lead) => {
                self.in_order.push((lead.id(), idx));
                Ok(lead)
            }
            Err(error) => {
                let place = self.walk.to(&self.text, start + error.at);
                Err(Refused { idx: Some(idx), title: title(text), place, error })
            }
        }
    }
}

impl Iterator for Backup {
    type Item = Result<Lead, Refused>;

    fn next(&mut self) -> Option<Result<Lead, Refused>> {
        let idx = self.n_read;
        let span = *self.spans.get(idx)?;
        self.n_read += 1;
        Some(self.read_next(idx, span))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n_left = self.spans.len() - self.n_read;
        (n_left, Some(n_left))
    }
}

/// What a lead that cannot be read is called: the first name, company, e-mail, phone or id in it.
fn title(text: &str) -> Option<String> {
    const NAMES: [&str; 7] = ["name", "company", "emails", "email", "phones", "phone", "id"];
    let mut found: [Option<String>; NAMES.len()] = Default::default();
    // That it cannot be read to its end is known.
    let _ = Cursor::new(text).object(&NAMES, |cursor, name| {
        let read = match name {
            "emails" | "phones" => cursor.list(Cursor::text)?.into_iter().next(),
            _ => Some(cursor.text()?),
        };
        let idx = NAMES.iter().position(|known| *known == name);
        if let Some(found) = idx.and_then(|idx| found.get_mut(idx)) {
            *found = read.map(|text| text.chars().take(200).collect());
        }
        Ok(())
    });
    found.into_iter().flatten().find(|text| !text.trim().is_empty())
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = match self.idx {
            Some(idx) => self.error.clone().within(&format!("leads[{idx}]")),
            None => self.error.clone().within("desk"),
        };
        write!(f, "{error}, {}", self.place)
    }
}
