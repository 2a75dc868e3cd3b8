//! What is done to all leads that are selected: one command for all of them, which one undo takes
//! back.

use std::collections::BTreeSet;

use ninefold_core::domain::command::{Command, Many, ManyChange};
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::source::Source;
use ninefold_core::domain::stage::{Stage, Standing};
use ninefold_core::domain::tag::Tag;

use super::Table;
use crate::state::desk::Desk;
use crate::state::moving::standing;
use crate::state::request::Ticket;

/// Fewer touches than this are fewer than five follow-ups, whoever made them
/// (`due rule: Giving up early`).
const TOUCHES_OF_FIVE_FOLLOW_UPS: usize = 6;

/// What is asked before it is changed about many leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManyField {
    /// Which stage they come to.
    Stage,
    /// Why they are lost.
    Reason,
    /// A word to sort them by.
    Tag,
    /// Where they came from.
    Source,
}

/// What is being typed about many leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManyForm {
    /// What is asked.
    pub field: ManyField,
    /// What is typed, as typed.
    pub text: String,
    /// Why it is not taken.
    pub refusal: Option<String>,
}

impl Table {
    /// What is being typed about those that are selected.
    pub fn form(self) -> Option<ManyForm> {
        self.form.get()
    }

    /// Asks this about those that are selected.
    pub fn ask(self, field: ManyField) {
        self.form.set(Some(ManyForm { field, text: String::new(), refusal: None }));
    }

    /// Types `text` into the form.
    pub fn write(self, text: String) {
        self.form.update(|form| {
            if let Some(form) = form {
                (form.text, form.refusal) = (text, None);
            }
        });
    }

    /// Asks nothing, and does nothing.
    pub fn close(self) {
        self.form.set(None);
    }

    /// Has those that are selected come to `stage`; those who are lost are so for a reason, which is
    /// asked first.
    pub fn move_to(self, desk: Desk, stage: Stage) {
        match stage {
            Stage::Lost => self.ask(ManyField::Reason),
            Stage::New | Stage::Working | Stage::Nurture | Stage::Won => {
                self.change(desk, ManyChange::Stage(stage.into()));
            }
        }
    }

    /// Does what the form says, or says there why not.
    pub fn save(self, desk: Desk) {
        let Some(form) = self.form.get_untracked() else { return };
        let text = form.text.trim();
        let change = match form.field {
            ManyField::Stage => return,
            ManyField::Reason => self.lost(desk, text).map(ManyChange::Stage),
            ManyField::Tag => self.tag(text).map(ManyChange::AddTag),
            ManyField::Source if text.is_empty() => Ok(ManyChange::Source(None)),
            ManyField::Source => Source::parse(text)
                .map(|source| ManyChange::Source(Some(source)))
                .map_err(|error| error.to_string()),
        };
        self.take(desk, change);
    }

    /// Takes the typed tag from those that are selected.
    pub fn remove_tag(self, desk: Desk) {
        let Some(form) = self.form.get_untracked() else { return };
        self.take(desk, self.tag(form.text.trim()).map(ManyChange::RemoveTag));
    }

    /// How many of those that are selected would be given up before five follow-ups were made.
    pub fn n_given_up_early(self, desk: Desk) -> usize {
        let is_early = |row: &Projection| {
            let is_open = !row.never_contact && row.stage != Stage::Lost;
            is_open && row.n_touches < TOUCHES_OF_FIVE_FOLLOW_UPS
        };
        self.chosen_where(desk, is_early).len()
    }

    /// The tags that are in use, for whoever types one.
    pub fn known_tags(self, desk: Desk) -> Vec<String> {
        known(desk, |row, add| row.tags.iter().for_each(|tag| add(tag)))
    }

    /// The sources that are in use, for whoever types one.
    pub fn known_sources(self, desk: Desk) -> Vec<String> {
        known(desk, |row, add| row.source.iter().for_each(|source| add(source)))
    }

    /// Puts those that are selected into the trash, but for those that are never to be contacted.
    pub fn delete(self, desk: Desk) {
        let chosen = self.chosen_where(desk, |row| !row.never_contact);
        self.give(desk, chosen.len(), Command::Delete(chosen));
    }

    /// Writes those that are selected into a file.
    pub fn export(self, desk: Desk) {
        desk.transfer().export_some(desk, self.chosen(desk));
    }

    /// How many leads are being changed at this moment.
    pub fn n_changing(self) -> Option<usize> {
        self.waits_for.get().map(|(_, n)| n)
    }

    /// The next command is about so many leads, and is waited for.
    pub(in crate::state) fn wait_for(self, desk: Desk, n_leads: usize) {
        self.waits_for.set(Some((desk.next_ticket(), n_leads)));
    }

    /// Command `ticket` was answered.
    pub(in crate::state) fn answered(self, ticket: Ticket) {
        if self.waits_for.with_untracked(|it| it.is_some_and(|(it, _)| it == ticket)) {
            self.waits_for.set(None);
        }
    }

    fn lost(self, desk: Desk, text: &str) -> Result<Standing, String> {
        standing(Stage::Lost, text, self.n_given_up_early(desk) > 0)
    }

    fn tag(self, text: &str) -> Result<Tag, String> {
        Tag::parse(text).map_err(|error| error.to_string())
    }

    fn take(self, desk: Desk, change: Result<ManyChange, String>) {
        match change {
            Ok(change) => self.change(desk, change),
            Err(why) => self.form.update(|form| {
                if let Some(form) = form {
                    form.refusal = Some(why);
                }
            }),
        }
    }

    fn change(self, desk: Desk, change: ManyChange) {
        let leads = self.chosen(desk);
        self.close();
        let n_leads = leads.len();
        self.give(desk, n_leads, Command::ChangeMany(Box::new(Many { leads, change })));
    }

    fn give(self, desk: Desk, n_leads: usize, command: Command) {
        if n_leads == 0 {
            return desk.say("There is nobody to change".to_owned(), None);
        }
        self.wait_for(desk, n_leads);
        desk.give(command);
    }
}

/// What rows on the desk say, each once, in the order of the letters, as far as anybody looks.
fn known(desk: Desk, read: impl Fn(&Projection, &mut dyn FnMut(&str))) -> Vec<String> {
    /// More than this nobody looks through.
    const MOST: usize = 200;
    let mut all = BTreeSet::new();
    let mut add = |text: &str| {
        if !all.contains(text) {
            all.insert(text.to_owned());
        }
    };
    desk.with_rows_untracked(|rows| {
        let rows = rows.values().filter(|row| row.deleted_at.is_none());
        rows.for_each(|row| read(row, &mut add));
    });
    all.into_iter().take(MOST).collect()
}
