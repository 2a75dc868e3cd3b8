//! What they said, on the page of a lead.

use expect_test::{Expect, expect};
use ninefold::route::Route;
use ninefold::state::Keeping;
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::contact::{Email, Phone};
use ninefold_core::domain::lead::{Lead, Parts};
use ninefold_core::domain::note::Note;
use ninefold_core::domain::problem::{Pain, Problem};
use ninefold_core::domain::text::Line;

use super::draw::{html, lead, words};

/// A problem that hurts so much; without `help` nobody knows yet what would.
pub fn problem(pain: u8, words: &str, help: &str) -> Problem {
    let words = Line::parse(words).unwrap();
    Problem { solution: Line::parse(help).ok(), ..Problem::new(Pain::new(pain).unwrap(), words) }
}

/// Ana, after `change`.
pub fn ana(change: impl FnOnce(&mut Parts)) -> Lead {
    let mut parts =
        lead("Ana Costa", "Alder & Finch", "your site", Some("2026-11-21T10:40:06Z")).into_parts();
    change(&mut parts);
    Lead::new(parts).unwrap()
}

/// The HTML of the page of `lead`.
fn page(lead: &Lead) -> String {
    let hash = Route::to_lead(lead.id()).to_string();
    html(&hash, Some(&[]), Keeping::Browser, Some(lead))
}

/// What stands between what is to be done and what is known.
fn check(lead: &Lead, expected: Expect) {
    let page = words(&page(lead));
    let (_, rest) = page.split_once("What they said\n").unwrap();
    expected.assert_eq(rest.split_once("What is known").unwrap().0);
}

/// How often the page of Ana after `change` holds each of `texts`.
fn check_html(change: impl FnOnce(&mut Parts), texts: &[(&str, usize)]) {
    let html = page(&ana(change));
    for (text, n) in texts {
        assert_eq!(html.matches(text).count(), *n, "{text}");
    }
}

#[test]
fn of_somebody_who_said_nothing_all_is_folded_away() {
    check(
        &ana(|_| {}),
        expect![[r#"
            Nothing yet: what hurts, how it came about, who they are
            Problems
            Story
            How it came about, and what they want, in their words
            Personal
            What a friend would remember: the marathon, the new baby
            Likes to be reached by
            Not known
            Call
            E-mail
            Message
            Meeting
            Other
            Read before they wrote
            The article, the fair, the advert that brought them
        "#]],
    );
    check_html(|_| {}, &[("class=\"said is-bare\"", 1), ("class=\"said__more\"", 1)]);
}

#[test]
fn what_hurts_most_comes_first_and_what_nobody_said_last() {
    check(
        &ana(|parts| {
            parts.problems = vec![
                problem(2, "nobody finds the file", ""),
                problem(5, "the contract ends in March", "move before"),
            ];
            parts.story = Note::parse("They saw it at the fair").ok();
        }),
        expect![[r#"
            Problems
            5 – it cannot go on
            4 – it hurts every day
            3 – it hurts
            2 – it gets in the way
            1 – a nuisance
            the contract ends in March
            Remove
            What would help
            move before
            5 – it cannot go on
            4 – it hurts every day
            3 – it hurts
            2 – it gets in the way
            1 – a nuisance
            nobody finds the file
            Remove
            What would help
            Story
            They saw it at the fair
            How it came about, and what they want, in their words
            More of what they said
            Personal
            What a friend would remember: the marathon, the new baby
            Likes to be reached by
            Not known
            Call
            E-mail
            Message
            Meeting
            Other
            Read before they wrote
            The article, the fair, the advert that brought them
        "#]],
    );
}

#[test]
fn of_a_long_list_ten_are_drawn() {
    let many = |parts: &mut Parts| {
        parts.problems = (0..12).map(|n| problem(3, &format!("problem {n}"), "")).collect();
    };
    check_html(
        many,
        &[("class=\"problems__one\"", 10), (">Show all 12<", 1), ("for=\"problem-new\"", 1)],
    );
    let ten = |parts: &mut Parts| {
        parts.problems = (0..10).map(|n| problem(3, &format!("problem {n}"), "")).collect();
    };
    check_html(ten, &[("class=\"problems__one\"", 10), ("Show all", 0)]);
}

#[test]
fn hostile_words_stay_words() {
    // What stands in a text area is a text node in the browser; only names are written as markup.
    let hostile = |parts: &mut Parts| {
        parts.problems = vec![problem(5, "\"><b>bold", "")];
        parts.source_detail = Line::parse("\"><b>bold").ok();
    };
    check_html(
        hostile,
        &[
            ("aria-label=\"Problem 1: &quot;&gt;&lt;b&gt;bold\"", 1),
            ("aria-label=\"Remove: &quot;&gt;&lt;b&gt;bold\"", 1),
            ("value=\"&quot;&gt;&lt;b&gt;bold\"", 1),
        ],
    );
}

/// The words on the links of Ana's head, when she `prefers` to be reached so.
fn check_ways(prefers: Channel, expected: &[&str]) {
    let page = page(&ana(|parts| {
        parts.prefers = Some(prefers);
        parts.emails = vec![Email::parse("ana@example.com").unwrap()];
        parts.phones = vec![Phone::parse("+34 600 100 200").unwrap()];
    }));
    let (_, head) = page.split_once("<header class=\"lead-head\">").unwrap();
    let head = words(&format!("<main>{}</main>", head.split_once("</header>").unwrap().0));
    let told: Vec<&str> = head.lines().filter(|line| line.contains("likes this")).collect();
    assert_eq!(told, expected, "prefers {prefers:?}");
}

#[test]
fn the_way_they_like_says_so() {
    check_ways(Channel::Call, &["Call +34 600 100 200 – likes this"]);
    check_ways(Channel::Email, &["E-mail – likes this"]);
    check_ways(Channel::Message, &["Message – likes this"]);
    check_ways(Channel::Meeting, &[]);
}
