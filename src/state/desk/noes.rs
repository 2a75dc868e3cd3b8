//! What noes were about, as it is said afterwards.

use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::{LeadId, TouchId};
use ninefold_core::domain::objection::{Objection, ObjectionKind};
use ninefold_core::domain::touch::Touch;

use super::Desk;

impl Desk {
    /// Says what the *No* in `touch` of the lead in the pane was about.
    pub fn object(self, id: LeadId, touch: TouchId, about: ObjectionKind) {
        let lead = self.lead_untracked().filter(|lead| lead.id() == id);
        let Some(touch) = lead.and_then(|lead| lead.touch(touch).cloned()) else { return };
        let objection = Objection { kind: Some(about), ..touch.objection.unwrap_or_default() };
        let touch = Touch { objection: Some(objection), ..touch };
        let command = Command::ChangeTouch(id, Box::new(touch));
        self.give(command);
    }
}
