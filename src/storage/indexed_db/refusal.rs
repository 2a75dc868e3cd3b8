//! The browser's errors in our words.

use matrix_indexed_db_futures::error::{Error, JSError, OpenDbError};

use crate::storage::StoreError;

/// Says what `error` means to a person.
pub(super) fn refusal(error: Error) -> StoreError {
    StoreError::from_name(&name_of(&error))
}

/// Says what an `error` in opening means to a person.
pub(super) fn refusal_to_open(error: OpenDbError) -> StoreError {
    match error {
        // "Version zero" is said of everything that `indexedDB.open()` throws, and ours is one at least.
        OpenDbError::VersionZero
        | OpenDbError::UnsupportedEnvironment
        | OpenDbError::NullFactory => StoreError::Denied { name: None },
        OpenDbError::Base(error) => match name_of(&error) {
            // Thus Firefox forbids it in some private windows.
            name if name == "InvalidStateError" => StoreError::Denied { name: Some(name) },
            name => StoreError::from_name(&name),
        },
    }
}

/// The browser's own name for `error`, or in words what the layer below met.
pub(super) fn name_of(error: &Error) -> String {
    match error {
        Error::DomException(error) => web_sys::DomException::from(error.clone()).name(),
        Error::Unknown(JSError::Error(error)) => error.name().into(),
        Error::Unknown(JSError::Unknown(_)) | Error::Serialisation(_) | Error::MissingData(_) => {
            error.to_string()
        }
    }
}
