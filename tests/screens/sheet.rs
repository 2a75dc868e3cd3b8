//! The call sheet of a lead.

use chrono::NaiveDate;
use expect_test::{Expect, expect};
use ninefold::route::Route;
use ninefold::state::{Desk, Keeping};
use ninefold_core::domain::appointment::{Appointment, AppointmentId};
use ninefold_core::domain::cadence::{Cadence, CadenceId, Channel, Step};
use ninefold_core::domain::calendar::{Calendar, Hours};
use ninefold_core::domain::contact::{LeadName, Phone};
use ninefold_core::domain::id::TouchId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::note::Note;
use ninefold_core::domain::objection::{Objection, ObjectionKind};
use ninefold_core::domain::promise::{Promise, PromiseId};
use ninefold_core::domain::purchase::{Purchase, PurchaseId};
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::their_time::TheirTime;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::{Outcome, Touch};
use ninefold_core::domain::zone::Zone;

use super::draw::{NOW, html_of, lead, open, words};
use super::said::{ana, problem};

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

/// The HTML of the sheet of `lead`, at a desk that `arrange` left.
fn sheet_at(lead: &Lead, leads: &[Lead], arrange: impl FnOnce(Desk)) -> String {
    let html = html_of(&Route::Sheet(lead.id()).to_string(), |desk| {
        arrange(desk);
        open(desk, Keeping::Browser, leads);
        desk.open(Some(lead.id()));
        desk.show(lead.id(), Ok(Some(lead.clone())));
    });
    html.split_once("class=\"call-sheet\"").unwrap().1.to_owned()
}

fn sheet(lead: &Lead) -> String {
    sheet_at(lead, &[], |_| {})
}

fn words_of(sheet: &str) -> String {
    let words = words(&format!("<main {sheet}"));
    words.split_once("Back to Leads\n").map_or(words.clone(), |(sheet, _)| sheet.to_owned())
}

fn check(lead: &Lead, expected: Expect) {
    expected.assert_eq(&words_of(&sheet(lead)));
}

/// The first step of the plan for enquiries has this text.
fn with_text(desk: Desk, template: &str) {
    let plan = Cadence::default_of(CadenceId::NewEnquiry).unwrap();
    let mut steps: Vec<Step> = plan.steps().to_vec();
    steps[0] = Step { template: Note::parse(template).ok(), ..steps[0].clone() };
    let plan = plan.edited(line("Plan"), steps, 0, at(NOW)).unwrap();
    let settings = Settings::default().with_cadence(plan);
    let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
    let rules = Rules { plans: settings.plans(), ..Rules::new(calendar) };
    desk.use_settings(settings, rules);
}

/// Something that passed between us and Ana, some days before she asked.
fn touch(when: &str, nth: u8, outcome: Outcome, note: &str) -> Touch {
    let at = at(when);
    let touch = Touch::outbound(TouchId::new(at, [nth; 10]), at, at, Channel::Call, outcome);
    Touch { note: Note::parse(note).ok(), ..touch }
}

