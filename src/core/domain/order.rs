//! One sort, and one way to fill a set, for items of every kind.
//!
//! The standard library makes its sort anew for each type that is sorted, and for each set or map
//! that is collected. That was 109 KB of wasm before this was here.

use std::cmp::Ordering;

/// Sorts `items` by `compare`; equal ones stay in the order in which they stand.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &|one, other| compare(&items[one], &items[other]));
    // Each item moves to its place along the ring of those that take each other's.
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts `items`; equal ones stay in the order in which they stand.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The items in a collection, which takes them one by one.
pub fn gathered<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

fn sort_places(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn items_come_into_the_order_of_the_standard_sort(
            items in vec((0_u8..20, any::<u8>()), 0..60),
        ) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by(&mut ours, |one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_set_holds_what_was_gathered(items in vec(0_u8..20, 0..60)) {
            prop_assert_eq!(
                gathered::<BTreeSet<u8>, u8>(items.clone()),
                items.into_iter().collect::<BTreeSet<u8>>()
            );
        }
    }
}
