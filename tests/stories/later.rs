//! The later pages are asked for once, and again when they did not come.

use ninefold::state::{Desk, Later, LaterPages, Request};
use ninefold::ui::later_pages;

use crate::at_a_desk;
use crate::store::Store;

/// Has the later pages loaded, and expects that the store was asked so many times by now.
fn check(desk: Desk, store: &Store, n_asked: usize) {
    desk.load_later();
    let asked = store.asked();
    let n = asked.iter().filter(|request| **request == Request::LoadLater).count();
    assert_eq!(n, n_asked);
}

#[test]
fn they_are_asked_for_once_and_again_when_they_did_not_come() {
    at_a_desk(|desk, store| {
        assert!(matches!(desk.later(), Later::Unasked));
        check(desk, store, 1);
        check(desk, store, 1);
        desk.later_came(Err("the host did not answer".to_owned()));
        assert!(matches!(desk.later(), Later::Missing(why) if why.contains("did not answer")));
        check(desk, store, 2);
        assert!(matches!(desk.later(), Later::Coming));
        desk.later_came(Ok(later_pages()));
        check(desk, store, 2);
        assert!(matches!(desk.later(), Later::Here(LaterPages { .. })));
    });
}
