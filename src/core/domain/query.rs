//! What a list of leads shows, and in which order: words, filters and a column, and how they stand
//! in an address.

mod choices;
mod find;
mod fits;

pub use self::choices::{Choice, Filter, choices};
pub use self::find::{Order, found};
pub use self::fits::At;
use super::cadence::CadenceId;
use super::fact::Kind;
use super::stage::Stage;

/// What a list of leads shows, and in which order. Of each filter, what is named in it is let
/// through, and everything where nothing is named; all filters have to let a lead through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What is searched for, as typed.
    pub words: String,
    /// How far they have come.
    pub stages: Vec<Stage>,
    /// Where they came from.
    pub sources: Vec<String>,
    /// Words to sort them by; one of these is enough.
    pub tags: Vec<String>,
    /// Whose leads they are.
    pub clients: Vec<String>,
    /// When their next step is due.
    pub due: Option<DueIn>,
    /// How fast they were answered.
    pub response: Option<Response>,
    /// When they were touched last.
    pub touched: Option<Touched>,
    /// What the sale would be worth at least, in whole units of the desk's currency.
    pub value_from: Option<u32>,
    /// What it would be worth at most.
    pub value_to: Option<u32>,
    /// Who buys.
    pub kind: Option<Kind>,
    /// The plans that they follow.
    pub cadences: Vec<CadenceId>,
    /// The order.
    pub sort: Sort,
}

/// When the next step is due, in days of the desk's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueIn {
    /// Before now.
    Overdue,
    /// On this day, what is overdue of it too.
    Today,
    /// On this day or one of the six after it, and not overdue from days before.
    Week,
    /// No step has a date.
    Never,
}

/// How fast an enquiry was answered, as the bands of the clock have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Response {
    /// Within 5 minutes.
    NineTimes,
    /// After that, within an hour.
    WithinHour,
    /// Later.
    Later,
    /// Not yet.
    Waiting,
}

/// When a lead was touched last, either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Touched {
    /// Within the last 7 days.
    Week,
    /// Within the last 30 days.
    Month,
    /// Longer ago than 30 days.
    Before,
    /// Never.
    Never,
}

/// The order of a list. Leads of which the column says nothing come last either way, and those of
/// which it says the same go by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub by: Column,
    /// The largest, latest or last first.
    pub is_down: bool,
}

/// What a list says of each lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Its name, or what stands for one.
    Name,
    /// Its company.
    Company,
    /// When its next step is due.
    Due,
    /// How far it has come.
    Stage,
    /// What the sale would be worth.
    Value,
    /// Where it came from.
    Source,
    /// Words to sort it by.
    Tags,
    /// Whose lead it is.
    Client,
    /// The best e-mail address.
    Email,
    /// The best phone number.
    Phone,
    /// Who buys.
    Kind,
    /// The plan that it follows.
    Cadence,
    /// When the buyer asked.
    Asked,
    /// How long the answer took.
    Response,
    /// When it was touched last.
    Touched,
    /// How often it was touched.
    Touches,
    /// When it was written down.
    Captured,
}

impl Default for Sort {
    /// The newest first.
    fn default() -> Sort {
        Sort { by: Column::Captured, is_down: true }
    }
}

impl Query {
    /// Everything in which `words` are found.
    pub fn of_words(words: impl Into<String>) -> Query {
        Query { words: words.into(), ..Query::default() }
    }

    /// The same filters and order, without what is searched for.
    #[must_use]
    pub fn without_words(&self) -> Query {
        Query { words: String::new(), ..self.clone() }
    }

    /// True where only the search and the order differ from a list of everybody.
    pub fn has_filters(&self) -> bool {
        *self != Query { words: self.words.clone(), sort: self.sort, ..Query::default() }
    }

    /// How it stands in an address: a name and a text for each that says something, in the order of
    /// the fields. [`Query::read`] reads it back.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |name: &'static str, text: Option<String>| {
            pairs.extend(text.filter(|text| !text.is_empty()).map(|text| (name, text)));
        };
        let Query { words, stages, sources, tags, clients, cadences, sort, .. } = self;
        add("q", Some(words.clone()));
        stages.iter().for_each(|it| add("stage", Some(it.name().to_owned())));
        sources.iter().for_each(|it| add("source", Some(it.clone())));
        tags.iter().for_each(|it| add("tag", Some(it.clone())));
        clients.iter().for_each(|it| add("client", Some(it.clone())));
        add("due", self.due.map(|it| it.name().to_owned()));
        add("response", self.response.map(|it| it.name().to_owned()));
        add("touched", self.touched.map(|it| it.name().to_owned()));
        add("value_from", self.value_from.map(|it| it.to_string()));
        add("value_to", self.value_to.map(|it| it.to_string()));
        add("kind", self.kind.map(|it| it.name().to_owned()));
        cadences.iter().for_each(|it| add("cadence", Some(it.to_string())));
        if *sort != Sort::default() {
            let down = if sort.is_down { "-" } else { "" };
            add("sort", Some(format!("{down}{}", sort.by.name())));
        }
        pairs
    }

    /// Reads one pair of an address into it; `None` for a name or a text that says nothing here.
    pub fn read(&mut self, name: &str, text: &str) -> Option<()> {
        let owned = || text.to_owned();
        match name {
            "q" => self.words = owned(),
            "stage" => put(&mut self.stages, named(&Stage::ALL, Stage::name, text)?),
            "source" => put(&mut self.sources, owned()),
            "tag" => put(&mut self.tags, owned()),
            "client" => put(&mut self.clients, owned()),
            "due" => self.due = Some(named(&DueIn::ALL, DueIn::name, text)?),
            "response" => self.response = Some(named(&Response::ALL, Response::name, text)?),
            "touched" => self.touched = Some(named(&Touched::ALL, Touched::name, text)?),
            "value_from" => self.value_from = Some(text.parse().ok()?),
            "value_to" => self.value_to = Some(text.parse().ok()?),
            "kind" => self.kind = Some(named(&Kind::ALL, Kind::name, text)?),
            "cadence" => put(&mut self.cadences, text.parse().ok()?),
            "sort" => {
                let by = text.strip_prefix('-');
                let is_down = by.is_some();
                let by = named(&Column::ALL, Column::name, by.unwrap_or(text))?;
                self.sort = Sort { by, is_down };
            }
            _ => return None,
        }
        Some(())
    }
}

