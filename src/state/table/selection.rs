//! Which leads are selected: one by one, or all from one to another as a list has them.

use std::collections::BTreeSet;

use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::order::gathered;

/// The leads that are selected. They stay so when the list shows others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    ids: BTreeSet<LeadId>,
    /// Where a selection of several begins.
    anchor: Option<LeadId>,
    /// Where it ends, once there is one.
    reach: Option<LeadId>,
}

impl Selection {
    /// True for a lead that is selected.
    pub fn has(&self, id: LeadId) -> bool {
        self.ids.contains(&id)
    }

    /// True when nobody is selected.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Those that are selected, by their ids.
    pub fn ids(&self) -> impl Iterator<Item = LeadId> + '_ {
        self.ids.iter().copied()
    }

    /// Has the next selection of several begin at `id`.
    pub(super) fn anchor(&mut self, id: LeadId) {
        (self.anchor, self.reach) = (Some(id), None);
    }

    /// Selects `id`, or no longer.
    pub(super) fn toggle(&mut self, id: LeadId) {
        self.anchor(id);
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
    }

    /// Selects all from the anchor to `to`, as `list` has them, in place of those that the last
    /// such selection reached; `from` is the anchor where there is none yet.
    pub(super) fn extend(&mut self, list: &[LeadId], from: LeadId, to: LeadId) {
        let anchor = *self.anchor.get_or_insert(from);
        for id in self.reach.and_then(|reach| between(list, anchor, reach)).unwrap_or_default() {
            self.ids.remove(id);
        }
        match between(list, anchor, to) {
            Some(ids) => self.ids.extend(ids.iter().copied()),
            // The list shows others by now: it begins anew.
            None => {
                self.anchor(to);
                self.ids.insert(to);
            }
        }
        self.reach = Some(to);
    }

    /// Selects all of `list` too, or none of it.
    pub(super) fn set_all(&mut self, list: &[LeadId], are_selected: bool) {
        self.reach = None;
        if self.ids.is_empty() && are_selected {
            self.ids = gathered(list.iter().copied());
            return;
        }
        for id in list {
            if are_selected {
                self.ids.insert(*id);
            } else {
                self.ids.remove(id);
            }
        }
    }
}

/// The part of `list` from `one` to `other`, whichever comes first.
fn between(list: &[LeadId], one: LeadId, other: LeadId) -> Option<&[LeadId]> {
    let place = |id: LeadId| list.iter().position(|it| *it == id);
    let (one, other) = (place(one)?, place(other)?);
    list.get(one.min(other)..=one.max(other))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn list(n: u8) -> Vec<LeadId> {
        (0..n).map(|n| LeadId::new(DateTime::UNIX_EPOCH, [n; 10])).collect()
    }

    /// Which places of `list` are selected.
    fn places(list: &[LeadId], selection: &Selection) -> Vec<usize> {
        let places = list.iter().enumerate().filter(|(_, id)| selection.has(**id));
        places.map(|(place, _)| place).collect()
    }

    #[test]
    fn a_selection_of_several_follows_where_it_is_led() {
        let list = list(9);
        let mut selection = Selection::default();
        selection.toggle(list[1]);
        selection.toggle(list[4]);
        for (to, expected) in
            [(6, vec![1, 4, 5, 6]), (5, vec![1, 4, 5]), (2, vec![1, 2, 3, 4]), (4, vec![1, 4])]
        {
            selection.extend(&list, list[0], list[to]);
            assert_eq!(places(&list, &selection), expected, "to {to}");
        }
        selection.toggle(list[8]);
        selection.extend(&list, list[0], list[7]);
        assert_eq!(places(&list, &selection), [1, 4, 7, 8], "from another anchor");
    }

    #[test]
    fn a_list_of_others_begins_anew() {
        let all = list(6);
        let mut selection = Selection::default();
        selection.toggle(all[0]);
        selection.extend(&all[3..], all[3], all[4]);
        assert_eq!(places(&all, &selection), [0, 4]);
        selection.extend(&all[3..], all[3], all[5]);
        assert_eq!(places(&all, &selection), [0, 4, 5]);
    }

    #[test]
    fn all_and_none_of_a_list_leave_the_others_alone() {
        let all = list(6);
        for marks in 0_u8..1 << 6 {
            for from in 0..6 {
                let mut selection = Selection::default();
                for (n, id) in all.iter().enumerate().filter(|(n, _)| marks & (1 << n) != 0) {
                    selection.toggle(*id);
                    assert!(selection.has(*id), "{n}");
                }
                let before = places(&all[..from], &selection);
                selection.set_all(&all[from..], true);
                assert_eq!(places(&all[from..], &selection).len(), 6 - from, "{marks:b} {from}");
                assert_eq!(places(&all[..from], &selection), before, "{marks:b} {from}");
                selection.set_all(&all[from..], false);
                assert_eq!(places(&all, &selection), before, "{marks:b} {from}");
            }
        }
    }

    #[test]
    fn what_is_extended_there_and_back_is_as_if_it_went_at_once() {
        let all = list(5);
        let ways =
            (0..5).flat_map(|one| (0..5).flat_map(move |two| (0..5).map(move |to| [one, two, to])));
        for ([one, two, to], anchor) in ways.flat_map(|ways| (0..5).map(move |at| (ways, at))) {
            let mut selection = Selection::default();
            selection.anchor(all[anchor]);
            for at in [one, two, to] {
                selection.extend(&all, all[0], all[at]);
            }
            let expected: Vec<usize> = (anchor.min(to)..=anchor.max(to)).collect();
            assert_eq!(places(&all, &selection), expected, "{anchor}: {one}, {two}, {to}");
        }
    }
}
