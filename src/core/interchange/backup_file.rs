//! The file that carries a whole desk: the backup and the exchange format.
//!
//! ```json
//! {"format":"ninefold","version":1,"exported_at":"…Z","count":2,"digest":"sha256-…","desk":{…},"cadences":[…],"templates":[…],"leads":[
//! {"id":"…","name":"Ada", …},
//! {"id":"…","name":"Bob", …}
//! ]}
//! ```
//!
//! UTF-8, canonical: the members in this order, what a later version added before `leads` and by
//! name, no blanks, one lead a line, a line break at the end. The same desk is the same text, but
//! for `exported_at`.
//!
//! The digest is the SHA-256 of just this text without the members `exported_at` and `digest`, in
//! hexadecimal. Anybody can reckon it:
//!
//! ```python
//! import hashlib, re, sys
//! text = open(sys.argv[1], encoding="utf-8", newline="").read()
//! bare = re.sub(r'"(exported_at|digest)":"[^"]*",', "", text, count=2)
//! print("sha256-" + hashlib.sha256(bare.encode()).hexdigest())
//! ```
//!
//! A file is read whatever the order of its members and the blanks between them are; the digest is
//! then that of the text without those blanks. A file whose digest is another, or that has none,
//! was altered by somebody: it is read, and the person is told.

mod backup;
mod open;
mod place;
#[cfg(test)]
mod tests;

use sha2::{Digest as _, Sha256};

pub use self::backup::{Backup, Refused};
pub use self::open::{FileError, Opening};
pub use self::place::Place;
use super::cadence_json::write_cadence;
use super::dates_json::write_all;
use super::lead_json::written_id;
use super::settings_json::{self, CADENCES, TEMPLATES};
use super::template_json::write_template;
use super::value::{members, write_instant, write_unknown};
use super::writer::Writer;
use crate::domain::id::LeadId;
use crate::domain::settings::Settings;
use crate::domain::time::Instant;

/// What the member `format` says.
pub(super) const FORMAT: &str = "ninefold";

/// What the member `version` says. Until 1.0 what is added is optional, and it stays 1.
pub(super) const VERSION: u64 = 1;

/// Under this name the settings keep the members that a later version wrote beside the desk.
const BESIDE: &str = "file";

/// What the member `digest` begins with.
const SHA256: &str = "sha256-";

/// A file that is being written, lead by lead.
#[derive(Debug)]
pub struct FileWriter {
    text: String,
    /// Where in the text the digest goes.
    digest_at: usize,
    hash: Sha256,
    n_leads: usize,
    n_written: usize,
}

/// The whole file of a desk: its `settings`, and the texts of all its leads as
/// [`write_lead`](super::lead_json::write_lead) writes them, in the order of their ids.
pub fn write_file<'a>(
    exported_at: Instant,
    settings: &Settings,
    bodies: impl IntoIterator<Item = &'a str>,
) -> String {
    written(exported_at, Some(settings), &bodies.into_iter().collect::<Vec<_>>())
}

/// A file of those of these leads that `is_wanted`, and how many they are. It holds no settings:
/// whoever brings it in keeps their own.
pub fn write_some<'a>(
    exported_at: Instant,
    bodies: impl IntoIterator<Item = &'a str>,
    is_wanted: impl Fn(LeadId) -> bool,
) -> (String, usize) {
    let is_wanted = |body: &&str| written_id(body).is_some_and(&is_wanted);
    let bodies: Vec<&str> = bodies.into_iter().filter(is_wanted).collect();
    (written(exported_at, None, &bodies), bodies.len())
}

fn written(exported_at: Instant, settings: Option<&Settings>, bodies: &[&str]) -> String {
    let n_bytes = bodies.iter().map(|body| body.len() + 2).sum();
    let mut writer = FileWriter::new(exported_at, settings, bodies.len(), n_bytes);
    bodies.iter().for_each(|body| writer.push(body));
    writer.finish()
}

impl FileWriter {
    /// Begins a file of `n_leads` leads, with `settings` or without, whose texts are about `n_bytes` long together.
    pub fn new(
        exported_at: Instant,
        settings: Option<&Settings>,
        n_leads: usize,
        n_bytes: usize,
    ) -> FileWriter {
        const NO_DIGEST: &str =
            "sha256-0000000000000000000000000000000000000000000000000000000000000000";
        let hash = Sha256::new_with_prefix(head(settings, n_leads, None));
        let mut text = head(settings, n_leads, Some((exported_at, NO_DIGEST)));
        text.reserve(n_bytes);
        let digest_at = text.find(NO_DIGEST).expect("the head says its digest") + SHA256.len();
        FileWriter { text, digest_at, hash, n_leads, n_written: 0 }
    }

    /// Adds a lead by its text.
    pub fn push(&mut self, body: &str) {
        let start = self.text.len();
        self.text.push_str(if self.n_written == 0 { "\n" } else { ",\n" });
        self.text.push_str(body);
        self.hash.update(&self.text[start..]);
        self.n_written += 1;
    }

    /// The file. All its leads have to be there.
    pub fn finish(mut self) -> String {
        const END: &str = "\n]}\n";
        debug_assert_eq!(self.n_written, self.n_leads, "as many leads as the file says");
        self.hash.update(END);
        self.text.push_str(END);
        let digest = hex(self.hash);
        self.text.replace_range(self.digest_at..self.digest_at + digest.len(), &digest);
        self.text
    }
}

/// What stands before the leads; `sealed` is when the file was written, and its digest.
fn head(settings: Option<&Settings>, n_leads: usize, sealed: Option<(Instant, &str)>) -> String {
    let mut writer = Writer::default();
    writer.open_object();
    writer.name("format").text(FORMAT);
    writer.name("version").count(VERSION);
    if let Some((exported_at, _)) = sealed {
        write_instant(writer.name("exported_at"), exported_at);
    }
    writer.name("count").count(n_leads as u64);
    if let Some((_, digest)) = sealed {
        writer.name("digest").text(digest);
    }
    if let Some(settings) = settings {
        write_desk(&mut writer, settings);
    }
    writer.name("leads").open_list();
    writer.finish()
}

/// Writes the settings, and beside them what is long.
fn write_desk(writer: &mut Writer, settings: &Settings) {
    settings_json::write(writer.name("desk"), settings, &[BESIDE, CADENCES, TEMPLATES]);
    let mut written = Vec::new();
    if !settings.cadences.is_empty() {
        write_all(writer.name(CADENCES), &settings.cadences, write_cadence);
        written.push(CADENCES);
    }
    if !settings.templates.is_empty() {
        write_all(writer.name(TEMPLATES), &settings.templates, write_template);
        written.push(TEMPLATES);
    }
    write_unknown(writer, &members(settings.unknown.0.get(BESIDE)), &written);
}

/// The digest in small hexadecimal letters.
fn hex(hash: Sha256) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: u8| [byte >> 4, byte & 0xf].map(|digit| DIGITS[usize::from(digit)]);
    hash.finalize().into_iter().flat_map(digits).map(char::from).collect()
}
