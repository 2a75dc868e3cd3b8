//! What was done, what a file would do, and what erasing takes away.

use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::journal::{Decided, Deed, Entry, Item};
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::touch::Channel;

use super::{leads, stage, thousands, uncapital};
use crate::state::first_deed;
pub use crate::state::{is_undone, takes_back};
use crate::ui::speech::count;

/// A sentence about somebody, whose name is kept apart: it may run from right to left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What stands before the name.
    pub what: String,
    /// The name, or how many.
    pub who: String,
    /// What stands after it.
    pub rest: String,
}

/// What `entry` of the journal did; `all` is searched for what it took back.
pub fn deed(entry: &Entry, all: &[Entry]) -> Told {
    let (first, n_undone) = first_deed(entry, all);
    let Some(first) = first else {
        return told("Undid something that is no longer in the list", "", "");
    };
    let told = plain_deed(first);
    let what = match n_undone {
        0 => return told,
        n if n % 2 == 1 => format!("Undid: {}", uncapital(&told.what)),
        _ => format!("Did again: {}", uncapital(&told.what)),
    };
    Told { what, ..told }
}

/// What was decided about the plans of `who`.
fn decided(what: Decided, who: &str) -> Told {
    let (what, rest) = match what {
        Decided::Enrolled => ("Gave a new plan to", ""),
        Decided::Ended => ("Ended the plan of", ""),
        Decided::Skipped => ("Skipped a step of", ""),
        Decided::Snoozed => ("Put off", ""),
        Decided::Woken => ("Put back on its date:", ""),
        Decided::Paused => ("Paused", ""),
        Decided::Resumed => ("Let the plan of", "go on"),
        Decided::Agreed => ("Set the next step of", ""),
        Decided::Met => ("Noted an appointment with", ""),
        Decided::SpreadOut => ("Spread out", "over days to come"),
        Decided::Restarted => ("Started", "again from that day"),
        Decided::Dropped => ("Dropped late steps of", ""),
        Decided::Cooled => ("Moved", "to Nurture, having cooled"),
        Decided::Meeting => ("Set an appointment with", ""),
        Decided::Promised => ("Wrote down a promise to", ""),
        Decided::Kept => ("Kept a promise to", ""),
        Decided::Released => ("Let go of a promise to", ""),
        Decided::Bought => ("Wrote down a purchase of", ""),
        Decided::Unbought => ("Took back a purchase of", ""),
        Decided::AskedAgain => ("Began a new enquiry of", ""),
    };
    told(what, who, rest)
}

fn plain_deed(entry: &Entry) -> Told {
    let who = &match &entry.items[..] {
        [] => String::new(),
        [item] => item.title.clone(),
        items => leads(items.len()),
    };
    let item = entry.items.first();
    match entry.deed {
        Deed::Added => told("Added", who, ""),
        Deed::Changed(kind) => {
            let after = item.and_then(|item| item.facts.iter().find(|(_, it)| it.kind() == kind));
            changed(kind, after.map(|(_, after)| after), who)
        }
        Deed::United => {
            let kept = entry.items.iter().find(|item| !is_deleted(item)).or(item);
            told("Merged", kept.map_or("", |item| &item.title), "with its double")
        }
        Deed::Logged(channel) => told(&format!("Logged {} with", a_touch(channel)), who, ""),
        Deed::Decided(_) if entry.settings.is_some() => told("Deleted the plan of", who, ""),
        Deed::Decided(what) => decided(what, who),
        Deed::ChangedTouch => {
            let is_removed = item.is_some_and(|it| it.touches.iter().any(|(_, it)| it.is_removed));
            told(
                if is_removed { "Took back a touch with" } else { "Corrected a touch with" },
                who,
                "",
            )
        }
        Deed::Deleted => told("Moved", who, "to the trash"),
        Deed::Restored => told("Restored", who, "from the trash"),
        Deed::Erased => told("Erased leads for good", "", ""),
        Deed::Imported if entry.items.is_empty() => told("Imported settings", "", ""),
        Deed::Imported => told("Imported", who, ""),
        Deed::Replaced => told("Replaced everything by a file:", who, ""),
        Deed::Set => told(&format!("Changed {}", settings(entry.settings.as_deref())), "", ""),
        Deed::Undid => told("Undid something", "", ""),
    }
}

/// True for a lead that went into the trash.
fn is_deleted(item: &Item) -> bool {
    item.facts.iter().any(|(_, after)| matches!(after, Fact::DeletedAt(Some(_))))
}

fn told(what: &str, who: &str, rest: &str) -> Told {
    Told { what: what.to_owned(), who: who.to_owned(), rest: rest.to_owned() }
}

