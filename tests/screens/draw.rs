//! Draws a page natively, and reads it as a person would.

use leptos::prelude::*;
use ninefold::browser::dates::{Spell, plain};
use ninefold::route::Address;
use ninefold::state::{Desk, Keeping, Request};
use ninefold::ui::{App, later_pages};
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::Rules;
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
    html_of(hash, |desk| {
        if let Some(leads) = leads {
            open(desk, keeping, leads);
        }
        if let Some(lead) = shown {
            desk.open(Some(lead.id()));
            desk.show(lead.id(), Ok(Some(lead.clone())));
        }
    })
}

/// The HTML of the app at `hash`, for a desk as `arrange` leaves it, without the marks of parts that
/// are not there.
pub fn html_of(hash: &str, arrange: impl FnOnce(Desk)) -> String {
    let came = |desk: Desk| desk.later_came(Ok(later_pages()));
    html_where(hash, came, |desk| {
        arrange(desk);
        // They come by themselves once the first screen is there.
        if desk.keeping() != Keeping::Opening {
            desk.load_later();
        }
    })
}

/// The same where loading the later pages comes to what `load_later` does.
pub fn html_where(hash: &str, load_later: fn(Desk), arrange: impl FnOnce(Desk)) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let now: Instant = NOW.parse().unwrap();
        let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
        let rules = Rules::new(calendar);
        let desk = Desk::new(rules, now, Address::parse(hash), move |desk, request| {
            if request == Request::LoadLater {
                load_later(desk);
            }
        });
        provide_context(desk);
        provide_context::<Spell>(plain);
        arrange(desk);
        App().to_html().replace("<!--<() />-->", "")
    })
}

/// Tells `desk` that these leads are stored.
pub fn open(desk: Desk, keeping: Keeping, leads: &[Lead]) {
    let row = |lead: &Lead| desk.with_rules(|rules| Projection::of(lead, rules));
    desk.opened(keeping, 1, leads.iter().map(row).collect(), Vec::new(), true);
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
