//! Ninefold's commands, and the little web server they share with the
//! end-to-end tests.
//!
//! `commands` reads what was typed; `tools` knows what is needed and `install`
//! brings it; `program` makes the wasm, `page` reads `index.html`, and `site` puts
//! both into `dist/`; `stages` tests and `bench` measures.

mod apt;
mod bench;
mod build;
mod commands;
mod doctor;
mod html;
mod install;
mod page;
mod place;
mod program;
mod run;
mod screen;
pub mod server;
mod site;
mod sizes;
mod stages;
mod tally;
mod tools;
mod wasm_std;

pub use commands::main;