/// Adds `it` unless it is there.
fn put<T: PartialEq>(all: &mut Vec<T>, it: T) {
    if !all.contains(&it) {
        all.push(it);
    }
}

/// Which of `all` has this `name`.
fn named<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, name: &str) -> Option<T> {
    all.iter().copied().find(|it| name_of(*it) == name)
}

impl DueIn {
    /// All of them, in the order in which they are offered.
    pub const ALL: [DueIn; 4] = [DueIn::Overdue, DueIn::Today, DueIn::Week, DueIn::Never];

    /// How it stands in an address.
    pub fn name(self) -> &'static str {
        match self {
            DueIn::Overdue => "overdue",
            DueIn::Today => "today",
            DueIn::Week => "week",
            DueIn::Never => "none",
        }
    }
}

impl Response {
    /// All of them, the fastest first.
    pub const ALL: [Response; 4] =
        [Response::NineTimes, Response::WithinHour, Response::Later, Response::Waiting];

    /// How it stands in an address.
    pub fn name(self) -> &'static str {
        match self {
            Response::NineTimes => "5min",
            Response::WithinHour => "hour",
            Response::Later => "later",
            Response::Waiting => "waiting",
        }
    }
}

impl Touched {
    /// All of them, the latest first.
    pub const ALL: [Touched; 4] = [Touched::Week, Touched::Month, Touched::Before, Touched::Never];

    /// How it stands in an address.
    pub fn name(self) -> &'static str {
        match self {
            Touched::Week => "week",
            Touched::Month => "month",
            Touched::Before => "before",
            Touched::Never => "never",
        }
    }
}

impl Column {
    /// All of them, in the order in which a new desk has them.
    pub const ALL: [Column; 17] = [
        Column::Name,
        Column::Company,
        Column::Due,
        Column::Stage,
        Column::Value,
        Column::Source,
        Column::Tags,
        Column::Client,
        Column::Email,
        Column::Phone,
        Column::Kind,
        Column::Cadence,
        Column::Asked,
        Column::Response,
        Column::Touched,
        Column::Touches,
        Column::Captured,
    ];

    /// How it stands in an address, and where the choice of columns is kept.
    pub fn name(self) -> &'static str {
        match self {
            Column::Name => "name",
            Column::Company => "company",
            Column::Due => "due",
            Column::Stage => "stage",
            Column::Value => "value",
            Column::Source => "source",
            Column::Tags => "tags",
            Column::Client => "client",
            Column::Email => "email",
            Column::Phone => "phone",
            Column::Kind => "kind",
            Column::Cadence => "cadence",
            Column::Asked => "asked",
            Column::Response => "response",
            Column::Touched => "touched",
            Column::Touches => "touches",
            Column::Captured => "captured",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_back_from_its_pairs() {
        let full = Query {
            words: "zoë b".to_owned(),
            stages: vec![Stage::Won, Stage::New],
            sources: vec!["Fair, 2026".to_owned()],
            tags: vec!["a".to_owned(), "b".to_owned()],
            clients: vec!["Acme & Söhne".to_owned()],
            due: Some(DueIn::Never),
            response: Some(Response::WithinHour),
            touched: Some(Touched::Before),
            value_from: Some(5),
            value_to: Some(u32::MAX),
            kind: Some(Kind::Consumer),
            cadences: vec![CadenceId::AfterNo],
            sort: Sort { by: Column::Value, is_down: true },
        };
        for query in [full, Query::default(), Query::of_words("x")] {
            let mut read = Query::default();
            for (name, text) in query.pairs() {
                assert_eq!(read.read(name, &text), Some(()), "{name}={text}");
            }
            assert_eq!(read, query);
        }
    }

    #[test]
    fn every_choice_is_read_back_by_its_name() {
        let check = |name: &str, texts: Vec<&str>| {
            for text in texts {
                let mut query = Query::default();
                assert_eq!(query.read(name, text), Some(()), "{name}={text}");
                let said = query.pairs();
                let is_usual = name == "sort" && query.sort == Sort::default();
                assert!(is_usual || said == [(said[0].0, text.to_owned())], "{said:?}");
            }
        };
        check("stage", Stage::ALL.map(Stage::name).to_vec());
        check("due", DueIn::ALL.map(DueIn::name).to_vec());
        check("response", Response::ALL.map(Response::name).to_vec());
        check("touched", Touched::ALL.map(Touched::name).to_vec());
        check("kind", Kind::ALL.map(Kind::name).to_vec());
        check("sort", Column::ALL.map(Column::name).to_vec());
    }

    #[test]
    fn what_says_nothing_is_told() {
        for (name, text) in
            [("stage", "Won"), ("due", ""), ("sort", "--due"), ("value_to", "-1"), ("x", "1")]
        {
            assert_eq!(Query::default().read(name, text), None, "{name}={text}");
        }
    }
}
