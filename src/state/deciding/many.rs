//! What is decided about next steps of all leads that are selected.

use leptos::prelude::untrack;
use ninefold_core::domain::backlog::{Late, Remedy};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;

use super::{Act, Asked, Choice, Deciding, Name, plans, times};
use crate::state::desk::Desk;

/// What is decided about those that are selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManyAsked {
    /// Which plan they follow.
    Plan,
    /// Until when their next steps are put off.
    Snooze,
    /// On which of the days to come their late steps are due, so many a day.
    Spread,
}

/// Of how many leads that are selected something is decided, and how many stay as they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About {
    /// Of so many it is decided.
    pub n: usize,
    /// So many are never to be contacted.
    pub n_never: usize,
    /// So many others have no step to which it could be done.
    pub n_without: usize,
}

impl Deciding {
    /// Of whom something is decided.
    pub fn about(self) -> About {
        self.about.get()
    }

    /// Asks this about those that are selected, unless there is nothing to choose.
    pub fn ask_many(self, desk: Desk, asked: ManyAsked) {
        let (n_chosen, ids) = (desk.table().chosen(desk).len(), contactable(desk));
        let n_never = n_chosen - ids.len();
        let n_all = ids.len();
        let (n, choices) = match asked {
            ManyAsked::Plan => (n_all, plans(desk, &ids, None)),
            ManyAsked::Snooze => {
                let ids = movable(desk);
                let choices = match ids.is_empty() {
                    true => Vec::new(),
                    false => times(desk, &ids, desk.now_untracked()),
                };
                (ids.len(), choices)
            }
            ManyAsked::Spread => {
                let late = late(desk);
                let outlook = desk.outlook_of(Remedy::SpreadOut, &late);
                let act = Act::Decide(Decided::SpreadOut, outlook.leads.clone());
                self.outlook.set(outlook);
                let choice = (!late.is_empty()).then(|| Choice::new(Name::DoIt, act));
                (late.len(), choice.into_iter().collect())
            }
        };
        self.about.set(About { n, n_never, n_without: n_all - n });
        if n == 0 {
            desk.say(nobody(asked).to_owned(), None);
            return;
        }
        self.offer(desk, Asked::Many(asked), choices);
    }
}

/// Those that are selected and may be contacted.
fn contactable(desk: Desk) -> Vec<LeadId> {
    desk.table().chosen_where(desk, |row| !row.never_contact)
}

/// Those that are selected and have a step that may be put off.
pub(super) fn movable(desk: Desk) -> Vec<LeadId> {
    desk.table().chosen_where(desk, |row| {
        !row.never_contact && row.next.due().is_some_and(|due| !due.is_appointment())
    })
}

/// What is late or due today of those that are selected, first things first.
fn late(desk: Desk) -> Vec<Late> {
    let selection = desk.table().selection();
    let mut late = untrack(|| desk.late());
    late.retain(|it| selection.with_untracked(|selection| selection.has(it.id)));
    late
}

/// Why nothing can be chosen.
fn nobody(asked: ManyAsked) -> &'static str {
    match asked {
        ManyAsked::Plan => "There is nobody to give a plan to",
        ManyAsked::Snooze => "There is no step to put off",
        ManyAsked::Spread => "No step of these is late or due today",
    }
}
