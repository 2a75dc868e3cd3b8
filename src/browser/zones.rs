//! The time zones that the browser knows.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// One zone for each usual offset, for browsers that do not list theirs.
const SOME: [&str; 38] = [
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Anchorage",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Phoenix",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Bangkok",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Adelaide",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Honolulu",
];

/// The IANA names of the zones that can be chosen, in order; `UTC` is always among them.
pub fn all() -> Vec<String> {
    let mut names = listed().unwrap_or_else(|| SOME.map(str::to_owned).to_vec());
    if !names.iter().any(|name| name == "UTC") {
        names.push("UTC".to_owned());
    }
    names
}

/// The zone that `text` names, in whatever letters; `None` for one that this browser does not know.
pub fn named(text: &str) -> Option<String> {
    let listed = all().into_iter().find(|name| name.eq_ignore_ascii_case(text));
    listed.or_else(|| super::zone::is_known(text).then(|| text.to_owned()))
}

/// What the browser lists; `None` where it does not.
fn listed() -> Option<Vec<String>> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let list: Function = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into().ok()?;
    let names: Array = list.call1(&intl, &JsValue::from_str("timeZone")).ok()?.dyn_into().ok()?;
    Some(names.iter().filter_map(|name| name.as_string()).collect())
}
