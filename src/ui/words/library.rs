//! What is said of templates.

use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::template::{Blank, FEW_SENT, Filled, Replies, strangers};

/// What came of a template: "12 sent, 5 answered".
pub fn replies(replies: Replies) -> String {
    let Replies { n_sent, n_answered } = replies;
    match n_sent {
        0 => "not sent yet".to_owned(),
        n if n < FEW_SENT => format!("{n} sent, {n_answered} answered: too few to tell"),
        n => format!("{n} sent, {n_answered} answered"),
    }
}

/// The places that are filled, each with what it is filled with.
pub fn places() -> String {
    let place = |blank: &Blank| format!("{} ({})", blank.as_str(), blank.meaning());
    let places = listed(&Blank::ALL.iter().map(place).collect::<Vec<_>>());
    format!("Filled in for each lead: {places}. {SUBJECT}")
}

/// How a letter gets a subject.
pub const SUBJECT: &str = "A first line “Subject: …” becomes the subject of an e-mail.";

/// What whoever sends `template` on `channel` has to know of it, `filled` for somebody.
pub fn warnings(template: &str, channel: Channel, filled: &Filled) -> Vec<String> {
    let strangers: Vec<String> = strangers(template).into_iter().map(str::to_owned).collect();
    let strangers = match strangers.len() {
        0 => None,
        1 => Some(format!("{} is no place: it is sent as it stands.", listed(&strangers))),
        _ => Some(format!("{} are no places: they are sent as they stand.", listed(&strangers))),
    };
    let (mine, theirs): (Vec<Blank>, Vec<Blank>) =
        filled.missing.iter().partition(|blank| blank.is_of_the_desk());
    let theirs: Vec<&str> = theirs.iter().map(|blank| blank.meaning()).collect();
    let stays = match theirs.len() {
        0 => None,
        1 => Some("Its place stays in the text for you to fill in."),
        _ => Some("Their places stay in the text for you to fill in."),
    };
    let theirs = stays.map(|stays| format!("Missing: {}. {stays}", listed(&theirs)));
    let mine = (!mine.is_empty())
        .then(|| "Missing: your name. Type it under Settings, once for all.".to_owned());
    let subject = (filled.subject.is_some() && channel != Channel::Email)
        .then(|| format!("Only an e-mail has a subject: for a {} it is left out.", noun(channel)));
    [theirs, mine, strangers, subject].into_iter().flatten().collect()
}

/// "a, b and c".
fn listed<T: AsRef<str>>(all: &[T]) -> String {
    let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    match &all[..] {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// What is sent on a channel.
fn noun(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "call",
        Channel::Email => "e-mail",
        Channel::Message => "message",
        Channel::Meeting => "meeting",
        Channel::Other => "touch",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_a_template_is_told_once_it_says_something() {
        for (n_sent, n_answered, told) in [
            (0, 0, "not sent yet"),
            (1, 1, "1 sent, 1 answered: too few to tell"),
            (4, 0, "4 sent, 0 answered: too few to tell"),
            (5, 0, "5 sent, 0 answered"),
            (12, 5, "12 sent, 5 answered"),
        ] {
            assert_eq!(replies(Replies { n_sent, n_answered }), told);
        }
    }

    #[test]
    fn every_place_is_explained_from_the_one_table() {
        let told = places();
        for blank in Blank::ALL {
            let place = format!("{} ({})", blank.as_str(), blank.meaning());
            assert!(told.contains(&place), "{place} in {told}");
        }
    }

    fn check(template: &str, channel: Channel, missing: &[Blank], told: &[&str]) {
        let subject = template.starts_with("Subject:").then(|| "Hello".to_owned());
        let filled = Filled { subject, body: String::new(), missing: missing.to_vec() };
        assert_eq!(warnings(template, channel, &filled), told, "{template}");
    }

    #[test]
    fn what_is_missing_is_named_in_words() {
        check("Hi", Channel::Email, &[], &[]);
        check(
            "Hi",
            Channel::Email,
            &[Blank::Company],
            &["Missing: their company. Its place stays in the text for you to fill in."],
        );
        check(
            "Hi",
            Channel::Message,
            &[Blank::FirstName, Blank::MyName, Blank::Problem, Blank::Company],
            &[
                "Missing: their first name, what troubles them most and their company. Their \
                 places stay in the text for you to fill in.",
                "Missing: your name. Type it under Settings, once for all.",
            ],
        );
    }

    #[test]
    fn what_is_sent_otherwise_than_it_looks_is_told() {
        check("Hi {name}", Channel::Email, &[], &["{name} is no place: it is sent as it stands."]);
        check(
            "Hi {name}, {firm}",
            Channel::Email,
            &[],
            &["{name} and {firm} are no places: they are sent as they stand."],
        );
        check("Subject: Hello", Channel::Email, &[], &[]);
        check(
            "Subject: Hello",
            Channel::Message,
            &[],
            &["Only an e-mail has a subject: for a message it is left out."],
        );
    }
}
