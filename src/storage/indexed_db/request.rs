//! One request to the database, as a future.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbRequest};

use super::refusal::thrown;
use crate::storage::StoreError;

/// One request to the database, as a future.
///
/// A request that fails does not by itself end its transaction, as it would in
/// plain JavaScript: whoever asked decides.
pub(super) struct Request {
    raw: IdbRequest,
    state: Rc<State>,
    _answer: Closure<dyn FnMut(Event)>,
}

#[derive(Default)]
struct State {
    is_answered: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Request {
    /// Waits for what was `asked`, unless the browser refused to ask it at all.
    pub fn of(asked: Result<IdbRequest, JsValue>) -> Result<Self, StoreError> {
        let raw = asked.map_err(|error| thrown(&error))?;
        let state = Rc::new(State::default());
        let answer = {
            let state = state.clone();
            Closure::new(move |event: Event| {
                event.prevent_default();
                state.is_answered.set(true);
                if let Some(waker) = state.waker.borrow_mut().take() {
                    waker.wake();
                }
            })
        };
        raw.set_onsuccess(Some(answer.as_ref().unchecked_ref()));
        raw.set_onerror(Some(answer.as_ref().unchecked_ref()));
        Ok(Self { raw, state, _answer: answer })
    }

    fn outcome(&self) -> Result<JsValue, StoreError> {
        match self.raw.error().map_err(|error| thrown(&error))? {
            None => self.raw.result().map_err(|error| thrown(&error)),
            // Of a transaction that ended under it the request knows just that.
            Some(error) if error.name() == "AbortError" => {
                let why = self.raw.transaction().and_then(|transaction| transaction.error());
                Err(why.map_or(StoreError::Aborted, |why| StoreError::from_name(&why.name())))
            }
            Some(error) => Err(StoreError::from_name(&error.name())),
        }
    }
}

impl Future for Request {
    type Output = Result<JsValue, StoreError>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.state.is_answered.get() {
            return Poll::Ready(self.outcome());
        }
        *self.state.waker.borrow_mut() = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        // The closure goes with it, and must not be called any more.
        self.raw.set_onsuccess(None);
        self.raw.set_onerror(None);
    }
}
