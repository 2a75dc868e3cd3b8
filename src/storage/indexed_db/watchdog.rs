//! Gives up on what the browser never answers.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::BULK_SECONDS;
use crate::storage::{SoFar, StoreError};

/// Gives up after a time without news, or when told to.
pub(super) struct Watchdog {
    bell: Rc<Bell>,
    seconds: Rc<Cell<u32>>,
    timer: Cell<Option<i32>>,
    bark: Closure<dyn FnMut()>,
    so_far: Option<SoFar>,
}

/// The halves of a change of many leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// What is stored is read.
    Reading,
    /// What it comes to is written.
    Writing,
}

/// Ends the wait of a [`Watchdog`] early.
#[derive(Default)]
pub(super) struct Bell {
    rung: RefCell<Option<StoreError>>,
    waker: RefCell<Option<Waker>>,
}

impl Watchdog {
    /// Gives up with [`StoreError::Stalled`] after so many whole `seconds`.
    pub(super) fn within(seconds: u32) -> Self {
        let bell = Rc::new(Bell::default());
        let allowed = Rc::new(Cell::new(seconds));
        let bark = {
            let (rope, seconds) = (bell.clone(), allowed.clone());
            Closure::new(move || rope.ring(StoreError::Stalled { seconds: seconds.get() }))
        };
        let watchdog = Self { bell, seconds: allowed, timer: Cell::new(None), bark, so_far: None };
        watchdog.allow(seconds);
        watchdog
    }

    /// There is news: gives up after so many whole `seconds` from now on.
    pub(super) fn allow(&self, seconds: u32) {
        self.lie_down();
        self.seconds.set(seconds);
        self.timer.set(web_sys::window().and_then(|window| {
            let milliseconds = i32::try_from(seconds * 1_000).ok()?;
            let bark = self.bark.as_ref().unchecked_ref();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(bark, milliseconds).ok()
        }));
    }

    /// Has `so_far` hear how far the work got.
    pub(super) fn telling(self, so_far: Option<SoFar>) -> Self {
        let mut watchdog = self;
        watchdog.so_far = so_far;
        watchdog
    }

    /// There is news: `done` of `all` leads are through with this half of the work.
    pub(super) fn got(&self, half: Half, done: usize, all: usize) {
        self.allow(BULK_SECONDS);
        if let Some(so_far) = &self.so_far {
            let percent = 50 * done.min(all) / all.max(1);
            so_far(percent as u8 + if half == Half::Reading { 0 } else { 50 });
        }
    }

    /// What gives up when it is rung.
    pub(super) fn bell(&self) -> Rc<Bell> {
        self.bell.clone()
    }

    /// Waits for `work`, and refuses with the reason when the watchdog gives up
    /// first. The work is then as far as it came, and the caller's to end.
    pub(super) async fn guard<W: Future>(
        &self,
        mut work: Pin<&mut W>,
    ) -> Result<W::Output, StoreError> {
        poll_fn(|context| {
            if let Poll::Ready(output) = work.as_mut().poll(context) {
                return Poll::Ready(Ok(output));
            }
            if let Some(reason) = self.bell.rung.borrow().clone() {
                return Poll::Ready(Err(reason));
            }
            *self.bell.waker.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn lie_down(&self) {
        if let (Some(window), Some(timer)) = (web_sys::window(), self.timer.take()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

impl Bell {
    /// Gives up for this `reason`. The first reason stays.
    pub(super) fn ring(&self, reason: StoreError) {
        self.rung.borrow_mut().get_or_insert(reason);
        if let Some(waker) = self.waker.borrow_mut().take() {
            waker.wake();
        }
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        self.lie_down();
    }
}
