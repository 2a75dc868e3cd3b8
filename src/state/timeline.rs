//! What of a lead's timeline is shown, as long as the tab is open: the same on every lead.

use ninefold_core::domain::touch::Channel;

use super::signal::RwSignal;

/// Of all that happened, what is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Told {
    /// All of it.
    #[default]
    All,
    /// What passed through this channel.
    Through(Channel),
    /// What has a note.
    WithNote,
}

impl Told {
    /// What is offered, in its order.
    pub const ALL: [Told; 6] = [
        Told::All,
        Told::Through(Channel::Call),
        Told::Through(Channel::Email),
        Told::Through(Channel::Message),
        Told::Through(Channel::Meeting),
        Told::WithNote,
    ];
}

/// The handle to what of timelines is shown.
#[derive(Clone, Copy)]
pub struct Timeline(RwSignal<Told>);

impl Timeline {
    pub(super) fn new() -> Timeline {
        Timeline(RwSignal::default())
    }

    /// What is shown.
    pub fn told(self) -> Told {
        self.0.get()
    }

    /// Shows this from now on, and all again where that is shown already.
    pub fn choose(self, told: Told) {
        self.0.set(if self.0.get_untracked() == told { Told::All } else { told });
    }
}
