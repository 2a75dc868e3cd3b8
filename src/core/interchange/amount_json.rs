//! Amounts of money.

use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::value::{no_strangers, read_text};
use super::writer::Writer;
use crate::domain::money::{Currency, Money};

/// Writes an amount in whole minor units.
pub fn write_amount(writer: &mut Writer, money: Money) {
    writer.open_object();
    // An amount is never below zero.
    writer.name("amount").count(money.minor().unsigned_abs());
    writer.name("currency").shown(&money.currency());
    writer.close_object();
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
