//! Leptos's signals and memos, with what they hold behind a pointer.
//!
//! Leptos is compiled once for each type that a signal or a memo holds. The desk holds some fifty
//! types of values, and each would be another copy of the same code to load; here there is one.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use leptos::prelude;
use leptos::prelude::*;

/// What is changed in place.
type Held = Box<dyn Any + Send + Sync>;

/// What was worked out, shared by all who read it.
type Shared = Arc<dyn Any + Send + Sync>;

/// Works out what has changed since; `None` is that nothing has.
///
/// A trait of one verb: the table behind a `dyn Fn` holds two more copies, which are never called.
trait WorkOut: Send + Sync {
    fn work_out(&self, before: Option<&Shared>) -> Option<Shared>;
}

impl<F: Fn(Option<&Shared>) -> Option<Shared> + Send + Sync> WorkOut for F {
    fn work_out(&self, before: Option<&Shared>) -> Option<Shared> {
        self(before)
    }
}

/// A value that is read, changed, and followed. A handle: copying it is free.
pub struct RwSignal<T> {
    held: prelude::RwSignal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> RwSignal<T> {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> RwSignal<T> {
        RwSignal::new(T::default())
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that holds `value`.
    pub fn new(value: T) -> RwSignal<T> {
        RwSignal { held: hold(Box::new(value)), of: PhantomData }
    }

    /// The value, followed.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value, for an answer that is not to be repeated when it changes.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Reads the value, followed.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.read())
    }

    /// Reads the value, for an answer that is not to be repeated when it changes.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.read_untracked())
    }

    /// The value where it is, followed. Nothing may change it meanwhile.
    pub fn read(self) -> impl Deref<Target = T> {
        self.track();
        self.read_untracked()
    }

    /// The value where it is, for an answer that is not to be repeated when it changes.
    pub fn read_untracked(self) -> impl Deref<Target = T> {
        Read { held: held(self.held), of: PhantomData }
    }

    /// Follows the value.
    pub fn track(self) {
        follow(self.held);
    }

    /// Holds `value` from now on. Once the page that made the signal has gone, nothing happens.
    pub fn set(self, value: T) {
        put(self.held, Box::new(value));
    }

    /// True once the page that made the signal has gone: what comes a frame later may find it so, and
    /// reads nothing then.
    pub fn is_gone(self) -> bool {
        is_gone(self.held)
    }

    /// Changes the value where it is. Once the page that made the signal has gone, nothing happens.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        if let Some(mut held) = changing(&self.held) {
            change((**held).downcast_mut().expect("a signal holds what it was made with"));
        }
    }
}

fn is_gone(signal: prelude::RwSignal<Held>) -> bool {
    signal.is_disposed()
}

/// A value while it is read.
struct Read<T, H> {
    held: H,
    of: PhantomData<fn() -> T>,
}

impl<T: 'static, H: Deref<Target = Held>> Deref for Read<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        (**self.held).downcast_ref().expect("a signal holds what it was made with")
    }
}

fn hold(value: Held) -> prelude::RwSignal<Held> {
    prelude::RwSignal::new(value)
}

fn held(signal: prelude::RwSignal<Held>) -> impl Deref<Target = Held> {
    signal.read_untracked()
}

fn follow(signal: prelude::RwSignal<Held>) {
    signal.track();
}

fn put(signal: prelude::RwSignal<Held>, value: Held) {
    if let Some(mut held) = signal.try_write() {
        *held = value;
    }
}

fn changing(signal: &prelude::RwSignal<Held>) -> Option<impl DerefMut<Target = Held>> {
    signal.try_write()
}

/// What is worked out from signals, once for each change of them. A handle: copying it is free.
pub struct Memo<T> {
    shared: prelude::Memo<Shared>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Memo<T> {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// What `work_out` makes of what was worked out before. Whoever follows it hears only of what
    /// is not equal to that.
    pub fn new(work_out: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T> {
        let work_out = move |before: Option<&Shared>| {
            let before = before.and_then(|before| before.downcast_ref());
            let now = work_out(before);
            (before != Some(&now)).then(|| Arc::new(now) as Shared)
        };
        Memo { shared: share(Box::new(work_out)), of: PhantomData }
    }

    /// The value, followed.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.read().clone()
    }

    /// The value, for an answer that is not to be repeated when it changes.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.read_untracked().clone()
    }

    /// Reads the value, followed.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.read())
    }

    /// Reads the value, for an answer that is not to be repeated when it changes.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.read_untracked())
    }

    /// The value, followed, without a copy.
    pub fn read(self) -> impl Deref<Target = T> {
        Worked { shared: shared(self.shared), of: PhantomData }
    }

    /// The value without a copy, for an answer that is not to be repeated when it changes.
    pub fn read_untracked(self) -> impl Deref<Target = T> {
        Worked { shared: shared_untracked(self.shared), of: PhantomData }
    }

    /// Follows the value.
    pub fn track(self) {
        shared(self.shared);
    }
}

/// A value that was worked out, while it is read.
struct Worked<T> {
    shared: Shared,
    of: PhantomData<fn() -> T>,
}

impl<T: 'static> Deref for Worked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (*self.shared).downcast_ref().expect("a memo holds what it was made for")
    }
}

fn share(work_out: Box<dyn WorkOut>) -> prelude::Memo<Shared> {
    prelude::Memo::new_owning(move |before: Option<Shared>| {
        let now = work_out.work_out(before.as_ref());
        let is_new = now.is_some();
        (now.or(before).expect("the first value differs from none"), is_new)
    })
}

fn shared(memo: prelude::Memo<Shared>) -> Shared {
    memo.get()
}

fn shared_untracked(memo: prelude::Memo<Shared>) -> Shared {
    memo.get_untracked()
}
