//! Amounts of money.

use std::fmt;
use std::str::FromStr;

/// An amount in whole minor units (cents) of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    /// Whole minor units, 0 to [`Money::MOST`].
    minor: i64,
    /// Of this currency.
    currency: Currency,
}

/// What stands between groups of digits, and before the decimals.
const MARKS: [char; 2] = ['.', ','];

/// An ISO 4217 code: three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Why something is no amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The code is not three letters.
    #[error("a currency has three letters, such as EUR")]
    Currency,
    /// It is no number.
    #[error("an amount looks like 1200 or 1,200.50")]
    Amount,
    /// It has more decimals than the currency.
    #[error("this currency has no smaller units than that")]
    Decimals,
    /// It is less than nothing.
    #[error("an amount is not below zero")]
    Negative,
    /// It is more than anybody pays.
    #[error("this is too much for an amount")]
    TooLarge,
}

impl Money {
    /// The largest amount: every sum of a million such amounts is still exact.
    pub const MOST: i64 = 1_000_000_000_000;

    /// Takes `minor` whole minor units of `currency`.
    pub fn new(minor: i64, currency: Currency) -> Result<Money, MoneyError> {
        match minor {
            ..0 => Err(MoneyError::Negative),
            0..=Self::MOST => Ok(Money { minor, currency }),
            _ => Err(MoneyError::TooLarge),
        }
    }

    /// Reads what a person types: `1200`, `1,200.50`, `1.200,50`, `1 200`, `12k`, also with a code or a
    /// sign before or after it (`CHF 80`, `€80`); without one it is of `currency`.
    ///
    /// The last `.` or `,` is the decimal mark, unless three digits follow it and no other mark
    /// stands before it.
    pub fn parse(text: &str, currency: Currency) -> Result<Money, MoneyError> {
        let digits: String = text.chars().map(|c| plain_digit(c).unwrap_or(c)).collect();
        let (text, n_zeros) = without_thousands(&digits);
        let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
        let currency = match (letters.is_empty(), signed(text, currency)) {
            (true, None) => currency,
            (true, Some(signed)) => signed,
            (false, None) => letters.parse()?,
            // A sign and a code have to say the same.
            (false, Some(signed)) if letters.parse() == Ok(signed) => signed,
            (false, Some(_)) => return Err(MoneyError::Currency),
        };
        let is_noise = |c: char| c.is_alphabetic() || c.is_whitespace() || is_noise(c);
        let number: String = text.chars().filter(|c| !is_noise(*c)).collect();
        if number.starts_with(['-', '−']) {
            return Err(MoneyError::Negative);
        }
        let (whole, part) =
            split_decimals(&number, currency.n_decimals()).ok_or(MoneyError::Amount)?;
        let whole = without_groups(whole).ok_or(MoneyError::Amount)?;
        let is_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        if whole.is_empty() && part.is_empty() || !is_digits(&whole) || !is_digits(part) {
            return Err(MoneyError::Amount);
        }
        let n_decimals = currency.n_decimals() + n_zeros;
        let part = part.trim_end_matches('0');
        if part.len() > n_decimals {
            return Err(MoneyError::Decimals);
        }
        let digits = format!("{whole}{part:0<n_decimals$}");
        let minor = digits.parse().map_err(|_| MoneyError::TooLarge)?;
        Money::new(minor, currency)
    }

    /// Whole minor units.
    pub fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The amount in whole units of the currency and its parts, for reckoning and spelling.
    pub fn amount(self) -> f64 {
        self.currency.amount(self.minor)
    }

    /// The number alone as a person types it: `1200.50`, read back by [`Money::parse`].
    pub fn number(self) -> String {
        let n_decimals = self.currency.n_decimals();
        let unit = 10_i64.pow(n_decimals as u32);
        let (whole, part) = (self.minor / unit, self.minor % unit);
        if part == 0 { whole.to_string() } else { format!("{whole}.{part:0n_decimals$}") }
    }
}

