//! The table of leads: going through it, selecting, and doing something to all that are selected.

use chrono::TimeDelta;
use ninefold::state::{
    Asked, Counted, Desk, ManyAsked, ManyField, Name, Press, Request, Setup, TableStep,
};
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::query::{Column, Query};
use ninefold_core::domain::stage::Stage;

use super::store::Store;
use super::{at, at_a_desk, now};

/// The `n`th lead, who asked three days ago.
fn lead(n: u8) -> Lead {
    let asked_at = now() - TimeDelta::days(3);
    let draft = Draft { name: format!("Lead {n}"), enquiry_at: Some(asked_at), ..Draft::default() };
    draft.parse(LeadId::new(asked_at, [n; 10]), asked_at).unwrap()
}

/// Tells `story` at a desk with `n` leads, by their ids in the order of the list.
fn with(n: u8, story: impl FnOnce(Desk, &Store, &[LeadId])) {
    at_a_desk(|desk, store| {
        for n in 1..=n {
            desk.give(Command::Add(Box::new(lead(n))));
        }
        store.answer(desk);
        let ids = desk.found().get();
        story(desk, store, &ids);
    });
}

fn never(desk: Desk, store: &Store, id: LeadId) {
    desk.set_fact(id, Fact::NeverContact(true));
    store.answer(desk);
}

fn notice(desk: Desk) -> String {
    desk.notice().map(|notice| notice.text).unwrap_or_default()
}

/// Which places of the list are selected.
fn selected(desk: Desk) -> Vec<usize> {
    let (found, selection) = (desk.found().get(), desk.table().selection().get());
    found.iter().enumerate().filter(|(_, id)| selection.has(**id)).map(|(at, _)| at).collect()
}

/// The place in the list that keys are about.
fn place(desk: Desk) -> Option<usize> {
    desk.table().place(&desk.found().get())
}

fn stages(desk: Desk, ids: &[LeadId]) -> Vec<Stage> {
    ids.iter().map(|id| desk.row(*id).get_untracked().unwrap().stage).collect()
}

/// How many commands were given since `n_asked` requests.
fn n_commands(store: &Store, n_asked: usize) -> usize {
    store.asked()[n_asked..].iter().filter(|it| matches!(it, Request::Do(..))).count()
}

#[test]
fn keys_go_through_the_rows_and_to_the_head() {
    with(30, |desk, _, ids| {
        let table = desk.table();
        table.has_room_for(8);
        for (step, expected) in [
            (TableStep::Down, 1),
            (TableStep::PageDown, 9),
            (TableStep::Last, 29),
            (TableStep::Down, 29),
            (TableStep::PageUp, 21),
            (TableStep::First, 0),
        ] {
            table.go(desk, step, false);
            assert_eq!(place(desk), Some(expected), "{step:?}");
            assert_eq!(table.active(desk), Some(ids[expected]), "{step:?}");
        }
        table.go(desk, TableStep::Up, false);
        assert_eq!((table.active(desk), table.at().is_on_head), (None, true));
        table.go(desk, TableStep::Down, false);
        assert_eq!((table.active(desk), table.at().is_on_head), (Some(ids[0]), false));
    });
}

#[test]
fn the_place_stays_when_its_row_goes() {
    with(5, |desk, store, ids| {
        let table = desk.table();
        table.go_to(desk, ids[2]);
        desk.delete(ids[2]);
        store.answer(desk);
        assert_eq!((place(desk), table.active(desk)), (Some(2), Some(ids[3])));
        desk.undo();
        store.answer(desk);
        assert_eq!(table.active(desk), Some(ids[2]), "it is back, and so are the keys");
        table.go_to(desk, ids[4]);
        desk.delete(ids[4]);
        store.answer(desk);
        assert_eq!(table.active(desk), Some(ids[3]));
        desk.list(Query::of_words("nobody"));
        assert_eq!((place(desk), table.active(desk)), (None, None));
    });
}

#[test]
fn rows_are_selected_by_keys_and_clicks() {
    with(6, |desk, _, ids| {
        let table = desk.table();
        table.press(desk, ids[1], Press::OneMore);
        table.go(desk, TableStep::Down, true);
        table.go(desk, TableStep::Down, true);
        assert_eq!(selected(desk), [1, 2, 3]);
        table.go(desk, TableStep::Up, true);
        assert_eq!(selected(desk), [1, 2]);
        table.press(desk, ids[5], Press::OneMore);
        table.press(desk, ids[4], Press::Through);
        assert_eq!(selected(desk), [1, 2, 4, 5]);
        table.press(desk, ids[0], Press::Plain);
        assert_eq!(selected(desk), [1, 2, 4, 5], "who opens a lead selects nobody");
        table.toggle_all(desk);
        assert_eq!(selected(desk).len(), 6);
        table.toggle_all(desk);
        assert!(selected(desk).is_empty());
    });
}

