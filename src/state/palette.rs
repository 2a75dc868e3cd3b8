//! The command palette: leads, pages and actions by a few letters; and the list of all shortcuts.

use ninefold_core::domain::fuzzy::{Needle, Score, meant};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::order;
use ninefold_core::domain::projection::fold;
use ninefold_core::domain::stage::Stage;

use super::desk::Desk;
use super::look::{Look, Theme};
use super::signal::RwSignal;
use crate::route::{Route, read_query};

/// How many leads are shown at most.
const MOST_LEADS: usize = 8;

/// What stands in front of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The command palette.
    Commands,
    /// The list of all shortcuts.
    Shortcuts,
}

/// What belongs together in the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Leads.
    Leads,
    /// Pages, and lists that somebody gave a name.
    Pages,
    /// What can be done.
    Actions,
}

/// Something that is done when it is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Opens a lead.
    Open(LeadId),
    /// Goes to a page.
    Go(Route),
    /// Goes to the list that somebody gave this name.
    View(String, Route),
    /// Does something.
    Do(Action),
}

/// What can be done from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Opens *New lead*.
    NewLead,
    /// Opens *Log touch* for a lead.
    LogTouch(LeadId),
    /// Asks until when its next step is put off.
    Snooze(LeadId),
    /// Leaves its next step out.
    Skip(LeadId),
    /// Opens its call sheet.
    CallSheet(LeadId),
    /// Moves it to another stage, or asks what that needs.
    Move(LeadId, Stage),
    /// Takes back what was done last.
    Undo,
    /// Does again what was taken back last.
    Redo,
    /// Writes everything into a file.
    Export,
    /// Goes to where a file is brought in.
    Import,
    /// Shows things light or dark.
    Theme(Theme),
    /// Shows things larger for a room, or not any more.
    Projector(bool),
    /// Lists all shortcuts.
    Shortcuts,
}

/// One line of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it does.
    pub act: Act,
    /// What it is called.
    pub name: String,
    /// What else tells it from others: the company of a lead.
    pub detail: Option<String>,
}

/// Lines that belong together, under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf {
    /// What they are.
    pub sort: Sort,
    /// The lines, the best first.
    pub entries: Vec<Entry>,
}

/// The handle to the palette.
#[derive(Clone, Copy)]
pub struct Palette {
    panel: RwSignal<Option<Panel>>,
    about: RwSignal<Option<LeadId>>,
    typed: RwSignal<String>,
    active: RwSignal<usize>,
    /// The leads that were opened in this tab, the last first.
    recent: RwSignal<Vec<LeadId>>,
    stage_asked: RwSignal<Option<(LeadId, Stage)>>,
}

impl Palette {
    pub(super) fn new() -> Palette {
        Palette {
            panel: RwSignal::new(None),
            about: RwSignal::new(None),
            typed: RwSignal::default(),
            active: RwSignal::new(0),
            recent: RwSignal::default(),
            stage_asked: RwSignal::new(None),
        }
    }

    /// What is open.
    pub fn panel(self) -> Option<Panel> {
        self.panel.get()
    }

    /// Opens `panel`; what is done then is `about` this lead.
    pub fn open(self, desk: Desk, panel: Panel, about: Option<LeadId>) {
        desk.load_later();
        self.about.set(about);
        self.write(String::new());
        self.panel.set(Some(panel));
    }

    /// Takes `panel` off the screen. A browser tells late that a dialog is closed: another that was
    /// opened from it stays.
    pub fn close(self, panel: Panel) {
        if self.panel.with_untracked(|open| *open == Some(panel)) {
            self.panel.set(None);
        }
    }

    /// What is typed.
    pub fn typed(self) -> String {
        self.typed.get()
    }

    /// Looks for `text`.
    pub fn write(self, text: String) {
        self.typed.set(text);
        self.active.set(0);
    }

    /// The line that Enter acts on, from 0, of so many.
    pub fn active(self, n_entries: usize) -> usize {
        self.active.get().min(n_entries.saturating_sub(1))
    }

    /// Makes line `nth` the one that Enter acts on.
    pub fn go_to(self, nth: usize) {
        self.active.set(nth);
    }

    /// Lead `id` was opened.
    pub fn opened(self, id: LeadId) {
        if self.recent.with_untracked(|recent| recent.first() == Some(&id)) {
            return;
        }
        self.recent.update(|recent| {
            recent.retain(|it| *it != id);
            recent.insert(0, id);
            // One of them may be open, and is not offered then.
            recent.truncate(MOST_LEADS + 1);
        });
    }

    /// A lead that is to move to a stage for which something has to be asked first.
    pub fn stage_asked(self) -> Option<(LeadId, Stage)> {
        self.stage_asked.get()
    }

    /// Has the page of a lead ask what its new stage needs; or it has asked.
    pub fn ask_stage(self, asked: Option<(LeadId, Stage)>) {
        self.stage_asked.set(asked);
    }

