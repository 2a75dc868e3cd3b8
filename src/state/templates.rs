//! The library: which template is open, what is typed into it, and whom it is tried on.

mod kept;
mod recipient;

use std::collections::BTreeMap;

use ninefold_core::domain::command::Command;
use ninefold_core::domain::replies::tally;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::template::draft::{Draft, Field, Reason, Refusal};
use ninefold_core::domain::template::{
    LibraryError, MOST_TEMPLATES, Replies, TemplateId, best, starters,
};
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::Instant;

pub use self::kept::{from_kept, to_kept};
pub use self::recipient::Recipient;
use super::desk::Desk;
use super::drafts::{find, put};
use super::request::Request;
use super::signal::RwSignal;

/// The handle to the library and its editor.
#[derive(Clone, Copy)]
pub struct Templates {
    drafts: RwSignal<Vec<(TemplateId, Draft)>>,
    refusals: RwSignal<Vec<(TemplateId, Refusal)>>,
    open: RwSignal<Option<TemplateId>>,
    /// Those that are on their way to the store.
    saving: RwSignal<Vec<TemplateId>>,
    recipient: RwSignal<Recipient>,
}

impl Templates {
    pub(super) fn new() -> Templates {
        Templates {
            drafts: RwSignal::default(),
            refusals: RwSignal::default(),
            open: RwSignal::new(None),
            saving: RwSignal::default(),
            recipient: RwSignal::new(Recipient::Example),
        }
    }

    /// The template whose editor is open.
    pub fn open(self) -> Option<TemplateId> {
        self.open.get()
    }

    /// What is typed into template `id` and not saved; `None` while it says what is stored.
    pub fn draft(self, id: TemplateId) -> Option<Draft> {
        find(&self.drafts.read(), id)
    }

    /// What the editor of template `id` shows; `None` for a template that is not there.
    pub fn shown(self, desk: Desk, id: TemplateId) -> Option<Draft> {
        self.draft(id).or_else(|| desk.settings().template(id).map(Draft::of))
    }

    /// Templates that were begun and never saved.
    pub fn begun(self, desk: Desk) -> Vec<(TemplateId, Draft)> {
        let settings = desk.settings();
        let mut begun = self.drafts.get();
        begun.retain(|(id, _)| settings.template(*id).is_none());
        begun
    }

    /// What is wrong with `field` of template `id`, if anything is.
    pub fn refusal(self, id: TemplateId, field: Field) -> Option<Reason> {
        let refusals = self.refusals.read();
        refusals.iter().find(|(at, it)| (*at, it.field) == (id, field)).map(|(_, it)| it.reason)
    }

    /// What came of each template that was ever sent.
    pub fn replies(self, desk: Desk) -> BTreeMap<TemplateId, Replies> {
        desk.with_rows(|rows| tally(rows.values().flat_map(|row| &row.sent)))
    }

    /// The template that is answered most often by these `replies`, if that can be told.
    pub fn best(self, desk: Desk, replies: &BTreeMap<TemplateId, Replies>) -> Option<TemplateId> {
        let settings = desk.settings();
        let library = settings.library();
        let of = |id: TemplateId| Some((id, *replies.get(&id)?));
        let all: Vec<_> = library.iter().filter_map(|it| of(it.id)).collect();
        best(&all)
    }

    /// Puts back what stood in the editors when the tab was closed.
    pub fn restore(self, drafts: Vec<(TemplateId, Draft)>) {
        self.drafts.set(drafts);
    }

    /// Opens the editor of template `id`.
    pub fn edit(self, id: TemplateId) {
        self.open.set(Some(id));
    }

    /// Closes the editor of template `id`. What is typed there stays typed.
    pub fn close(self, id: TemplateId) {
        if self.open.get_untracked() == Some(id) {
            self.open.set(None);
        }
    }

    /// Begins a template, which is not saved yet, and opens its editor. A library that is full says
    /// so. `stamp` is the real time, `random` makes its id.
    pub fn begin(self, desk: Desk, stamp: Instant, random: [u8; 10]) {
        if self.is_full(desk, &desk.settings_to_be()) {
            return;
        }
        let id = TemplateId::new(stamp, random);
        self.put(desk, id, Some(Draft::blank()));
        self.edit(id);
    }

    /// Changes what stands in the editor of template `id`.
    pub fn change(self, desk: Desk, id: TemplateId, change: impl FnOnce(&mut Draft)) {
        let stored = desk.settings_to_be().template(id).map(Draft::of);
        let draft = self.drafts.with_untracked(|drafts| find(drafts, id));
        let Some(before) = draft.or_else(|| stored.clone()) else { return };
        let mut draft = before.clone();
        change(&mut draft);
        // What is typed anew is not refused for what stood there before.
        self.refusals.update(|refusals| {
            let is_same = |field| before.text(field) == draft.text(field);
            refusals.retain(|(at, it)| *at != id || is_same(it.field));
        });
        let is_as_stored = stored.as_ref() == Some(&draft);
        self.put(desk, id, (!is_as_stored).then_some(draft));
    }

