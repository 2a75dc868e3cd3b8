//! Pages as text: what stands on them for a given desk, drawn natively.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod beside;
mod board;
mod cadences;
mod capture;
mod clashing;
mod data;
mod doubles;
mod draw;
mod later;
mod lead;
mod lead_steps;
mod list;
mod noes;
mod palette;
mod places;
mod reaching;
mod said;
mod settings;
mod sheet;
mod shell;
mod table;
mod templates;
mod timeline;
mod today;
mod touches;
