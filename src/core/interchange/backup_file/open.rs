//! Opening a file: everything but its leads is read, and the leads are found.
//!
//! Leads are found by their brackets and texts alone. Whether one is JSON, and a lead, is seen when
//! it is read: so one that is broken inside takes no other with it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::backup::{Backup, Refused};
use super::place::{Place, Walk};
use super::{BESIDE, FORMAT, SHA256, VERSION, hex};
use crate::domain::settings::Settings;
use crate::domain::time::Instant;
use crate::domain::unknown::Unknown;
use crate::interchange::cadence_json::read_cadences;
use crate::interchange::json::{Cursor, without_blanks};
use crate::interchange::read_error::{Broken, Read, ReadError, Reason};
use crate::interchange::settings_json::{self, CADENCES, TEMPLATES};
use crate::interchange::template_json::read_templates;
use crate::interchange::value::{as_object, read_instant};

/// Why a file was not opened. Nothing of it is read then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// There is nothing in it.
    #[error("this file is empty")]
    Empty,
    /// It is something else.
    #[error("this is not a Ninefold file")]
    NotOurs,
    /// It is in a shape that is not known here.
    #[error("a newer Ninefold wrote this file (version {version}): reload this page to get it")]
    Newer {
        /// The version of its format.
        version: u64,
    },
    /// Its end is not there.
    #[error("this file is cut short: it ends in the middle, in {place}")]
    CutShort {
        /// Where it ends.
        place: Place,
    },
    /// It is no JSON, or not in the shape of a Ninefold file.
    #[error("this file is damaged: {error}, {place}")]
    Damaged {
        /// What is wrong.
        error: ReadError,
        /// Where.
        place: Place,
    },
    /// There are more leads than it says, or less.
    #[error(
        "this file is not whole: it says that it holds {says} leads, and there are {holds}; if you \
         changed that yourself, set its \"count\" to {holds}"
    )]
    Count {
        /// How many it says.
        says: usize,
        /// How many are there.
        holds: usize,
    },
}

/// A file that is being opened, slice by slice.
#[derive(Debug)]
pub struct Opening {
    text: String,
    scan: Scan,
}

/// How far a file was gone through, and what was found.
#[derive(Debug, Default)]
struct Scan {
    /// Where the file begins, in bytes: behind a byte order mark.
    start: usize,
    at: usize,
    part: Part,
    /// Of the text so far without blanks, `exported_at` and `digest`.
    hash: Sha256,
    n_hashed: usize,
    /// Where each lead stands, in bytes.
    spans: Vec<(usize, usize)>,
    found: Found,
}

/// Which part of a file comes next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Start,
    Members,
    Leads,
    End,
}

/// The members of a file, as far as they were read.
#[derive(Debug, Default)]
struct Found {
    names: BTreeSet<String>,
    is_ours: bool,
    version: Option<u64>,
    exported_at: Option<Instant>,
    count: Option<usize>,
    digest: Option<String>,
    desk: Option<(usize, usize)>,
    cadences: Option<(usize, usize)>,
    templates: Option<(usize, usize)>,
    unknown: Unknown,
}

/// Why a file is not gone through any further.
enum Stop {
    NotOurs,
    Newer(u64),
    Wrong(ReadError),
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Stop {
        Stop::Wrong(error)
    }
}

impl Opening {
    /// Begins with the first byte of `text`, or behind a byte order mark.
    pub fn new(text: String) -> Opening {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Opening { scan: Scan { start: at, at, ..Scan::default() }, text }
    }

    /// Goes on for about `n_bytes`, at least for one lead; whether there is more to do.
    pub fn step(&mut self, n_bytes: usize) -> Result<bool, FileError> {
        let until = self.scan.at.saturating_add(n_bytes);
        while self.scan.part != Part::End && self.scan.at < until {
            self.scan.step(&self.text).map_err(|stop| self.told(stop))?;
        }
        Ok(self.scan.part != Part::End)
    }

