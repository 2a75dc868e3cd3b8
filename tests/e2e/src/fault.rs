//! Why a journey could not go on, and where.

use std::error::Error;
use std::fmt;
use std::panic::Location;

/// What went wrong, as a sentence, with the place that noticed it.
pub struct Fault {
    what: String,
    at: &'static Location<'static>,
}

/// What a step of a journey ends with.
pub type Outcome<T = ()> = Result<T, Fault>;

impl Fault {
    /// A fault told by `what`, noticed by the caller.
    #[track_caller]
    pub fn new(what: impl Into<String>) -> Fault {
        Fault { what: what.into(), at: Location::caller() }
    }
}

/// Whatever a library reports ends the journey.
///
/// This is why a `Fault` is no [`Error`] itself: `?` could not tell them apart.
impl<E: Error> From<E> for Fault {
    #[track_caller]
    fn from(error: E) -> Fault {
        Fault::new(error.to_string())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (noticed at {}:{})", self.what, self.at.file(), self.at.line())
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
