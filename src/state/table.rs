//! The table of leads: where in it one is, who is selected, and how it is set up.

mod many;
mod selection;
mod setup;

use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::projection::Projection;

pub use self::many::{ManyField, ManyForm};
pub use self::selection::Selection;
pub use self::setup::Setup;
use super::desk::Desk;
use super::request::{Request, Ticket};
use super::signal::RwSignal;

/// Rows on a screen before anybody knows how high it is.
const USUAL_PAGE: usize = 10;

/// The place in the table that keys are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The lead of the row, and its place in the list when it was gone to; the first row before that.
    lead: Option<(usize, LeadId)>,
    /// The row above all leads, where columns are sorted.
    pub is_on_head: bool,
    /// The column from the left: 0 for the box that selects, then as the setup has them.
    pub column: usize,
}

/// A way through the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next row.
    Down,
    /// To the row before; from the first to the head.
    Up,
    /// A screen further.
    PageDown,
    /// A screen back.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// What a click on a row is meant to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// It goes there.
    Plain,
    /// It selects this one too, or no longer.
    OneMore,
    /// It selects all from the last one to this.
    Through,
}

/// Who is selected, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// All of them that are on the desk.
    pub n: usize,
    /// Those that the list does not show.
    pub n_elsewhere: usize,
    /// Those that are never to be contacted: nothing is done to them.
    pub n_never: usize,
}

/// Who is selected, whatever a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chosen {
    /// All of them that are on the desk.
    pub n: usize,
    /// Those that are never to be contacted.
    pub n_never: usize,
}

impl Chosen {
    /// With how many of them a list shows.
    pub fn counted(self, n_listed: usize) -> Counted {
        let Chosen { n, n_never } = self;
        Counted { n, n_elsewhere: n.saturating_sub(n_listed), n_never }
    }
}

/// The handle to the table.
#[derive(Clone, Copy)]
pub struct Table {
    /// As the browser kept it.
    kept: RwSignal<String>,
    /// As it was set up since.
    setup: RwSignal<Option<Setup>>,
    at: RwSignal<At>,
    selection: RwSignal<Selection>,
    is_selecting: RwSignal<bool>,
    is_setup_open: RwSignal<bool>,
    /// How far it is scrolled, in CSS pixels.
    top: RwSignal<f64>,
    n_on_page: RwSignal<usize>,
    form: RwSignal<Option<ManyForm>>,
    /// The command that waits for the store, and of how many leads.
    waits_for: RwSignal<Option<(Ticket, usize)>>,
}

impl Table {
    pub(super) fn new() -> Table {
        Table {
            kept: RwSignal::default(),
            setup: RwSignal::default(),
            at: RwSignal::new(At { lead: None, is_on_head: false, column: 1 }),
            selection: RwSignal::default(),
            is_selecting: RwSignal::new(false),
            is_setup_open: RwSignal::new(false),
            top: RwSignal::new(0.0),
            n_on_page: RwSignal::new(USUAL_PAGE),
            form: RwSignal::default(),
            waits_for: RwSignal::default(),
        }
    }

    /// Puts back what was kept of the setup. It is read once the table is looked at.
    pub fn restore(self, kept: String) {
        self.kept.set(kept);
    }

    /// How it is set up.
    pub fn setup(self) -> Setup {
        let kept = || Setup::from_kept(&self.kept.read());
        self.setup.get().or_else(kept).unwrap_or_default()
    }

    /// Sets it up, and has that kept.
    pub fn set_up(self, desk: Desk, setup: Setup) {
        desk.send(Request::KeepTable(setup.to_kept()));
        self.setup.set(Some(setup));
    }

    /// True while it is being set up.
    pub fn is_setup_open(self) -> bool {
        self.is_setup_open.get()
    }

    /// Begins or ends setting it up.
    pub fn open_setup(self, is_open: bool) {
        self.is_setup_open.set(is_open);
    }

    /// Where one is in it.
    pub fn at(self) -> At {
        self.at.get()
    }

    /// The place in `list` of the row that keys are about. When its lead has gone, the one that took
    /// its place has it.
    pub fn place(self, list: &[LeadId]) -> Option<usize> {
        self.at.with(|at| at.place(list))
    }

    /// The lead that keys are about, while they are about one.
    pub fn active(self, desk: Desk) -> Option<LeadId> {
        let (at, found) = (self.at.get_untracked(), desk.found().read_untracked());
        at.place(&found).filter(|_| !at.is_on_head).map(|place| found[place])
    }

    /// Goes through the rows; where it `extends`, what is passed is selected.
    pub fn go(self, desk: Desk, step: Step, extends: bool) {
        let found = desk.found().read_untracked();
        let (at, page) = (self.at.get_untracked(), self.n_on_page.get_untracked());
        let (Some(from), Some(last)) = (at.place(&found), found.len().checked_sub(1)) else {
            return;
        };
        let goes_to_head = step == Step::Up && from == 0 && !extends;
        let to = match step {
            _ if goes_to_head => 0,
            Step::Down if at.is_on_head => 0,
            Step::Down => from + 1,
            Step::Up => from.saturating_sub(1),
            Step::PageDown => from + page,
            Step::PageUp => from.saturating_sub(page),
            Step::First => 0,
            Step::Last => last,
        };
        let to = to.min(last);
        self.selection.update(|selection| match extends {
            true => selection.extend(&found, found[from], found[to]),
            false => selection.anchor(found[to]),
        });
        self.at.set(At { lead: Some((to, found[to])), is_on_head: goes_to_head, ..at });
    }

