//! What Settings say.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping, Look, Theme};
use ninefold_core::domain::calendar::{Calendar, Hours};
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::zone::Zone;

use super::draw::{html_of, open, words};

/// Settings with the values of their fields, one a line.
fn fields(html: &str) -> Vec<(String, String)> {
    let of = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!(" {name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let (_, page) = html.split_once("<main").unwrap();
    let (page, _) = page.split_once("</main>").unwrap();
    let inputs = page.split("<input ").skip(1).filter_map(|rest| rest.split_once('>'));
    inputs
        .filter_map(|(input, _)| Some((of(&format!(" {input}"), "id")?, input.to_owned())))
        .collect()
}

fn check(settings: Settings, expected: Expect) {
    let html = html_of("#/settings", |desk| arrange(desk, settings));
    expected.assert_eq(&words(&html));
}

fn arrange(desk: Desk, settings: Settings) {
    open(desk, Keeping::Browser, &[]);
    let holidays = settings.holidays.clone();
    let calendar = Calendar::new(Zone::utc(), settings.hours.clone(), holidays);
    desk.use_settings(settings, Rules::new(calendar));
}

#[test]
fn a_new_desk_has_the_usual_week() {
    check(
        Settings::default(),
        expect![[r#"
            Settings
            Each change is saved at once and can be undone
            Time zone
            The desk goes by UTC, as this device has it. When you change it, every due date is computed anew.
            Time zone
            Working hours
            Steps of a plan wait for working hours; a first answer never does. When you change them, every due date is computed anew.
            Monday
            Tuesday
            Wednesday
            Thursday
            Friday
            Saturday
            Sunday
            An empty day is a day off. Two spans stand side by side: 09:00–12:00, 13:00–17:00.
            Monday to Friday, 9 to 5
            Always open
            Holidays
            Days on which the desk is closed. Due dates step over them.
            Closed on
            Add
            Money
            Currency
            Typical sale, in EUR
            The typical sale stands in for leads that name no value, where Ninefold says what an answer is worth.
            Following up
            Your name
            Touches of a lead in 7 days, at most
            Hours between two touches of a lead, at least
            Due dates move on until a lead has heard little enough. A first answer never waits for that, nor an answer that you owe.
            Touches a day, at most, when a backlog is spread out
            Leads that cool go to Nurture by themselves
            What to do step by step, and when, stands in the plans: see
            Cadences
            .
            Appearance
            Theme
            As this device
            Light
            Dark
            Projector
            Everything half as large again, with more contrast, for a room to read.
            This belongs to this device: it is in no file, and there is nothing to undo.
            Keyboard
            Shortcuts of a single key
            Letters, digits and signs by themselves, such as n or ?. Switch them off when you speak to this device, or hit keys by chance. Those with Ctrl, the arrows, Enter and Escape stay.
            Keyboard shortcuts
            Command palette
            Back to Leads
        "#]],
    );
}

#[test]
fn what_is_set_is_shown_as_it_counts() {
    let settings = Settings {
        zone: Some("UTC".to_owned()),
        hours: Hours::default(),
        holidays: BTreeSet::from(["2026-12-25".parse().unwrap()]),
        currency: "CHF".parse().unwrap(),
        typical_sale: Money::new(120_000, Currency::EUR).ok(),
        ..Settings::default()
    };
    check(
        settings,
        expect![[r#"
            Settings
            Each change is saved at once and can be undone
            Time zone
            The desk goes by UTC. When you change it, every due date is computed anew.
            Time zone
            As this device
            Working hours
            Steps of a plan wait for working hours; a first answer never does. When you change them, every due date is computed anew.
            Monday
            Tuesday
            Wednesday
            Thursday
            Friday
            Saturday
            Sunday
            No hours are set, so the desk is always open.
            Monday to Friday, 9 to 5
            Always open
            Holidays
            Days on which the desk is closed. Due dates step over them.
            Friday, 25 December 2026
            Remove
            Closed on
            Add
            Money
            Currency
            Typical sale, in CHF
            The typical sale stands in for leads that name no value, where Ninefold says what an answer is worth.
            Following up
            Your name
            Touches of a lead in 7 days, at most
            Hours between two touches of a lead, at least
            Due dates move on until a lead has heard little enough. A first answer never waits for that, nor an answer that you owe.
            Touches a day, at most, when a backlog is spread out
            Leads that cool go to Nurture by themselves
            What to do step by step, and when, stands in the plans: see
            Cadences
            .
            Appearance
            Theme
            As this device
            Light
            Dark
            Projector
            Everything half as large again, with more contrast, for a room to read.
            This belongs to this device: it is in no file, and there is nothing to undo.
            Keyboard
            Shortcuts of a single key
            Letters, digits and signs by themselves, such as n or ?. Switch them off when you speak to this device, or hit keys by chance. Those with Ctrl, the arrows, Enter and Escape stay.
            Keyboard shortcuts
            Command palette
            Back to Leads
        "#]],
    );
}

#[test]
fn every_field_has_a_label() {
    let html = html_of("#/settings", |desk| {
        arrange(desk, Settings::default());
        desk.set_look(Look { theme: Theme::Dark, is_projector: true, ..Look::default() });
    });
    let fields = fields(&html);
    assert_eq!(fields.len(), 21);
    for (id, input) in fields {
        assert!(html.contains(&format!("<label for=\"{id}\"")), "{input}");
    }
}