/// What may stand anywhere in an amount.
fn is_noise(c: char) -> bool {
    "'’_".contains(c) || SIGNS.iter().any(|(sign, _)| *sign == c)
}

/// Signs, each with the currencies that it may stand for, the usual one first.
const SIGNS: [(char, &[&[u8; 3]]); 8] = [
    ('€', &[b"EUR"]),
    (
        '$',
        &[b"USD", b"CAD", b"AUD", b"NZD", b"SGD", b"HKD", b"MXN", b"CLP", b"COP", b"ARS", b"TWD"],
    ),
    ('£', &[b"GBP", b"EGP"]),
    ('¥', &[b"JPY", b"CNY"]),
    ('₹', &[b"INR"]),
    ('₽', &[b"RUB"]),
    ('₺', &[b"TRY"]),
    ('₩', &[b"KRW"]),
];

/// The currency of the sign in `text`: that of the desk, where it may be meant.
fn signed(text: &str, desk: Currency) -> Option<Currency> {
    let (_, codes) = SIGNS.iter().find(|(sign, _)| text.contains(*sign))?;
    let code = codes.iter().find(|code| ***code == desk.0).or(codes.first())?;
    Some(Currency(**code))
}

/// `text` without a `k` right behind its digits, and how many zeros that stands for.
fn without_thousands(text: &str) -> (&str, usize) {
    let end = text.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let (number, behind) = text.split_at(end);
    match behind.strip_prefix(['k', 'K']) {
        // Only what ends there: `12kr` is a currency.
        Some(rest) if !number.is_empty() && rest.trim().is_empty() => (number, 3),
        Some(_) | None => (text, 0),
    }
}

/// A digit of another script as one of 0 to 9.
fn plain_digit(c: char) -> Option<char> {
    if c.is_ascii() { None } else { super::contact::digit(c) }
}

/// What stands before the decimal mark and after it; `None` where the mark stands twice.
fn split_decimals(number: &str, n_decimals: usize) -> Option<(&str, &str)> {
    let Some(at) = number.rfind(MARKS) else { return Some((number, "")) };
    let (whole, mark, part) = (&number[..at], &number[at..=at], &number[at + 1..]);
    let is_group = match (whole.contains(mark), whole.contains(MARKS)) {
        (true, _) => true,
        (false, true) => false,
        (false, false) => part.len() == 3 && n_decimals != 3,
    };
    if !is_group {
        Some((whole, part))
    } else if part.len() == 3 {
        Some((number, ""))
    } else {
        None
    }
}

/// The digits of `whole`, whose groups have three of them, or two as in India; `None` where they
/// have another number, or marks of two kinds.
fn without_groups(whole: &str) -> Option<String> {
    let mut groups = whole.rsplit(MARKS);
    let last = groups.next()?;
    let others: Vec<&str> = groups.collect();
    let is_one_kind = !MARKS.iter().all(|mark| whole.contains(*mark));
    let has_groups = others.is_empty()
        || last.len() == 3 && others.iter().all(|group| (1..=3).contains(&group.len()));
    (is_one_kind && has_groups).then(|| whole.chars().filter(|c| !MARKS.contains(c)).collect())
}

impl Currency {
    /// The euro.
    pub const EUR: Currency = Currency(*b"EUR");

