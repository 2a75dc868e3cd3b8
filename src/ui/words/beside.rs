//! What goes with a lead besides its plan, in numbers.

use ninefold_core::domain::appointment::Went;
use ninefold_core::domain::money::Money;
use ninefold_core::domain::order;
use ninefold_core::domain::promise::Kept;

use super::{leads, went};
use crate::browser::money::SpellMoney;

/// How appointments went: "5 kept, 1 late, 1 missed".
pub fn went_counts(all: &[Went]) -> String {
    let counted = Went::ALL.map(|it| {
        let n = all.iter().filter(|went| **went == it).count();
        (n, went(it).to_ascii_lowercase())
    });
    counts(&counted)
}

/// How promises were kept: "3 kept, 1 late".
pub fn kept_counts(all: &[Kept]) -> String {
    let n = |kept| all.iter().filter(|it| **it == kept).count();
    counts(&[(n(Kept::InTime), "kept".to_owned()), (n(Kept::Late), "late".to_owned())])
}

fn counts(all: &[(usize, String)]) -> String {
    let told = all.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    told.collect::<Vec<_>>().join(", ")
}

/// How many were sent, and how many of them bought: "2 leads, 1 bought".
pub fn sent_counts(n_sent: usize, n_won: usize) -> String {
    match n_won {
        0 => format!("{}, nobody bought yet", leads(n_sent)),
        n => format!("{}, {n} bought", leads(n_sent)),
    }
}

/// What amounts come to, per currency: "€1,200 and CHF 80"; `None` without any.
pub fn totals(all: &[Money], spell: SpellMoney) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    let mut sorted: Vec<Money> = all.to_vec();
    order::sort_by(&mut sorted, |one, other| one.currency().cmp(&other.currency()));
    for of_one in sorted.chunk_by(|one, other| one.currency() == other.currency()) {
        let minor: i64 = of_one.iter().map(|it| it.minor()).sum();
        let currency = of_one[0].currency();
        let unit = 10_f64.powi(currency.n_decimals() as i32);
        told.push(spell(minor as f64 / unit, currency.code()));
    }
    let (last, others) = told.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} and {last}", others.join(", ")) })
}

#[cfg(test)]
mod tests {
    use ninefold_core::domain::money::Currency;

    use super::*;
    use crate::browser::money::plain;

    fn check_totals(all: &[&str], told: Option<&str>) {
        let all: Option<Vec<Money>> =
            all.iter().map(|text| Money::parse(text, Currency::EUR).ok()).collect();
        assert_eq!(all.and_then(|all| totals(&all, plain)).as_deref(), told);
    }

    #[test]
    fn amounts_are_added_per_currency() {
        check_totals(&[], None);
        check_totals(&["1200", "300.50"], Some("€1,500.50"));
        let spelled = "CHF\u{a0}80, €3 and JPY\u{a0}500";
        check_totals(&["JPY 500", "1", "CHF 80", "2"], Some(spelled));
    }

    #[test]
    fn what_is_none_is_not_counted() {
        let (kept, late) = (Went::Kept, Went::Late);
        assert_eq!(
            went_counts(&[late, kept, Went::Cancelled, kept]),
            "2 kept, 1 late, 1 called off"
        );
        assert_eq!(went_counts(&[Went::Missed]), "1 missed");
        assert_eq!(kept_counts(&[Kept::Late, Kept::Late]), "2 late");
        assert_eq!(kept_counts(&[Kept::InTime, Kept::Late]), "1 kept, 1 late");
        assert_eq!(sent_counts(1, 0), "1 lead, nobody bought yet");
        assert_eq!(sent_counts(2, 1), "2 leads, 1 bought");
    }
}