fn changed(kind: FactKind, after: Option<&Fact>, who: &str) -> Told {
    match after {
        Some(Fact::Stage(standing)) => told("Moved", who, &format!("to {}", stage(standing.stage))),
        Some(Fact::NeverContact(true)) => told("Marked", who, "as never contact"),
        Some(Fact::NeverContact(false)) => told("Allowed contact with", who, "again"),
        Some(_) | None => told(&format!("Changed {} of", fact(kind)), who, ""),
    }
}

fn a_touch(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "a call",
        Channel::Email => "an e-mail",
        Channel::Message => "a message",
        Channel::Meeting => "a meeting",
        Channel::Other => "a touch",
    }
}

/// A field, as a sentence names it: "the e-mails".
pub fn fact(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Name => "the name",
        FactKind::Company => "the company",
        FactKind::Role => "the role",
        FactKind::Client => "the client",
        FactKind::Emails => "the e-mails",
        FactKind::Phones => "the phones",
        FactKind::Links => "the links",
        FactKind::Source => "the source",
        FactKind::SourceDetail => "the source’s detail",
        FactKind::Kind => "the kind of buyer",
        FactKind::EnquiryAt => "the enquiry time",
        FactKind::Value => "the value",
        FactKind::Tags => "the tags",
        FactKind::Stage => "the stage",
        FactKind::DecisionMaker => "the decision maker",
        FactKind::AnsweredFirst => "who answered first",
        FactKind::Ready => "the readiness",
        FactKind::CameFrom => "who sent them",
        FactKind::Problems => "the problems",
        FactKind::Story => "the story",
        FactKind::Personal => "what is personal",
        FactKind::Prefers => "the way they like to be reached",
        FactKind::TheirTime => "their hours",
        FactKind::Note => "the note",
        FactKind::Course => "the plan",
        FactKind::Appointments => "the appointments",
        FactKind::Promises => "the promises",
        FactKind::Purchases => "what they bought",
        FactKind::PastEnquiries => "the earlier enquiries",
        FactKind::NeverContact => "never contact",
        FactKind::DeletedAt => "the place in the trash",
    }
}

/// Which settings differ: "the zone and the holidays".
fn settings(change: Option<&(Settings, Settings)>) -> String {
    let Some((before, after)) = change else { return "settings".to_owned() };
    let changed: Vec<&str> = [
        (before.zone != after.zone, "the time zone"),
        (before.hours != after.hours, "the working hours"),
        (before.holidays != after.holidays, "the holidays"),
        (before.currency != after.currency, "the currency"),
        (before.typical_sale != after.typical_sale, "the typical sale"),
        (before.my_name != after.my_name, "your name"),
        (before.pester != after.pester, "the limit of touches"),
        (before.touches_a_day != after.touches_a_day, "the touches a day"),
        (before.cools_by_itself != after.cools_by_itself, "whether cooled leads go to Nurture"),
        (before.cadences != after.cadences, "the plans"),
        (before.templates != after.templates, "the templates"),
        (before.views != after.views, "the views"),
        (before.not_same != after.not_same, "which leads are not the same"),
    ]
    .into_iter()
    .filter_map(|(is_changed, what)| is_changed.then_some(what))
    .collect();
    match &changed[..] {
        [] => "settings".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// What erasing `rows` for good takes away.
pub fn erased(rows: &[Projection]) -> Told {
    let n_touches: usize = rows.iter().map(|row| row.n_touches).sum();
    let touches = match n_touches {
        0 => "without any touches, with all notes".to_owned(),
        1 => "with 1 touch and all notes".to_owned(),
        n => format!("with {} touches and all notes", thousands(n)),
    };
    let (who, is, it) = match rows {
        [row] => (row.title.clone(), "is", "it"),
        rows => (leads(rows.len()), "are", "them"),
    };
    let rest = format!(
        ", {touches}, {is} removed from this browser’s records, history and undo journal. Files you \
         exported keep {it}. This cannot be undone."
    );
    Told { what: String::new(), who, rest }
}

/// What stands in a file and gives way to a later change; `text` is what it says.
pub fn overruled(who: &str, kind: FactKind, text: &str) -> Told {
    let rest = match text {
        "" => format!(": {}, which is empty there", fact(kind)),
        text => format!(": {} “{text}”", fact(kind)),
    };
    Told { what: String::new(), who: who.to_owned(), rest }
}

/// The size of a file: "2.1 MB".
pub fn size(n_bytes: f64) -> String {
    const UNITS: [&str; 3] = ["KB", "MB", "GB"];
    if n_bytes < 1024.0 {
        return count(n_bytes as usize, "byte");
    }
    let (mut size, mut unit) = (n_bytes / 1024.0, 0);
    while size >= 1024.0 && unit + 1 < UNITS.len() {
        size /= 1024.0;
        unit += 1;
    }
    if size < 10.0 {
        format!("{size:.1} {}", UNITS[unit])
    } else {
        format!("{size:.0} {}", UNITS[unit])
    }
}
