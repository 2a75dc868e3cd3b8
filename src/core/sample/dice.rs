//! Numbers that look random and are the same on every machine.

/// SplitMix64: whole numbers alone, so that every engine and every year draws the same.
///
/// Good enough to make up leads, and for nothing that has to be secret.
pub struct Dice(u64);

/// What one draw adds to the state: 2⁶⁴ over the golden ratio, made odd.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Dice {
    /// The numbers of item `idx` for one `purpose` of the sample `seed`.
    ///
    /// Each item has numbers of its own, so that none depends on how many were made before it, and
    /// each purpose has, so that a longer story changes no name.
    pub fn new(seed: u64, purpose: u64, idx: u64) -> Dice {
        let mixed = mix(mix(seed).wrapping_add(purpose.wrapping_mul(STEP)));
        Dice(mix(mixed.wrapping_add(idx.wrapping_mul(STEP))))
    }

    /// Any number of 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number from 0 to `n` − 1; 0 when `n` is 0.
    pub fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.draw()) * u128::from(n)) >> 64) as u64
    }

    /// A number from `first` to `last`, both included; there are fewer than 2⁶³ between them.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        first + self.below((last - first + 1).unsigned_abs()) as i64
    }

    /// True in `n` of 1,000 draws.
    pub fn per_mille(&mut self, n: u64) -> bool {
        self.below(1_000) < n
    }

    /// True in `n` of 100 draws.
    pub fn percent(&mut self, n: u64) -> bool {
        self.below(100) < n
    }

    /// One of `items`, each as often as the others; there is at least one.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u64) as usize]
    }

    /// One of `items`, each as often as its weight says; there is at least one with a weight.
    pub fn weigh<T: Copy>(&mut self, items: &[(u64, T)]) -> T {
        let mut left = self.below(items.iter().map(|(weight, _)| weight).sum());
        for (weight, item) in items {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        items[0].1
    }

    /// What an id needs.
    pub fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.draw().to_be_bytes());
        bytes[8..].copy_from_slice(&self.draw().to_be_bytes()[..2]);
        bytes
    }
}

/// Spreads every bit of `z` over all others (the finalizer of SplitMix64).
fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::cases;

    #[test]
    fn it_is_splitmix64() {
        let mut dice = Dice(1_234_567);
        let drawn = [dice.draw(), dice.draw(), dice.draw()];
        // The reference implementation, seeded with 1234567.
        assert_eq!(
            drawn,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn every_item_is_picked_as_often_as_it_weighs() {
        let mut dice = Dice::new(1, 2, 3);
        let mut n_drawn = [0; 3];
        for _ in 0..10_000 {
            n_drawn[dice.weigh(&[(1, 0), (0, 1), (3, 2)])] += 1;
        }
        assert!((2_300..2_700).contains(&n_drawn[0]), "{n_drawn:?}");
        assert_eq!(n_drawn[1], 0);
        let n_true = (0..10_000).filter(|_| dice.per_mille(250)).count();
        assert!((2_300..2_700).contains(&n_true), "{n_true}");
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn numbers_stay_in_range(seed: u64, idx: u64, n in 1..=u64::MAX, first in -9..9i64) {
            let mut dice = Dice::new(seed, 0, idx);
            prop_assert!(dice.below(n) < n);
            prop_assert!((first..=first + 3).contains(&dice.between(first, first + 3)));
            prop_assert_eq!(dice.below(0), 0);
        }

        #[test]
        fn items_and_purposes_have_numbers_of_their_own(seed: u64, idx in 0..u64::MAX) {
            let one = Dice::new(seed, 0, idx).draw();
            prop_assert_ne!(one, Dice::new(seed, 0, idx + 1).draw());
            prop_assert_ne!(one, Dice::new(seed, 1, idx).draw());
        }
    }
}
