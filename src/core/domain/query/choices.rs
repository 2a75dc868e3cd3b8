//! What a list can be filtered by, and how many leads each choice would show.

use std::collections::BTreeMap;

use super::{At, DueIn, Query, Response, Touched};
use crate::domain::cadence::CadenceId;
use crate::domain::fact::Kind;
use crate::domain::id::LeadId;
use crate::domain::order;
use crate::domain::projection::{Projection, fold};
use crate::domain::search::Search;
use crate::domain::stage::Stage;

/// What a list can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// How far a lead has come.
    Stage,
    /// When its next step is due.
    Due,
    /// Where it came from.
    Source,
    /// Words to sort it by.
    Tag,
    /// Whose lead it is.
    Client,
    /// How fast it was answered.
    Response,
    /// When it was touched last.
    Touched,
    /// What the sale would be worth.
    Value,
    /// Who buys.
    Kind,
    /// The plan that it follows.
    Cadence,
}

/// One thing that a filter lets through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// Leads of this stage.
    Stage(Stage),
    /// Leads from there.
    Source(String),
    /// Leads with this tag.
    Tag(String),
    /// Leads of this client.
    Client(String),
    /// Leads that are due then.
    Due(DueIn),
    /// Leads that were answered so fast.
    Response(Response),
    /// Leads that were touched then.
    Touched(Touched),
    /// Leads of this kind.
    Kind(Kind),
    /// Leads that follow this plan.
    Cadence(CadenceId),
}

impl Filter {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Filter; 10] = [
        Filter::Stage,
        Filter::Due,
        Filter::Source,
        Filter::Tag,
        Filter::Client,
        Filter::Response,
        Filter::Touched,
        Filter::Value,
        Filter::Kind,
        Filter::Cadence,
    ];

    /// True for one by which a list may change as time goes on.
    pub fn goes_by_time(self) -> bool {
        match self {
            Filter::Due | Filter::Touched => true,
            Filter::Stage
            | Filter::Source
            | Filter::Tag
            | Filter::Client
            | Filter::Response
            | Filter::Value
            | Filter::Kind
            | Filter::Cadence => false,
        }
    }
}

impl Query {
    /// What `filter` lets through, where it does not let everything through. A value is no choice.
    pub fn chosen(&self, filter: Filter) -> Vec<Choice> {
        let texts = |all: &[String], choice: fn(String) -> Choice| {
            all.iter().cloned().map(choice).collect::<Vec<_>>()
        };
        match filter {
            Filter::Stage => self.stages.iter().copied().map(Choice::Stage).collect(),
            Filter::Due => self.due.map(Choice::Due).into_iter().collect(),
            Filter::Source => texts(&self.sources, Choice::Source),
            Filter::Tag => texts(&self.tags, Choice::Tag),
            Filter::Client => texts(&self.clients, Choice::Client),
            Filter::Response => self.response.map(Choice::Response).into_iter().collect(),
            Filter::Touched => self.touched.map(Choice::Touched).into_iter().collect(),
            Filter::Value => Vec::new(),
            Filter::Kind => self.kind.map(Choice::Kind).into_iter().collect(),
            Filter::Cadence => self.cadences.iter().copied().map(Choice::Cadence).collect(),
        }
    }

    /// True where `filter` does not let everything through.
    pub fn is_filtered_by(&self, filter: Filter) -> bool {
        *self != self.without(filter)
    }

    /// True where the list may change as time goes on.
    pub fn goes_by_time(&self) -> bool {
        Filter::ALL.into_iter().any(|it| it.goes_by_time() && self.is_filtered_by(it))
    }

    /// The same, with everything let through by `filter`.
    #[must_use]
    pub fn without(&self, filter: Filter) -> Query {
        let mut query = self.clone();
        match filter {
            Filter::Stage => query.stages.clear(),
            Filter::Due => query.due = None,
            Filter::Source => query.sources.clear(),
            Filter::Tag => query.tags.clear(),
            Filter::Client => query.clients.clear(),
            Filter::Response => query.response = None,
            Filter::Touched => query.touched = None,
            Filter::Value => (query.value_from, query.value_to) = (None, None),
            Filter::Kind => query.kind = None,
            Filter::Cadence => query.cadences.clear(),
        }
        query
    }

    /// The same words and order without any filter.
    #[must_use]
    pub fn without_filters(&self) -> Query {
        Filter::ALL.iter().fold(self.clone(), |query, filter| query.without(*filter))
    }

