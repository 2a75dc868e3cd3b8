//! Giving the page its turn between two slices of long work.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MessageChannel;

/// Waits until the browser has drawn and heard what there was to draw and hear.
///
/// A message, not a timer: browsers hold timers back that follow each other, and in a hidden tab
/// for a second each. Without channels it goes on at once.
pub async fn turn() {
    let Ok(channel) = MessageChannel::new() else { return };
    let state: Rc<RefCell<(bool, Option<Waker>)>> = Rc::default();
    let ring = {
        let state = state.clone();
        Closure::<dyn FnMut()>::new(move || {
            let mut state = state.borrow_mut();
            state.0 = true;
            if let Some(waker) = state.1.take() {
                waker.wake();
            }
        })
    };
    channel.port1().set_onmessage(Some(ring.as_ref().unchecked_ref()));
    if channel.port2().post_message(&wasm_bindgen::JsValue::NULL).is_err() {
        return;
    }
    poll_fn(|context| {
        let mut state = state.borrow_mut();
        if state.0 {
            return Poll::Ready(());
        }
        state.1 = Some(context.waker().clone());
        Poll::Pending
    })
    .await;
    channel.port1().close();
}