    /// Says beside `field` of template `id` what it needs, once it is left.
    pub fn check(self, desk: Desk, id: TemplateId, field: Field) {
        let Some(draft) = self.drafts.with_untracked(|drafts| find(drafts, id)) else { return };
        let read = draft.read(id, &desk.settings_to_be().templates, desk.now_untracked());
        let wrong = read.err().unwrap_or_default();
        self.refusals.update(|refusals| {
            refusals.retain(|(at, it)| (*at, it.field) != (id, field));
            refusals.extend(wrong.into_iter().filter(|it| it.field == field).map(|it| (id, it)));
        });
    }

    /// Gives up what is typed into template `id`, and closes its editor; one that was never saved
    /// goes.
    pub fn cancel(self, desk: Desk, id: TemplateId) {
        self.refusals.update(|refusals| refusals.retain(|(at, _)| *at != id));
        self.close(id);
        self.put(desk, id, None);
    }

    /// Saves template `id`, or says beside each field what it needs and answers with the first of
    /// them. The editor closes once it is saved. `stamp` is the real time.
    pub fn save(self, desk: Desk, id: TemplateId, stamp: Instant) -> Result<(), Field> {
        let Some(draft) = self.drafts.with_untracked(|drafts| find(drafts, id)) else {
            self.cancel(desk, id);
            return Ok(());
        };
        let settings = desk.settings_to_be();
        let read = draft.read(id, &settings.templates, stamp);
        let wrong = read.as_ref().err().cloned().unwrap_or_default();
        let first = wrong.first().map(|it| it.field);
        self.refusals.update(|refusals| {
            refusals.retain(|(at, _)| *at != id);
            refusals.extend(wrong.into_iter().map(|it| (id, it)));
        });
        match read {
            Ok(template) => {
                // Before it is given: the answer may come at once.
                self.saving.update(|saving| saving.push(id));
                desk.give(Command::Set(Box::new(settings.with_template(template))));
                Ok(())
            }
            Err(_) => Err(first.unwrap_or(Field::Name)),
        }
    }

    /// Makes another template of the stored template `id`, and opens its editor. A library that is
    /// full says so. `stamp` is the real time, `random` makes the new id.
    pub fn copy(self, desk: Desk, id: TemplateId, stamp: Instant, random: [u8; 10]) {
        let settings = desk.settings_to_be();
        let Some(template) = settings.template(id).cloned() else { return };
        if self.is_full(desk, &settings) {
            return;
        }
        // A name that is as long as one may be is the name of the copy too.
        let name = Line::parse(&format!("Copy of {}", template.name));
        let copy = TemplateId::new(stamp, random);
        let template = template.copied(copy, name.unwrap_or(template.name.clone()), stamp);
        desk.give(Command::Set(Box::new(settings.with_template(template))));
        self.edit(copy);
    }

    /// Deletes template `id`, with what is typed into it. `stamp` is the real time.
    pub fn delete(self, desk: Desk, id: TemplateId, stamp: Instant) {
        let settings = desk.settings_to_be().without_template(id, stamp);
        self.cancel(desk, id);
        desk.give(Command::Set(Box::new(settings)));
    }

    /// Adds the four templates to begin with. `stamp` is the real time.
    pub fn add_starters(self, desk: Desk, stamp: Instant) {
        let add = |all: Settings, template| all.with_template(template);
        let settings = starters(stamp).into_iter().fold(desk.settings_to_be(), add);
        desk.give(Command::Set(Box::new(settings)));
    }

    /// These settings are stored: what was typed and says the same is typed no more.
    pub(super) fn saved(self, desk: Desk, settings: &Settings) {
        for id in self.saving.get_untracked() {
            let draft = self.drafts.with_untracked(|drafts| find(drafts, id));
            let template = settings.template(id);
            let says = draft.zip(template).is_some_and(|(draft, template)| draft.says(template));
            if template.is_some() {
                self.saving.update(|saving| saving.retain(|at| *at != id));
            }
            if says {
                self.cancel(desk, id);
            }
        }
    }

    fn is_full(self, desk: Desk, settings: &Settings) -> bool {
        let is_full = settings.library().len() >= MOST_TEMPLATES;
        if is_full {
            // The first letter of a sentence.
            let why = LibraryError::Full.to_string();
            desk.say(why.replacen("the", "The", 1), None);
        }
        is_full
    }

    fn put(self, desk: Desk, id: TemplateId, draft: Option<Draft>) {
        if let Some(kept) = put(self.drafts, id, draft) {
            desk.send(Request::KeepTemplates(kept));
        }
    }
}
