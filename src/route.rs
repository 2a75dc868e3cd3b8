//! What the address says: the part behind `#`, read and written.
//!
//! Routes live in the hash, so any static host and any sub-path works.

use std::fmt;

use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Draft;
use ninefold_core::domain::query::Query;

/// What the address says: which desk, and which page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// True for the desk to try things on, which has a database of its own.
    pub is_demo: bool,
    /// The page.
    pub route: Route,
}

/// A page, and which lead is open on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What to do now, with the lead that is open beside it.
    Today(Option<LeadId>),
    /// The leads that this query lets through, in its order.
    Leads(Box<Query>),
    /// One lead, beside the list that it was opened from.
    Lead(LeadId, Box<Query>),
    /// Leads that may be one and the same, in pairs.
    Duplicates,
    /// The leads that this query lets through, by how far they have come.
    Board(Box<Query>),
    /// The *New lead* form, filled with this and not saved by itself; its enquiry has no time here.
    New(Box<Draft>),
    /// What to look at while calling one lead, on a page of its own.
    Sheet(LeadId),
    /// The plans to follow up, with the one that is open.
    Cadences(Option<CadenceId>),
    /// Files in and out, the trash, what was done.
    Data,
    /// What is set for the desk and for this device.
    Settings,
    /// An address that leads nowhere, as it was typed.
    NotFound(String),
}

impl Address {
    /// Reads the address behind `#`, with or without the `#`.
    ///
    /// Nothing at all is Today: that is what a bare link to the app opens.
    pub fn parse(hash: &str) -> Address {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let path = hash.strip_prefix('/').unwrap_or(hash);
        let demo =
            path.strip_prefix("demo").filter(|rest| rest.is_empty() || rest.starts_with('/'));
        match demo {
            Some(rest) => Address { is_demo: true, route: Route::parse(rest) },
            None => Address { is_demo: false, route: Route::parse(hash) },
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let route = self.route.to_string();
        match route.strip_prefix('#').filter(|_| self.is_demo) {
            Some(path) => write!(f, "#/demo{path}"),
            None => f.write_str(&route),
        }
    }
}

impl Route {
    /// Reads the address of a page behind `#`, with or without the `#`.
    pub fn parse(hash: &str) -> Route {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let known = match path.strip_prefix('/').unwrap_or(path) {
            "" | "today" => today(query),
            "leads" => read_query(query).map(Route::Leads),
            "leads/duplicates" if query.is_empty() => Some(Route::Duplicates),
            "board" => read_query(query).map(Route::Board),
            "new" => draft(query).map(Route::New),
            "cadences" if query.is_empty() => Some(Route::Cadences(None)),
            "data" if query.is_empty() => Some(Route::Data),
            "settings" if query.is_empty() => Some(Route::Settings),
            path => match path.strip_prefix("cadences/") {
                Some(id) if query.is_empty() => id.parse().ok().map(|id| Route::Cadences(Some(id))),
                Some(_) => None,
                None => path.strip_prefix("leads/").and_then(|path| lead(path, query)),
            },
        };
        known.unwrap_or_else(|| Route::NotFound(hash.to_owned()))
    }

    /// The lead that is open on this page, if one is.
    pub fn lead(&self) -> Option<LeadId> {
        match self {
            Route::Today(lead) => *lead,
            Route::Lead(id, _) | Route::Sheet(id) => Some(*id),
            Route::Leads(_)
            | Route::Duplicates
            | Route::Board(_)
            | Route::New(_)
            | Route::Cadences(_)
            | Route::Data
            | Route::Settings
            | Route::NotFound(_) => None,
        }
    }

    /// What the list on this page shows; `None` where there is none to search.
    pub fn query(&self) -> Option<&Query> {
        match self {
            Route::Leads(query) | Route::Lead(_, query) | Route::Board(query) => Some(query),
            Route::Today(_)
            | Route::Duplicates
            | Route::New(_)
            | Route::Sheet(_)
            | Route::Cadences(_)
            | Route::Data
            | Route::Settings
            | Route::NotFound(_) => None,
        }
    }

    /// The page that shows this list: the same one, with what is open on it, where it has a list.
    pub fn showing(&self, query: Query) -> Route {
        let query = Box::new(query);
        match self {
            Route::Lead(id, _) => Route::Lead(*id, query),
            Route::Board(_) => Route::Board(query),
            Route::Today(_)
            | Route::Leads(_)
            | Route::Duplicates
            | Route::New(_)
            | Route::Sheet(_)
            | Route::Cadences(_)
            | Route::Data
            | Route::Settings
            | Route::NotFound(_) => Route::Leads(query),
        }
    }

    /// Lead `id`, beside the list of all leads.
    pub fn to_lead(id: LeadId) -> Route {
        Route::Lead(id, Box::default())
    }

    /// All leads.
    pub fn to_leads() -> Route {
        Route::Leads(Box::default())
    }

