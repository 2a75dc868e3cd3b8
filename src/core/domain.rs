//! Leads, plans and time: pure rules that ask nobody.
//!
//! No clock, no storage, no randomness: what a rule needs comes in as an argument.

pub mod agenda;
pub mod cadence;
pub mod calendar;
pub mod contact;
mod draft;
mod hours;
pub mod lead;
pub mod lead_id;
pub mod note;
pub mod projection;
pub mod schedule;
pub mod source;
pub mod speed;
mod text;
pub mod time;
pub mod zone;
