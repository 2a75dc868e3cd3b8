//! One file a page.

mod data;
mod lead;
mod leads;
mod not_found;
mod today;

pub use data::Data;
pub use lead::LeadPane;
pub use leads::Leads;
pub use not_found::NotFound;
pub use today::Today;
