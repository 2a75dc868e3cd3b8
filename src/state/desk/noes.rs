//! What noes were about, as it is said afterwards.

use ninefold_core::domain::command::Command;
use ninefold_core::domain::fact::Fact;
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
        let never = self.said_never(&command);
        self.give(command);
        never.into_iter().for_each(|lead| self.set_fact(lead, Fact::NeverContact(true)));
    }

    /// The lead that never wants to hear from us again, when `command` comes to say so of a touch
    /// that was logged before. Changing a touch moves nobody, so that is said of the lead beside it.
    pub(in crate::state) fn said_never(self, command: &Command) -> Option<LeadId> {
        let Command::ChangeTouch(id, touch) = command else { return None };
        let lead = self.lead_untracked().filter(|lead| lead.id() == *id);
        let was_never = lead.and_then(|lead| lead.touch(touch.id).map(is_never));
        (is_never(touch) && was_never != Some(true)).then_some(*id)
    }
}

fn is_never(touch: &Touch) -> bool {
    let about = touch.objection.as_ref().and_then(|it| it.kind);
    touch.is_no() && about == Some(ObjectionKind::Never)
}
