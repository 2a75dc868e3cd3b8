//! Desks that nobody has typed: made up by the app's own generator, as files.

use chrono::{NaiveDate, TimeDelta};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::settings::Settings;
use ninefold_core::interchange::{backup_file, lead_json};
use ninefold_core::sample;

use crate::times;

/// A desk and the file that holds it.
pub struct Made {
    /// Its leads, those in the trash too.
    pub leads: Vec<Lead>,
    /// The file, as the app would have written it now.
    pub file: String,
}

impl Made {
    /// The first `n` leads of the desk `seed` as it stands now, with settings
    /// that nobody's desk has from the start.
    pub fn desk(seed: u64, n: usize) -> Made {
        let now = times::now();
        let leads: Vec<Lead> = sample::leads(seed, n, now).collect();
        let settings = Settings {
            holidays: NaiveDate::from_ymd_opt(2026, 12, 24).into_iter().collect(),
            typical_sale: Money::parse("1500", Currency::EUR).ok(),
            changed_at: Some(now),
            ..Settings::default()
        };
        let texts: Vec<String> = leads.iter().map(lead_json::write_lead).collect();
        let file = backup_file::write_file(now, &settings, texts.iter().map(String::as_str));
        Made { leads, file }
    }

    /// `n` leads that asked so many days ago and were never answered.
    ///
    /// # Panics
    ///
    /// When a name is none.
    pub fn waiting(n: u8, days_ago: i64) -> Made {
        let now = times::now();
        let asked_at = now - TimeDelta::days(days_ago);
        let lead = |nth: u8| {
            let name = format!("Waiting {nth}");
            let draft = Draft { name, enquiry_at: Some(asked_at), ..Draft::default() };
            draft.parse(LeadId::new(asked_at, [nth; 10]), asked_at).expect("a name is enough")
        };
        let leads: Vec<Lead> = (1..=n).map(lead).collect();
        let texts: Vec<String> = leads.iter().map(lead_json::write_lead).collect();
        let settings = Settings { changed_at: Some(now), ..Settings::default() };
        let file = backup_file::write_file(now, &settings, texts.iter().map(String::as_str));
        Made { leads, file }
    }

    /// Those that a list shows, the newest first.
    pub fn listed(&self) -> Vec<&Lead> {
        let mut listed: Vec<&Lead> = self.leads.iter().filter(|lead| !lead.is_deleted()).collect();
        listed.sort_by_key(|lead| lead.id());
        listed.reverse();
        listed
    }
}
