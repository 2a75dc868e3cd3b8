//! The names under which the store has known the text of a lead since its first version.

pub use super::lead_json::{read_lead, write_lead};
pub use super::read_error::ReadError;
