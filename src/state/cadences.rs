//! The editor of plans: what is typed and not saved yet, and how many dates it would move.

mod kept;
mod removal;

use chrono::TimeDelta;
use ninefold_core::domain::cadence::draft::{Draft, Field, Reason, Refusal};
use ninefold_core::domain::cadence::{Cadence, CadenceId};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::Id;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::Instant;

pub use self::kept::{from_kept, to_kept};
pub use self::removal::Removal;
use super::desk::Desk;
use super::drafts::{find, put};
use super::request::{Request, Ticket};
use super::signal::RwSignal;
use crate::route::Route;

/// How long a draft rests before the dates that it would move are counted: every lead is read for
/// that.
const REST: TimeDelta = TimeDelta::seconds(1);

/// The handle to the editors of all plans.
#[derive(Clone, Copy)]
pub struct Cadences {
    drafts: RwSignal<Vec<(CadenceId, Draft)>>,
    refusals: RwSignal<Vec<(CadenceId, Refusal)>>,
    /// The plan that is on its way to the store.
    saving: RwSignal<Option<(Ticket, CadenceId)>>,
    count: RwSignal<Option<Count>>,
    changed_at: RwSignal<Option<Instant>>,
    removal: RwSignal<Option<Removal>>,
}

/// How many due dates a draft would move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moves {
    /// What is typed is no plan.
    NoPlan,
    /// It was not counted yet.
    Counting,
    /// So many.
    Counted(usize),
}

/// What was counted, or is being counted.
#[derive(Debug, Clone, PartialEq)]
struct Count {
    id: CadenceId,
    draft: Draft,
    settings: Settings,
    moves: Moves,
}

impl Cadences {
    pub(super) fn new() -> Cadences {
        Cadences {
            drafts: RwSignal::default(),
            refusals: RwSignal::default(),
            saving: RwSignal::new(None),
            count: RwSignal::new(None),
            changed_at: RwSignal::new(None),
            removal: RwSignal::new(None),
        }
    }

    /// What is typed into the editor of plan `id` and not saved; `None` while it shows what is
    /// stored.
    pub fn draft(self, id: CadenceId) -> Option<Draft> {
        find(&self.drafts.read(), id)
    }

    /// What the editor of plan `id` shows; `None` for a plan that is not there.
    pub fn shown(self, desk: Desk, id: CadenceId) -> Option<Draft> {
        self.draft(id).or_else(|| desk.settings().plans().get(id).map(Draft::of))
    }

    /// Plans that were begun and never saved.
    pub fn begun(self, desk: Desk) -> Vec<(CadenceId, Draft)> {
        let plans = desk.settings().plans();
        let mut begun = self.drafts.get();
        begun.retain(|(id, _)| plans.get(*id).is_none());
        begun
    }

    /// What is wrong with `field` of plan `id`, if anything is.
    pub fn refusal(self, id: CadenceId, field: Field) -> Option<Reason> {
        let refusals = self.refusals.read();
        refusals.iter().find(|(at, it)| (*at, it.field) == (id, field)).map(|(_, it)| it.reason)
    }

    /// How many due dates saving plan `id` would move; `None` while there is nothing to save.
    pub fn moves(self, desk: Desk, id: CadenceId) -> Option<Moves> {
        let draft = self.draft(id)?;
        let count = self.count.read();
        let count = count.as_ref().filter(|it| it.id == id && it.draft == draft);
        if let Some(count) = count {
            return Some(count.moves);
        }
        let is_plan = draft.read(id, None, desk.now_untracked()).is_ok();
        Some(if is_plan { Moves::Counting } else { Moves::NoPlan })
    }

    /// Puts back what stood in the editors when the tab was closed.
    pub fn restore(self, drafts: Vec<(CadenceId, Draft)>) {
        self.drafts.set(drafts);
    }

    /// Begins a plan, which is not saved yet. `stamp` is the real time, `random` makes its id.
    pub fn begin(self, desk: Desk, stamp: Instant, random: [u8; 10]) -> CadenceId {
        let id = CadenceId::Own(Id::new(stamp, random));
        self.put(desk, id, Some(Draft::blank()));
        id
    }

