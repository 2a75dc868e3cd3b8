//! The journeys. Each file is about one thing that people rely on.

mod access;
mod contacts;
mod empty_form;
mod export;
mod faults;
mod first_paint;
mod focus;
mod hostile;
mod hosting;
mod keyboard;
mod killed;
mod policy;
mod refusals;
mod routes;
mod saved;
mod zones;
