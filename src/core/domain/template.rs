//! Templates: what to write or say, with places that are filled for each lead.

pub mod draft;
mod library;
mod starters;

pub use self::library::{
    FEW_SENT, LibraryError, MOST_TEMPLATES, OfTemplate, Replies, Template, TemplateId, best,
};
pub use self::starters::{example, starters};
use super::contact::{Company, LeadName};
use super::lead::Lead;
use super::text::Line;

/// A place of a template that is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blank {
    /// What the lead is called by those who know it: the first word of its name.
    FirstName,
    /// Whom it works for.
    Company,
    /// What troubles it most.
    Problem,
    /// What of ours would help with that.
    Solution,
    /// What it was promised and is still owed.
    Promise,
    /// What it read before it asked, or what else exactly brought it.
    ReadBefore,
    /// Who writes.
    MyName,
}

/// A template as it is filled for one lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// What stood behind `Subject:` on the first line; `None` without such a line.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
    /// What nobody knows, in the order in which it is asked for. It stands in the text as it stands
    /// in the template, so that whoever looks at it sees what is missing, and no letter reads as
    /// if somebody had been forgotten in it.
    pub missing: Vec<Blank>,
}

/// How the first line of a template begins that has a subject in it.
const SUBJECT: &str = "subject:";

impl Blank {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Blank; 7] = [
        Blank::FirstName,
        Blank::Company,
        Blank::Problem,
        Blank::Solution,
        Blank::Promise,
        Blank::ReadBefore,
        Blank::MyName,
    ];

    /// How it stands in a template.
    pub fn as_str(self) -> &'static str {
        match self {
            Blank::FirstName => "{first_name}",
            Blank::Company => "{company}",
            Blank::Problem => "{problem}",
            Blank::Solution => "{solution}",
            Blank::Promise => "{promise}",
            Blank::ReadBefore => "{read_before}",
            Blank::MyName => "{my_name}",
        }
    }

    /// What it is filled with, in a few words for the person who writes.
    pub fn meaning(self) -> &'static str {
        match self {
            Blank::FirstName => "their first name",
            Blank::Company => "their company",
            Blank::Problem => "what troubles them most",
            Blank::Solution => "what of yours would help with it",
            Blank::Promise => "what you promised and still owe them",
            Blank::ReadBefore => "what they read before they asked",
            Blank::MyName => "your name",
        }
    }

    /// True for what is set for the whole desk, and not told of a lead.
    pub fn is_of_the_desk(self) -> bool {
        match self {
            Blank::MyName => true,
            Blank::FirstName
            | Blank::Company
            | Blank::Problem
            | Blank::Solution
            | Blank::Promise
            | Blank::ReadBefore => false,
        }
    }

    /// What it is for `lead`, when `my_name` writes; `None` for what nobody knows.
    fn of<'a>(self, lead: &'a Lead, my_name: Option<&'a Line>) -> Option<&'a str> {
        match self {
            Blank::FirstName => lead.name().map(LeadName::as_str).and_then(first_name),
            Blank::Company => lead.company().map(Company::as_str),
            Blank::Problem => lead.parts().problems.first().map(|it| it.words.as_str()),
            Blank::Solution => {
                let worst = lead.parts().problems.first();
                worst.and_then(|it| it.solution.as_ref()).map(Line::as_str)
            }
            Blank::Promise => lead.open_promise().map(|promise| promise.words.as_str()),
            Blank::ReadBefore => lead.parts().source_detail.as_ref().map(Line::as_str),
            Blank::MyName => my_name.map(Line::as_str),
        }
    }
}

/// The first word of a name that is none of the titles people put before one: `Ana` of
/// `Dr. Ana Costa`. A word that ends in a dot is a title or an initial, unless nothing else is left.
/// Names that begin with the family are told by nothing, and stay as they are.
fn first_name(name: &str) -> Option<&str> {
    let mut words = name.split_whitespace();
    let is_title = |word: &&str| word.ends_with('.');
    words.clone().find(|word| !is_title(word)).or_else(|| words.next())
}

/// Fills `template` for `lead`, when `my_name` writes. Braces around anything else stay.
///
/// What is filled in is a text and no template: braces in a name fill nothing.
pub fn fill(template: &str, lead: &Lead, my_name: Option<&Line>) -> Filled {
    let (subject, body) = split(template);
    let mut missing = Vec::new();
    let mut fill = |text: &str| {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, from)) = rest.find('{').map(|at| rest.split_at(at)) {
            filled.push_str(before);
            let blank = Blank::ALL.into_iter().find(|blank| from.starts_with(blank.as_str()));
            let place = blank.map_or("{", Blank::as_str);
            let text = blank.and_then(|blank| blank.of(lead, my_name));
            filled.push_str(text.unwrap_or(place));
            missing.extend(blank.filter(|blank| text.is_none() && !missing.contains(blank)));
            rest = &from[place.len()..];
        }
        filled.push_str(rest);
        filled
    };
    let subject = subject.map(&mut fill);
    let body = fill(body);
    Filled { subject, body, missing }
}

