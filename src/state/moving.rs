//! Moving leads from one stage to another: what is asked before it, and what was moved last.

use ninefold_core::domain::command::{Command, Move};
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{ENOUGH_FOLLOW_UPS, Lead};
use ninefold_core::domain::money::Money;
use ninefold_core::domain::stage::{Stage, Standing};
use ninefold_core::domain::text::Line;

use super::desk::Desk;
use super::request::Request;
use super::signal::RwSignal;

/// What is asked before a lead is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveAsked {
    /// To which stage.
    Where(LeadId),
    /// Why it is lost, or what the sale is worth: it comes to this stage.
    Closing(LeadId, Stage),
}

/// A lead that was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The lead.
    pub lead: LeadId,
    /// The stage that it came to.
    pub to: Stage,
    /// The how manyeth move this was: the same one may be made again.
    pub nth: usize,
}

/// The handle to moving leads.
#[derive(Clone, Copy)]
pub struct Moving {
    asked: RwSignal<Option<MoveAsked>>,
    /// The follow-ups that the lead had whose reason is asked; `None` until it is read.
    n_follow_ups: RwSignal<Option<usize>>,
    last: RwSignal<Option<Moved>>,
}

impl Moving {
    pub(super) fn new() -> Moving {
        Moving {
            asked: RwSignal::new(None),
            n_follow_ups: RwSignal::new(None),
            last: RwSignal::new(None),
        }
    }

    /// What is asked; `None` while nothing is.
    pub fn asked(self) -> Option<MoveAsked> {
        self.asked.get()
    }

    /// The follow-ups that the lead had whose reason is asked; `None` while that is not known.
    pub fn n_follow_ups(self) -> Option<usize> {
        self.n_follow_ups.get()
    }

    /// The lead that was moved last.
    pub fn last(self) -> Option<Moved> {
        self.last.get()
    }

    /// Asks to which stage lead `id` is to come.
    pub fn ask(self, id: LeadId) {
        self.asked.set(Some(MoveAsked::Where(id)));
    }

    /// Moves nothing. What was asked is asked no more.
    pub fn close(self) {
        self.asked.set(None);
    }

    /// Has lead `id` come to `stage`: at once, or after what that stage has to know of it. Nothing
    /// happens to one that is there already.
    pub fn go(self, desk: Desk, id: LeadId, stage: Stage) {
        let before = desk.with_rows_untracked(|rows| rows.get(&id).map(|row| row.stage));
        if before.is_none_or(|before| before == stage) {
            return self.close();
        }
        match stage {
            Stage::New | Stage::Working | Stage::Nurture => {
                self.close();
                desk.move_to(id, stage.into(), None);
            }
            Stage::Won => self.asked.set(Some(MoveAsked::Closing(id, stage))),
            Stage::Lost => {
                self.n_follow_ups.set(None);
                self.asked.set(Some(MoveAsked::Closing(id, stage)));
                desk.send(Request::Read(id));
            }
        }
    }

    /// What came of reading lead `id`. Of one that cannot be read nobody knows how often it was
    /// followed up, and a reason has to be given.
    pub(super) fn know(self, lead: &Lead) {
        if self.asked.get_untracked() == Some(MoveAsked::Closing(lead.id(), Stage::Lost)) {
            self.n_follow_ups.set(Some(lead.n_follow_ups()));
        }
    }

    /// A move is carried out.
    pub(super) fn saved(self, moved: &Move) {
        let nth = self.last.get_untracked().map_or(0, |last| last.nth + 1);
        self.last.set(Some(Moved { lead: moved.lead, to: moved.standing.stage, nth }));
    }
}

impl Desk {
    /// Has lead `id` come to `standing`, and its sale be worth `value` where one is given: one
    /// change, which is taken back at once.
    pub fn move_to(self, id: LeadId, standing: Standing, value: Option<Option<Money>>) {
        self.give(Command::Move(Box::new(Move { lead: id, standing, value })));
    }

    /// Has lead `id` come to the `stage` that ends the work on it, with what was `typed`: what the
    /// sale is worth, or why it is lost, which has to be said when `n_follow_ups` are few or not
    /// known. Refuses with the sentence to put beside the field.
    pub fn close_lead(
        self,
        id: LeadId,
        stage: Stage,
        typed: &str,
        n_follow_ups: Option<usize>,
    ) -> Result<(), String> {
        let (standing, value) = match stage {
            Stage::Won => {
                let read = self.with_reading(|it| Fact::read(FactKind::Value, typed, it))?;
                let Fact::Value(value) = read else { return Ok(()) };
                (stage.into(), Some(value))
            }
            Stage::Lost | Stage::New | Stage::Working | Stage::Nurture => {
                (standing(stage, typed, gives_up_early(n_follow_ups))?, None)
            }
        };
        self.move_to(id, standing, value);
        Ok(())
    }
}

/// True when a lead with so many follow-ups is not to be given up without a reason (`due rule:
/// Giving up early`).
pub fn gives_up_early(n_follow_ups: Option<usize>) -> bool {
    n_follow_ups.is_none_or(|n| n < ENOUGH_FOLLOW_UPS)
}

/// The standing with the typed reason, which has to be there when that is early. Refuses with the
/// sentence to put beside the field.
pub(super) fn standing(stage: Stage, typed: &str, is_early: bool) -> Result<Standing, String> {
    match typed.trim() {
        "" if is_early => Err("Type why, in a few words".to_owned()),
        "" => Ok(stage.into()),
        why => {
            let reason = Line::parse(why).map_err(|error| error.to_string())?;
            Ok(Standing { stage, reason: Some(reason) })
        }
    }
}
