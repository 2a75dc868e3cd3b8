//! A tick a second.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `tick` once a second, and when the tab is looked at again, for as long as it lives.
///
/// A hidden tab's timers are slowed by the browser, so what a person comes
/// back to would otherwise show an old time for a moment.
pub fn every_second(tick: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn Fn()>::new(tick);
    let listener = closure.into_js_value();
    let _ = window
        .set_interval_with_callback_and_timeout_and_arguments_0(listener.unchecked_ref(), 1_000);
    let _ = window.add_event_listener_with_callback("focus", listener.unchecked_ref());
}

/// Calls `arrive` each time the tab is looked at again, for as long as it lives.
pub fn on_return(arrive: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn Fn()>::new(arrive);
    let listener = closure.into_js_value();
    let _ = window.add_event_listener_with_callback("focus", listener.unchecked_ref());
}
