//! Amounts of money, spelled as the browser's language spells them.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Spells an amount of a currency, which is three capital letters.
pub type SpellMoney = fn(f64, &str) -> String;

thread_local! {
    /// Formatters cost more to make than to use.
    static FORMATS: RefCell<HashMap<String, Function>> = RefCell::default();
}

/// Spells `amount`: `€1,200` for whole amounts, `€1,200.50` for others.
pub fn spell(amount: f64, currency: &str) -> String {
    let format = FORMATS.with_borrow_mut(|formats| {
        formats.entry(currency.to_owned()).or_insert_with(|| formatter(currency)).clone()
    });
    format
        .call1(&JsValue::UNDEFINED, &JsValue::from_f64(amount))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| plain(amount, currency))
}

/// Spells `amount` in English: where no browser spells.
pub fn plain(amount: f64, currency: &str) -> String {
    let number = if amount.fract() == 0.0 { amount.to_string() } else { format!("{amount:.2}") };
    let (whole, part) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut grouped = String::new();
    for (idx, digit) in whole.char_indices() {
        let follows_a_digit = grouped.ends_with(|c: char| c.is_ascii_digit());
        if follows_a_digit && (whole.len() - idx).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if currency == "EUR" {
        format!("€{grouped}{part}")
    } else {
        format!("{currency}\u{a0}{grouped}{part}")
    }
}

/// A formatter that leaves out the cents of a whole amount. Three letters are always a currency to
/// it, known or not.
fn formatter(currency: &str) -> Function {
    let options = Object::new();
    for (name, value) in
        [("style", "currency"), ("currency", currency), ("trailingZeroDisplay", "stripIfInteger")]
    {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    // `[]` stands for the browser's own language.
    Intl::NumberFormat::new(&Array::new(), options.unchecked_ref()).format().unchecked_into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_spelled_in_plain_english_without_a_browser() {
        for (amount, currency, words) in [
            (0.0, "EUR", "€0"),
            (192.0, "EUR", "€192"),
            (1_200.0, "EUR", "€1,200"),
            (1_200.5, "EUR", "€1,200.50"),
            (-1_234_567.0, "EUR", "€-1,234,567"),
            (80.0, "CHF", "CHF\u{a0}80"),
        ] {
            assert_eq!(plain(amount, currency), words, "{amount} {currency}");
        }
    }
}
