//! One browser API per file, in plain data: no rule and no view lives here.

pub mod caret;
pub mod clock;
pub mod dates;
pub mod drag;
pub mod files;
pub mod focus;
pub mod frame;
pub mod hash;
pub mod keys;
pub mod local;
pub mod look;
pub mod money;
pub mod pause;
pub mod pointer;
pub mod print;
pub mod random;
pub mod rescue;
pub mod site;
pub mod start;
pub mod ticker;
pub mod title;
pub mod viewport;
pub mod zone;
pub mod zones;
