//! The files Ninefold reads and writes, as text.

mod amount_json;
pub mod backup_file;
mod cadence_json;
mod course_json;
mod dates_json;
mod fact_json;
pub mod journal_json;
mod json;
pub mod kept;
pub mod lead_json;
mod read_error;
#[cfg(test)]
mod schema;
pub mod settings_json;
mod template_json;
mod told_json;
mod touch_json;
mod value;
pub mod vcard;
mod view_json;
mod word;
pub mod writer;

pub use self::read_error::{Broken, ReadError, Reason};
pub use self::word::Words;
