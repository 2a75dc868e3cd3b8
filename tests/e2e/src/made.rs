//! Desks that nobody has typed: made up by the app's own generator, as files.

use std::cmp::Reverse;

use chrono::{NaiveDate, TimeDelta};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::projection::fold;
use ninefold_core::domain::settings::Settings;
use ninefold_core::interchange::{backup_file, lead_json};
use ninefold_core::sample;

use serde_json::{Value, json};

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

    /// The file of a desk with one lead of whom much is known, and a letter that she was sent; and
    /// her id.
    pub fn rich() -> (String, String) {
        let at = |minutes: i64| times::instant(TimeDelta::minutes(minutes));
        let days = |days: i64| times::instant(TimeDelta::days(days));
        let id = |n: u32| format!("019aa95c-3d10-7abc-8def-{n:012x}");
        let touch = |n: u32, when: i64, channel: &str, outcome: &str, more: Value| {
            let mut touch = json!({
                "id": id(n), "at": days(when), "entered_at": days(when), "channel": channel,
                "direction": "outbound", "outcome": outcome,
            });
            if let (Some(touch), Some(more)) = (touch.as_object_mut(), more.as_object()) {
                touch.extend(more.clone());
            }
            touch
        };
        let ana = json!({
            "id": id(1), "name": "Ana Costa", "company": "Alder & Finch", "role": "Head of operations",
            "emails": ["ana@example.com"], "phones": ["+34 600 100 200"], "source": "Fair",
            "source_detail": "The article on queues in the trade paper", "enquiry_at": days(-40),
            "value": { "amount": 480_000, "currency": "EUR" }, "stage": "working",
            "decision_maker": "Her and the finance director", "prefers": "call",
            "problems": [
                { "words": "Orders get lost between two systems", "pain": 5,
                  "solution": "One place for both, in a week" },
                { "words": "Nobody answers on weekends", "pain": 4 },
                { "words": "Staff spend hours on typing", "pain": 2 },
            ],
            "story": "Took over the shop from her father in spring. The old supplier knew everybody \
                      by name; since then nobody has called back. Wants somebody who answers.",
            "personal": "Runs the marathon in October",
            "their_time": { "zone": "Europe/Madrid", "hours": { "monday": ["09:00-13:00"] } },
            "appointments": [
                { "id": id(2), "at": days(3), "minutes": 45, "place": "Café Central",
                  "who": "Marta from finance", "travel_minutes": 25 },
                { "id": id(3), "at": days(-20), "minutes": 30, "went": "kept" },
            ],
            "promises": [
                { "id": id(4), "due_at": at(-60), "made_at": days(-2), "words": "A price for forty seats" },
                { "id": id(5), "due_at": days(-15), "made_at": days(-16), "words": "The list",
                  "kept_at": days(-14) },
            ],
            "purchases": [{ "id": id(6), "on": "2025-05-03", "what": "A trial" }],
            "past_enquiries": [{ "asked_at": days(-400), "until": days(-40), "stage": "won" }],
            "captured_at": days(-40),
            "touches": [
                touch(10, -39, "call", "spoke", json!({ "note": "Nice talk, wants a demo" })),
                touch(11, -30, "call", "no", json!({
                    "objection": { "kind": "timing", "words": "Not before the summer" } })),
                touch(12, -16, "email", "left_message", json!({ "template": id(20) })),
                touch(13, -15, "email", "spoke", json!({ "direction": "inbound" })),
                touch(14, -5, "call", "no", json!({ "objection": { "kind": "price" } })),
                touch(15, -2, "call", "spoke", json!({ "note": "Marta joins next time" })),
            ],
        });
        let letter = json!({
            "id": id(20), "name": "First answer", "channel": "email",
            "text": "Subject: About {problem}\n\nHello {first_name},\n\nyou wrote about this: \
                     {problem}. What would help: {solution}\n\n{my_name}",
        });
        let file = json!({
            "format": "ninefold", "version": 1, "desk": { "my_name": "Eva Brandt" },
            "templates": [letter], "leads": [ana],
        });
        (file.to_string(), id(1))
    }

    /// Those that a list shows, the newest first.
    pub fn listed(&self) -> Vec<&Lead> {
        let mut listed: Vec<&Lead> = self.leads.iter().filter(|lead| !lead.is_deleted()).collect();
        // Those of one moment by their names.
        let key = |lead: &&Lead| (Reverse(lead.captured_at()), fold(lead.title()), lead.id());
        listed.sort_by_key(key);
        listed
    }
}