    /// Changes what stands in the editor of plan `id`.
    pub fn change(self, desk: Desk, id: CadenceId, change: impl FnOnce(&mut Draft)) {
        let stored = desk.settings_to_be().plans().get(id).cloned();
        let draft = self.drafts.with_untracked(|drafts| find(drafts, id));
        let Some(mut draft) = draft.or_else(|| stored.as_ref().map(Draft::of)) else { return };
        change(&mut draft);
        // Fields that are gone, or are right now, are not refused for what stood there before.
        let before = self.drafts.with_untracked(|drafts| find(drafts, id));
        self.refusals.update(|refusals| {
            refusals.retain(|(at, it)| {
                let is_same = before.as_ref().is_some_and(|before| {
                    !matches!(it.field, Field::Steps | Field::Repeated)
                        && before.text(it.field) == draft.text(it.field)
                });
                *at != id || is_same
            });
        });
        let is_as_stored = stored.is_some_and(|stored| draft.says(&stored));
        self.changed_at.set(Some(desk.now_untracked()));
        self.put(desk, id, (!is_as_stored).then_some(draft));
    }

    /// Adds a step to plan `id`, at the end.
    pub fn add_step(self, desk: Desk, id: CadenceId) {
        let stored = stored(&desk.settings_to_be(), id);
        self.change(desk, id, |draft| {
            draft.add_step(stored.as_ref());
        });
    }

    /// Says beside `field` of plan `id` what it needs, once it is left.
    pub fn check(self, desk: Desk, id: CadenceId, field: Field) {
        let wrong = self.read(&desk.settings_to_be(), id, desk.now_untracked());
        let wrong = wrong.and_then(Result::err).unwrap_or_default();
        self.refusals.update(|refusals| {
            refusals.retain(|(at, it)| (*at, it.field) != (id, field));
            let of_field = wrong.into_iter().filter(|it| it.field == field);
            refusals.extend(of_field.map(|it| (id, it)));
        });
    }

    /// Has the editor of plan `id` show again what is stored; one that was never saved goes.
    pub fn cancel(self, desk: Desk, id: CadenceId) {
        self.refusals.update(|refusals| refusals.retain(|(at, _)| *at != id));
        self.put(desk, id, None);
    }

    /// Saves plan `id`, or says beside each field what it needs and answers with the first of them.
    ///
    /// `stamp` is the real time.
    pub fn save(self, desk: Desk, id: CadenceId, stamp: Instant) -> Result<(), Field> {
        let settings = desk.settings_to_be();
        match self.read(&settings, id, stamp) {
            None => Ok(()),
            Some(Ok(cadence)) => {
                self.refusals.update(|refusals| refusals.retain(|(at, _)| *at != id));
                // Before it is given: the answer may come at once.
                self.saving.set(Some((desk.next_ticket(), id)));
                desk.give(Command::Set(Box::new(settings.with_cadence(cadence))));
                Ok(())
            }
            Some(Err(wrong)) => {
                let first = wrong.first().map_or(Field::Name, |it| it.field);
                self.refusals.update(|refusals| {
                    refusals.retain(|(at, _)| *at != id);
                    refusals.extend(wrong.into_iter().map(|it| (id, it)));
                });
                Err(first)
            }
        }
    }

    /// Makes another plan of the stored plan `id`; `None` when that is not there.
    ///
    /// `stamp` is the real time, `random` makes the new id.
    pub fn copy(
        self,
        desk: Desk,
        id: CadenceId,
        stamp: Instant,
        random: [u8; 10],
    ) -> Option<CadenceId> {
        let settings = desk.settings_to_be();
        let cadence = settings.plans().get(id).cloned()?;
        let copy = CadenceId::Own(Id::new(stamp, random));
        let name = Line::parse(&format!("Copy of {}", cadence.name()));
        let name = name.or_else(|_| Line::parse(cadence.name())).ok()?;
        let mut cadence = cadence.copied(copy, name);
        cadence.changed_at = Some(stamp);
        desk.give(Command::Set(Box::new(settings.with_cadence(cadence))));
        Some(copy)
    }

