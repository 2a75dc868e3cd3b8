//! Leads, plans and time: pure rules that ask nobody.
//!
//! No clock, no storage, no randomness: what a rule needs comes in as an argument.

pub mod agenda;
pub mod appointment;
pub mod backlog;
pub mod benefit;
pub mod cadence;
pub mod calendar;
pub mod command;
pub mod contact;
pub mod course;
mod draft;
pub mod duplicates;
pub mod evidence;
pub mod fact;
mod hours;
pub mod id;
pub mod journal;
pub mod lead;
pub mod link;
pub mod meeting;
pub mod money;
pub mod note;
pub mod objection;
pub mod order;
pub mod pester;
pub mod problem;
pub mod projection;
pub mod promise;
pub mod purchase;
pub mod query;
pub mod replies;
pub mod response;
pub mod schedule;
pub mod settings;
pub mod source;
pub mod speed;
pub mod stage;
pub mod tag;
pub mod template;
pub mod text;
pub mod their_time;
pub mod time;
pub mod touch;
pub mod unknown;
pub mod view;
pub mod zone;