    /// Goes to `column`, counted from 0.
    pub fn go_to_column(self, column: usize) {
        self.at.update(|at| at.column = column);
    }

    /// Goes to `column` of the head.
    pub fn go_to_head(self, column: usize) {
        self.at.update(|at| (at.is_on_head, at.column) = (true, column));
    }

    /// Goes to lead `id`, if the list shows it.
    pub fn go_to(self, desk: Desk, id: LeadId) {
        let place = desk.found().read_untracked().iter().position(|it| *it == id);
        if let Some(place) = place {
            self.at.update(|at| (at.lead, at.is_on_head) = (Some((place, id)), false));
        }
    }

    /// A click on the row of lead `id`.
    pub fn press(self, desk: Desk, id: LeadId, press: Press) {
        let before = self.active(desk).unwrap_or(id);
        self.go_to(desk, id);
        self.selection.update(|selection| match press {
            Press::Plain => selection.anchor(id),
            Press::OneMore => selection.toggle(id),
            Press::Through => selection.extend(&desk.found().read_untracked(), before, id),
        });
    }

    /// Who is selected.
    pub fn selection(self) -> RwSignal<Selection> {
        self.selection
    }

    /// Selects all that are found, or, when they are, none of them.
    pub fn toggle_all(self, desk: Desk) {
        let found = desk.found().read_untracked();
        self.selection.update(|selection| {
            let are_all = found.iter().all(|id| selection.has(*id));
            selection.set_all(&found, !are_all);
        });
    }

    /// Selects all that are found.
    pub fn select_all(self, desk: Desk) {
        let found = desk.found().read_untracked();
        self.selection.update(|selection| selection.set_all(&found, true));
    }

    /// Selects nobody.
    pub fn clear(self) {
        self.selection.set(Selection::default());
        self.is_selecting.set(false);
    }

    /// Who is selected, in numbers.
    pub fn counted(self, desk: Desk) -> Counted {
        self.n_chosen(desk).counted(self.n_listed(desk))
    }

    /// Who is selected, whatever the list shows.
    pub fn n_chosen(self, desk: Desk) -> Chosen {
        let selection = self.selection.read();
        let mut chosen = Chosen::default();
        if selection.is_empty() {
            return chosen;
        }
        desk.with_rows(|rows| {
            let rows = selection.ids().filter_map(|id| rows.get(&id));
            for row in rows.filter(|row| row.deleted_at.is_none()) {
                chosen.n += 1;
                chosen.n_never += usize::from(row.never_contact);
            }
        });
        chosen
    }

    /// How many that are selected the list shows.
    pub fn n_listed(self, desk: Desk) -> usize {
        let selection = self.selection.read();
        if selection.is_empty() {
            return 0;
        }
        desk.found().read().iter().filter(|id| selection.has(**id)).count()
    }

    /// Those that are selected and on the desk, by their ids.
    pub(in crate::state) fn chosen(self, desk: Desk) -> Vec<LeadId> {
        self.chosen_where(desk, |_| true)
    }

    /// Those of them whose row says so.
    pub(in crate::state) fn chosen_where(
        self,
        desk: Desk,
        says_so: impl Fn(&Projection) -> bool,
    ) -> Vec<LeadId> {
        let selection = self.selection.read_untracked();
        desk.with_rows_untracked(|rows| {
            let is_here = |row: &Projection| row.deleted_at.is_none() && says_so(row);
            selection.ids().filter(|id| rows.get(id).is_some_and(is_here)).collect()
        })
    }

    /// True while a finger selects rows instead of opening them.
    pub fn is_selecting(self) -> bool {
        self.is_selecting.get()
    }

    /// Has a finger select rows, or open them again.
    pub fn set_selecting(self, is_selecting: bool) {
        self.is_selecting.set(is_selecting);
    }

    /// How far it was scrolled when it was last seen, in CSS pixels.
    pub fn top(self) -> f64 {
        self.top.get_untracked()
    }

    /// It is scrolled so far now.
    pub fn scrolled(self, top: f64) {
        self.top.set(top);
    }

    /// It shows so many rows at once.
    pub fn has_room_for(self, n_rows: usize) {
        self.n_on_page.set(n_rows.max(1));
    }
}

impl At {
    fn place(&self, list: &[LeadId]) -> Option<usize> {
        let last = list.len().checked_sub(1)?;
        let Some((place, id)) = self.lead else { return Some(0) };
        if list.get(place) == Some(&id) {
            return Some(place);
        }
        Some(list.iter().position(|it| *it == id).unwrap_or(place.min(last)))
    }
}
