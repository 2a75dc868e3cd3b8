//! How far a lead has come.

use super::text::Line;

/// How far a lead has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nobody has answered it yet.
    #[default]
    New,
    /// It is being followed up.
    Working,
    /// Not ready: it hears from us now and then.
    Nurture,
    /// It has bought.
    Won,
    /// It will not buy.
    Lost,
}

/// A stage, and why the lead is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Standing {
    /// How far it has come.
    pub stage: Stage,
    /// Why, in the person's own words.
    pub reason: Option<Line>,
}

impl Stage {
    /// All of them, from first to last.
    pub const ALL: [Stage; 5] =
        [Stage::New, Stage::Working, Stage::Nurture, Stage::Won, Stage::Lost];

    /// The word in files and fields.
    pub fn name(self) -> &'static str {
        match self {
            Stage::New => "new",
            Stage::Working => "working",
            Stage::Nurture => "nurture",
            Stage::Won => "won",
            Stage::Lost => "lost",
        }
    }

    /// True when the sale is decided.
    pub fn is_closed(self) -> bool {
        match self {
            Stage::Won | Stage::Lost => true,
            Stage::New | Stage::Working | Stage::Nurture => false,
        }
    }
}

impl From<Stage> for Standing {
    fn from(stage: Stage) -> Standing {
        Standing { stage, reason: None }
    }
}
