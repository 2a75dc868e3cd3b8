//! The files that lie beside the program on its host.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of the file `name`, or why it is not to be had.
pub async fn text(name: &str) -> Result<String, String> {
    read(name).await.ok().flatten().ok_or_else(|| format!("{name} could not be loaded"))
}

async fn read(name: &str) -> Result<Option<String>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let answer = JsFuture::from(window.fetch_with_str(name)).await?;
    let answer: Response = answer.dyn_into()?;
    if !answer.ok() {
        return Ok(None);
    }
    let text: Promise = answer.text()?;
    Ok(JsFuture::from(text).await?.as_string())
}
