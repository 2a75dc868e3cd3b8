//! Everything goes into a file, or the person is told why not.

use ninefold::state::Command;

use super::at_a_desk;

#[test]
fn an_export_is_told_with_its_count() {
    for (n_leads, words) in [(1, "Exported – 1 lead"), (12, "Exported – 12 leads")] {
        at_a_desk(|desk, asked| {
            desk.export();
            assert_eq!(
                (asked(), desk.notice()),
                (vec![Command::Export], None),
                "nothing is told yet"
            );
            desk.exported(Ok(n_leads));
            assert_eq!(desk.notice().as_deref(), Some(words));
        });
    }
}

#[test]
fn an_export_that_failed_says_so_until_the_next() {
    at_a_desk(|desk, _| {
        desk.export();
        desk.exported(Err("the browser could not write the file".to_owned()));
        assert_eq!(desk.export_failure().as_deref(), Some("the browser could not write the file"));
        assert_eq!(desk.notice(), None);
        desk.export();
        assert_eq!(desk.export_failure(), None);
    });
}
