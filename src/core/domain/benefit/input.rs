//! What stands in the fields of the calculator: numbers that are in range.

/// A likelihood or a share, from 0 (0 %) to 1 (100 %).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Share(pub(super) f64);

/// How many times likelier; more than 0, and less than 1 when a fast answer does harm.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Times(pub(super) f64);

/// A number of leads, 0 or more; it may have a fraction, as a mean of months has.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Leads(pub(super) f64);

/// What one sale is worth, 0 or more, in whatever unit the caller counts in.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Worth(pub(super) f64);

/// Why a number cannot stand in a field of the calculator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// It is no number.
    #[error("a number looks like 12 or 2.5")]
    NotANumber,
    /// A share below nothing or above everything.
    #[error("a share lies between 0 and 100 %")]
    Share,
    /// A multiplier that is zero or negative.
    #[error("a multiplier is more than 0")]
    Times,
    /// Less than no lead.
    #[error("there cannot be less than 0 leads")]
    Leads,
    /// A sale that is worth less than nothing.
    #[error("the value of a sale is not below 0")]
    Worth,
    /// More than anybody has.
    #[error("at most 1,000,000,000,000 fits here")]
    TooLarge,
}

/// The most that fits into a field without a limit of its own, so that every result is finite.
const MOST: f64 = 1e12;

impl Share {
    /// Takes a ratio from 0 to 1.
    pub fn new(ratio: f64) -> Result<Share, InputError> {
        let ratio = told(ratio)?;
        if (0.0..=1.0).contains(&ratio) { Ok(Share(ratio)) } else { Err(InputError::Share) }
    }

    /// Reads a number of per cent, from 0 to 100, with the sign or without it.
    pub fn parse_percent(text: &str) -> Result<Share, InputError> {
        let text = text.trim();
        Share::new(number(text.strip_suffix('%').unwrap_or(text))? / 100.0)
    }

    /// From 0 to 1.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Times {
    /// Takes a multiplier above 0.
    pub fn new(times: f64) -> Result<Times, InputError> {
        match told(times)? {
            times if times <= 0.0 => Err(InputError::Times),
            times if times > MOST => Err(InputError::TooLarge),
            times => Ok(Times(times)),
        }
    }

    /// Reads a multiplier above 0.
    pub fn parse(text: &str) -> Result<Times, InputError> {
        Times::new(number(text)?)
    }

    /// More than 0.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Leads {
    /// Takes a number of leads, 0 or more.
    pub fn new(n_leads: f64) -> Result<Leads, InputError> {
        match told(n_leads)? {
            n_leads if n_leads < 0.0 => Err(InputError::Leads),
            n_leads if n_leads > MOST => Err(InputError::TooLarge),
            n_leads => Ok(Leads(n_leads)),
        }
    }

    /// Reads a number of leads, 0 or more.
    pub fn parse(text: &str) -> Result<Leads, InputError> {
        Leads::new(number(text)?)
    }

    /// 0 or more.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Worth {
    /// Takes the value of a sale, 0 or more.
    pub fn new(worth: f64) -> Result<Worth, InputError> {
        match told(worth)? {
            worth if worth < 0.0 => Err(InputError::Worth),
            worth if worth > MOST => Err(InputError::TooLarge),
            worth => Ok(Worth(worth)),
        }
    }

    /// Reads the value of a sale, 0 or more.
    pub fn parse(text: &str) -> Result<Worth, InputError> {
        Worth::new(number(text)?)
    }

    /// 0 or more.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// Reads what a field of one number holds: the decimals behind a point or a comma, never grouped.
///
/// A comma before exactly three digits is refused: some mean a thousand by it.
fn number(text: &str) -> Result<f64, InputError> {
    let text = text.trim();
    let with_point = match text.split_once(',') {
        Some((_, decimals)) if decimals.len() == 3 => return Err(InputError::NotANumber),
        Some((whole, decimals)) => format!("{whole}.{decimals}"),
        None => text.to_owned(),
    };
    with_point.parse().map_err(|_| InputError::NotANumber)
}

/// Refuses what is no number, and turns minus zero into the zero as which it is shown.
fn told(number: f64) -> Result<f64, InputError> {
    if number.is_nan() { Err(InputError::NotANumber) } else { Ok(number + 0.0) }
}
