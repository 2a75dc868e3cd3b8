//! What must hold on every page, whatever the journey was about.

pub mod access;
pub mod health;
