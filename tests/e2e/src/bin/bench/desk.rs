//! The leads that a desk is filled with: made up, the same each time, written as a file.

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use e2e::Outcome;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::settings::Settings;
use ninefold_core::interchange::backup_file::write_file;
use ninefold_core::interchange::lead_json::write_lead;
use ninefold_core::sample;

use crate::tab::Stored;

/// Which of all made-up desks is measured.
const SEED: u64 = 9;

/// How many letters are typed of what is looked for: few people type more.
const MOST_LETTERS: usize = 10;

/// Somebody whose page is opened.
pub struct Person {
    /// The lead.
    pub id: String,
    /// What its page is headed by.
    pub title: String,
}

/// What is looked for.
pub struct Sought {
    /// The beginning of a name, company, e-mail address or phone number, in small letters.
    pub text: String,
    /// How many leads have it there, and so have to be found at least.
    pub n_least: usize,
}

/// Made-up leads, and the file that holds them.
pub struct Desk {
    leads: Vec<Lead>,
    file: PathBuf,
}

impl Desk {
    /// The first `n_leads` of the sample as it stands now, written into `folder`.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn sample(n_leads: NonZeroUsize, folder: &Path) -> Outcome<Desk> {
        let now = DateTime::<Utc>::from(SystemTime::now());
        let leads: Vec<Lead> = sample::leads(SEED, n_leads.get(), now).collect();
        let file = folder.join(format!("ninefold-{n_leads}.json"));
        let bodies: Vec<String> = leads.iter().map(write_lead).collect();
        fs::write(&file, write_file(now, &Settings::default(), bodies.iter().map(String::as_str)))?;
        Ok(Desk { leads, file })
    }

    /// The file that holds all of them.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What the app has to store of it.
    pub fn stored(&self) -> Stored {
        Stored {
            n_leads: self.leads.len(),
            n_in_trash: self.leads.iter().filter(|lead| lead.is_deleted()).count(),
            n_touches: self.leads.iter().map(|lead| lead.parts().touches.len()).sum(),
        }
    }

    /// At most `most` people who are still to be won, from all over the desk, no two of the same
    /// name: else what is said of one could be taken for the other.
    pub fn open_people(&self, most: usize) -> Vec<Person> {
        let mut titles = BTreeSet::new();
        let open = self.listed().filter(|lead| !lead.stage().is_closed());
        let open = open.filter(|lead| titles.insert(lead.title().to_owned())).collect();
        let person =
            |lead: &Lead| Person { id: lead.id().to_string(), title: lead.title().to_owned() };
        spread(open, most).into_iter().map(person).collect()
    }

    /// What people look for: three names, a company, an e-mail address and a phone number.
    pub fn sought(&self) -> Vec<Sought> {
        let name = |lead: &Lead| lead.name().map(|name| name.as_str().to_lowercase());
        let company = |lead: &Lead| lead.company().map(|company| company.as_str().to_lowercase());
        let email = |lead: &Lead| lead.email().map(|email| email.as_str().to_lowercase());
        let phone = |lead: &Lead| lead.phone().map(|phone| phone.as_str().to_lowercase());
        let names = self.sought_in(name, 3).into_iter();
        let companies = self.sought_in(company, 1);
        let ways = self.sought_in(email, 1).into_iter().chain(self.sought_in(phone, 1));
        names.chain(companies).chain(ways).collect()
    }

    /// At most `most` of what the leads hold in `field`, by its first letters.
    fn sought_in(&self, field: impl Fn(&Lead) -> Option<String>, most: usize) -> Vec<Sought> {
        let texts: Vec<String> = self.listed().filter_map(field).collect();
        let count = |text: &String| {
            let text: String = text.chars().take(MOST_LETTERS).collect();
            let text = text.trim_end().to_owned();
            let n_least = texts.iter().filter(|other| other.contains(&text)).count();
            Sought { text, n_least }
        };
        spread(texts.iter().collect(), most).into_iter().map(count).collect()
    }

    /// Those that a list shows.
    fn listed(&self) -> impl Iterator<Item = &Lead> {
        self.leads.iter().filter(|lead| !lead.is_deleted())
    }
}

/// At most `most` of `things`, at equal distances.
fn spread<T>(things: Vec<T>, most: usize) -> Vec<T> {
    let distance = things.len().div_ceil(most.max(1)).max(1);
    things.into_iter().step_by(distance).collect()
}
