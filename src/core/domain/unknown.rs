//! What a later version wrote and this one does not know.

use std::collections::BTreeMap;

/// Fields that a later version wrote, by name: kept as they came, so that no version takes away
/// what another has added (promise: old builds cannot hurt new data).
///
/// Each value is a JSON text on one line, as the file had it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unknown(pub BTreeMap<String, String>);

impl Unknown {
    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Both together. Where they disagree nobody here can tell who is right: the text that sorts
    /// last stays, whichever of the two is asked.
    #[must_use]
    pub fn merge(&self, other: &Unknown) -> Unknown {
        let mut all = self.0.clone();
        for (name, text) in &other.0 {
            let kept = all.entry(name.clone()).or_default();
            if *text > *kept {
                kept.clone_from(text);
            }
        }
        Unknown(all)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::testing::{cases, unknowns};

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn nothing_is_taken_away(a in unknowns(), b in unknowns(), c in unknowns()) {
            let both = a.merge(&b);
            prop_assert!(a.0.keys().chain(b.0.keys()).all(|name| both.0.contains_key(name)));
            prop_assert_eq!(&b.merge(&a), &both);
            prop_assert_eq!(&both.merge(&a), &both);
            prop_assert_eq!(both.merge(&c), a.merge(&b.merge(&c)));
        }
    }
}