    /// Has the four plans of every desk say again what they say on every desk. `stamp` is the real
    /// time.
    pub fn restore_defaults(self, desk: Desk, stamp: Instant) {
        let mut settings = desk.settings_to_be();
        for default in CadenceId::DEFAULTS.into_iter().filter_map(Cadence::default_of) {
            let id = default.id();
            let Some(now) = stored(&settings, id).filter(|_| !is_default(&settings, id)) else {
                continue;
            };
            let (steps, n_repeated) = (default.steps().to_vec(), default.n_repeated());
            // An edit, so that a lead at a step that goes finds the one after it.
            let name = Line::parse(default.name());
            let edited = name.map(|name| now.edited(name, steps, n_repeated, stamp));
            if let Ok(Ok(edited)) = edited {
                settings = settings.with_cadence(edited);
            }
            self.cancel(desk, id);
        }
        desk.give(Command::Set(Box::new(settings)));
    }

    /// True when the four plans of every desk are there and say what they say on every desk.
    pub fn are_defaults(self, desk: Desk) -> bool {
        let settings = desk.settings();
        CadenceId::DEFAULTS.into_iter().all(|id| is_default(&settings, id))
    }

    /// Time went on: once a draft has rested, what it would move is counted.
    pub(super) fn tick(self, desk: Desk, now: Instant) {
        let has_rested =
            self.changed_at.with_untracked(|at| at.is_none_or(|at| now - at >= REST || now < at));
        let Route::Cadences(Some(id)) = desk.route_untracked() else { return };
        let Some(draft) = self.drafts.with_untracked(|drafts| find(drafts, id)) else { return };
        let is_counted = self.count.with_untracked(|count| {
            count.as_ref().is_some_and(|it| it.id == id && it.draft == draft)
        });
        if is_counted || !has_rested {
            return;
        }
        let settings = desk.settings_to_be();
        if let Some(Ok(cadence)) = self.read(&settings, id, now) {
            let is_new = settings.plans().name(id).is_none();
            let settings = settings.with_cadence(cadence);
            // Nobody follows a plan that was never saved.
            let moves = if is_new { Moves::Counted(0) } else { Moves::Counting };
            self.count.set(Some(Count { id, draft, settings: settings.clone(), moves }));
            if !is_new {
                desk.send(Request::CountMoves(Box::new(settings)));
            }
        }
    }

    pub(super) fn moves_counted(self, settings: &Settings, n_moves: usize) {
        self.count.update(|count| {
            if let Some(count) = count.as_mut().filter(|count| count.settings == *settings) {
                count.moves = Moves::Counted(n_moves);
            }
        });
    }

    pub(super) fn saved(self, desk: Desk, ticket: Ticket) {
        if let Some((_, id)) = self.saving.get_untracked().filter(|(at, _)| *at == ticket) {
            self.saving.set(None);
            self.put(desk, id, None);
        }
    }

    /// The plan that the editor of plan `id` makes; `None` while nothing is typed there.
    fn read(
        self,
        settings: &Settings,
        id: CadenceId,
        stamp: Instant,
    ) -> Option<Result<Cadence, Vec<Refusal>>> {
        let draft = self.drafts.with_untracked(|drafts| find(drafts, id))?;
        Some(draft.read(id, stored(settings, id).as_ref(), stamp))
    }

    fn put(self, desk: Desk, id: CadenceId, draft: Option<Draft>) {
        if let Some(kept) = put(self.drafts, id, draft) {
            desk.send(Request::KeepCadences(kept));
        }
    }
}

/// Plan `id` as it is stored, one that was deleted too; `None` for one that was never saved.
fn stored(settings: &Settings, id: CadenceId) -> Option<Cadence> {
    let changed = settings.cadences.iter().find(|cadence| cadence.id() == id);
    changed.cloned().or_else(|| Cadence::default_of(id))
}

/// True for a plan of every desk that says what it says on every desk.
fn is_default(settings: &Settings, id: CadenceId) -> bool {
    let default = Cadence::default_of(id);
    let now = settings.plans().get(id).map(Draft::of);
    now.is_some() && now == default.as_ref().map(Draft::of)
}
