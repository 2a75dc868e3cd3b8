//! Lets the page answer while there is long work.

use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MessageChannel;

/// Waits for its turn in a task of its own. A timer would do too, and takes four
/// milliseconds each time. Never to be awaited inside a transaction.
pub(super) async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return };
    let state = Rc::new((Cell::new(false), Cell::new(None::<Waker>)));
    let arrive = {
        let state = state.clone();
        Closure::<dyn FnMut()>::new(move || {
            state.0.set(true);
            if let Some(waker) = state.1.take() {
                waker.wake();
            }
        })
    };
    channel.port1().set_onmessage(Some(arrive.as_ref().unchecked_ref()));
    if channel.port2().post_message(&wasm_bindgen::JsValue::NULL).is_err() {
        return;
    }
    poll_fn(|context| {
        if state.0.get() {
            return Poll::Ready(());
        }
        state.1.set(Some(context.waker().clone()));
        Poll::Pending
    })
    .await;
    channel.port1().set_onmessage(None);
    channel.port1().close();
}
