//! What the library of templates says.

use expect_test::{Expect, expect};
use ninefold::state::{Desk, Keeping};
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::template::draft::{Draft, Field};
use ninefold_core::domain::template::{Template, TemplateId, starters};

use super::draw::{NOW, html_of, lead, open, words};

fn id(n: u8) -> TemplateId {
    TemplateId::new(NOW.parse().unwrap(), [n; 10])
}

fn template(n: u8, name: &str, channel: Channel, text: &str) -> Template {
    let draft = Draft { name: name.to_owned(), channel, text: text.to_owned() };
    draft.read(id(n), &[], NOW.parse().unwrap()).unwrap()
}

/// A letter, a message and what to say in a call.
fn three() -> Settings {
    let letter = "Subject: Yes\n\nHello {first_name},\nabout {problem}.\n{my_name}";
    [
        template(1, "Yes", Channel::Email, letter),
        template(2, "A short word", Channel::Message, "Hi {first_name}, a word about {company}?"),
        template(3, "Opening", Channel::Call, &"Say who you are and why you call. ".repeat(4)),
    ]
    .into_iter()
    .fold(Settings::default(), Settings::with_template)
}

fn ben() -> Lead {
    lead("Ben Okafor", "Alder & Sons", "Web", Some("2026-11-21T10:40:00Z"))
}

/// A desk with `settings` and one enquiry.
fn arrange(desk: Desk, settings: Settings) {
    open(desk, Keeping::Browser, &[ben()]);
    let rules = desk.with_rules(Clone::clone);
    desk.use_settings(settings, rules);
}

/// What stands in the section, once `act` was done at a desk with `settings`.
fn section(settings: Settings, act: impl FnOnce(Desk)) -> String {
    let page = words(&html(settings, act));
    let (_, section) = page.split_once("\nTemplates\n").unwrap();
    let (section, _) = section.split_once("Back to Leads\n").unwrap();
    section.to_owned()
}

fn html(settings: Settings, act: impl FnOnce(Desk)) -> String {
    html_of("#/cadences", |desk| {
        arrange(desk, settings);
        act(desk);
    })
}

fn check(settings: Settings, act: impl FnOnce(Desk), expected: Expect) {
    expected.assert_eq(&section(settings, act));
}

fn write(desk: Desk, id: TemplateId, field: Field, text: &str) {
    desk.templates().change(desk, id, |draft| draft.write(field, text.to_owned()));
}

