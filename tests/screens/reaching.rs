//! How a lead is reached: links with the text of the step, and their own clock.

use std::slice;

use expect_test::{Expect, expect};
use ninefold::route::{Address, Route};
use ninefold::state::{Desk, Keeping};
use ninefold_core::domain::cadence::{Cadence, CadenceId, Channel, Step};
use ninefold_core::domain::calendar::{Calendar, Hours};
use ninefold_core::domain::contact::{Email, Phone};
use ninefold_core::domain::lead::{Lead, Parts};
use ninefold_core::domain::note::Note;
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::their_time::TheirTime;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::zone::Zone;

use super::draw::{NOW, html_of, lead, open};

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn line(text: &str) -> Option<Line> {
    Line::parse(text).ok()
}

/// The head of the page of `lead`, at a desk that `arrange` left.
fn head(lead: &Lead, arrange: impl FnOnce(Desk)) -> String {
    let address = Address { is_demo: false, route: Route::to_lead(lead.id()) };
    let html = html_of(&address.to_string(), |desk| {
        arrange(desk);
        open(desk, Keeping::Browser, slice::from_ref(lead));
        desk.open(Some(lead.id()));
        desk.show(lead.id(), Ok(Some(lead.clone())));
    });
    let (_, head) = html.split_once("<header class=\"lead-head\">").unwrap();
    head.split_once("</header>").unwrap().0.to_owned()
}

fn ana() -> Lead {
    let mut parts = lead("Ana Costa", "", "", Some("2026-11-21T10:40:06Z")).into_parts();
    parts.emails = vec![Email::parse("ana@example.com").unwrap()];
    parts.phones = vec![Phone::parse("+34 600 100 200").unwrap()];
    Lead::new(parts).unwrap()
}

/// The first step of the plan for enquiries goes through `channel`, with this text.
fn with_text(desk: Desk, channel: Channel, template: &str) {
    let plan = Cadence::default_of(CadenceId::NewEnquiry).unwrap();
    let mut steps: Vec<Step> = plan.steps().to_vec();
    steps[0] = Step { channel, template: Note::parse(template).ok(), ..steps[0].clone() };
    let plan = plan.edited(line("Plan").unwrap(), steps, 0, at(NOW)).unwrap();
    let settings = Settings { my_name: line("Ben"), ..Settings::default() }.with_cadence(plan);
    let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
    let rules = Rules { plans: settings.plans(), ..Rules::new(calendar) };
    desk.use_settings(settings, rules);
}

/// The links of Ana's head, the primary one marked, and the line below them.
fn check_links(channel: Channel, template: &str, expected: Expect) {
    let head = head(&ana(), |desk| with_text(desk, channel, template));
    let mut told = String::new();
    for link in head.split("<a ").skip(1) {
        let (_, href) = link.split_once("href=\"").unwrap();
        let (href, _) = href.split_once('"').unwrap();
        // Another page, and no way to them.
        if href.starts_with('#') {
            continue;
        }
        let is_quiet = link.split_once('>').unwrap().0.contains("is-quiet");
        told += &format!("{}{}\n", if is_quiet { "" } else { "! " }, href.replace("&amp;", "&"));
    }
    if let Some((_, lacks)) = head.split_once("class=\"letter__lacks\">") {
        told += lacks.split_once('<').unwrap().0;
    }
    expected.assert_eq(&told);
}

#[test]
fn the_way_of_the_step_carries_its_text() {
    let letter = "Subject: About {problem}\nHi {first_name},\nyours, {my_name}";
    check_links(
        Channel::Email,
        letter,
        expect![[r#"
            ! mailto:ana@example.com?subject=About%20%7Bproblem%7D&body=Hi%20Ana%2C%0D%0Ayours%2C%20Ben
            tel:+34600100200
            sms:+34600100200
            https://wa.me/34600100200
            The text lacks {problem}: fill it in below"#]],
    );
    check_links(
        Channel::Message,
        "Hi {first_name} & co",
        expect![[r#"
        ! sms:+34600100200?body=Hi%20Ana%20%26%20co
        https://wa.me/34600100200?text=Hi%20Ana%20%26%20co
        tel:+34600100200
        mailto:ana@example.com
    "#]],
    );
    check_links(
        Channel::Call,
        "Ask {first_name} about {problem}",
        expect![[r#"
            ! tel:+34600100200
            mailto:ana@example.com
            sms:+34600100200
            https://wa.me/34600100200
            The text lacks {problem}: fill it in below"#]],
    );
}

#[test]
fn their_clock_says_when_it_is_no_time_to_call() {
    let check = |hours: &str, zone: Option<&str>, expected: &str| {
        let mut weekdays = <[Vec<_>; 7]>::default();
        weekdays[5] = Hours::parse_day(hours).unwrap();
        weekdays[0] = Hours::parse_day("09:00–17:00").unwrap();
        let hours = Hours::new(weekdays);
        let theirs = TheirTime { zone: zone.and_then(line), hours, is_kept: false };
        let lead = Lead::new(Parts { their_time: theirs, ..ana().into_parts() }).unwrap();
        let head = head(&lead, |desk| {
            let known = |name: &str| {
                (name == "Asia/Kolkata")
                    .then(|| Zone::new("Asia/Kolkata".to_owned(), 19_800, Vec::new()).unwrap())
            };
            let rules = Rules::new(Calendar::weekdays_nine_to_five(Zone::utc()));
            desk.use_settings(Settings::default(), Rules { zones: known, ..rules });
        });
        let (_, clock) = head.split_once("class=\"their-hours__clock\">").unwrap();
        assert_eq!(clock.split_once('<').unwrap().0, expected);
    };
    check("15–18", Some("Asia/Kolkata"), "Their time 16:12");
    check("9–12", Some("Asia/Kolkata"), "Their time 16:12 – outside their hours");
    check("9–12", None, "Their time 10:42");
    check("9–12", Some("Mars/Base"), "This browser does not know their time zone");
    assert!(!head(&ana(), |_| {}).contains("Their time"));
}
