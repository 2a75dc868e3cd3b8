//! One file a page.

mod data;
mod lead;
mod leads;
mod not_found;
mod settings;
mod today;

pub use data::data;
pub use lead::lead_pane;
pub use leads::leads;
pub use not_found::not_found;
pub use settings::settings;
pub use today::today;