/// What stands in braces as a place does, and is none: such as a place that was spelled wrong. Each
/// once, in the order in which they stand; all of it goes out as it is typed.
pub fn strangers(template: &str) -> Vec<&str> {
    let mut strangers = Vec::new();
    for (at, _) in template.match_indices('{') {
        let from = &template[at..];
        let name = from[1..].find(|c: char| !c.is_ascii_alphabetic() && c != '_');
        let name = name.filter(|n| *n > 0 && from[1 + n..].starts_with('}'));
        let place = name.map(|n| &from[..n + 2]);
        let is_known = |place: &&str| Blank::ALL.iter().any(|blank| blank.as_str() == *place);
        strangers.extend(place.filter(|place| !is_known(place) && !strangers.contains(place)));
    }
    strangers
}

/// How a template begins, for a list: up to 80 characters of its text on one line, without the
/// subject unless there is nothing else.
pub fn first_words(template: &str) -> String {
    const MOST: usize = 80;
    let (subject, body) = split(template);
    let text = Some(body).filter(|body| !body.trim().is_empty()).or(subject).unwrap_or_default();
    let mut words = String::new();
    let mut n_chars = 0;
    for word in text.split_whitespace() {
        let (gap, n) = (usize::from(n_chars > 0), word.chars().count());
        let n_left = MOST.saturating_sub(n_chars + gap);
        if gap > 0 {
            words.push(' ');
        }
        if n > n_left {
            // Only a word that would leave the line nearly empty is cut.
            let n_cut = if n_chars > 0 { 0 } else { n_left };
            words.extend(word.chars().take(n_cut));
            return words.trim_end().to_owned() + " …";
        }
        words.push_str(word);
        n_chars += gap + n;
    }
    words
}

