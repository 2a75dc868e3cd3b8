//! What the address says: the part behind `#`, read and written.
//!
//! Routes live in the hash, so any static host and any sub-path works.

use std::fmt;

use ninefold_core::domain::id::LeadId;

/// A page, and which lead is open on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What to do now, with the lead that is open beside it.
    Today(Option<LeadId>),
    /// Every lead.
    Leads,
    /// One lead, beside the list of all.
    Lead(LeadId),
    /// Everything in one file.
    Data,
    /// An address that leads nowhere, as it was typed.
    NotFound(String),
}

impl Route {
    /// Reads the address behind `#`, with or without the `#`.
    ///
    /// Nothing at all is Today: that is what a bare link to the app opens.
    pub fn parse(hash: &str) -> Route {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let known = match path.strip_prefix('/').unwrap_or(path) {
            "" | "today" => today(query),
            "leads" if query.is_empty() => Some(Route::Leads),
            "data" if query.is_empty() => Some(Route::Data),
            path => path.strip_prefix("leads/").and_then(lead_id).map(Route::Lead),
        };
        known.unwrap_or_else(|| Route::NotFound(hash.to_owned()))
    }

    /// The lead that is open on this page, if one is.
    pub fn lead(&self) -> Option<LeadId> {
        match self {
            Route::Today(lead) => *lead,
            Route::Lead(id) => Some(*id),
            Route::Leads | Route::Data | Route::NotFound(_) => None,
        }
    }

    /// The same page with nothing open on it.
    pub fn list(&self) -> Route {
        match self {
            Route::Today(_) => Route::Today(None),
            Route::Leads | Route::Lead(_) => Route::Leads,
            Route::Data => Route::Data,
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

fn lead_id(text: &str) -> Option<LeadId> {
    text.parse().ok()
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Today(None) => f.write_str("#/today"),
            Route::Today(Some(id)) => write!(f, "#/today?lead={id}"),
            Route::Leads => f.write_str("#/leads"),
            Route::Data => f.write_str("#/data"),
            Route::Lead(id) => write!(f, "#/leads/{id}"),
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
        let route = Route::parse(hash);
        assert_eq!(route.to_string(), written, "read from {hash:?}");
        assert_eq!(Route::parse(&route.to_string()), route, "the round trip of {hash:?}");
    }

    #[test]
    fn a_bare_address_is_today() {
        for hash in ["", "#", "#/", "/", "#/today", "today"] {
            check(hash, "#/today");
        }
    }

    #[test]
    fn an_open_lead_stands_in_the_address() {
        check(&format!("#/today?lead={ID}"), &format!("#/today?lead={ID}"));
        check(&format!("#/leads/{ID}"), &format!("#/leads/{ID}"));
        check("#/leads", "#/leads");
        check("#/data", "#/data");
    }

    #[test]
    fn what_leads_nowhere_is_kept_as_typed() {
        for hash in
            ["#/nowhere", "#/leads/", "#/leads/12", "#/today?lead=", "#/today?x", "#/leads?x=1"]
        {
            check(hash, hash);
            assert!(matches!(Route::parse(hash), Route::NotFound(_)), "{hash}");
        }
    }

    #[test]
    fn going_back_keeps_the_page() {
        let id = ID.parse().unwrap();
        assert_eq!(Route::Today(Some(id)).list(), Route::Today(None));
        assert_eq!(Route::Lead(id).list(), Route::Leads);
    }
}
