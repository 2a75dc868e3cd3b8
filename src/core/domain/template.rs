//! Templates: what to write or say, with places that are filled for each lead.

use super::contact::{Company, LeadName};
use super::id::Id;
use super::lead::Lead;
use super::text::Line;

/// The name of a template in the library.
pub type TemplateId = Id<OfTemplate>;

/// Marks the ids of templates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfTemplate {}

/// A place of a template that is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blank {
    /// What the lead is called by those who know it: the first word of its name.
    FirstName,
    /// Whom it works for.
    Company,
    /// What troubles it most.
    Problem,
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
    pub const ALL: [Blank; 4] = [Blank::FirstName, Blank::Company, Blank::Problem, Blank::MyName];

    /// How it stands in a template.
    pub fn as_str(self) -> &'static str {
        match self {
            Blank::FirstName => "{first_name}",
            Blank::Company => "{company}",
            Blank::Problem => "{problem}",
            Blank::MyName => "{my_name}",
        }
    }

    /// What it is for `lead`, when `my_name` writes; `None` for what nobody knows.
    fn of<'a>(self, lead: &'a Lead, my_name: Option<&'a Line>) -> Option<&'a str> {
        match self {
            Blank::FirstName => lead.name().map(LeadName::as_str).and_then(first_name),
            Blank::Company => lead.company().map(Company::as_str),
            Blank::Problem => lead.parts().problems.first().map(|it| it.words.as_str()),
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

    use super::*;
    use crate::domain::problem::{Pain, Problem};
    use crate::testing::{ada, cases};

    /// The lead that asks about slow looms, or who is called `name`.
    fn lead(name: &str) -> Lead {
        let mut parts = ada(None).into_parts();
        parts.name = LeadName::parse(name).ok();
        parts.company = Company::parse("Engines {problem} Ltd").ok();
        parts.problems = vec![Problem::new(Pain::USUAL, Line::parse("slow looms").unwrap())];
        Lead::new(parts).unwrap()
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
        parts.company = Company::parse("Engines").ok();
        let lead = Lead::new(parts).unwrap();
        let template = "Subject: {problem}\nDear {first_name} of {company}, {problem}? {my_name}";
        let filled = fill(template, &lead, None);
        assert_eq!(filled.subject.as_deref(), Some("{problem}"));
        assert_eq!(filled.body, "Dear {first_name} of Engines, {problem}? {my_name}");
        assert_eq!(filled.missing, [Blank::Problem, Blank::FirstName, Blank::MyName]);
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
        fn no_place_is_sent_as_a_blank(texts in prop::collection::vec("[a-z {}\n]{0,8}", 0..6), picks in prop::collection::vec(0..4_usize, 6)) {
            let places = picks.iter().map(|idx| Blank::ALL[*idx]);
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
