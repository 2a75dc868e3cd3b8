//! Small things that must be kept at once, even while the tab is closing: localStorage.
//!
//! Not through gloo-storage: it throws where a browser denies the storage itself,
//! and then nothing at all would start.

use web_sys::Storage;

/// Reads the text that stands under `key`; `None` when there is nothing.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `text` under `key`.
///
/// A browser that keeps nothing here is no error: what it would have kept is a second copy.
pub fn keep(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

/// Forgets what stands under `key`, unless it is something other than `text`:
/// another tab has put it there then, and it is not ours to lose.
pub fn forget(key: &str, text: &str) {
    let is_ours = read(key).is_some_and(|kept| kept == text);
    if let Some(storage) = storage().filter(|_| is_ours) {
        let _ = storage.remove_item(key);
    }
}

/// `None` where the browser denies it: reading the property itself throws then.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
