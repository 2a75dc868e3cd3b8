//! Ninefold: a lead tracker that lives in one browser tab.
//!
//! The map of this package; `README.md` says what each room may know and which test holds it.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test that cannot go on has failed"))]

pub mod browser;
pub mod route;
pub mod state;
pub mod storage;
pub mod ui;
