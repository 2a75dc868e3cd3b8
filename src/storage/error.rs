//! Why the store did not do what it was asked.

use ninefold_core::domain::command::CommandError;
use ninefold_core::interchange::ReadError;
use thiserror::Error;

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The command does not go with what is stored. Nothing was written.
    #[error(transparent)]
    Refused(#[from] CommandError),
    /// The disk is full, or this site's share of it.
    #[error("there is no room left to save")]
    Full,
    /// The browser keeps nothing for this page: a private window, blocked site
    /// data, a frame on a foreign page, or no IndexedDB at all.
    #[error("the browser does not let this page save")]
    Denied {
        /// The browser's own name for the error, when it gave one.
        name: Option<String>,
    },
    /// What is stored was written by a newer build. Nothing was read or written.
    #[error("a newer Ninefold has saved here: reload this page to get it")]
    Newer,
    /// A tab with an older build holds on to the store.
    #[error("an older Ninefold is open elsewhere: close the other tabs and reload this page")]
    Blocked,
    /// Another tab asked for the store, to bring it to a newer build or to
    /// remove it, and this one let go. It stays so until the page is reloaded.
    #[error("another tab has taken over what is saved here: reload this page")]
    Superseded,
    /// The browser did not answer in time. What was to be saved may still have
    /// arrived: then the next try finds it there, and changes nothing.
    #[error("the browser did not answer within {seconds} seconds")]
    Stalled {
        /// How long it was waited for, in whole seconds.
        seconds: u32,
    },
    /// The browser undid the transaction and gave no reason, as WebKit does
    /// when the disk fails.
    #[error("the browser took the change back and did not say why")]
    Aborted,
    /// What is stored cannot be read.
    #[error("what is saved is damaged: {0}")]
    Damaged(#[from] Damage),
    /// All other trouble of the browser's.
    #[error("the browser could not do it ({name})")]
    Failed {
        /// The browser's own name for the error.
        name: String,
    },
}

/// What is wrong with something stored.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Damage {
    /// The browser fails to read it; its own name for the error is given.
    #[error("the browser cannot read it back ({0})")]
    Unread(String),
    /// Fields are missing, or are not what they should be.
    #[error("it does not have the shape of a record")]
    Shape,
    /// The text is not the one that was written.
    #[error("its text has changed since it was saved")]
    Checksum,
    /// The text is as it was written, and is not what should be there.
    #[error("its text cannot be read: {0}")]
    Text(#[from] ReadError),
    /// The text is that of another record.
    #[error("it holds something else than what it is filed under")]
    Misfiled,
    /// The desk's revision is not a whole number.
    #[error("the count of changes is not a whole number")]
    Revision,
}

impl StoreError {
    /// What the browser's error `name` means to a person.
    pub fn from_name(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "NotAllowedError" => Self::Denied { name: Some(name.to_owned()) },
            "VersionError" => Self::Newer,
            "AbortError" => Self::Aborted,
            _ => Self::Failed { name: name.to_owned() },
        }
    }

    /// The browser's own name for the error, for a report; `None` when it gave
    /// none or the trouble is not the browser's.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Full => Some("QuotaExceededError"),
            Self::Newer => Some("VersionError"),
            Self::Denied { name } => name.as_deref(),
            Self::Failed { name } | Self::Damaged(Damage::Unread(name)) => Some(name),
            Self::Refused(_)
            | Self::Blocked
            | Self::Superseded
            | Self::Stalled { .. }
            | Self::Aborted
            | Self::Damaged(
                Damage::Shape
                | Damage::Checksum
                | Damage::Text(_)
                | Damage::Misfiled
                | Damage::Revision,
            ) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(name: &str, sentence: Expect) {
        sentence.assert_eq(&StoreError::from_name(name).to_string());
    }

    #[test]
    fn a_full_disk_is_told() {
        check("QuotaExceededError", expect!["there is no room left to save"]);
    }

    #[test]
    fn a_browser_that_forbids_is_told() {
        check("SecurityError", expect!["the browser does not let this page save"]);
    }

    #[test]
    fn data_of_a_newer_build_is_told() {
        check(
            "VersionError",
            expect!["a newer Ninefold has saved here: reload this page to get it"],
        );
    }

    #[test]
    fn an_error_nobody_foresaw_keeps_its_name() {
        check("NotReadableError", expect!["the browser could not do it (NotReadableError)"]);
    }

    #[test]
    fn the_name_survives_for_a_report() {
        for name in ["QuotaExceededError", "SecurityError", "VersionError", "NotReadableError"] {
            assert_eq!(StoreError::from_name(name).name(), Some(name));
        }
    }
}
