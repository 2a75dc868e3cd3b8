//! Amounts of money.

use serde::Serialize;

use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::value::{no_strangers, read_text};
use crate::domain::money::{Currency, Money};

/// An amount of money.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Amount {
    /// In whole minor units, such as cents.
    #[cfg_attr(test, schemars(range(min = 0, max = 1_000_000_000_000_i64)))]
    amount: i64,
    /// Of this currency: its code by ISO 4217.
    #[cfg_attr(test, schemars(schema_with = "super::schema::currency"))]
    currency: Currency,
}

impl Amount {
    /// This much.
    pub fn of(money: Money) -> Amount {
        Amount { amount: money.minor(), currency: money.currency() }
    }
}

/// Reads an amount in whole minor units.
pub fn read_amount(cursor: &mut Cursor<'_>) -> Read<Money> {
    let place = cursor.place();
    let (mut amount, mut currency) = (None, None);
    let unknown = cursor.object(&["amount", "currency"], |cursor, name| {
        match name {
            "amount" => amount = Some((cursor.place(), cursor.number()?)),
            _ => currency = Some(read_text(cursor, str::parse::<Currency>)?),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    let missing = |name| ReadError::new(place, Reason::Missing).within(name);
    let (at, minor) = amount.ok_or_else(|| missing("amount"))?;
    let currency = currency.ok_or_else(|| missing("currency"))?;
    Money::new(minor, currency).map_err(|error| ReadError::new(at, error).within("amount"))
}
