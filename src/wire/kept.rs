//! What is kept outside the store, so that a closed tab loses nothing that was typed.

use std::cell::RefCell;

use ninefold::browser::local;
use ninefold::state::{
    Desk, EditDraft, Form, Look, TouchForm, cadences_from_kept, cadences_to_kept,
    templates_from_kept, templates_to_kept,
};
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::cadence::draft::Draft;
use ninefold_core::domain::template::TemplateId;
use ninefold_core::domain::template::draft::Draft as TemplateDraft;

/// The small things that this tab keeps in the browser. Each desk has its own.
pub struct Kept {
    form: Slot,
    touch: Slot,
    jots: Slot,
    edits: Slot,
    cadences: Slot,
    templates: Slot,
    look: String,
    table: String,
}

/// One of them, as this tab kept it last: what another tab put there is not ours to lose.
struct Slot {
    key: String,
    last: RefCell<Option<String>>,
}

impl Kept {
    /// What is kept for the desk to try things on, or for the real one.
    pub fn of(is_demo: bool) -> Kept {
        let desk = if is_demo { "ninefold-demo" } else { "ninefold" };
        Kept {
            form: Slot::new(format!("{desk}.new-lead")),
            touch: Slot::new(format!("{desk}.touch")),
            jots: Slot::new(format!("{desk}.jots")),
            edits: Slot::new(format!("{desk}.edits")),
            cadences: Slot::new(format!("{desk}.cadences")),
            templates: Slot::new(format!("{desk}.templates")),
            look: format!("{desk}.look"),
            table: format!("{desk}.table"),
        }
    }

    /// Puts back what was typed and how things were shown.
    pub fn restore(&self, desk: Desk) {
        if let Some(form) = self.form.read(Form::from_kept) {
            desk.entry().restore(form);
        }
        if let Some(form) = self.touch.read(TouchForm::from_kept) {
            desk.touching().restore(form);
        }
        // What reads them comes later, with the forms.
        if let Some(text) = self.jots.read(|text| Some(text.to_owned())) {
            desk.jotting().restore(text);
        }
        if let Some(drafts) = self.edits.read(EditDraft::from_kept) {
            desk.edits().restore(drafts);
        }
        if let Some(drafts) = self.cadences.read(cadences_from_kept) {
            desk.cadences().restore(drafts);
        }
        if let Some(drafts) = self.templates.read(templates_from_kept) {
            desk.templates().restore(drafts);
        }
        if let Some(look) = local::read(&self.look).and_then(|text| Look::from_kept(&text)) {
            desk.restore_look(look);
        }
        if let Some(text) = local::read(&self.table) {
            desk.table().restore(text);
        }
    }

    /// Keeps the *New lead* form, or forgets it.
    pub fn keep_form(&self, form: Option<Form>) {
        self.form.keep(form.map(|form| form.to_kept()));
    }

    /// Keeps the *Log touch* form, or forgets it.
    pub fn keep_touch(&self, form: Option<TouchForm>) {
        self.touch.keep(form.map(|form| form.to_kept()));
    }

    /// Keeps what is typed into forms of appointments, promises and purchases; nothing for none.
    pub fn keep_jots(&self, text: String) {
        self.jots.keep((!text.is_empty()).then_some(text));
    }

    /// Keeps what is typed into fields; nothing for none.
    pub fn keep_edits(&self, drafts: Vec<EditDraft>) {
        self.edits.keep((!drafts.is_empty()).then(|| EditDraft::to_kept(&drafts)));
    }

    /// Keeps what is typed into the editors of plans; nothing for none.
    pub fn keep_cadences(&self, drafts: &[(CadenceId, Draft)]) {
        self.cadences.keep((!drafts.is_empty()).then(|| cadences_to_kept(drafts)));
    }

    /// Keeps what is typed into templates; nothing for none.
    pub fn keep_templates(&self, drafts: &[(TemplateId, TemplateDraft)]) {
        self.templates.keep((!drafts.is_empty()).then(|| templates_to_kept(drafts)));
    }

    /// Keeps how this device shows things.
    pub fn keep_look(&self, look: Look) {
        local::keep(&self.look, &look.to_kept());
    }

    /// Keeps how the table of leads is set up.
    pub fn keep_table(&self, text: &str) {
        local::keep(&self.table, text);
    }
}

impl Slot {
    fn new(key: String) -> Slot {
        Slot { key, last: RefCell::new(None) }
    }

    /// What `parse` takes of the text that is kept. What cannot be read stays where it is.
    fn read<T>(&self, parse: fn(&str) -> Option<T>) -> Option<T> {
        let text = local::read(&self.key);
        let value = text.as_deref().and_then(parse);
        self.last.replace(text.filter(|_| value.is_some()));
        value
    }

    fn keep(&self, text: Option<String>) {
        let before = self.last.replace(text.clone());
        match (text, before) {
            (Some(text), _) => local::keep(&self.key, &text),
            (None, Some(before)) => local::forget(&self.key, &before),
            (None, None) => {}
        }
    }
}
