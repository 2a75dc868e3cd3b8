//! The journeys. Each file is about one thing that people rely on.

mod access;
mod contacts;
mod demo;
mod edits;
mod empty_form;
mod faults;
mod files;
mod first_paint;
mod focus;
mod hostile;
mod hosting;
mod keyboard;
mod killed;
mod later;
mod long_list;
mod policy;
mod refusals;
mod routes;
mod saved;
mod settings;
mod snapshot;
mod tabs;
mod touches;
mod trash;
mod zones;
