//! Offsets: how long after its anchor a step is due.

/// A whole number of units of time, within the limits of `due rule: Steps`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset {
    count: u32,
    unit: Unit,
}

/// What an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Elapsed minutes.
    Minutes,
    /// Elapsed hours.
    Hours,
    /// Civil days; the wall time stays.
    Days,
    /// Days with working hours, from the next local day on; the wall time stays.
    WorkingDays,
    /// Civil weeks; the wall time stays.
    Weeks,
    /// Civil months; the wall time stays, and the 31st becomes the last day of a shorter month.
    Months,
}

/// Why a number is no offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OffsetError {
    /// More than the limit of its unit.
    #[error("at most {most} fit here")]
    TooLarge {
        /// The limit of the unit.
        most: u32,
    },
    /// Zero working days would be no day at all.
    #[error("working days count from 1")]
    NoWorkingDay,
}

impl Offset {
    /// Takes `count` of `unit`; refuses more than [`Unit::most`] and zero working days.
    pub fn new(count: u32, unit: Unit) -> Result<Offset, OffsetError> {
        let most = unit.most();
        if count > most {
            return Err(OffsetError::TooLarge { most });
        }
        if unit == Unit::WorkingDays && count == 0 {
            return Err(OffsetError::NoWorkingDay);
        }
        Ok(Offset { count, unit })
    }

    /// An offset of our own, whatever its size: a run of steps adds up to more than one may count.
    pub(in crate::domain) const fn of(count: u32, unit: Unit) -> Offset {
        Offset { count, unit }
    }

    /// How many units.
    pub fn count(self) -> u32 {
        self.count
    }

    /// What is counted.
    pub fn unit(self) -> Unit {
        self.unit
    }
}

impl Unit {
    /// All of them, the shortest first.
    pub const ALL: [Unit; 6] =
        [Unit::Minutes, Unit::Hours, Unit::Days, Unit::WorkingDays, Unit::Weeks, Unit::Months];

    /// How many fit into an offset: ten years of each (`due rule: Steps`).
    pub fn most(self) -> u32 {
        match self {
            Unit::Minutes => 5_259_600,
            Unit::Hours => 87_660,
            Unit::Days | Unit::WorkingDays => 3_653,
            Unit::Weeks => 521,
            Unit::Months => 120,
        }
    }

    /// True for days and what is longer: these keep the wall time, the others elapse.
    pub fn is_civil(self) -> bool {
        match self {
            Unit::Minutes | Unit::Hours => false,
            Unit::Days | Unit::WorkingDays | Unit::Weeks | Unit::Months => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: u32, unit: Unit, expected: &str) {
        let offset = Offset::new(count, unit);
        let read = offset.map_or_else(|error| error.to_string(), |_| "fits".to_owned());
        assert_eq!(read, expected, "{count} {unit:?}");
    }

    #[test]
    fn every_unit_has_its_limit_of_ten_years() {
        for (most, unit) in [
            (5_259_600, Unit::Minutes),
            (87_660, Unit::Hours),
            (3_653, Unit::Days),
            (3_653, Unit::WorkingDays),
            (521, Unit::Weeks),
            (120, Unit::Months),
        ] {
            check(most, unit, "fits");
            check(most + 1, unit, &format!("at most {most} fit here"));
            check(1, unit, "fits");
        }
    }

    #[test]
    fn working_days_count_from_one() {
        check(0, Unit::WorkingDays, "working days count from 1");
        check(0, Unit::Days, "fits");
    }
}
