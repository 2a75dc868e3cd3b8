//! Ninefold's end-to-end tests: what a person does, in real browsers.
//!
//! A test is a *journey*: it gets an [`App`] that was opened in one engine,
//! acts and reads as a person would, and ends with the checks that hold for
//! every page: no error, no foreign request, no policy violation.

pub mod app;
pub mod browser;
pub mod checks;
pub mod driver;
pub mod engine;
pub mod fault;
pub mod fields;
pub mod journey;
pub mod keyboard;
pub mod made;
pub mod pages;
pub mod process;
pub mod screen;
pub mod site;
pub mod stored;
pub mod tabs;
pub mod times;
pub mod tools;
pub mod wait;

pub use app::App;
pub use engine::Engine;
pub use fault::{Fault, Outcome};
pub use journey::{Setting, journey};
pub use keyboard::{Key, Way};
pub use made::Made;
pub use screen::Role;
pub use site::Site;
pub use tabs::Tab;
pub use wait::until;
