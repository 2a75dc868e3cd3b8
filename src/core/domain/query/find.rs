//! The leads that a query finds, in its order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::fits::elapsed;
use super::{At, Column, Query, Sort};
use crate::domain::id::LeadId;
use crate::domain::projection::{Projection, fold};
use crate::domain::search::Search;
use crate::domain::time::Instant;

/// The leads that pass the filters of a query, in its order, before anything is searched.
///
/// Rows are looked through in the order in which they lie in memory, which is several times as fast
/// as any other; the places bring what is found into the order of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    ids: Vec<LeadId>,
    /// For each row, in the order of the rows, its place in the list; [`NOWHERE`] for one that the
    /// filters hold back.
    places: Vec<u32>,
}

/// No place in a list.
const NOWHERE: u32 = u32::MAX;

/// The leads that pass all filters and in which every word is found, in the order of `query`.
pub fn found(rows: &BTreeMap<LeadId, Projection>, query: &Query, at: &At<'_>) -> Vec<LeadId> {
    let order = Order::of(rows, query, at);
    let is_found = order.finding(rows, &Search::parse(&query.words), None);
    order.ids_of(&is_found)
}

impl Order {
    /// The leads of `rows` that pass the filters of `query`. Those of which its column says nothing
    /// come last either way, those of which it says the same go by their names.
    pub fn of(rows: &BTreeMap<LeadId, Projection>, query: &Query, at: &At<'_>) -> Order {
        let mut fitting: Vec<(usize, &Projection)> = Vec::new();
        fitting.extend(rows.values().enumerate().filter(|(_, row)| query.fits(row, at)));
        let mut texts = Vec::new();
        let mut keys: Vec<Key> = Vec::with_capacity(fitting.len());
        for (nth, (_, row)) in fitting.iter().enumerate() {
            let (key, text) = Key::of(nth, row, query.sort, at);
            keys.push(key);
            texts.extend(text);
        }
        let row = |key: &Key| fitting[key.nth as usize].1;
        // Either every row has a text beside its key, or none has.
        let text = |key: &Key| texts.get(key.nth as usize);
        let is_down = query.sort.is_down;
        // A sort of its own: that of `order` goes to and fro between keys, which takes several times
        // as long for so many.
        keys.sort_unstable_by(|one, other| {
            let texts = || match (one.is_long && other.is_long, is_down) {
                (false, _) => Ordering::Equal,
                (true, true) => text(other).cmp(&text(one)),
                (true, false) => text(one).cmp(&text(other)),
            };
            let names = || match is_whole(one.name) {
                true => Ordering::Equal,
                false => name(row(one)).cmp(name(row(other))),
            };
            // The rows stand in the order of their ids.
            (one.said.cmp(&other.said))
                .then_with(texts)
                .then_with(|| one.name.cmp(&other.name))
                .then_with(names)
                .then_with(|| one.nth.cmp(&other.nth))
        });
        let mut places = vec![NOWHERE; rows.len()];
        for (place, key) in (0..).zip(&keys) {
            places[fitting[key.nth as usize].0] = place;
        }
        Order { ids: keys.iter().map(|key| row(key).id).collect(), places }
    }

    /// The leads, in order.
    pub fn ids(&self) -> &[LeadId] {
        &self.ids
    }

    /// The place of the `nth` of the rows that this was made of, from 0; `None` for one that the
    /// filters hold back.
    pub fn place(&self, nth: usize) -> Option<usize> {
        self.places.get(nth).filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }

    /// At which places of the list every word of `search` is found, of those that are still `among`
    /// them. The `rows` are those that this was made of.
    pub fn finding(
        &self,
        rows: &BTreeMap<LeadId, Projection>,
        search: &Search,
        among: Option<&[bool]>,
    ) -> Vec<bool> {
        if search.is_empty() {
            return vec![true; self.ids.len()];
        }
        let mut is_found = vec![false; self.ids.len()];
        for (nth, row) in rows.values().enumerate() {
            let Some(place) = self.place(nth) else { continue };
            let is_among = among.is_none_or(|among| among.get(place) == Some(&true));
            if let Some(found) = is_found.get_mut(place) {
                *found = is_among && search.finds(row);
            }
        }
        is_found
    }

    /// The leads at these places.
    pub fn ids_of(&self, is_found: &[bool]) -> Vec<LeadId> {
        let found = self.ids.iter().zip(is_found).filter(|(_, is_found)| **is_found);
        found.map(|(id, _)| *id).collect()
    }
}

/// What decides where a lead stands. It is worked out once a lead, and not once a comparison, and
/// nearly always decides without a look at the lead.
struct Key {
    /// First those of which the column says something; then what it says, as a number that says where
    /// it stands, or as the beginning of a text.
    said: u128,
    /// The beginning of its name.
    name: u128,
    nth: u32,
    /// What the column says is longer than its beginning.
    is_long: bool,
}

/// Stands before what no column says anything of.
const MISSING: u128 = 1 << 120;

/// What a column says of a lead, as it is compared.
enum Said {
    Number(i64),
    /// Folded.
    Text(String),
}

impl Key {
    /// The key of the `nth` row, and its text where the column has texts.
    fn of(nth: usize, row: &Projection, sort: Sort, at: &At<'_>) -> (Key, Option<String>) {
        let told = said(row, sort.by, at);
        let (value, text) = match &told {
            // The smallest number is the smallest of those without a sign.
            Some(Said::Number(n)) => (u128::from(*n as u64 ^ (1 << 63)), None),
            Some(Said::Text(text)) => (beginning(text) >> 8, Some(text)),
            None => (0, None),
        };
        let is_long = text.is_some_and(|text| text.len() >= 15);
        let said = match (told.is_some(), sort.is_down) {
            (false, _) => MISSING,
            (true, false) => value,
            (true, true) => MISSING - 1 - value,
        };
        let key = Key { said, name: beginning(name(row)), nth: nth as u32, is_long };
        let text = match told {
            Some(Said::Text(text)) if is_long => Some(text),
            Some(Said::Text(_) | Said::Number(_)) | None => None,
        };
        (key, text.or_else(|| has_texts(sort.by).then(String::new)))
    }
}

/// The name of a lead, folded.
fn name(row: &Projection) -> &str {
    row.search.lines().next().unwrap_or_default()
}

/// The first sixteen bytes of a text as a number in the same order.
fn beginning(text: &str) -> u128 {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
    u128::from_be_bytes(bytes)
}

/// True where a text is no longer than its beginning.
fn is_whole(beginning: u128) -> bool {
    beginning & 0xff == 0
}

/// Whether a column has texts.
fn has_texts(by: Column) -> bool {
    match by {
        Column::Name
        | Column::Company
        | Column::Source
        | Column::Tags
        | Column::Client
        | Column::Email
        | Column::Phone
        | Column::Cadence => true,
        Column::Due
        | Column::Stage
        | Column::Value
        | Column::Kind
        | Column::Asked
        | Column::Response
        | Column::Touched
        | Column::Touches
        | Column::Captured => false,
    }
}

/// What column `by` says of `row`; `None` for nothing.
fn said(row: &Projection, by: Column, at: &At<'_>) -> Option<Said> {
    let text = |text: Option<&String>| text.map(|text| Said::Text(fold(text)));
    let millis = |at: Instant| Said::Number(at.timestamp_millis());
    match by {
        Column::Name => Some(Said::Text(name(row).to_owned())),
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
