//! The leads that a query finds, in its order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::fits::elapsed;
use super::{At, Column, Query, Sort};
use crate::domain::id::LeadId;
use crate::domain::order;
use crate::domain::projection::{Projection, fold};
use crate::domain::search::Search;

/// The leads that pass all filters and in which every word is found, in the order of `query`.
pub fn found(rows: &BTreeMap<LeadId, Projection>, query: &Query, at: &At<'_>) -> Vec<LeadId> {
    let search = Search::parse(&query.words);
    let rows = rows.values().filter(|row| query.fits(row, at) && search.finds(row));
    in_order(rows, query.sort, at)
}

/// `rows` in the order of `sort`: those of which the column says nothing last either way, those of
/// which it says the same by their names.
pub fn in_order<'a>(
    rows: impl Iterator<Item = &'a Projection>,
    sort: Sort,
    at: &At<'_>,
) -> Vec<LeadId> {
    let mut keys: Vec<Key<'_>> = rows.map(|row| Key::of(row, sort, at)).collect();
    order::sort_by(&mut keys, Key::cmp);
    keys.into_iter().map(|key| key.id).collect()
}

/// What decides where a lead stands. It is worked out once a lead, and not once a comparison.
struct Key<'a> {
    /// The column says nothing of it.
    is_missing: bool,
    /// A number that says where it stands, or the beginning of a text.
    number: u64,
    /// The text, behind its beginning.
    text: Option<String>,
    is_down: bool,
    /// The beginning of its name, and the name.
    name: (u64, &'a str),
    id: LeadId,
}

/// What a column says of a lead, as it is compared.
enum Said {
    Number(i64),
    /// Folded.
    Text(String),
    /// Its name, which every key has.
    Name,
}

impl<'a> Key<'a> {
    fn of(row: &'a Projection, sort: Sort, at: &At<'_>) -> Key<'a> {
        let name = row.search.lines().next().unwrap_or_default();
        let name = (beginning(name), name);
        let said = said(row, sort.by, at);
        let is_missing = said.is_none();
        let (number, text) = match said {
            // The smallest number is the smallest of those without a sign.
            Some(Said::Number(n)) => (n as u64 ^ (1 << 63), None),
            Some(Said::Text(text)) => (beginning(&text), Some(text)),
            Some(Said::Name) if sort.is_down => return Key::down(row, name),
            Some(Said::Name) | None => (0, None),
        };
        let number = if sort.is_down { !number } else { number };
        Key { is_missing, number, text, is_down: sort.is_down, name, id: row.id }
    }

    /// By the name, the last first.
    fn down(row: &'a Projection, name: (u64, &'a str)) -> Key<'a> {
        let text = Some(name.1.to_owned());
        Key { is_missing: false, number: !name.0, text, is_down: true, name, id: row.id }
    }

    fn cmp(&self, other: &Key<'_>) -> Ordering {
        let texts = || match self.is_down {
            true => other.text.cmp(&self.text),
            false => self.text.cmp(&other.text),
        };
        (self.is_missing, self.number)
            .cmp(&(other.is_missing, other.number))
            .then_with(texts)
            .then_with(|| self.name.cmp(&other.name))
            .then_with(|| self.id.cmp(&other.id))
    }
}

/// The first eight bytes of a text as a number in the same order: it decides nearly always.
fn beginning(text: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
    u64::from_be_bytes(bytes)
}

/// What column `by` says of `row`; `None` for nothing.
fn said(row: &Projection, by: Column, at: &At<'_>) -> Option<Said> {
    let text = |text: Option<&String>| text.map(|text| Said::Text(fold(text)));
    let millis = |at: chrono::DateTime<chrono::Utc>| Said::Number(at.timestamp_millis());
    match by {
        Column::Name => Some(Said::Name),
        Column::Company => text(row.company.as_ref()),
        Column::Due => row.next.due().map(|due| millis(due.at)),
        Column::Stage => Some(Said::Number(row.stage as i64)),
        // What is in another currency cannot be compared.
        Column::Value => {
            let ours = row.value.filter(|value| value.currency() == at.currency());
            ours.map(|value| Said::Number(value.minor()))
        }
        Column::Source => text(row.source.as_ref()),
        Column::Tags => text(row.tags.first()),
        Column::Client => text(row.client.as_ref()),
        Column::Email => text(row.email.as_ref()),
        Column::Phone => text(row.phone.as_ref()),
        Column::Kind => row.kind.map(|kind| Said::Number(kind as i64)),
        Column::Cadence => {
            let plan = row.cadence.and_then(|id| at.plans().get(id));
            plan.map(|plan| Said::Text(fold(plan.name())))
        }
        Column::Asked => row.enquiry_at.map(millis),
        Column::Response => elapsed(row).map(|elapsed| Said::Number(elapsed.num_milliseconds())),
        Column::Touched => row.touched_at.map(millis),
        Column::Touches => Some(Said::Number(row.n_touches as i64)),
        Column::Captured => Some(millis(row.captured_at)),
    }
}

#[cfg(test)]
mod tests;