#[test]
fn an_empty_library_says_how_to_begin() {
    check(
        Settings::default(),
        |_| {},
        expect![[r#"
        What you write again and again, with places that are filled for each lead. Steps of a plan take their texts from here.
        No templates yet. Begin with a text that you send again and again, or with four of ours: a first answer, one after a call without an answer, one that sends what was promised, and one that asks a customer for a referral.
        New template
        Add the four starters
    "#]],
    );
}

#[test]
fn templates_are_listed_by_their_names_with_how_they_begin() {
    check(
        three(),
        |_| {},
        expect![[r#"
            What you write again and again, with places that are filled for each lead. Steps of a plan take their texts from here.
            A short word
            Message not sent yet
            Hi {first_name}, a word about {company}?
            Edit
            Copy
            Delete
            Opening
            Call not sent yet
            Say who you are and why you call. Say who you are and why you call. Say who you …
            Edit
            Copy
            Delete
            Yes
            E-mail not sent yet
            Hello {first_name}, about {problem}. {my_name}
            Edit
            Copy
            Delete
            New template
        "#]],
    );
}

#[test]
fn the_starters_are_honest_and_plain() {
    let starters = starters(NOW.parse().unwrap());
    let settings = starters.into_iter().fold(Settings::default(), Settings::with_template);
    check(
        settings,
        |_| {},
        expect![[r#"
            What you write again and again, with places that are filled for each lead. Steps of a plan take their texts from here.
            After a call without an answer
            Message not sent yet
            Hello {first_name}, this is {my_name}. I just tried to call you about what you …
            Edit
            Copy
            Delete
            Asking a customer for a referral
            E-mail not sent yet
            Hello {first_name}, when you came to us, this troubled you: {problem} I hope …
            Edit
            Copy
            Delete
            First answer to an enquiry
            E-mail not sent yet
            Hello {first_name}, thank you for asking. I have read it, and a person answers …
            Edit
            Copy
            Delete
            Sending what was promised
            E-mail not sent yet
            Hello {first_name}, I promised you: {promise} Here it is. If something is …
            Edit
            Copy
            Delete
            New template
        "#]],
    );
}

#[test]
fn a_template_is_edited_where_it_stands_and_previewed_for_an_example() {
    check(
        three(),
        |desk| desk.templates().edit(id(2)),
        expect![[r#"
            What you write again and again, with places that are filled for each lead. Steps of a plan take their texts from here.
            A short word
            Name
            Channel
            Call
            Email
            Message
            Meeting
            Other
            Text
            Places that are filled in for each lead; press one to put it into the text. A first line “Subject: …” becomes the subject of an e-mail.
            {first_name}
            their first name
            {company}
            their company
            {problem}
            what troubles them most
            {solution}
            what of yours would help with it
            {promise}
            what you promised and still owe them
            {read_before}
            what they read before they asked
            {my_name}
            your name
            Preview
            Preview for
            An example person
            Ben Okafor
            Hi Ana, a word about Alder Joinery?
            Cancel
            Save template
            Opening
            Call not sent yet
            Say who you are and why you call. Say who you are and why you call. Say who you …
            Edit
            Copy
            Delete
            Yes
            E-mail not sent yet
            Hello {first_name}, about {problem}. {my_name}
            Edit
            Copy
            Delete
            New template
        "#]],
    );
}

#[test]
fn what_is_refused_stands_beside_its_field() {
    let page = html(Settings::default(), |desk| {
        desk.templates().begin(desk, NOW.parse().unwrap(), [7; 10]);
        write(desk, id(7), Field::Name, "a\tb");
        let saved = desk.templates().save(desk, id(7), NOW.parse().unwrap());
        assert_eq!(saved, Err(Field::Name));
    });
    for (field, why) in [
        ("template-name", "there is a hidden control character in this text"),
        ("template-text", "there is nothing but blanks here"),
    ] {
        let error = format!("id=\"{field}-error\" role=\"alert\" class=\"field__error\">{why}<");
        assert!(page.contains(&error), "{error}");
        assert!(page.contains(&format!("aria-describedby=\"{field}-error\"")), "{field}");
    }
    assert!(words(&page).contains("Type a text to see how it reads."));
}

#[test]
fn a_lead_that_lacks_something_has_it_named_in_words() {
    check(
        three(),
        |desk| {
            desk.templates().edit(id(1));
            write(
                desk,
                id(1),
                Field::Text,
                "Subject: {problem}\n\nDear {first_name} of {firm},\n{promise}",
            );
            desk.templates().try_on(desk, Some(ben().id()));
            desk.show(ben().id(), Ok(Some(ben())));
        },
        expect![[r#"
            What you write again and again, with places that are filled for each lead. Steps of a plan take their texts from here.
            A short word
            Message not sent yet
            Hi {first_name}, a word about {company}?
            Edit
            Copy
            Delete
            Opening
            Call not sent yet
            Say who you are and why you call. Say who you are and why you call. Say who you …
            Edit
            Copy
            Delete
            Yes
            Name
            Channel
            Call
            Email
            Message
            Meeting
            Other
            Text
            Places that are filled in for each lead; press one to put it into the text. A first line “Subject: …” becomes the subject of an e-mail.
            {first_name}
            their first name
            {company}
            their company
            {problem}
            what troubles them most
            {solution}
            what of yours would help with it
            {promise}
            what you promised and still owe them
            {read_before}
            what they read before they asked
            {my_name}
            your name
            Preview
            Preview for
            An example person
            Ben Okafor
            Subject: {problem}
            Dear Ben of {firm},
            {promise}
            Missing: what troubles them most and what you promised and still owe them. Their places stay in the text for you to fill in.
            {firm} is no place: it is sent as it stands.
            Not saved.
            Cancel
            Save template
            New template
        "#]],
    );
}

#[test]
fn a_lead_that_cannot_be_read_says_why() {
    let page = section(three(), |desk| {
        desk.templates().edit(id(1));
        desk.templates().try_on(desk, Some(ben().id()));
    });
    assert!(page.contains("This lead is being read …"), "{page}");
    let page = section(three(), |desk| {
        desk.templates().edit(id(1));
        desk.templates().try_on(desk, Some(ben().id()));
        desk.show(ben().id(), Err("its record is damaged".to_owned()));
    });
    assert!(page.contains("This lead cannot be shown: its record is damaged."), "{page}");
}

#[test]
fn what_is_typed_and_not_saved_is_told_in_the_list() {
    let page = section(three(), |desk| {
        write(desk, id(2), Field::Name, "A word");
        desk.templates().begin(desk, NOW.parse().unwrap(), [7; 10]);
        desk.templates().close(id(7));
    });
    assert!(page.contains("A short word\nMessage not sent yet not saved\n"), "{page}");
    assert!(page.contains("New template\nE-mail not saved\n"), "{page}");
}

#[test]
fn a_step_of_a_plan_takes_a_text_from_the_library() {
    let page = words(&html_of("#/cadences/nurture", |desk| arrange(desk, three())));
    let choice = "Use a template\nA short word\nOpening\nYes\nPut it into the step\n";
    assert!(page.contains(choice), "{page}");
    let page = words(&html_of("#/cadences/nurture", |desk| arrange(desk, Settings::default())));
    assert!(!page.contains("Use a template"), "{page}");
}

#[test]
fn every_field_has_a_label_and_every_button_its_own_name() {
    let page = html(three(), |desk| desk.templates().edit(id(1)));
    for field in ["template-name", "template-channel", "template-text", "template-recipient"] {
        assert!(page.contains(&format!("<label for=\"{field}\"")), "{field}");
    }
    for name in [
        "Edit A short word",
        "Copy Opening",
        "Delete Opening",
        "Insert {problem}: what troubles them most",
    ] {
        assert!(page.contains(&format!("aria-label=\"{name}\"")), "{name}");
    }
}
