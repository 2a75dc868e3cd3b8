//! What is kept outside the store, so that a closed tab loses nothing that was typed.

use std::cell::RefCell;

use ninefold::browser::local;
use ninefold::state::{Desk, EditDraft, Form, Look, TouchForm};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The small things that this tab keeps in the browser. Each desk has its own.
pub struct Kept {
    form: Slot<Form>,
    touch: Slot<TouchForm>,
    edits: Slot<Vec<EditDraft>>,
    look: String,
}

/// One of them, as this tab kept it last: what another tab put there is not ours to lose.
struct Slot<T> {
    key: String,
    last: RefCell<Option<T>>,
}

impl Kept {
    /// What is kept for the desk to try things on, or for the real one.
    pub fn of(is_demo: bool) -> Kept {
        let desk = if is_demo { "ninefold-demo" } else { "ninefold" };
        Kept {
            form: Slot::new(format!("{desk}.new-lead")),
            touch: Slot::new(format!("{desk}.touch")),
            edits: Slot::new(format!("{desk}.edits")),
            look: format!("{desk}.look"),
        }
    }

    /// Puts back what was typed and how things were shown.
    pub fn restore(&self, desk: Desk) {
        if let Some(form) = self.form.read() {
            desk.entry().restore(form);
        }
        if let Some(form) = self.touch.read() {
            desk.touching().restore(form);
        }
        if let Some(drafts) = self.edits.read() {
            desk.edits().restore(drafts);
        }
        if let Some(look) = local::read(&self.look) {
            desk.restore_look(look);
        }
    }

    /// Keeps the *New lead* form, or forgets it.
    pub fn keep_form(&self, form: Option<Form>) {
        self.form.keep(form);
    }

    /// Keeps the *Log touch* form, or forgets it.
    pub fn keep_touch(&self, form: Option<TouchForm>) {
        self.touch.keep(form);
    }

    /// Keeps what is typed into fields; nothing for none.
    pub fn keep_edits(&self, drafts: Vec<EditDraft>) {
        self.edits.keep((!drafts.is_empty()).then_some(drafts));
    }

    /// Keeps how this device shows things.
    pub fn keep_look(&self, look: Look) {
        local::keep(&self.look, &look);
    }
}

impl<T: Clone + Serialize + DeserializeOwned> Slot<T> {
    fn new(key: String) -> Slot<T> {
        Slot { key, last: RefCell::new(None) }
    }

    fn read(&self) -> Option<T> {
        let value = local::read::<T>(&self.key);
        self.last.replace(value.clone());
        value
    }

    fn keep(&self, value: Option<T>) {
        let before = self.last.replace(value.clone());
        match (value, before) {
            (Some(value), _) => local::keep(&self.key, &value),
            (None, Some(before)) => local::forget(&self.key, &before),
            (None, None) => {}
        }
    }
}
