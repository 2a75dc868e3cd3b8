//! One file a component, each with a style sheet of the same name.

mod banners;
mod due_chip;
mod empty;
mod facts;
mod field;
mod icon;
mod lead_row;
mod moment;
mod new_lead;
mod next_step;
mod notice;
mod page_head;
mod rail;
mod rows;
mod skeleton;
mod story;

pub use banners::Banners;
pub use due_chip::DueChip;
pub use empty::{Empty, NoLeads};
pub use facts::Facts;
pub use field::TextField;
pub use icon::{Icon, Shape};
use lead_row::LeadRow;
pub use moment::Moment;
pub use new_lead::NewLead;
pub use next_step::NextStep;
pub use notice::Notice;
pub use page_head::PageHead;
pub use rail::Rail;
pub use rows::Rows;
pub use skeleton::Skeleton;
pub use story::Story;