#[test]
fn who_is_selected_stays_so_when_the_list_shows_others() {
    with(4, |desk, store, ids| {
        let table = desk.table();
        table.press(desk, ids[0], Press::OneMore);
        table.press(desk, ids[1], Press::OneMore);
        never(desk, store, ids[1]);
        desk.list(Query::of_words("lead 4"));
        table.select_all(desk);
        let counted = Counted { n: 3, n_elsewhere: 2, n_never: 1 };
        assert_eq!(table.counted(desk), counted);
        desk.delete(ids[0]);
        store.answer(desk);
        assert_eq!(table.counted(desk), Counted { n: 2, n_elsewhere: 1, n_never: 1 });
        table.clear();
        assert_eq!(table.counted(desk), Counted::default());
    });
}

#[test]
fn many_come_to_a_stage_at_once_and_one_undo_takes_it_back() {
    with(4, |desk, store, ids| {
        let table = desk.table();
        never(desk, store, ids[3]);
        let before = stages(desk, ids);
        table.select_all(desk);
        table.ask(ManyField::Stage);
        let n_asked = store.asked().len();
        table.move_to(desk, Stage::Won);
        assert_eq!(table.form(), None);
        assert_eq!(table.n_changing(), Some(4));
        store.answer(desk);
        assert_eq!((table.n_changing(), n_commands(store, n_asked)), (None, 1));
        assert_eq!(stages(desk, &ids[..3]), [Stage::Won; 3]);
        assert_eq!(stages(desk, &ids[3..]), before[3..]);
        assert!(notice(desk).ends_with("1 lead with never contact left out"), "{}", notice(desk));
        desk.undo();
        store.answer(desk);
        assert_eq!(stages(desk, ids), before);
    });
}

#[test]
fn giving_many_up_early_asks_why() {
    with(2, |desk, store, ids| {
        let table = desk.table();
        table.select_all(desk);
        table.move_to(desk, Stage::Lost);
        assert_eq!(table.form().map(|form| form.field), Some(ManyField::Reason));
        assert_eq!(table.n_given_up_early(desk), 2);
        table.save(desk);
        let refusal = table.form().and_then(|form| form.refusal);
        assert_eq!(refusal.as_deref(), Some("Type why, in a few words"));
        table.write(" No budget ".to_owned());
        assert_eq!(table.form().and_then(|form| form.refusal), None);
        table.save(desk);
        store.answer(desk);
        for id in ids {
            let standing = store.lead(*id).unwrap().parts().standing.clone();
            assert_eq!(standing.stage, Stage::Lost);
            assert_eq!(standing.reason.map(|it| it.to_string()).as_deref(), Some("No budget"));
        }
    });
}

#[test]
fn many_get_a_tag_or_lose_it_and_come_from_elsewhere() {
    with(3, |desk, store, ids| {
        let table = desk.table();
        let tags = |id: LeadId| desk.row(id).get_untracked().unwrap().tags;
        table.press(desk, ids[0], Press::OneMore);
        table.press(desk, ids[1], Press::Through);
        table.ask(ManyField::Tag);
        table.write("a,b".to_owned());
        table.save(desk);
        let refusal = table.form().and_then(|form| form.refusal);
        assert_eq!(refusal.as_deref(), Some("a comma ends a tag and cannot stand inside"));
        table.write("Fair".to_owned());
        table.save(desk);
        store.answer(desk);
        assert_eq!(
            (tags(ids[0]), tags(ids[1])),
            (vec!["Fair".to_owned()], vec!["Fair".to_owned()])
        );
        assert_eq!(tags(ids[2]), Vec::<String>::new());
        assert_eq!(table.known_tags(desk), ["Fair"]);
        table.ask(ManyField::Tag);
        table.write("Fair".to_owned());
        table.remove_tag(desk);
        store.answer(desk);
        assert_eq!(tags(ids[0]), Vec::<String>::new());
        for (typed, expected) in [("Web", Some("Web")), ("", None)] {
            table.ask(ManyField::Source);
            table.write(typed.to_owned());
            table.save(desk);
            store.answer(desk);
            let source = desk.row(ids[1]).get_untracked().unwrap().source;
            assert_eq!(source.as_deref(), expected);
        }
    });
}

