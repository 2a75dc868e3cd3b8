//! The laws, each for any store.

mod changes;
mod erasure;
mod journal;
mod starts;

pub use changes::*;
pub use erasure::*;
pub use journal::*;
use ninefold::storage::{Done, Rows, Store, StoreError};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::lead::Lead;
use ninefold_core::interchange::lead_json::write_lead;
pub use starts::*;

use crate::leads::{at, projector};

/// A place where a store can be opened, again and again, on the same leads.
pub trait Place {
    /// What is opened there.
    type Store: Store;

    /// Opens the store.
    async fn open(&self) -> Self::Store;

    /// The desk's revision, and that of each record in the order of the ids.
    async fn revisions(&self) -> (u64, Vec<u64>);

    /// All that is stored, of whatever kind, as text.
    async fn everything(&self) -> String;

    /// The snapshot, as it is stored.
    async fn snapshot(&self) -> Option<Vec<u8>>;

    /// Puts `bytes` in the place of the snapshot, whatever they are.
    async fn put_snapshot(&self, bytes: Option<Vec<u8>>);
}

/// Calls `check!` with the names of all laws.
macro_rules! for_each_law {
    ($check:ident) => {
        $check! {
            // changes
            a_new_store_is_empty,
            what_was_saved_is_read_back_after_reopening,
            a_lead_nobody_saved_is_not_there,
            a_taken_id_is_refused_and_the_first_lead_stays,
            leads_are_read_in_the_order_of_their_ids,
            a_second_handle_sees_what_the_first_saved,
            each_change_raises_the_revision_by_one_and_its_records_bear_it,
            a_refused_change_leaves_everything_as_it_was,
            a_change_that_was_made_before_writes_nothing,
            what_is_tried_out_is_told_and_not_written,
            what_was_written_is_answered,
            changes_of_two_handles_to_different_facts_both_stand,
            of_two_changes_to_one_fact_the_later_stands_and_the_earlier_is_history,
            a_change_of_a_lead_that_nobody_saved_is_refused,
            settings_are_the_default_ones_until_they_are_set,
            a_thousand_leads_are_one_change,
            an_import_twice_changes_nothing,
            an_import_over_a_large_desk_changes_what_it_names,
            a_desk_is_replaced_and_its_leads_are_in_the_trash,
            // journal
            the_journal_tells_the_latest_first,
            what_is_undone_is_as_it_was_and_marked,
            an_import_is_undone_as_a_whole,
            settings_are_undone,
            what_was_undone_is_not_undone_twice,
            entries_go_after_thirty_days_and_no_day_earlier,
            another_handle_is_told_what_was_written,
            another_handle_is_told_to_start_anew_when_it_cannot_be_told,
            // erasure
            an_erased_lead_leaves_no_trace_anywhere,
            what_an_erased_lead_shared_an_entry_with_can_still_be_undone,
            erasing_nobody_writes_nothing,
            // starts
            rows_come_from_the_snapshot_once_it_is_kept,
            a_snapshot_that_is_behind_is_caught_up,
            a_snapshot_that_is_far_behind_is_passed_over,
            rows_that_are_not_all_there_are_make_no_snapshot,
            a_damaged_snapshot_is_passed_over,
            a_snapshot_of_another_desk_is_passed_over,
            a_snapshot_by_other_rules_is_passed_over,
        }
    };
}
pub(crate) use for_each_law;

/// Has `store` carry `command` out, and asserts that it is saved.
pub async fn tell(store: &impl Store, command: Command, seconds: i64) -> Done {
    store.change(&command, at(seconds)).await.unwrap()
}

/// Asserts that `command` is refused with `reason`.
pub async fn refuse(store: &impl Store, command: Command, reason: StoreError) {
    assert_eq!(store.change(&command, at(0)).await, Err(reason));
}

/// The lead as it is stored.
pub async fn read(store: &impl Store, lead: &Lead) -> Lead {
    store.read(lead.id()).await.unwrap().unwrap()
}

/// Asserts that these leads are all there is, whichever way it is read.
pub async fn check_stored(store: &impl Store, leads: &[&Lead]) {
    check_rows(store, leads, false).await;
    let bodies = store.bodies().await.unwrap();
    let texts: Vec<String> = leads.iter().map(|lead| write_lead(lead)).collect();
    assert_eq!((bodies.texts, bodies.unreadable), (texts, vec![]));
    for lead in leads {
        assert_eq!(store.read(lead.id()).await, Ok(Some((*lead).clone())));
    }
}

/// Asserts that there are rows of just these leads, from the snapshot or not.
pub async fn check_rows(store: &impl Store, leads: &[&Lead], is_from_snapshot: bool) -> Rows {
    let rows = store.rows(&projector()).await.unwrap();
    let expected: Vec<_> = leads.iter().map(|lead| projector().project(lead)).collect();
    assert_eq!(rows.rows, expected);
    assert_eq!((&*rows.unreadable, rows.is_from_snapshot), (&[][..], is_from_snapshot));
    rows
}
