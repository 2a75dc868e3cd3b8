//! Local times, as fields write them.

use std::time::SystemTime;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::app::App;
use crate::fault::Outcome;

/// The time now, by the clock of this machine.
pub fn now() -> DateTime<Utc> {
    DateTime::from(SystemTime::now())
}

/// The time so long from now, as files write it.
pub fn instant(from_now: TimeDelta) -> String {
    (now() + from_now).to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// The local time so many minutes after `local`, both as fields write them.
///
/// # Errors
///
/// When `local` is no local time.
pub fn later(local: &str, minutes: i64) -> Outcome<String> {
    const WALL: &str = "%Y-%m-%dT%H:%M";
    let local = NaiveDateTime::parse_from_str(local, WALL)?;
    Ok((local + TimeDelta::minutes(minutes)).format(WALL).to_string())
}

impl App {
    /// The browser's local time of so many minutes ago, as a field of a date and
    /// a time writes it; below zero for a time to come.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn minutes_ago(&self, minutes: i32) -> Outcome<String> {
        let script = format!(
            "const then = new Date(Date.now() - {minutes} * 60000);
            then.setMinutes(then.getMinutes() - then.getTimezoneOffset());
            return then.toISOString().slice(0, 16)"
        );
        Ok(self.run(&script).await?.as_str().unwrap_or_default().to_owned())
    }
}