    /// The same with `choice` let through too, or no more where it was. Of what a lead has one of
    /// only, such as when it is due, the new choice takes the place of the old.
    #[must_use]
    pub fn toggled(&self, choice: Choice) -> Query {
        let mut query = self.clone();
        match choice {
            Choice::Stage(it) => toggle(&mut query.stages, it),
            Choice::Source(it) => toggle(&mut query.sources, it),
            Choice::Tag(it) => toggle(&mut query.tags, it),
            Choice::Client(it) => toggle(&mut query.clients, it),
            Choice::Cadence(it) => toggle(&mut query.cadences, it),
            Choice::Due(it) => query.due = Some(it).filter(|_| self.due != Some(it)),
            Choice::Response(it) => query.response = Some(it).filter(|_| self.response != Some(it)),
            Choice::Touched(it) => query.touched = Some(it).filter(|_| self.touched != Some(it)),
            Choice::Kind(it) => query.kind = Some(it).filter(|_| self.kind != Some(it)),
        }
        query
    }
}

fn toggle<T: PartialEq>(all: &mut Vec<T>, it: T) {
    match all.iter().position(|other| *other == it) {
        Some(at) => drop(all.remove(at)),
        None => all.push(it),
    }
}

/// What `filter` can let through, each with how many of the leads would then be shown that every
/// other filter and the search let through. What is chosen stands there also when nobody has it, and
/// so does every stage; sources, tags and clients stand by their names.
pub fn choices(
    rows: &BTreeMap<LeadId, Projection>,
    query: &Query,
    filter: Filter,
    at: &At<'_>,
) -> Vec<(Choice, usize)> {
    let (others, search) = (query.without(filter), Search::parse(&query.words));
    let rows = rows.values().filter(|row| others.fits(row, at) && search.finds(row));
    let mut counts: BTreeMap<Choice, usize> = BTreeMap::new();
    for choice in always(filter).into_iter().chain(query.chosen(filter)) {
        counts.insert(choice, 0);
    }
    let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        let mut add = |choice: Choice| *counts.entry(choice).or_default() += 1;
        match filter {
            Filter::Stage => add(Choice::Stage(row.stage)),
            Filter::Due => DueIn::ALL
                .into_iter()
                .filter(|due| due.lets(row, at))
                .for_each(|due| add(Choice::Due(due))),
            Filter::Source => row.source.iter().for_each(|it| *texts.entry(it).or_default() += 1),
            Filter::Tag => row.tags.iter().for_each(|it| *texts.entry(it).or_default() += 1),
            Filter::Client => row.client.iter().for_each(|it| *texts.entry(it).or_default() += 1),
            Filter::Response => {
                Response::of(row).into_iter().for_each(|it| add(Choice::Response(it)))
            }
            Filter::Touched => Touched::ALL
                .into_iter()
                .filter(|touched| touched.lets(row, at))
                .for_each(|touched| add(Choice::Touched(touched))),
            Filter::Value => {}
            Filter::Kind => row.kind.into_iter().for_each(|kind| add(Choice::Kind(kind))),
            Filter::Cadence => row.cadence.into_iter().for_each(|it| add(Choice::Cadence(it))),
        }
    }
    for (text, n) in texts {
        let choice: fn(String) -> Choice = match filter {
            Filter::Tag => Choice::Tag,
            Filter::Client => Choice::Client,
            Filter::Source
            | Filter::Stage
            | Filter::Due
            | Filter::Response
            | Filter::Touched
            | Filter::Value
            | Filter::Kind
            | Filter::Cadence => Choice::Source,
        };
        *counts.entry(choice(text.to_owned())).or_default() += n;
    }
    let mut all: Vec<(String, (Choice, usize))> =
        counts.into_iter().map(|it| (name(&it.0), it)).collect();
    order::sort_by(&mut all, |(one, _), (other, _)| one.cmp(other));
    all.into_iter().map(|(_, it)| it).collect()
}

/// What is offered also where nobody has it.
fn always(filter: Filter) -> Vec<Choice> {
    match filter {
        Filter::Stage => Stage::ALL.map(Choice::Stage).to_vec(),
        Filter::Due => DueIn::ALL.map(Choice::Due).to_vec(),
        Filter::Response => Response::ALL.map(Choice::Response).to_vec(),
        Filter::Touched => Touched::ALL.map(Choice::Touched).to_vec(),
        Filter::Kind => Kind::ALL.map(Choice::Kind).to_vec(),
        Filter::Source | Filter::Tag | Filter::Client | Filter::Value | Filter::Cadence => {
            Vec::new()
        }
    }
}

/// By what a choice stands among the others, which are in their order already where this is empty.
fn name(choice: &Choice) -> String {
    match choice {
        Choice::Source(text) | Choice::Tag(text) | Choice::Client(text) => fold(text),
        Choice::Stage(_)
        | Choice::Due(_)
        | Choice::Response(_)
        | Choice::Touched(_)
        | Choice::Kind(_)
        | Choice::Cadence(_) => String::new(),
    }
}

#[cfg(test)]
mod tests;
