//! The pages and dialogs, as a person fills and reads them.

pub mod lead;
pub mod leads;
pub mod new_lead;