/// The subject, if the first line has one, and the text.
fn split(template: &str) -> (Option<&str>, &str) {
    let (first, rest) = template.split_once('\n').unwrap_or((template, ""));
    let head = first.trim_start().split_at_checked(SUBJECT.len());
    match head.filter(|(head, _)| head.eq_ignore_ascii_case(SUBJECT)) {
        Some((_, subject)) => (Some(subject.trim()), rest.trim_start_matches('\n')),
        None => (None, template),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::problem::{Pain, Problem};
    use crate::domain::promise::{Promise, PromiseId};
    use crate::domain::unknown::Unknown;
    use crate::testing::{ada, at, cases};

    /// The lead that asks about slow looms, or who is called `name`.
    fn lead(name: &str) -> Lead {
        let mut parts = ada(None).into_parts();
        parts.name = LeadName::parse(name).ok();
        parts.company = Company::parse("Engines {problem} Ltd").ok();
        parts.problems = vec![Problem::new(Pain::USUAL, Line::parse("slow looms").unwrap())];
        parts.source_detail = Line::parse("Notes on looms").ok();
        parts.promises = vec![promise("Send the notes", true), promise("Draw a loom", false)];
        Lead::new(parts).unwrap()
    }

    fn promise(words: &str, is_kept: bool) -> Promise {
        let made_at = at("2026-11-22T10:00:00Z");
        let id = PromiseId::new(made_at, [u8::from(is_kept); 10]);
        let kept_at = is_kept.then_some(made_at);
        let words = Line::parse(words).unwrap();
        Promise { due_at: made_at, id, made_at, words, kept_at, unknown: Unknown::default() }
    }

    fn check(template: &str, body: &str) {
        let filled = fill(template, &lead("Ada King"), Line::parse("Ben").ok().as_ref());
        assert_eq!((filled.body.as_str(), &filled.missing[..]), (body, &[][..]), "{template}");
    }

    fn check_first_name(name: &str, expected: &str) {
        let filled = fill("Hello {first_name}", &lead(name), None);
        assert_eq!(filled.body, format!("Hello {expected}"), "{name}");
    }

    #[test]
    fn places_are_filled_wherever_they_stand() {
        check("{first_name}, about {problem}: {my_name}", "Ada, about slow looms: Ben");
        check("{first_name}{first_name}", "AdaAda");
        check("{promise}, after {read_before}", "Draw a loom, after Notes on looms");
        check("nothing to fill", "nothing to fill");
        check("", "");
    }

    #[test]
    fn other_braces_stay() {
        check("{nobody} { } {{first_name}} {first_name", "{nobody} { } {Ada} {first_name");
    }

    #[test]
    fn what_is_filled_in_is_no_template() {
        check("at {company}", "at Engines {problem} Ltd");
    }

    #[test]
    fn a_title_is_no_first_name() {
        check_first_name("Ada King", "Ada");
        check_first_name("Dr. Ana Costa", "Ana");
        check_first_name("Prof. Dr. Ana Costa", "Ana");
        check_first_name("J. R.", "J.");
        check_first_name("王小明", "王小明");
    }

    #[test]
    fn what_nobody_knows_stands_as_it_is_and_is_named_once() {
        let mut parts = ada(None).into_parts();
        parts.name = None;
        parts.promises = vec![promise("Send the notes", true)];
        parts.company = Company::parse("Engines").ok();
        let lead = Lead::new(parts).unwrap();
        let template = "Subject: {problem}\nDear {first_name} of {company}, {problem}? {my_name}";
        let filled = fill(template, &lead, None);
        assert_eq!(filled.subject.as_deref(), Some("{problem}"));
        assert_eq!(filled.body, "Dear {first_name} of Engines, {problem}? {my_name}");
        assert_eq!(filled.missing, [Blank::Problem, Blank::FirstName, Blank::MyName]);
    }

    #[test]
    fn a_promise_that_was_kept_is_owed_no_more() {
        let mut parts = lead("Ada").into_parts();
        parts.promises.retain(|promise| !promise.is_open());
        let filled = fill("{promise}", &Lead::new(parts).unwrap(), None);
        assert_eq!(
            (filled.body.as_str(), &filled.missing[..]),
            ("{promise}", &[Blank::Promise][..])
        );
    }

    #[test]
    fn what_is_nearly_a_place_is_told_once() {
        for (text, expected) in [
            ("{first_name} {company}", &[][..]),
            ("{firstname}, {First_name}", &["{firstname}", "{First_name}"]),
            ("{name} and {name}", &["{name}"]),
            ("{{problems}} {", &["{problems}"]),
            ("{} {a b} {1} {50 %} a { b }", &[]),
        ] {
            assert_eq!(strangers(text), expected, "{text}");
        }
    }

    #[test]
    fn a_list_shows_how_a_template_begins() {
        let long = "word ".repeat(30);
        let cut = "word ".repeat(16).trim_end().to_owned() + " …";
        for (template, expected) in [
            ("", ""),
            ("Hello {first_name},\n\nthank  you", "Hello {first_name}, thank you"),
            ("Subject: Yes\n\nHello", "Hello"),
            ("Subject: Yes", "Yes"),
            (&long, &cut),
            (&"é".repeat(81), &("é".repeat(80) + " …")),
            (&"é".repeat(80), &"é".repeat(80)),
        ] {
            assert_eq!(first_words(template), expected, "{template}");
        }
    }

    #[test]
    fn the_first_line_may_be_a_subject() {
        let filled = |template| {
            let Filled { subject, body, missing: _ } = fill(template, &lead("Ada"), None);
            (subject.unwrap_or("none".to_owned()), body)
        };
        let expected = |subject: &str, body: &str| (subject.to_owned(), body.to_owned());
        assert_eq!(filled("Subject: For {first_name}\n\nHi"), expected("For Ada", "Hi"));
        assert_eq!(filled("subject:For you"), expected("For you", ""));
        assert_eq!(filled("Hi\nSubject: no"), expected("none", "Hi\nSubject: no"));
        assert_eq!(filled("Subjects: two"), expected("none", "Subjects: two"));
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn a_text_without_places_stays(text in "[^{]{0,60}") {
            prop_assume!(!text.trim_start().to_ascii_lowercase().starts_with(SUBJECT));
            let filled = fill(&text, &lead("Ada"), None);
            prop_assert_eq!(filled, Filled { body: text, ..Filled::default() });
        }

        #[test]
        fn no_place_is_sent_as_a_blank(texts in prop::collection::vec("[a-z {}\n]{0,8}", 0..6), picks in prop::collection::vec(select(&Blank::ALL[..]), 6)) {
            let places = picks.iter().copied();
            let template: String =
                texts.iter().zip(places.clone()).map(|(text, it)| format!("{text}{}", it.as_str())).collect();
            let filled = fill(&template, &lead("Ada"), None);
            let asks_for_me = texts.iter().zip(places).any(|(_, it)| it == Blank::MyName);
            prop_assert_eq!(filled.missing.contains(&Blank::MyName), asks_for_me);
            prop_assert_eq!(filled.body.contains("{my_name}"), asks_for_me);
            let is_greeted = !filled.body.contains(Blank::FirstName.as_str());
            prop_assert!(is_greeted);
        }
    }
}
