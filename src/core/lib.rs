//! What Ninefold knows, without a browser.
//!
//! [`domain`] holds the rules and is told everything; [`interchange`] reads and writes files.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod domain;
pub mod interchange;
pub mod sample;

#[cfg(test)]
mod testing;