fn rich(sender: &Lead) -> Lead {
    ana(|parts| {
        parts.role = Some(line("Owner"));
        parts.phones = vec![Phone::parse("+34 600 100 200").unwrap()];
        parts.problems = vec![
            problem(5, "the contract ends in March", "move before"),
            problem(2, "nobody finds the file", ""),
        ];
        parts.story = Note::parse("They grew.\nNow nothing fits").ok();
        parts.personal = Note::parse("Runs marathons").ok();
        parts.prefers = Some(Channel::Call);
        let workweek = [vec![], vec![]].map(|_: Vec<()>| Hours::parse_day("9-12").unwrap());
        let [monday, tuesday] = workweek;
        let hours = Hours::new([monday, tuesday, vec![], vec![], vec![], vec![], vec![]]);
        parts.their_time = TheirTime { zone: None, hours, is_kept: false };
        parts.source_detail = Some(line("the article on leads"));
        parts.came_from = Some(sender.id());
        let promise = PromiseId::new(at(NOW), [1; 10]);
        let kept = PromiseId::new(at(NOW), [2; 10]);
        let made_at = at("2026-11-20T09:00:00Z");
        let promised = |id, words, kept_at| Promise {
            due_at: at("2026-11-21T15:00:00Z"),
            id,
            made_at,
            words: line(words),
            kept_at,
            unknown: Default::default(),
        };
        parts.promises = vec![
            promised(promise, "the price for 40 seats", None),
            promised(kept, "a brochure", Some(made_at)),
        ];
        let id = AppointmentId::new(at(NOW), [1; 10]);
        let meeting = Appointment::new(id, at("2026-11-24T12:00:00Z"), 30).unwrap();
        parts.appointments = vec![Appointment { place: Some(line("Room 3.14")), ..meeting }];
        parts.purchases = vec![Purchase {
            on: NaiveDate::from_ymd_opt(2025, 3, 1).unwrap(),
            id: PurchaseId::new(at(NOW), [1; 10]),
            what: line("10 seats"),
            value: Money::parse("900", Currency::EUR).ok(),
            unknown: Default::default(),
        }];
        let kind = Some(ObjectionKind::Price);
        let objection = Objection { kind, words: Some(line("above budget")), ..Default::default() };
        let no = touch("2026-11-21T10:41:00Z", 2, Outcome::No, "");
        parts.touches = vec![
            touch("2026-11-21T10:40:30Z", 1, Outcome::Spoke, "Asked for a price"),
            Touch { objection: Some(objection), ..no },
            touch("2026-11-21T10:41:30Z", 3, Outcome::NoAnswer, ""),
        ];
    })
}

