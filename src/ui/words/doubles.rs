//! Phrases about leads that may be one and the same.

use ninefold_core::domain::duplicates::{Alike, Crowd, Likeness};

use super::{capital, leads, thousands};

/// What two leads have in common: "Same e-mail, almost the same name at one company".
pub fn likeness(alike: Likeness) -> String {
    let told: Vec<&str> = alike.iter().map(self::alike).collect();
    capital(&told.join(", "))
}

fn alike(alike: Alike) -> &'static str {
    match alike {
        Alike::Email => "same e-mail",
        Alike::Phone => "same phone",
        Alike::LinkedIn => "same LinkedIn address",
        Alike::NameAndCompany => "almost the same name at one company",
    }
}

/// How many leads share something: "212 leads share", before what that is.
pub fn crowd(crowd: &Crowd) -> String {
    let shares = match crowd.alike {
        Alike::Email | Alike::Phone | Alike::LinkedIn => "share",
        Alike::NameAndCompany => "are called",
    };
    format!("{} {shares} ", leads(crowd.n_leads))
}

/// What somebody who is there has of whom is being typed.
pub fn has_it(likeness: Likeness) -> &'static str {
    match likeness.iter().next() {
        Some(Alike::Email) => "has this e-mail",
        Some(Alike::Phone) => "has this phone",
        Some(Alike::LinkedIn) => "has this LinkedIn address",
        Some(Alike::NameAndCompany) | None => "has almost this name",
    }
}

/// How many pairs there are to look at.
pub fn n_pairs(n: usize) -> String {
    match n {
        0 => "All leads are looked through".to_owned(),
        1 => "1 pair may be one and the same".to_owned(),
        n => format!("{} pairs may be one and the same", thousands(n)),
    }
}

/// How far looking through the leads got.
pub fn looked_through(n_done: usize, n_all: usize) -> String {
    format!("{} of {} looked through", thousands(n_done), thousands(n_all))
}

/// How often a lead was touched.
pub fn n_touches(n: usize) -> String {
    match n {
        0 => "no touches".to_owned(),
        1 => "1 touch".to_owned(),
        n => format!("{} touches", thousands(n)),
    }
}
