//! Small things that must be kept at once, even while the tab is closing: localStorage.

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads what stands under `key`; `None` when there is nothing, or nothing readable.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    LocalStorage::get(key).ok()
}

/// Keeps `value` under `key`, or forgets the key for `None`.
///
/// A browser that keeps nothing here is no error: what it would have kept is a second copy.
pub fn keep<T: Serialize>(key: &str, value: Option<&T>) {
    match value {
        Some(value) => drop(LocalStorage::set(key, value)),
        None => LocalStorage::delete(key),
    }
}
