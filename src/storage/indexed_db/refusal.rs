//! The browser's errors in our words.

use js_sys::Reflect;
use matrix_indexed_db_futures::error::{Error, JSError, OpenDbError};
use wasm_bindgen::JsValue;
use web_sys::DomException;

use crate::storage::StoreError;

/// Says what the `error` that the browser threw means to a person.
pub(super) fn thrown(error: &JsValue) -> StoreError {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok();
    let name = name.and_then(|name| name.as_string());
    StoreError::from_name(name.as_deref().unwrap_or("an error without a name"))
}

/// Says what an `error` in opening means to a person.
pub(super) fn refusal_to_open(error: OpenDbError) -> StoreError {
    match error {
        // "Version zero" is said of everything that `indexedDB.open()` throws, and ours is one at least.
        OpenDbError::VersionZero
        | OpenDbError::UnsupportedEnvironment
        | OpenDbError::NullFactory => StoreError::Denied { name: None },
        OpenDbError::Base(error) => match name_in(&error) {
            // Thus Firefox forbids it in some private windows.
            name if name == "InvalidStateError" => StoreError::Denied { name: Some(name) },
            name => StoreError::from_name(&name),
        },
    }
}

/// The browser's own name for `error`, or in words what the layer below met.
fn name_in(error: &Error) -> String {
    match error {
        Error::DomException(error) => DomException::from(error.clone()).name(),
        Error::Unknown(JSError::Error(error)) => error.name().into(),
        Error::Unknown(JSError::Unknown(_)) | Error::Serialisation(_) | Error::MissingData(_) => {
            error.to_string()
        }
    }
}