    /// What was found, once everything was gone through.
    pub fn finish(mut self) -> Result<Backup, FileError> {
        while self.step(usize::MAX)? {}
        let Opening { text, scan } = self;
        let Scan { start, hash, spans, found, .. } = scan;
        let holds = spans.len();
        if let Some(says) = found.count.filter(|says| *says != holds) {
            return Err(FileError::Count { says, holds });
        }
        let digest = Some(format!("{SHA256}{}", hex(hash)));
        let (settings, refused_settings) = match read_desk(&text, start, &found) {
            Ok(settings) => (settings, None),
            Err(refused) => (None, Some(refused)),
        };
        Ok(Backup {
            spans,
            exported_at: found.exported_at,
            settings,
            refused_settings,
            is_altered: found.digest != digest,
            read: BTreeSet::new(),
            in_order: Vec::new(),
            n_read: 0,
            walk: Walk::new(start),
            text,
        })
    }

    fn told(&self, stop: Stop) -> FileError {
        let mut walk = Walk::new(self.scan.start);
        match stop {
            _ if self.text[self.scan.start..].trim().is_empty() => FileError::Empty,
            Stop::Newer(version) => FileError::Newer { version },
            Stop::Wrong(_) if !self.scan.found.is_ours => FileError::NotOurs,
            Stop::NotOurs => FileError::NotOurs,
            Stop::Wrong(error) if error.reason == Reason::Broken(Broken::Ended) => {
                FileError::CutShort { place: walk.to(&self.text, self.text.len()) }
            }
            Stop::Wrong(error) => {
                FileError::Damaged { place: walk.to(&self.text, error.at), error }
            }
        }
    }
}

impl Scan {
    fn step(&mut self, text: &str) -> Result<(), Stop> {
        let mut cursor = Cursor::starting(text, self.at);
        match self.part {
            Part::Start => {
                cursor.enter(b'{')?;
                self.hash.update("{");
                self.part = Part::Members;
            }
            Part::Members => self.member(&mut cursor, text)?,
            Part::Leads => self.lead(&mut cursor, text)?,
            Part::End => {}
        }
        self.at = cursor.at();
        Ok(())
    }

    fn member(&mut self, cursor: &mut Cursor<'_>, text: &str) -> Result<(), Stop> {
        let place = cursor.place();
        if !cursor.has_next(b'}', self.found.names.is_empty())? {
            cursor.end()?;
            self.hash.update("}\n");
            self.part = Part::End;
            return self.found.check(place);
        }
        let place = cursor.place();
        let (name, spelled) = cursor.name()?;
        if !self.found.names.insert(name.clone().into_owned()) {
            return Err(ReadError::new(place, Reason::Twice).within(&name).into());
        }
        let is_sealed = name != "exported_at" && name != "digest";
        if is_sealed {
            let comma = if self.n_hashed == 0 { "" } else { "," };
            self.n_hashed += 1;
            for part in [comma, spelled, ":"] {
                self.hash.update(part);
            }
        }
        if name == "leads" {
            cursor.enter(b'[').map_err(|error| error.within("leads"))?;
            self.hash.update("[");
            self.part = Part::Leads;
            return Ok(());
        }
        let start = cursor.place();
        let has_blanks = cursor.skip_value()?;
        if is_sealed {
            self.hash_value(&text[start..cursor.at()], has_blanks);
        }
        self.found.read(&name, text, (start, cursor.at()))
    }

    fn lead(&mut self, cursor: &mut Cursor<'_>, text: &str) -> Result<(), Stop> {
        let is_first = self.spans.is_empty();
        let has_next = match cursor.has_next(b']', is_first) {
            // Who takes out the last line leaves the comma of the line before.
            Err(error) if error.reason == Reason::Broken(Broken::Extra) => {
                cursor.has_next(b']', true)?
            }
            has_next => has_next?,
        };
        if !has_next {
            self.hash.update("\n]");
            self.part = Part::Members;
            return Ok(());
        }
        let start = cursor.place();
        let has_blanks = cursor.skip_value()?;
        self.hash.update(if is_first { "\n" } else { ",\n" });
        self.hash_value(&text[start..cursor.at()], has_blanks);
        self.spans.push((start, cursor.at()));
        Ok(())
    }