    /// How many decimals its minor unit has (ISO 4217, list one, 2024).
    pub fn n_decimals(self) -> usize {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// So many whole `minor` units in whole units and their parts, for reckoning and spelling.
    pub fn amount(self, minor: i64) -> f64 {
        minor as f64 / 10_f64.powi(self.n_decimals() as i32)
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    /// Reads three letters, in any case.
    fn from_str(text: &str) -> Result<Currency, MoneyError> {
        let letters: [u8; 3] =
            text.trim().as_bytes().try_into().map_err(|_| MoneyError::Currency)?;
        let is_code = letters.iter().all(u8::is_ascii_alphabetic);
        if is_code {
            Ok(Currency(letters.map(|c| c.to_ascii_uppercase())))
        } else {
            Err(MoneyError::Currency)
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Money {
    /// `EUR 1200.50`: exact, and the same in every language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.number())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::cases;

    fn check(text: &str, expected: &str) {
        let read = Money::parse(text, Currency::EUR);
        let told = read.map_or_else(|error| error.to_string(), |money| money.to_string());
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        check("1200", "EUR 1200");
        check("1,200.50", "EUR 1200.50");
        check("1.200,5", "EUR 1200.50");
        check("1 200", "EUR 1200");
        check("1.200", "EUR 1200");
        check("€ 12,50", "EUR 12.50");
        check("CHF 80", "CHF 80");
        check("80 chf", "CHF 80");
        check("JPY 1,200", "JPY 1200");
        check("BHD 1.250", "BHD 1.250");
        check("BHD 1,200.250", "BHD 1200.250");
        check("1,200.500", "EUR 1200.50");
        check("1.200.300", "EUR 1200300");
        check("12,34,567", "EUR 1234567");
        check("5.", "EUR 5");
        check(".5", "EUR 0.50");
        check("0", "EUR 0");
    }

    #[test]
    fn what_people_write_around_amounts() {
        check("1.234,56 €", "EUR 1234.56");
        check("1,234.56 USD", "USD 1234.56");
        check("1 234,56", "EUR 1234.56");
        check("1\u{202f}234,56\u{a0}€", "EUR 1234.56");
        check("1'234.50 CHF", "CHF 1234.50");
        check("€1234", "EUR 1234");
        check("$1,234.50", "USD 1234.50");
        check("£80", "GBP 80");
        check("¥1200", "JPY 1200");
        check("12k", "EUR 12000");
        check("1.5K", "EUR 1500");
        check("$ 12k", "USD 12000");
        check("CHF 2,5k", "CHF 2500");
        check("١٢٣٤", "EUR 1234");
        check("１２００", "EUR 1200");
        check("€ 80 EUR", "EUR 80");
        check("€ 80 USD", "a currency has three letters, such as EUR");
        check("12kr", "a currency has three letters, such as EUR");
        check("k", "a currency has three letters, such as EUR");
        check("1.2345k", "EUR 1234.50");
        check("1.23456789k", "this currency has no smaller units than that");
        check("two thousand", "a currency has three letters, such as EUR");
    }

    #[test]
    fn a_sign_is_of_the_desk_where_it_may_be() {
        let of = |text, desk: &str| Money::parse(text, desk.parse().unwrap()).unwrap().to_string();
        assert_eq!(of("$80", "CAD"), "CAD 80");
        assert_eq!(of("$80", "EUR"), "USD 80");
        assert_eq!(of("¥80", "CNY"), "CNY 80");
        assert_eq!(of("€80", "USD"), "EUR 80");
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        check("", "an amount looks like 1200 or 1,200.50");
        check("-5", "an amount is not below zero");
        for no_amount in ["1.2.26", "1,200,50", "1.200,300,5", "1234,567.8", ".", "1.2,345"] {
            check(no_amount, "an amount looks like 1200 or 1,200.50");
        }
        check("1.2345", "this currency has no smaller units than that");
        check("JPY 1.5", "this currency has no smaller units than that");
        check("much", "a currency has three letters, such as EUR");
        check("99999999999999999999", "this is too much for an amount");
        check("10000000001", "this is too much for an amount");
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn amounts_read_back(minor in 0..=Money::MOST, code in "[A-Z]{3}") {
            let currency: Currency = code.parse().unwrap();
            let money = Money::new(minor, currency).unwrap();
            prop_assert_eq!(Money::parse(&money.to_string(), Currency::EUR), Ok(money));
            prop_assert_eq!(Money::parse(&money.number(), currency), Ok(money));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            let _ = Money::parse(&text, Currency::EUR);
        }
    }
}
