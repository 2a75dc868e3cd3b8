//! Files in and out: one that a person chose, dropped or pasted, and one that is handed to them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DataTransfer, DragEvent, File, FileReader,
    HtmlAnchorElement, HtmlInputElement, Url,
};

use super::keys::comes_from;

/// What a browser can hold of one file, in bytes, twice and still draw.
const MOST_BYTES: f64 = 400.0 * 1024.0 * 1024.0;

/// What takes a pasted text for itself.
const FIELDS: &str = "input:not([type=file], [type=radio], [type=checkbox]), textarea, select, \
                      [contenteditable], dialog";

/// How long a file that is handed over stays in reach of a slow download, in milliseconds.
const KEPT_FOR: i32 = 60_000;

/// A file that a person brought. Its text is not read yet.
pub struct Picked {
    /// What it is called.
    pub name: String,
    /// How large it is, in bytes.
    pub n_bytes: f64,
    file: File,
}

/// The file that was chosen in `input`, which then forgets it: so the same can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Option<Picked> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file.map(picked)
}

/// True while a file is dragged, and not a link or a word of the page.
pub fn is_dragged(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&JsValue::from_str("Files"), 0))
}

/// True when what is dragged has left the window.
pub fn has_left(event: &DragEvent) -> bool {
    event.related_target().is_none()
}

/// The file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<Picked> {
    event.data_transfer().as_ref().and_then(first)
}

/// The file that was pasted, or its text; `None` for what was pasted into a field.
pub fn pasted(event: &ClipboardEvent) -> Option<Result<Picked, String>> {
    let data = event.clipboard_data().filter(|_| !comes_from(event, FIELDS))?;
    match first(&data) {
        Some(file) => Some(Ok(file)),
        None => data.get_data("text").ok().filter(|text| !text.trim().is_empty()).map(Err),
    }
}

/// The text of several lines that was pasted into the field `id`, which has one; `None` for anything
/// else.
pub fn pasted_lines(event: &ClipboardEvent, id: &str) -> Option<String> {
    let data = event.clipboard_data().filter(|_| comes_from(event, &format!("#{id}")))?;
    let text = data.get_data("text").ok()?;
    (text.trim().lines().count() > 1).then_some(text)
}

/// Reads the text of `picked`, and then calls `then` with it, or with why it cannot be read.
pub fn read(picked: Picked, then: impl FnOnce(Result<String, String>) + 'static) {
    const UNREADABLE: &str = "the browser could not read it";
    if picked.n_bytes > MOST_BYTES {
        return then(Err("it is larger than 400 MB".to_owned()));
    }
    let Ok(reader) = FileReader::new() else { return then(Err(UNREADABLE.to_owned())) };
    let done = {
        let reader = reader.clone();
        Closure::once_into_js(move || {
            let bytes = reader.result().ok().filter(JsValue::is_object);
            then(match bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()) {
                Some(bytes) => {
                    String::from_utf8(bytes).map_err(|_| "it is no text in UTF-8".to_owned())
                }
                None => Err(UNREADABLE.to_owned()),
            });
        })
    };
    // `loadend` comes after success and after failure alike.
    reader.set_onloadend(Some(done.unchecked_ref()));
    // A file is a blob, which is all that this refuses to be without.
    let _ = reader.read_as_array_buffer(&picked.file);
}

/// Hands `text` over as the file `name`, or says why the browser does not.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), String> {
    try_download(name, mime, text).map_err(|_| "the browser could not write the file".to_owned())
}

fn try_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.set_hidden(true);
    body.append_child(&link)?;
    link.click();
    link.remove();
    let revoke = Closure::once_into_js(move || {
        // An address that is gone already has nothing left to free.
        let _ = Url::revoke_object_url(&url);
    });
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), KEPT_FOR)?;
    Ok(())
}

fn first(data: &DataTransfer) -> Option<Picked> {
    data.files().and_then(|files| files.get(0)).map(picked)
}

fn picked(file: File) -> Picked {
    Picked { name: file.name(), n_bytes: file.size(), file }
}
