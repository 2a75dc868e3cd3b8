//! The problems of a lead, changed from what they are to be.

use leptos::prelude::*;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::problem::Problem;

use super::Desk;

impl Desk {
    /// What the problems of `lead` will be: a change that is still on its way counts too, and shall
    /// not be taken back by the next.
    pub(in crate::state) fn problems_to_be(self, lead: &Lead) -> Vec<Problem> {
        let on_its_way = self.pending.with_value(|pending| {
            pending.iter().rev().find_map(|it| match &*it.command {
                Command::Change(id, fact) if *id == lead.id() => problems_of(fact),
                Command::Change(..)
                | Command::Move(_)
                | Command::ChangeMany(_)
                | Command::Unite(_)
                | Command::Add(_)
                | Command::Log(..)
                | Command::ChangeTouch(..)
                | Command::Decide(_)
                | Command::Set(_)
                | Command::Delete(_)
                | Command::Restore(_)
                | Command::Erase(_)
                | Command::Import(_)
                | Command::Undo(_) => None,
            })
        });
        on_its_way.unwrap_or_else(|| lead.parts().problems.clone())
    }

    /// Has the problems of `lead` be these, or says why that cannot be.
    pub(in crate::state) fn change_problems(
        self,
        lead: &Lead,
        problems: Vec<Problem>,
    ) -> Result<(), String> {
        let fact = Fact::Problems(problems);
        lead.set(fact.clone(), self.now_untracked()).map_err(|why| why.to_string())?;
        self.set_fact(lead.id(), fact);
        Ok(())
    }
}

fn problems_of(fact: &Fact) -> Option<Vec<Problem>> {
    if let Fact::Problems(problems) = fact { Some(problems.clone()) } else { None }
}
