//! Why a command did nothing.

use super::UniteError;
use crate::domain::lead::LeadError;

/// Why a command did nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// Another lead has this id.
    #[error("this lead is saved already")]
    Exists,
    /// The lead is not there: another tab may have erased it.
    #[error("this lead is no longer here")]
    Gone,
    /// The lead would be none.
    #[error(transparent)]
    Lead(#[from] LeadError),
    /// Two leads do not become one.
    #[error(transparent)]
    Unite(#[from] UniteError),
    /// The entry is not there, or it was taken back before.
    #[error("there is nothing left to undo")]
    NothingToUndo,
}
