//! One transaction: begun, watched to its end, and taken back when it is dropped.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, Object, Reflect};
use matrix_indexed_db_futures::database::Database;
use matrix_indexed_db_futures::internals::SystemRepr;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction};

use super::refusal::thrown;
use crate::storage::StoreError;
use crate::storage::schema::{JOURNAL, LEADS, META, SNAPSHOT};

#[wasm_bindgen]
extern "C" {
    /// A database as web-sys does not know it yet: with durability.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Durable;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &Durable,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;

    /// A transaction as web-sys does not know it yet: one that is told to commit.
    #[wasm_bindgen(extends = IdbTransaction)]
    type Committing;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committing) -> Result<(), JsValue>;
}

/// What a transaction is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To read.
    Read,
    /// To write what must not be lost. The browsers' own default says "complete"
    /// before the disk has it, and a power cut then loses it (promise: saved means
    /// saved).
    Save,
    /// To write what can be made again.
    Derive,
}

/// One transaction over all stores. It is taken back when it is dropped unfinished.
///
/// It ends by itself as soon as nothing is asked of it, so nothing but the
/// database may be awaited while it is held.
pub(super) struct Transaction {
    raw: IdbTransaction,
    end: Rc<End>,
    is_finished: bool,
    _handlers: [Closure<dyn FnMut()>; 2],
}

#[derive(Default)]
struct End {
    outcome: Cell<Option<Outcome>>,
    waker: RefCell<Option<Waker>>,
}

#[derive(Clone, Copy)]
enum Outcome {
    Complete,
    Aborted,
}

impl Transaction {
    /// Begins to read or to write.
    pub fn begin(db: &Database, purpose: Purpose) -> Result<Self, StoreError> {
        let (mode, durability) = match purpose {
            Purpose::Read => ("readonly", "default"),
            Purpose::Save => ("readwrite", "strict"),
            Purpose::Derive => ("readwrite", "relaxed"),
        };
        let stores = [LEADS, META, JOURNAL, SNAPSHOT].map(JsValue::from_str);
        let options = Object::new();
        let is_set = Reflect::set(&options, &"durability".into(), &durability.into());
        debug_assert!(is_set.is_ok(), "an object of our own takes what it is given");
        let raw = db
            .as_sys()
            .unchecked_ref::<Durable>()
            .begin(&Array::from_iter(stores), mode, &options)
            .map_err(|error| thrown(&error))?;

        let end = Rc::new(End::default());
        let ends = |outcome| {
            let end = end.clone();
            Closure::new(move || end.tell(outcome))
        };
        let handlers = [ends(Outcome::Complete), ends(Outcome::Aborted)];
        raw.set_oncomplete(Some(handlers[0].as_ref().unchecked_ref()));
        raw.set_onabort(Some(handlers[1].as_ref().unchecked_ref()));
        Ok(Self { raw, end, is_finished: false, _handlers: handlers })
    }

    /// The store `name`.
    pub fn store(&self, name: &str) -> Result<IdbObjectStore, StoreError> {
        self.raw.object_store(name).map_err(|error| thrown(&error))
    }

    /// Why it was taken back, when that is what `error` comes from: whoever asks for
    /// more then learns no more than that it is over.
    pub fn why(&self, error: StoreError) -> StoreError {
        match (self.raw.error(), error.name()) {
            (Some(why), _) => StoreError::from_name(&why.name()),
            (None, Some("TransactionInactiveError" | "InvalidStateError")) => StoreError::Aborted,
            (None, _) => error,
        }
    }

    /// Commits, and waits until the transaction is complete.
    ///
    /// A request that succeeded is no promise: the disk may still refuse, which
    /// shows only here.
    pub async fn finish(mut self) -> Result<(), StoreError> {
        let begun = self.raw.unchecked_ref::<Committing>().commit();
        begun.map_err(|error| self.why(thrown(&error)))?;
        // From here on it is as good as done: it is not for us to take it back.
        self.is_finished = true;
        let outcome = poll_fn(|context| match self.end.outcome.get() {
            Some(outcome) => Poll::Ready(outcome),
            None => {
                *self.end.waker.borrow_mut() = Some(context.waker().clone());
                Poll::Pending
            }
        });
        match outcome.await {
            Outcome::Complete => Ok(()),
            // The transaction alone knows why, and in WebKit not even that.
            Outcome::Aborted => {
                let why = self.raw.error();
                Err(why.map_or(StoreError::Aborted, |why| StoreError::from_name(&why.name())))
            }
        }
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        // The closures go with it, and must not be called any more.
        self.raw.set_oncomplete(None);
        self.raw.set_onabort(None);
        if !self.is_finished && self.end.outcome.get().is_none() {
            // One that has just ended refuses, and is what we want.
            let _ = self.raw.abort();
        }
    }
}

impl End {
    fn tell(&self, outcome: Outcome) {
        self.outcome.set(Some(outcome));
        if let Some(waker) = self.waker.borrow_mut().take() {
            waker.wake();
        }
    }
}
