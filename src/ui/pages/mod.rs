//! One file a page.

mod board;
mod cadences;
mod data;
mod duplicates;
mod later;
mod lead;
mod leads;
mod not_found;
mod settings;
mod sheet;
mod today;

use board::board;
use cadences::cadences;
use data::data;
use duplicates::duplicates;
pub use later::{later, later_pages, later_part};
pub use lead::lead_pane;
use leads::leads;
pub use not_found::not_found;
use settings::settings;
use sheet::sheet;
pub use today::today;
