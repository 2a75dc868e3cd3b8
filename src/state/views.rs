//! Views: lists of leads that somebody gave a name, and the form that asks for one.

use ninefold_core::domain::command::Command;
use ninefold_core::domain::projection::fold;
use ninefold_core::domain::query::Query;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::text::{Line, TextError};
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::unknown::Unknown;
use ninefold_core::domain::view::{MOST_QUERY, MOST_VIEWS, View, ViewId};

use super::desk::Desk;
use super::signal::RwSignal;
use crate::route::{Route, read_query, write_query};

/// What a name is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// The list as it is now.
    New,
    /// A view that has a name already.
    Again(ViewId),
}

/// Why a view was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ViewRefusal {
    /// The name is none.
    #[error(transparent)]
    Name(#[from] TextError),
    /// Another view has it.
    #[error("another view is called that already")]
    Taken,
    /// There are as many as a desk has at most.
    #[error("there are {MOST_VIEWS} views already: delete one that you do not need")]
    Full,
    /// It names more than can be kept.
    #[error("this list names too much to be saved: choose less in its filters")]
    TooLong,
}

/// A view, as the rail and the page name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which.
    pub id: ViewId,
    /// What it is called.
    pub name: String,
    /// What it shows; `None` where a later version wrote something that is not known here.
    pub query: Option<Box<Query>>,
}

/// The handle to the views.
#[derive(Clone, Copy)]
pub struct Views {
    naming: RwSignal<Option<Naming>>,
    name: RwSignal<String>,
    refusal: RwSignal<Option<ViewRefusal>>,
    /// The view that was shown last, also while its list is being changed.
    open: RwSignal<Option<ViewId>>,
}

impl Views {
    pub(super) fn new() -> Views {
        let (naming, open) = (RwSignal::new(None), RwSignal::new(None));
        Views { naming, name: RwSignal::default(), refusal: RwSignal::new(None), open }
    }

    /// The views of the desk, in their order.
    pub fn all(self, desk: Desk) -> Vec<Shown> {
        desk.with_settings(|settings| settings.shown_views().into_iter().map(Shown::of).collect())
    }

    /// The view that shows just what the list shows now; the first of two.
    pub fn current(self, desk: Desk) -> Option<ViewId> {
        let query = desk.query();
        let is_it = |it: &Shown| it.query.as_deref() == Some(&query);
        self.all(desk).into_iter().find(is_it).map(|it| it.id)
    }

    /// The view that the list began as, which it may differ from by now; `None` for a list of its own.
    pub fn open(self, desk: Desk) -> Option<Shown> {
        let id = self.current(desk).or_else(|| self.open.get())?;
        self.all(desk).into_iter().find(|it| it.id == id)
    }

    /// Remembers which view is shown, for as long as its list is changed. Follows what the list shows.
    pub fn follow(self, desk: Desk) {
        let current = self.current(desk);
        // A list of everybody is the beginning of another one.
        if current.is_some() || desk.query() == Query::default() {
            self.open.set(current);
        }
    }

    /// What a name is asked for; `None` while none is.
    pub fn naming(self) -> Option<Naming> {
        self.naming.get()
    }

    /// The name, as typed.
    pub fn name(self) -> String {
        self.name.get()
    }

    /// What is wrong with it.
    pub fn refusal(self) -> Option<ViewRefusal> {
        self.refusal.get()
    }

    /// Asks for a name.
    pub fn ask(self, desk: Desk, naming: Naming) {
        let name = match naming {
            Naming::New => String::new(),
            Naming::Again(id) => {
                let settings = desk.settings_to_be();
                let view = settings.shown_views().into_iter().find(|it| it.id == id);
                view.map(|it| it.name.to_string()).unwrap_or_default()
            }
        };
        self.write(name);
        self.naming.set(Some(naming));
    }

    /// Types the name.
    pub fn write(self, name: String) {
        self.name.set(name);
        self.refusal.set(None);
    }

    /// Asks no more.
    pub fn close(self) {
        self.naming.set(None);
    }

    /// Saves the view that a name is asked for, or says what it needs. `stamp` is the real time,
    /// `random` makes its id.
    pub fn save(self, desk: Desk, stamp: Instant, random: [u8; 10]) {
        let Some(naming) = self.naming.get_untracked() else { return };
        let settings = desk.settings_to_be();
        match self.named(desk, &settings, naming, stamp, random) {
            Ok(view) => {
                self.close();
                self.open.set(Some(view.id));
                desk.give(Command::Set(Box::new(settings.with_view(view))));
            }
            Err(why) => self.refusal.set(Some(why)),
        }
    }

    fn named(
        self,
        desk: Desk,
        settings: &Settings,
        naming: Naming,
        stamp: Instant,
        random: [u8; 10],
    ) -> Result<View, ViewRefusal> {
        let shown = settings.shown_views();
        let name = Line::parse(&self.name.get_untracked())?;
        let before = match naming {
            Naming::New => None,
            Naming::Again(id) => shown.iter().find(|it| it.id == id).copied(),
        };
        let is_other = |it: &&&View| before.is_none_or(|before| before.id != it.id);
        if shown.iter().filter(is_other).any(|it| fold(it.name.as_str()) == fold(name.as_str())) {
            return Err(ViewRefusal::Taken);
        }
        if let Some(before) = before {
            return Ok(View { name, changed_at: Some(stamp), ..before.clone() });
        }
        if shown.len() >= MOST_VIEWS {
            return Err(ViewRefusal::Full);
        }
        Ok(View {
            id: ViewId::new(stamp, random),
            name,
            query: written(desk)?,
            place: shown.last().map_or(0, |last| last.place.saturating_add(1)),
            is_removed: false,
            changed_at: Some(stamp),
            unknown: Unknown::default(),
        })
    }

    /// Has view `id` show what the list shows now. `stamp` is the real time.
    pub fn keep(self, desk: Desk, id: ViewId, stamp: Instant) {
        let settings = desk.settings_to_be();
        let view = settings.shown_views().into_iter().find(|it| it.id == id).cloned();
        let Some(view) = view else { return };
        match written(desk) {
            Ok(query) => {
                let view = View { query, changed_at: Some(stamp), ..view };
                desk.give(Command::Set(Box::new(settings.with_view(view))));
            }
            Err(why) => desk.say(why.to_string().replacen('t', "T", 1), None),
        }
    }

    /// Moves view `id` one place up or down. `stamp` is the real time.
    pub fn go(self, desk: Desk, id: ViewId, is_up: bool, stamp: Instant) {
        let settings = desk.settings_to_be();
        let moved = settings.clone().with_view_moved(id, is_up, stamp);
        if moved != settings {
            desk.give(Command::Set(Box::new(moved)));
        }
    }

    /// Deletes view `id`; the list stays as it is. `stamp` is the real time.
    pub fn delete(self, desk: Desk, id: ViewId, stamp: Instant) {
        let settings = desk.settings_to_be().without_view(id, stamp);
        desk.give(Command::Set(Box::new(settings)));
    }
}

impl Shown {
    fn of(view: &View) -> Shown {
        Shown { id: view.id, name: view.name.to_string(), query: read_query(&view.query) }
    }

    /// Where it is shown; all leads where it cannot be.
    pub fn route(&self) -> Route {
        Route::Leads(self.query.clone().unwrap_or_default())
    }
}

/// What the list shows now, as a view keeps it.
fn written(desk: Desk) -> Result<String, ViewRefusal> {
    let query = write_query(&desk.query_untracked());
    if query.len() > MOST_QUERY { Err(ViewRefusal::TooLong) } else { Ok(query) }
}
