//! Draws a page natively, and reads it as a person would.

use leptos::prelude::*;
use ninefold::browser::dates::{Spell, plain};
use ninefold::route::Route;
use ninefold::state::{Desk, Keeping};
use ninefold::ui::App;
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::zone::Zone;

/// Now is Saturday 21 November 2026, 10:42 UTC.
pub const NOW: &str = "2026-11-21T10:42:00Z";

/// A lead by its name, company, source and the time of its enquiry; the name makes the id.
pub fn lead(name: &str, company: &str, source: &str, enquiry_at: Option<&str>) -> Lead {
    let draft = Draft {
        name: name.to_owned(),
        company: company.to_owned(),
        source: source.to_owned(),
        enquiry_at: enquiry_at.map(|at| at.parse().unwrap()),
        ..Draft::default()
    };
    let mut random = [0; 10];
    for (byte, letter) in random.iter_mut().zip(name.bytes()) {
        *byte = letter;
    }
    let now = NOW.parse().unwrap();
    draft.parse(LeadId::new(now, random), now).unwrap()
}

/// The HTML of the app at `hash`; `None` for leads draws it before the store is open.
pub fn html(hash: &str, leads: Option<&[Lead]>, keeping: Keeping, shown: Option<&Lead>) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let now: Instant = NOW.parse().unwrap();
        let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
        let desk = Desk::new(calendar, now, Route::parse(hash), |_, _| {});
        provide_context(desk);
        provide_context::<Spell>(plain);
        if let Some(leads) = leads {
            desk.opened(keeping, leads, 0);
        }
        if let Some(lead) = shown {
            desk.open(Some(lead.id()));
            desk.show(lead.id(), Ok(Some(lead.clone())));
        }
        App().to_html()
    })
}

/// The words of the page itself, without the rail and the form, one element a line.
pub fn words(html: &str) -> String {
    /// Elements whose words stand on the line they are in.
    const INLINE: [&str; 6] = ["b", "bdi", "i", "kbd", "span", "time"];
    let (_, page) = html.split_once("<main").unwrap();
    let (page, _) = page.split_once("</main>").unwrap();
    let mut text = String::new();
    for part in page.split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        let is_inline = name.starts_with('!') || INLINE.contains(&name);
        text.push_str(if is_inline { " " } else { "\n" });
        text.push_str(&words.replace("&amp;", "&"));
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
}