    /// All lines that what is typed means, the best of each kind first, and the kind with the best of
    /// all first. `name` is what an act is called, about a lead with this title.
    ///
    /// Nothing typed means everything, but of leads only those that were opened last.
    pub fn shelves(self, desk: Desk, name: fn(&Act, &str) -> String) -> Vec<Shelf> {
        let needle = Needle::of(&self.typed.read());
        let mut shelves = [
            (Sort::Leads, self.leads(desk, &needle)),
            (Sort::Pages, among(pages(desk), &needle, "", name)),
            (Sort::Actions, self.actions(desk, &needle, name)),
        ];
        let best = |shelf: &(Sort, Vec<(Score, Entry)>)| shelf.1.first().map(|(score, _)| *score);
        // With nothing typed they stand as they are named here.
        if !needle.is_blank() {
            order::sort_by(&mut shelves, |one, other| best(other).cmp(&best(one)));
        }
        let shelf = |(sort, entries): (Sort, Vec<(Score, Entry)>)| {
            let entries = entries.into_iter().map(|(_, entry)| entry).collect();
            Shelf { sort, entries }
        };
        let is_any = |shelf: &Shelf| !shelf.entries.is_empty();
        shelves.into_iter().map(shelf).filter(is_any).collect()
    }

    fn leads(self, desk: Desk, needle: &Needle) -> Vec<(Score, Entry)> {
        let is_open = desk.shown_id();
        desk.with_rows(|rows| {
            let ids = match needle.is_blank() {
                true => {
                    let recent = self.recent.get().into_iter().filter(|id| Some(*id) != is_open);
                    recent.map(|id| (0, id)).collect()
                }
                false => meant(rows.values(), needle, MOST_LEADS),
            };
            let entry = |(score, id): (Score, LeadId)| {
                let row = rows.get(&id).filter(|row| row.deleted_at.is_none())?;
                let (name, detail) = (row.title.clone(), row.company.clone());
                Some((score, Entry { act: Act::Open(id), name, detail }))
            };
            ids.into_iter().filter_map(entry).take(MOST_LEADS).collect()
        })
    }

    fn actions(
        self,
        desk: Desk,
        needle: &Needle,
        name: fn(&Act, &str) -> String,
    ) -> Vec<(Score, Entry)> {
        let about = self.about.get();
        let row = about.and_then(|id| desk.row(id).get()).filter(|row| row.deleted_at.is_none());
        let mut acts = Vec::new();
        if let Some(row) = &row {
            acts.push(Action::LogTouch(row.id));
            if desk.movable(row.id).is_some() {
                acts.extend([Action::Snooze(row.id), Action::Skip(row.id)]);
            }
            acts.push(Action::CallSheet(row.id));
            if desk.shown_id() == Some(row.id) {
                let others = Stage::ALL.into_iter().filter(|stage| *stage != row.stage);
                acts.extend(others.map(|stage| Action::Move(row.id, stage)));
            }
        }
        let look = desk.look();
        acts.extend([Action::NewLead, Action::Undo, Action::Redo, Action::Export, Action::Import]);
        let themes = [Theme::Light, Theme::Dark, Theme::Device];
        acts.extend(themes.into_iter().filter(|theme| *theme != look.theme).map(Action::Theme));
        acts.extend([Action::Projector(!look.is_projector), Action::Shortcuts]);
        let title = row.map(|row| row.title).unwrap_or_default();
        among(acts.into_iter().map(Act::Do).collect(), needle, &title, name)
    }
}

impl Action {
    /// `look` after this, if it changes how things are shown.
    pub fn look(self, look: Look) -> Option<Look> {
        match self {
            Action::Theme(theme) => Some(Look { theme, ..look }),
            Action::Projector(is_projector) => Some(Look { is_projector, ..look }),
            Action::NewLead
            | Action::LogTouch(_)
            | Action::Snooze(_)
            | Action::Skip(_)
            | Action::CallSheet(_)
            | Action::Move(..)
            | Action::Undo
            | Action::Redo
            | Action::Export
            | Action::Import
            | Action::Shortcuts => None,
        }
    }
}

/// Those of `acts` that are meant, the best first; all of them in their order while nothing is.
fn among(
    acts: Vec<Act>,
    needle: &Needle,
    title: &str,
    name: fn(&Act, &str) -> String,
) -> Vec<(Score, Entry)> {
    let entry = |act: Act| {
        let name = name(&act, title);
        let score = needle.score(&fold(&name))?;
        Some((score, Entry { act, name, detail: None }))
    };
    let mut all: Vec<(Score, Entry)> = acts.into_iter().filter_map(entry).collect();
    order::sort_by(&mut all, |one, other| other.0.cmp(&one.0));
    all
}

/// Every page, and the lists that somebody gave a name and that can be shown here.
fn pages(desk: Desk) -> Vec<Act> {
    let pages = [
        Route::Today(None),
        Route::to_leads(),
        Route::Board(Box::default()),
        Route::Duplicates,
        Route::Cadences(None),
        Route::Data,
        Route::Settings,
    ];
    let settings = desk.settings();
    let views = settings.shown_views().into_iter().filter_map(|view| {
        let query = read_query(&view.query)?;
        Some(Act::View(view.name.to_string(), Route::Leads(query)))
    });
    pages.into_iter().map(Act::Go).chain(views).collect()
}