#[test]
fn many_get_a_plan_and_are_put_off_together() {
    with(3, |desk, store, ids| {
        let deciding = desk.deciding();
        never(desk, store, ids[2]);
        desk.table().select_all(desk);
        deciding.ask_many(desk, ManyAsked::Plan);
        assert_eq!(deciding.asked(), Some(Asked::Many(ManyAsked::Plan)));
        assert_eq!((deciding.about().n, deciding.about().n_never), (2, 1));
        let nurture = Name::Plan("Nurture".to_owned(), 1, false);
        let nth = deciding.choices().iter().position(|it| it.name == nurture).unwrap();
        deciding.choose(desk, nth, now());
        assert_eq!(desk.table().n_changing(), Some(2));
        store.answer(desk);
        let due = |id: LeadId| *desk.row(id).get_untracked().unwrap().next.due().unwrap();
        assert_eq!(due(ids[0]).cadence(), Some(CadenceId::Nurture));
        assert_eq!(due(ids[1]).cadence(), Some(CadenceId::Nurture));

        deciding.ask_many(desk, ManyAsked::Snooze);
        deciding.pick("2026-12-24T10:00".to_owned());
        deciding.take_picked(desk);
        assert_eq!(deciding.asked(), None);
        store.answer(desk);
        assert_eq!((due(ids[0]).at, due(ids[1]).at), (at("2026-12-24T10:00:00Z"), due(ids[0]).at));
        desk.undo();
        store.answer(desk);
        assert!(!due(ids[0]).is_snoozed && !due(ids[1]).is_snoozed);

        deciding.ask_many(desk, ManyAsked::Spread);
        assert_eq!(deciding.asked(), None);
        assert_eq!(notice(desk), "No step of these is late or due today");
    });
}

#[test]
fn the_late_ones_of_a_selection_are_spread_over_days() {
    with(45, |desk, store, ids| {
        let table = desk.table();
        table.press(desk, ids[0], Press::OneMore);
        table.press(desk, ids[29], Press::Through);
        desk.deciding().ask_many(desk, ManyAsked::Spread);
        assert_eq!(desk.deciding().about().n, 30);
        desk.deciding().choose(desk, 0, now());
        store.answer(desk);
        assert_eq!(notice(desk), "Spread out – 30 leads");
        let is_put_off =
            |id: &&LeadId| desk.row(**id).get_untracked().unwrap().next.due().unwrap().is_snoozed;
        assert_eq!(ids.iter().filter(is_put_off).count(), 30);
        assert_eq!(ids[..30].iter().filter(is_put_off).count(), 30);
        desk.undo();
        store.answer(desk);
        assert_eq!(ids.iter().filter(is_put_off).count(), 0);
    });
}

#[test]
fn those_that_are_selected_are_deleted_but_for_the_protected() {
    with(4, |desk, store, ids| {
        let table = desk.table();
        never(desk, store, ids[1]);
        table.press(desk, ids[0], Press::OneMore);
        table.press(desk, ids[2], Press::Through);
        table.delete(desk);
        store.answer(desk);
        assert_eq!(desk.found().get(), [ids[1], ids[3]]);
        assert_eq!(table.counted(desk), Counted { n: 1, n_elsewhere: 0, n_never: 1 });
        desk.undo();
        store.answer(desk);
        assert_eq!(desk.found().get(), ids);
        assert_eq!(table.counted(desk).n, 3, "they come back as they were selected");
    });
}

#[test]
fn a_file_of_those_that_are_selected_has_the_protected_too() {
    with(3, |desk, store, ids| {
        let table = desk.table();
        never(desk, store, ids[1]);
        table.press(desk, ids[1], Press::OneMore);
        table.press(desk, ids[2], Press::OneMore);
        table.export(desk);
        assert!(desk.transfer().is_exporting());
        let mut expected = vec![ids[1], ids[2]];
        expected.sort();
        assert_eq!(store.asked().last(), Some(&Request::ExportSome(expected)));
        desk.exported(Ok(2));
        assert_eq!(notice(desk), "Exported – 2 leads");
        assert!(!desk.transfer().is_exporting());
    });
}

#[test]
fn what_could_not_be_saved_is_waited_for_no_more() {
    with(2, |desk, store, _| {
        desk.table().select_all(desk);
        desk.table().move_to(desk, Stage::Nurture);
        store.refuse(desk, "the disk is full");
        assert_eq!(desk.table().n_changing(), None);
        assert_eq!(desk.failures().len(), 1);
    });
}

#[test]
fn the_setup_of_the_table_outlives_the_tab() {
    at_a_desk(|desk, store| {
        assert_eq!(desk.table().setup(), Setup::default());
        let mut setup = Setup::default();
        setup.set_shown(Column::Email, true);
        setup.is_compact = true;
        desk.table().set_up(desk, setup.clone());
        assert_eq!(desk.table().setup(), setup);
        let Some(Request::KeepTable(kept)) = store.asked().last().cloned() else {
            panic!("nothing was kept");
        };
        at_a_desk(|desk, _| {
            desk.table().restore(kept);
            assert_eq!(desk.table().setup(), setup);
            desk.table().restore("what nobody can read".to_owned());
            assert_eq!(desk.table().setup(), Setup::default());
        });
    });
}
