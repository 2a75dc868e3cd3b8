//! Small things that must be kept at once, even while the tab is closing: localStorage.
//!
//! Not through gloo-storage: it throws where a browser denies the storage itself,
//! and then nothing at all would start.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// Reads what stands under `key`; `None` when there is nothing, or nothing readable.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_str(&text(key)?).ok()
}

/// Keeps `value` under `key`.
///
/// A browser that keeps nothing here is no error: what it would have kept is a second copy.
pub fn keep<T: Serialize>(key: &str, value: &T) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        let _ = storage.set_item(key, &text);
    }
}

/// Forgets what stands under `key`, unless it is something other than `value`:
/// another tab has put it there then, and it is not ours to lose.
pub fn forget<T: Serialize>(key: &str, value: &T) {
    let is_ours = serde_json::to_string(value).ok() == text(key);
    if let Some(storage) = storage().filter(|_| is_ours) {
        let _ = storage.remove_item(key);
    }
}

fn text(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// `None` where the browser denies it: reading the property itself throws then.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
