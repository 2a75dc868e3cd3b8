//! The share that still waits, which is compared without rounding.

use std::cmp::Ordering;

/// The share that still waits: a product of fractions, *left of so many*.
///
/// While answers follow one another the fractions cancel: three answers of ten leave seven tenths.
/// So there is one fraction for each run of answers, and a run ends where a clock goes out of sight.
#[derive(Debug)]
pub(super) struct Waiting {
    /// The runs that ended: how many were left, of how many.
    runs: Vec<(usize, usize)>,
    /// Their product.
    share_before: f64,
    /// How many are left in the run that goes on.
    n_left: usize,
    /// Of how many.
    n_at_start: usize,
}

impl Waiting {
    /// Nobody of so many is answered yet.
    pub(super) fn all_of(n: usize) -> Waiting {
        Waiting { runs: Vec::new(), share_before: 1.0, n_left: n, n_at_start: n }
    }

    /// Has `n` more of those whose clocks are in sight answered.
    pub(super) fn answer(&mut self, n: usize) {
        self.n_left -= n;
    }

    /// Has `n` clocks go out of sight unanswered: nobody knows how long those wait.
    pub(super) fn lose_sight_of(&mut self, n: usize) {
        if n == 0 {
            return;
        }
        if self.n_left < self.n_at_start {
            self.share_before = self.share();
            self.runs.push((self.n_left, self.n_at_start));
        }
        self.n_left -= n;
        self.n_at_start = self.n_left;
    }

    /// The share, from 0 to 1. Asked only while a clock is in sight, or after the answer to the last.
    pub(super) fn share(&self) -> f64 {
        self.share_before * (self.n_left as f64 / self.n_at_start as f64)
    }

    /// Whether the share is a half at most, when `n` is 2; a tenth, when it is 10.
    pub(super) fn is_at_most_one_in(&self, n: usize) -> bool {
        let (share, limit) = (self.share(), 1.0 / n as f64);
        // Each run was rounded twice, by half an epsilon at most; so was the limit, once.
        let rounding = (self.runs.len() + 2) as f64 * f64::EPSILON;
        if (share - limit).abs() > rounding {
            return share < limit;
        }
        let runs = || self.runs.iter().copied().chain([(self.n_left, self.n_at_start)]);
        let left = product(runs().map(|(n_left, _)| n_left).chain([n]));
        let all = product(runs().map(|(_, n_at_start)| n_at_start));
        compare(&left, &all) != Ordering::Greater
    }
}

/// The product of `factors`, the least of its 64-bit digits first, none of them 0 at the end.
///
/// In the square of their number, over some hundreds: a tie among 50,000 clocks, every other of
/// which went out of sight, takes some hundredths of a second.
fn product(factors: impl Iterator<Item = usize>) -> Vec<u64> {
    let mut digits = vec![1];
    let mut pending = 1_u64;
    for factor in factors {
        let factor = factor as u64;
        match pending.checked_mul(factor) {
            Some(both) => pending = both,
            None => {
                multiply(&mut digits, pending);
                pending = factor;
            }
        }
    }
    multiply(&mut digits, pending);
    digits
}

/// Multiplies the number of these `digits` by `factor`, which is not 0.
fn multiply(digits: &mut Vec<u64>, factor: u64) {
    let mut carry = 0;
    for digit in digits.iter_mut() {
        let product = u128::from(*digit) * u128::from(factor) + carry;
        *digit = product as u64;
        carry = product >> 64;
    }
    if carry > 0 {
        digits.push(carry as u64);
    }
}

/// Compares two numbers by their digits.
fn compare(one: &[u64], other: &[u64]) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.iter().rev().cmp(other.iter().rev()))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::cases;

    /// Whether the product of `runs` is at most a half, and at most a tenth.
    fn check(runs: &[(usize, usize)], expected: [bool; 2]) {
        let mut waiting = Waiting::all_of(1);
        for (n_left, n_at_start) in runs {
            (waiting.n_left, waiting.n_at_start) = (*n_left, *n_at_start);
            waiting.share_before = waiting.share();
            waiting.runs.push((*n_left, *n_at_start));
        }
        (waiting.n_left, waiting.n_at_start) = (1, 1);
        let told = [2, 10].map(|n| waiting.is_at_most_one_in(n));
        assert_eq!(told, expected, "{runs:?} make {}", waiting.share());
    }

    #[test]
    fn a_half_is_a_half_however_it_came_about() {
        check(&[(5, 10)], [true, false]);
        check(&[(6, 10)], [false, false]);
        check(&[(9, 10), (5, 6), (2, 3)], [true, false]);
        // In floating point this is 0.5000000000000001.
        check(&[(27, 33), (11, 18)], [true, false]);
    }

    #[test]
    fn a_tenth_is_a_tenth_however_it_came_about() {
        check(&[(1, 10)], [true, true]);
        check(&[(2, 10)], [true, false]);
        check(&[(3, 10), (1, 3)], [true, true]);
        check(&[(7, 10), (1, 7)], [true, true]);
    }

    #[test]
    fn a_half_is_a_half_among_a_thousand_runs() {
        let runs: Vec<_> = (1_000..2_000).map(|n| (n, n + 1)).collect();
        check(&runs, [true, false]);
        check(&runs[1..], [false, false]);
        check(&[&runs[..], &[(10, 50)]].concat(), [true, true]);
    }

    #[test]
    fn what_no_rounding_tells_apart_is_told_apart() {
        // A half less, and a half more, one part in 10^19.
        let n = 1_000_000_000;
        check(&[(n + 1, 2 * n + 1), (2 * n, 2 * n + 1)], [true, false]);
        check(&[(n + 1, 2 * n + 1), (2 * n + 2, 2 * n + 3)], [false, false]);
    }

    #[test]
    fn nobody_waits_when_all_are_answered() {
        let mut waiting = Waiting::all_of(3);
        waiting.answer(3);
        assert_eq!(waiting.share(), 0.0);
        assert!(waiting.is_at_most_one_in(10));
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn long_products_are_those_of_128_bits(factors in vec(1..5_000_usize, 0..10)) {
            let product_of = |factors: &[usize]| factors.iter().map(|it| *it as u128).product::<u128>();
            let digits = product(factors.iter().copied());
            let sum = digits.iter().rev().fold(0, |sum, digit| (sum << 64) + u128::from(*digit));
            prop_assert_eq!(sum, product_of(&factors));
        }

        #[test]
        fn the_order_of_factors_does_not_matter(mut factors in vec(1..1_000_000_usize, 0..200)) {
            let digits = product(factors.iter().copied());
            factors.sort_unstable();
            let sorted = product(factors.iter().copied());
            prop_assert_eq!(compare(&digits, &sorted), Ordering::Equal);
            factors.push(2);
            prop_assert_eq!(compare(&digits, &product(factors.into_iter())), Ordering::Less);
        }
    }
}
