//! The pages and dialogs, as a person fills and reads them.

pub mod data;
pub mod lead;
pub mod leads;
pub mod log_touch;
pub mod new_lead;
pub mod table;
