//! When facts came to say what they say.

use crate::domain::fact::FactKind;
use crate::domain::time::Instant;

/// When facts came to say what they say, in the order of the form ([`FactKind::ALL`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamps(Vec<(FactKind, Instant)>);

impl Stamps {
    /// The stamp of `kind`, if it has one of its own.
    pub fn get(&self, kind: FactKind) -> Option<Instant> {
        self.place(kind).ok().map(|place| self.0[place].1)
    }

    /// Stamps `kind` with `at`, whatever its stamp was.
    pub fn insert(&mut self, kind: FactKind, at: Instant) {
        match self.place(kind) {
            Ok(place) => self.0[place].1 = at,
            Err(place) => self.0.insert(place, (kind, at)),
        }
    }

    /// Takes the stamp of `kind` away.
    pub fn remove(&mut self, kind: FactKind) {
        self.0.retain(|(it, _)| *it != kind);
    }

    /// Keeps the stamps that are later than `captured_at`: the others say nothing.
    pub fn keep_after(&mut self, captured_at: Instant) {
        self.0.retain(|(_, at)| *at > captured_at);
    }

    /// True when no fact has one of its own.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every kind that has a stamp, with it.
    pub fn iter(&self) -> impl Iterator<Item = (FactKind, Instant)> {
        self.0.iter().copied()
    }

    /// The same, to change the stamps.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (FactKind, &mut Instant)> {
        self.0.iter_mut().map(|(kind, at)| (*kind, at))
    }

    fn place(&self, kind: FactKind) -> Result<usize, usize> {
        self.0.binary_search_by(|(it, _)| it.cmp(&kind))
    }
}

impl FromIterator<(FactKind, Instant)> for Stamps {
    fn from_iter<I: IntoIterator<Item = (FactKind, Instant)>>(stamps: I) -> Stamps {
        let mut all = Stamps::default();
        stamps.into_iter().for_each(|(kind, at)| all.insert(kind, at));
        all
    }
}

impl<const N: usize> From<[(FactKind, Instant); N]> for Stamps {
    fn from(stamps: [(FactKind, Instant); N]) -> Stamps {
        stamps.into_iter().collect()
    }
}