    /// The page with nothing open on it: where one goes back to. What is searched stays.
    pub fn back(&self) -> Route {
        match self {
            Route::Lead(_, query) | Route::Leads(query) => Route::Leads(query.clone()),
            Route::Board(query) => Route::Board(query.clone()),
            Route::Today(_)
            | Route::Duplicates
            | Route::New(_)
            | Route::Sheet(_)
            | Route::Cadences(_)
            | Route::Data
            | Route::Settings
            | Route::NotFound(_) => self.list(),
        }
    }

    /// The same page with nothing open on it and nothing searched. A sheet is all about its lead,
    /// and the form stands before Today.
    pub fn list(&self) -> Route {
        match self {
            Route::Today(_) | Route::New(_) => Route::Today(None),
            Route::Leads(_) | Route::Lead(..) => Route::to_leads(),
            Route::Duplicates => Route::Duplicates,
            Route::Board(_) => Route::Board(Box::default()),
            Route::Sheet(id) => Route::Sheet(*id),
            Route::Cadences(_) => Route::Cadences(None),
            Route::Data => Route::Data,
            Route::Settings => Route::Settings,
            Route::NotFound(hash) => Route::NotFound(hash.clone()),
        }
    }
}

/// Today, unless its query says something we do not know.
fn today(query: &str) -> Option<Route> {
    match query.split_once('=') {
        None if query.is_empty() => Some(Route::Today(None)),
        Some(("lead", id)) => Some(Route::Today(Some(lead_id(id)?))),
        Some(_) | None => None,
    }
}

/// One lead and the list beside it, or its sheet.
fn lead(path: &str, query: &str) -> Option<Route> {
    match path.strip_suffix("/sheet") {
        Some(id) if query.is_empty() => lead_id(id).map(Route::Sheet),
        Some(_) => None,
        None => Some(Route::Lead(lead_id(path)?, read_query(query)?)),
    }
}

/// The pairs of an address behind `?`, decoded; `None` for what are no pairs.
fn pairs(query: &str) -> impl Iterator<Item = Option<(&str, String)>> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| {
        let (name, text) = pair.split_once('=')?;
        Some((name, decode(text)?))
    })
}

/// Reads what a list shows, as [`write_query`] wrote it; `None` when it says something we do not
/// know.
pub fn read_query(text: &str) -> Option<Box<Query>> {
    let mut query = Query::default();
    for pair in pairs(text) {
        let (name, text) = pair?;
        query.read(name, &text)?;
    }
    Some(Box::new(query))
}

/// What a list shows, as it stands in an address behind `?`; empty for all leads.
pub fn write_query(query: &Query) -> String {
    written(query.pairs().iter().map(|(name, text)| (*name, text)))
}

/// What the *New lead* form is filled with; `None` when it says something we do not know.
fn draft(query: &str) -> Option<Box<Draft>> {
    let mut draft = Draft::default();
    for pair in pairs(query) {
        let (name, text) = pair?;
        *match name {
            "name" => &mut draft.name,
            "company" => &mut draft.company,
            "email" => &mut draft.email,
            "phone" => &mut draft.phone,
            "source" => &mut draft.source,
            "note" => &mut draft.note,
            _ => return None,
        } = text;
    }
    Some(Box::new(draft))
}

fn write_draft(draft: &Draft) -> String {
    let Draft { name, company, email, phone, source, note, enquiry_at: _ } = draft;
    let pairs = [
        ("name", name),
        ("company", company),
        ("email", email),
        ("phone", phone),
        ("source", source),
        ("note", note),
    ];
    written(pairs.into_iter().filter(|(_, text)| !text.is_empty()))
}

/// What [`pairs`] reads.
fn written<'a>(pairs: impl Iterator<Item = (&'static str, &'a String)>) -> String {
    let pairs = pairs.map(|(name, text)| format!("{name}={}", encode(text)));
    pairs.collect::<Vec<_>>().join("&")
}

/// `text` behind `?`, or nothing.
fn behind(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("?{text}") }
}

fn lead_id(text: &str) -> Option<LeadId> {
    text.parse().ok()
}