    fn hash_value(&mut self, value: &str, has_blanks: bool) {
        if has_blanks {
            self.hash.update(without_blanks(value));
        } else {
            self.hash.update(value);
        }
    }
}

impl Found {
    /// Takes the member `name`, whose value is this `span` of `text`.
    fn read(&mut self, name: &str, text: &str, span: (usize, usize)) -> Result<(), Stop> {
        let mut value = Cursor::starting(&text[..span.1], span.0);
        match name {
            // The file is as good without these: whoever reads it is told that it was altered.
            "exported_at" => self.exported_at = read_instant(&mut value).ok(),
            "digest" => self.digest = value.text().ok().map(Cow::into_owned),
            // One that cannot be read is refused alone.
            "desk" => self.desk = Some(span),
            // Plans and templates have ids. Others are something that another version wrote, and are
            // kept.
            CADENCES if has_ids(text, span) => self.cadences = Some(span),
            TEMPLATES if has_ids(text, span) => self.templates = Some(span),
            _ => {
                self.read_strictly(name, &mut value).map_err(|error| error.within(name))?;
                value.end()?;
            }
        }
        match self.version {
            Some(version) if self.is_ours && version > VERSION => Err(Stop::Newer(version)),
            Some(_) | None => Ok(()),
        }
    }

    fn read_strictly(&mut self, name: &str, value: &mut Cursor<'_>) -> Read<()> {
        match name {
            "format" => self.is_ours = value.text()? == FORMAT,
            "version" => self.version = Some(value.number()?),
            "count" => self.count = Some(value.number()?),
            _ => {
                self.unknown.0.insert(name.to_owned(), value.raw()?);
            }
        }
        Ok(())
    }

    /// Refuses a file that lacks what every file has.
    fn check(&self, at: usize) -> Result<(), Stop> {
        let has_leads = self.names.contains("leads");
        match self.version {
            Some(VERSION) if self.is_ours && has_leads => Ok(()),
            Some(VERSION) if self.is_ours => {
                Err(ReadError::new(at, Reason::Missing).within("leads").into())
            }
            Some(_) | None => Err(Stop::NotOurs),
        }
    }
}

/// Whether anything with an id stands in this `span` of `text`.
fn has_ids(text: &str, span: (usize, usize)) -> bool {
    text[span.0..span.1].contains("\"id\"")
}

/// Reads the settings of a file, with what a later version wrote beside them.
fn read_desk(text: &str, start: usize, found: &Found) -> Result<Option<Settings>, Refused> {
    let desk = found.desk.map(|(start, end)| {
        let mut cursor = Cursor::starting(&text[..end], start);
        let settings = settings_json::read(&mut cursor)?;
        if settings.unknown.0.contains_key(BESIDE) {
            return Err(ReadError::new(start, Reason::Stranger).within(BESIDE));
        }
        Ok(settings)
    });
    let cadences = found.cadences.map(|(start, end)| {
        read_cadences(&mut Cursor::starting(&text[..end], start))
            .map_err(|error| error.within(CADENCES))
    });
    let templates = found.templates.map(|(start, end)| {
        read_templates(&mut Cursor::starting(&text[..end], start))
            .map_err(|error| error.within(TEMPLATES))
    });
    let refuse = |error: ReadError| {
        let place = Walk::new(start).to(text, error.at);
        Refused { idx: None, title: None, place, error }
    };
    let settings = desk.transpose().map_err(refuse)?;
    let cadences = cadences.transpose().map_err(refuse)?;
    let templates = templates.transpose().map_err(refuse)?;
    if found.unknown.is_empty() && cadences.is_none() && templates.is_none() {
        return Ok(settings);
    }
    let mut settings = settings.unwrap_or_default();
    if let Some(cadences) = cadences {
        settings.cadences = cadences;
    }
    if let Some(templates) = templates {
        settings.templates = templates;
    }
    if found.unknown.is_empty() {
        return Ok(Some(settings));
    }
    settings.unknown.0.insert(BESIDE.to_owned(), as_object(&found.unknown));
    Ok(Some(settings))
}