#[test]
fn a_rich_lead_is_told_with_what_matters_first() {
    let sender = lead("Ben Adler", "", "", None);
    let ana = rich(&sender);
    let sheet = sheet_at(&ana, &[sender], |_| {});
    expect![[r#"
        Ana Costa
        Log touch l
        Print
        Back to the lead
        Owner Alder & Finch
        Their time 10:42 – outside their hours
        +34 600 100 200
        What hurts most
        the contract ends in March
        5 – it cannot go on
        What would help: move before
        Next step: an appointment
        24 November, 12:00 30 minutes Room 3.14
        You promised
        the price for 40 seats · today 15:00
        Noes
        1 no so far – the next ask is the second
        today 10:41 · Price · above budget
        Last talk
        today 10:41 Call No
        Tried once since
        Their story
        They grew.
        Now nothing fits
        Other problems
        nobody finds the file · 2 – it gets in the way
        Who they are
        Runs marathons
        How they like it
        Likes to be reached by: Call
        Monday–Tuesday 09:00–12:00
        Read before they wrote
        the article on leads · from your site
        Bought
        10 seats · €900 · 1 March 2025
        Sent by
        Ben Adler
    "#]]
    .assert_eq(&words_of(&sheet));
    assert!(sheet.contains("href=\"tel:+34600100200\""));
}

#[test]
fn of_a_bare_lead_the_sheet_says_what_to_ask() {
    check(
        &lead("Kofi", "", "", Some(NOW)),
        expect![[r#"
        Kofi
        Log touch l
        Print
        Back to the lead
        No phone number yet
        Next step
        Call, now · today 10:44
        Answer while they still think of it
        Step 1 of 7 of “New enquiry”
        Worth asking
        What made you ask?
        What is the worst of it?
        Who else decides?
        When do you need it?
    "#]],
    );
    let knows = ana(|parts| parts.decision_maker = Some(line("Rosa")));
    assert!(!sheet(&knows).contains("Who else decides?"));
}

#[test]
fn the_text_of_the_step_is_filled_and_says_what_is_missing() {
    let ana = ana(|_| {});
    let sheet = sheet_at(&ana, &[], |desk| with_text(desk, "Hi {first_name}, about {problem}"));
    let words = words_of(&sheet);
    let (_, script) = words.split_once("What to say\n").unwrap();
    expect![[r#"
        Hi Ana, about {problem}
        Nobody knows yet: {problem}
    "#]]
    .assert_eq(script.split_once("Worth asking").unwrap().0);
}

#[test]
fn nobody_calls_whoever_is_never_to_be_contacted() {
    let never = ana(|parts| {
        parts.never_contact = true;
        parts.phones = vec![Phone::parse("+34 600 100 200").unwrap()];
        parts.problems = vec![problem(5, "the contract ends in March", "")];
    });
    check(
        &never,
        expect![[r#"
            Ana Costa
            Log touch l
            Print
            Back to the lead
            Alder & Finch
            Never contact. Nothing is ever due for this lead: do not call.
            What hurts most
            the contract ends in March
            5 – it cannot go on
        "#]],
    );
    assert!(!sheet(&never).contains("tel:"));
    let deleted = ana(|parts| {
        parts.deleted_at = Some(at(NOW));
        parts.phones = vec![Phone::parse("+34 600 100 200").unwrap()];
    });
    check(
        &deleted,
        expect![[r#"
            Ana Costa
            Print
            Back to the lead
            Alder & Finch
            In the trash. It can be restored on its own page.
        "#]],
    );
    assert!(!sheet(&deleted).contains("tel:"));
}

#[test]
fn long_texts_are_cut_on_paper_alone() {
    let long = "x".repeat(2_000);
    let ana = ana(|parts| {
        parts.name = LeadName::parse(&"N".repeat(120)).ok();
        parts.story = Note::parse(&long).ok();
        let n_problems = 12;
        parts.problems = (0..n_problems).map(|n| problem(3, &format!("problem {n}"), "")).collect();
    });
    let sheet = sheet(&ana);
    assert!(sheet.contains(&long), "the screen has all of it");
    let (_, paper) = sheet.split_once("<span class=\"call-sheet__on-paper\">").unwrap();
    let paper = paper.split_once("</span>").unwrap().0;
    assert!(paper.contains("… (more in Ninefold)") && paper.len() < 700, "{paper}");
    for more in ["… and 3 more in Ninefold", "… and 8 more in Ninefold"] {
        assert!(sheet.contains(more), "{more}");
    }
    assert!(sheet.contains(&"N".repeat(120)));
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "<b>x</b>\u{202e}<script>";
    let ana = ana(|parts| {
        parts.name = LeadName::parse(hostile).ok();
        parts.role = Some(line(hostile));
        parts.phones = vec![Phone::parse("+34 600 100 200").unwrap()];
        parts.problems =
            vec![problem(5, hostile, hostile), problem(4, &format!("2 {hostile}"), "")];
        parts.story = Note::parse(hostile).ok();
        parts.personal = Note::parse(hostile).ok();
        parts.source_detail = Some(line(hostile));
        parts.touches = vec![touch("2026-11-21T10:41:00Z", 2, Outcome::No, hostile)];
    });
    let sheet = sheet(&ana);
    assert!(!sheet.contains("<b>x") && !sheet.contains("<script"));
    let turned = sheet.matches('\u{202e}').count();
    let isolated = sheet.matches("<bdi>&lt;b&gt;x").count() + sheet.matches("<bdi>2 &lt;b").count();
    assert_eq!((turned, isolated), (10, 10), "what turns the writing stays inside its own part");
}

#[test]
fn a_sheet_without_its_lead_says_why() {
    let id = lead("Ana Costa", "", "", None).id();
    let hash = Route::Sheet(id).to_string();
    for (answer, why) in [
        (Ok(None), "This lead is not here"),
        (Err("its record is damaged".to_owned()), "This lead could not be read"),
    ] {
        let html = html_of(&hash, |desk| {
            open(desk, Keeping::Browser, &[]);
            desk.open(Some(id));
            desk.show(id, answer);
        });
        let words = words(&html);
        assert_eq!(words.matches(why).count(), 1, "{words}");
        assert!(words.contains("Back to Leads"));
    }
}