/// `words` as a query holds them: all but letters, digits and `-._~` as `%XX`.
fn encode(words: &str) -> String {
    let mut text = String::new();
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                text.push(char::from(byte));
            }
            byte => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// Reads what [`encode`] wrote, or a person typed; `None` for a broken escape.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            b'+' => b' ',
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Today(None) => f.write_str("#/today"),
            Route::Today(Some(id)) => write!(f, "#/today?lead={id}"),
            Route::Leads(query) => write!(f, "#/leads{}", behind(&write_query(query))),
            Route::Lead(id, query) => write!(f, "#/leads/{id}{}", behind(&write_query(query))),
            Route::Duplicates => f.write_str("#/leads/duplicates"),
            Route::Board(query) => write!(f, "#/board{}", behind(&write_query(query))),
            Route::New(draft) => write!(f, "#/new{}", behind(&write_draft(draft))),
            Route::Sheet(id) => write!(f, "#/leads/{id}/sheet"),
            Route::Cadences(None) => f.write_str("#/cadences"),
            Route::Cadences(Some(id)) => write!(f, "#/cadences/{id}"),
            Route::Data => f.write_str("#/data"),
            Route::Settings => f.write_str("#/settings"),
            Route::NotFound(hash) => write!(f, "#{hash}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "019a9f3c-5a00-7000-8000-000000000001";

    /// Reads `hash`, and expects the address that is written back.
    fn check(hash: &str, written: &str) {
        let address = Address::parse(hash);
        assert_eq!(address.to_string(), written, "read from {hash:?}");
        assert_eq!(Address::parse(&address.to_string()), address, "the round trip of {hash:?}");
    }

    #[test]
    fn a_bare_address_is_today() {
        for hash in ["", "#", "#/", "/", "#/today", "today"] {
            check(hash, "#/today");
        }
    }

    #[test]
    fn every_page_has_its_address() {
        for hash in [
            "#/leads",
            "#/leads/duplicates",
            "#/board",
            "#/board?stage=won",
            "#/new",
            "#/new?name=Ana%20Costa&note=a%26b",
            "#/cadences",
            "#/cadences/after_no",
            "#/data",
            "#/settings",
        ] {
            check(hash, hash);
        }
        let beside = format!("#/leads/{ID}?q=ana&stage=new&stage=won&sort=-value");
        check(&beside, &beside);
        check(&format!("#/today?lead={ID}"), &format!("#/today?lead={ID}"));
        check(&format!("#/leads/{ID}"), &format!("#/leads/{ID}"));
        check(&format!("#/leads/{ID}/sheet"), &format!("#/leads/{ID}/sheet"));
        check(&format!("#/cadences/{ID}"), &format!("#/cadences/{ID}"));
        check("#/demo/cadences/nurture", "#/demo/cadences/nurture");
    }

    #[test]
    fn a_search_stands_in_the_address() {
        for words in ["zoë", "a b", "50%", "a&b=c#d", "+34 600", "美咲"] {
            let route = Route::Leads(Box::new(Query::of_words(words)));
            assert_eq!(Route::parse(&route.to_string()), route, "{words}");
        }
        check("#/leads?q=zo%C3%AB+b", "#/leads?q=zo%C3%AB%20b");
        check("#/leads?q=", "#/leads");
        check("#/leads?due=today&q=a&", "#/leads?q=a&due=today");
    }

    #[test]
    fn the_desk_to_try_things_on_has_the_same_pages() {
        check("#/demo", "#/demo/today");
        check("#/demo/today", "#/demo/today");
        check(&format!("#/demo/leads/{ID}"), &format!("#/demo/leads/{ID}"));
        check(&format!("#/demo/leads/{ID}/sheet"), &format!("#/demo/leads/{ID}/sheet"));
        assert!(Address::parse("#/demo/data").is_demo);
        assert!(!Address::parse("#/demonstration").is_demo);
    }

    #[test]
    fn what_leads_nowhere_is_kept_as_typed() {
        for hash in [
            "#/nowhere",
            "#/leads/",
            "#/leads/12",
            "#/leads/sheet",
            "#/leads/12/sheet",
            "#/leads//sheet",
            "#/today?lead=",
            "#/today?x",
            "#/leads?x=1",
            "#/leads?stage=gone",
            "#/leads/duplicates?x=1",
            "#/new?x=1",
            "#/new?name",
            "#/board?sort=-",
            "#/leads?q=%",
            "#/leads?q=%ff",
            "#/cadences?x",
            "#/cadences/",
            "#/cadences/Nurture",
            "#/cadences/nurture?x",
            "#/data?x",
            "#/demonstration",
            "#/demo/nowhere",
        ] {
            check(hash, hash);
            assert!(matches!(Address::parse(hash).route, Route::NotFound(_)), "{hash}");
        }
    }

    #[test]
    fn going_back_keeps_the_page() {
        let id = ID.parse().unwrap();
        assert_eq!(Route::Today(Some(id)).list(), Route::Today(None));
        assert_eq!(Route::to_lead(id).list(), Route::to_leads());
        let query = Box::new(Query::of_words("ana"));
        assert_eq!(Route::Lead(id, query.clone()).back(), Route::Leads(query));
        let query = || Box::new(Query::of_words("ana"));
        let shown = |route: Route| route.showing(Query::of_words("ana"));
        assert_eq!(shown(Route::to_lead(id)), Route::Lead(id, query()));
        assert_eq!(shown(Route::Board(Box::default())), Route::Board(query()));
        assert_eq!(shown(Route::Data), Route::Leads(query()));
        assert_eq!(Route::Sheet(id).list(), Route::Sheet(id));
        assert_eq!(Route::Cadences(Some(CadenceId::Nurture)).list(), Route::Cadences(None));
        assert_eq!(Route::Data.list(), Route::Data);
    }
}
