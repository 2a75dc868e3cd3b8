//! The files Ninefold reads and writes, as text.

pub mod backup_json;
