//! What moves on a page, each kind in one type.
//!
//! Leptos is compiled once for each type that it draws, and each closure is a type of its own: a
//! hundred `move || …` would be a hundred copies of the same code to load. Here each closure goes
//! behind a pointer, so that all parts of a kind share one copy. A closure of a view goes through
//! one of these functions, and a function that draws ends in [`AnyView`].
//!
//! The pointers are to [`Ask`], [`Hear`] and [`Run`], which have one verb each: the table behind a
//! `dyn FnMut` also holds a copy of the closure that would be called once, and never is.

use std::cell::Cell;
use std::sync::{Arc, Mutex};

use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// What is asked again when something that it reads changes.
pub type Live<T> = SharedReactiveFunction<T>;

/// What hears of an event.
pub type Heard<E> = Box<dyn FnMut(E)>;

/// What a text or an attribute may be told as; `None` is no text, and no attribute.
pub trait Words {
    /// The words, if there are any.
    fn words(self) -> Option<String>;
}

impl Words for String {
    fn words(self) -> Option<String> {
        Some(self)
    }
}

impl Words for &'static str {
    fn words(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl<T: Words> Words for Option<T> {
    fn words(self) -> Option<String> {
        self.and_then(T::words)
    }
}

/// What may be a part of a page, whatever it was made of.
pub trait Draw {
    /// The part, in the one type of all parts.
    fn drawn(self) -> AnyView;
}

/// What `view!` makes. Its wrapping would be one type more for each.
impl<T: IntoAny> Draw for View<T> {
    fn drawn(self) -> AnyView {
        self.into_inner().into_any()
    }
}

impl Draw for AnyView {
    fn drawn(self) -> AnyView {
        self
    }
}

impl Draw for Live<AnyView> {
    fn drawn(self) -> AnyView {
        self.into_any()
    }
}

impl Draw for Vec<AnyView> {
    fn drawn(self) -> AnyView {
        self.into_any()
    }
}

impl Draw for String {
    fn drawn(self) -> AnyView {
        self.into_any()
    }
}

impl Draw for &'static str {
    fn drawn(self) -> AnyView {
        self.into_any()
    }
}

impl Draw for () {
    fn drawn(self) -> AnyView {
        self.into_any()
    }
}

/// A part of a page that is drawn again when something that `draw` reads changes.
pub fn live<V: Draw>(mut draw: impl FnMut() -> V + Send + 'static) -> Live<AnyView> {
    shared(Box::new(move || draw().drawn()))
}

/// A part of a page that is not always there.
pub fn maybe<V: Draw>(mut draw: impl FnMut() -> Option<V> + Send + 'static) -> Live<AnyView> {
    shared(Box::new(move || part(draw())))
}

/// What is there, or nothing.
pub fn part<V: Draw>(part: Option<V>) -> AnyView {
    part.map_or_else(|| ().drawn(), V::drawn)
}

/// A text, and the value of an input.
pub fn said<T: Words>(mut say: impl FnMut() -> T + Send + 'static) -> Live<String> {
    shared(Box::new(move || say().words().unwrap_or_default()))
}

/// The value of an attribute; without one, the attribute is not there.
pub fn given<T: Words>(mut say: impl FnMut() -> T + Send + 'static) -> Live<Option<String>> {
    shared(Box::new(move || say().words()))
}

/// Whether a class, a property or an attribute without a value is there.
pub fn holds(is_so: impl FnMut() -> bool + Send + 'static) -> Live<bool> {
    shared(Box::new(is_so))
}

/// What is asked again and again.
trait Ask<T>: Send {
    fn ask(&mut self) -> T;
}

impl<T, F: FnMut() -> T + Send> Ask<T> for F {
    fn ask(&mut self) -> T {
        self()
    }
}

fn shared<T: 'static>(mut asked: Box<dyn Ask<T>>) -> Live<T> {
    Arc::new(Mutex::new(move || asked.ask()))
}

/// Hears of an event, and looks at it.
pub fn heard<E: 'static>(hear: impl FnMut(E) + 'static) -> Heard<E> {
    hearing(Box::new(hear))
}

/// Hears of a click.
pub fn pressed(mut press: impl FnMut() + 'static) -> Heard<ev::MouseEvent> {
    hearing(Box::new(move |_| press()))
}

/// Does something in place of what the browser would do.
pub fn instead<E: AsRef<ev::Event> + 'static>(mut act: impl FnMut() + 'static) -> Heard<E> {
    hearing(Box::new(move |event: E| {
        event.as_ref().prevent_default();
        act();
    }))
}

/// Does something at the keys that are `meant`, in place of what the browser would do.
pub fn at_key(
    meant: fn(&ev::KeyboardEvent) -> bool,
    mut act: impl FnMut() + 'static,
) -> Heard<ev::KeyboardEvent> {
    hearing(Box::new(move |event: ev::KeyboardEvent| {
        if meant(&event) {
            event.prevent_default();
            act();
        }
    }))
}

/// Hears what a field holds.
pub fn typed(mut take: impl FnMut(String) + 'static) -> Heard<ev::Event> {
    hearing(Box::new(move |event| take(event_target_value(&event))))
}

/// Hears whether a box is ticked.
pub fn ticked(mut take: impl FnMut(bool) + 'static) -> Heard<ev::Event> {
    hearing(Box::new(move |event| take(event_target_checked(&event))))
}

/// What hears of an event again and again.
trait Hear<E> {
    fn hear(&mut self, event: E);
}

impl<E, F: FnMut(E)> Hear<E> for F {
    fn hear(&mut self, event: E) {
        self(event);
    }
}

fn hearing<E: 'static>(mut hears: Box<dyn Hear<E>>) -> Heard<E> {
    Box::new(move |event| hears.hear(event))
}

/// Does something once the page is drawn, and again when what it reads changes.
pub fn effect(run: impl Fn() + 'static) {
    running(Box::new(run));
}

/// What is done again and again.
trait Run {
    fn run(&self);
}

impl<F: Fn()> Run for F {
    fn run(&self) {
        self();
    }
}

fn running(runs: Box<dyn Run>) {
    Effect::new(move || runs.run());
}

/// Does `then` each time that what `read` reads has changed, and not at first.
pub fn on_change(read: impl Fn() + 'static, then: impl Fn() + 'static) {
    let is_first = Cell::new(true);
    effect(move || {
        read();
        if !is_first.replace(false) {
            untrack(&then);
        }
    });
}

/// A row of a [`list`].
pub struct Row {
    key: String,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Row {
    /// The row of what `key` tells from all others. It is drawn once, as long as it has its key.
    pub fn new(key: String, draw: impl FnOnce() -> AnyView + Send + 'static) -> Row {
        Row { key, draw: Box::new(draw) }
    }
}

/// Rows that stay, and the keyboard on them, when only their order changes.
pub fn list(rows: impl Fn() -> Vec<Row> + Send + 'static) -> AnyView {
    listed(Box::new(rows))
}

fn listed(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    let key = |row: &Row| row.key.clone();
    // What is read while a row is drawn is followed by the row, not by the list.
    let children = |row: Row| untrack(row.draw);
    view! { <For each=rows key children /> }.drawn()
}
