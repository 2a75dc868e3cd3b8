//! Something is looked for in the command palette.

use ninefold::route::Route;
use ninefold::state::{Act, Action, Desk, PaletteSort, Panel, Theme};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Draft;
use ninefold_core::domain::query::Query;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::stage::Stage;

use super::{at_a_desk, now};
use crate::store::Store;

/// Saves a lead of this name, and answers its id.
fn save(desk: Desk, store: &Store, nth: u8, name: &str) -> LeadId {
    let draft = Draft { name: name.to_owned(), enquiry_at: Some(now()), ..Draft::default() };
    let lead = draft.parse(LeadId::new(now(), [nth; 10]), now()).unwrap();
    desk.give(Command::Add(Box::new(lead.clone())));
    store.answer(desk);
    lead.id()
}

/// What an act is called here.
fn name(act: &Act, title: &str) -> String {
    match act {
        Act::Open(_) => title.to_owned(),
        Act::Go(route) => format!("page {route}"),
        Act::View(name, _) => format!("view {name}"),
        Act::Do(action) => format!("{action:?} {title}"),
    }
}

/// What is found by `typed`, each with its kind.
fn found(desk: Desk, typed: &str) -> Vec<(PaletteSort, String)> {
    desk.palette().write(typed.to_owned());
    let shelves = desk.palette().shelves(desk, name);
    let of = |shelf: ninefold::state::Shelf| {
        let sort = shelf.sort;
        shelf.entries.into_iter().map(move |entry| (sort, entry.name)).collect::<Vec<_>>()
    };
    shelves.into_iter().flat_map(of).collect()
}

fn leads(desk: Desk, typed: &str) -> Vec<String> {
    let all = found(desk, typed).into_iter();
    all.filter(|(sort, _)| *sort == PaletteSort::Leads).map(|(_, name)| name).collect()
}

#[test]
fn leads_that_were_opened_last_come_first_while_nothing_is_typed() {
    at_a_desk(|desk, store| {
        let [ana, ben, cem] =
            [(1, "Ana"), (2, "Ben"), (3, "Cem")].map(|(nth, name)| save(desk, store, nth, name));
        assert_eq!(leads(desk, ""), Vec::<String>::new());
        [ana, ben, cem, ben].into_iter().for_each(|id| desk.palette().opened(id));
        assert_eq!(leads(desk, ""), ["Ben", "Cem", "Ana"]);
        desk.delete(cem);
        store.answer(desk);
        assert_eq!(leads(desk, ""), ["Ben", "Ana"], "not those in the trash");
        assert_eq!(leads(desk, "cem"), Vec::<String>::new());
    });
}

#[test]
fn at_most_eight_leads_are_shown() {
    at_a_desk(|desk, store| {
        let ids: Vec<LeadId> =
            (1..=12).map(|nth| save(desk, store, nth, &format!("Ana {nth}"))).collect();
        assert_eq!(leads(desk, "ana").len(), 8);
        ids.into_iter().for_each(|id| desk.palette().opened(id));
        assert_eq!(leads(desk, "").len(), 8);
    });
}

#[test]
fn actions_are_about_the_lead_that_it_was_opened_on() {
    at_a_desk(|desk, store| {
        let ana = save(desk, store, 1, "Ana");
        desk.palette().open(desk, Panel::Commands, None);
        let has_step = |all: &[(PaletteSort, String)]| all.iter().any(|it| it.1.ends_with("Ana"));
        assert!(!has_step(&found(desk, "")));
        desk.palette().open(desk, Panel::Commands, Some(ana));
        let all = found(desk, "");
        for action in [Action::LogTouch(ana), Action::Snooze(ana), Action::Skip(ana)] {
            let name = name(&Act::Do(action), "Ana");
            assert!(all.contains(&(PaletteSort::Actions, name)), "{action:?}");
        }
        let to_won = name(&Act::Do(Action::Move(ana, Stage::Won)), "Ana");
        assert!(!all.iter().any(|it| it.1 == to_won), "its stages only while it is open");
        desk.open(Some(ana));
        assert!(found(desk, "").contains(&(PaletteSort::Actions, to_won)));
    });
}

#[test]
fn a_panel_that_is_closed_late_leaves_the_next_one_open() {
    at_a_desk(|desk, _| {
        let palette = desk.palette();
        palette.open(desk, Panel::Commands, None);
        palette.open(desk, Panel::Shortcuts, None);
        palette.close(Panel::Commands);
        assert_eq!(palette.panel(), Some(Panel::Shortcuts));
        palette.close(Panel::Shortcuts);
        assert_eq!(palette.panel(), None);
    });
}

#[test]
fn views_are_pages_and_a_view_of_a_later_version_is_left_out() {
    at_a_desk(|desk, _| {
        let view = |nth: u8, name: &str, query: &str| ninefold_core::domain::view::View {
            id: ninefold_core::domain::id::Id::new(now(), [nth; 10]),
            name: ninefold_core::domain::text::Line::parse(name).unwrap(),
            query: query.to_owned(),
            place: nth.into(),
            is_removed: false,
            changed_at: Some(now()),
            unknown: Default::default(),
        };
        let views = vec![view(1, "Hot", "q=ana"), view(2, "Later", "moon=full")];
        let settings = Settings { views, ..Settings::default() };
        desk.use_settings(settings, desk.with_rules(Clone::clone));
        let all = found(desk, "");
        assert!(all.contains(&(PaletteSort::Pages, "view Hot".to_owned())));
        assert!(!all.contains(&(PaletteSort::Pages, "view Later".to_owned())));
        let route = Route::Leads(Box::new(Query::of_words("ana")));
        let shelves = desk.palette().shelves(desk, name);
        let acts = shelves.iter().flat_map(|shelf| &shelf.entries).map(|entry| &entry.act);
        assert!(acts.into_iter().any(|act| *act == Act::View("Hot".to_owned(), route.clone())));
    });
}

#[test]
fn a_theme_changes_how_things_are_shown_and_an_action_does_not() {
    at_a_desk(|desk, _| {
        let look = Action::Theme(Theme::Dark).look(desk.look()).unwrap();
        assert_eq!(look.theme, Theme::Dark);
        assert_eq!(Action::Undo.look(look), None);
        let names: Vec<String> = found(desk, "").into_iter().map(|it| it.1).collect();
        assert!(!names.contains(&"Theme(Device) ".to_owned()), "it is so already");
    });
}
