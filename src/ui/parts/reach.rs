//! Links that reach a person: by phone, e-mail and message, with what is to be written in them.
//!
//! Each begins with a scheme of our own choice, and what a lead holds is escaped behind it: nothing
//! that somebody typed or sent can make a link do something else.

use ninefold_core::domain::contact::{Email, Phone};
use ninefold_core::domain::template::Filled;

/// A link that calls; `None` for a number that cannot be dialled as it is written.
pub fn tel(phone: &Phone) -> Option<String> {
    phone.number().map(|number| format!("tel:{number}"))
}

/// A link that opens a letter: what could add a header or a second address is escaped.
pub fn mailto(email: &Email) -> String {
    format!("mailto:{}", escaped(email.as_str(), "@.-_+"))
}

/// A link that opens a letter with `filled` in it (RFC 6068).
pub fn letter(email: &Email, filled: &Filled) -> String {
    let subject = filled.subject.as_ref().map(|text| ("subject", text.as_str()));
    // A line of a letter ends in both.
    let body = filled.body.replace('\n', "\r\n");
    let texts = subject.into_iter().chain([("body", body.as_str())]);
    with_texts(mailto(email), texts.filter(|(_, text)| !text.is_empty()))
}

/// A link that opens a short message, perhaps with a text in it; `None` for a number that cannot be
/// dialled as it is written.
pub fn sms(phone: &Phone, text: &str) -> Option<String> {
    let link = format!("sms:{}", phone.number()?);
    Some(with_texts(link, [("body", text)].into_iter().filter(|(_, text)| !text.is_empty())))
}

/// A link that opens a chat on WhatsApp, perhaps with a text in it; `None` for a number without the
/// `+` of its country, which nobody but its neighbours can dial.
pub fn whatsapp(phone: &Phone, text: &str) -> Option<String> {
    let number = phone.number()?;
    let link = format!("https://wa.me/{}", number.strip_prefix('+')?);
    Some(with_texts(link, [("text", text)].into_iter().filter(|(_, text)| !text.is_empty())))
}

fn with_texts<'a>(
    mut link: String,
    texts: impl Iterator<Item = (&'static str, &'a str)>,
) -> String {
    for (idx, (name, text)) in texts.enumerate() {
        let mark = if idx == 0 { '?' } else { '&' };
        link += &format!("{mark}{name}={}", escaped(text, "-._~"));
    }
    link
}

/// `text` with every byte but letters, digits and those of `plain` as `%20`.
fn escaped(text: &str, plain: &str) -> String {
    let escape = |c: char| match c {
        c if c.is_ascii_alphanumeric() || plain.contains(c) => c.to_string(),
        c => {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
        }
    };
    text.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(text: &str) -> Phone {
        Phone::parse(text).unwrap()
    }

    fn filled(subject: Option<&str>, body: &str) -> Filled {
        let subject = subject.map(str::to_owned);
        Filled { subject, body: body.to_owned(), missing: Vec::new() }
    }

    #[test]
    fn a_letter_carries_its_subject_and_its_text() {
        let email = Email::parse("ana+x@example.com").unwrap();
        for (subject, body, expected) in [
            (None, "", "mailto:ana+x@example.com"),
            (None, "Hi", "mailto:ana+x@example.com?body=Hi"),
            (
                Some("40 seats & more"),
                "Olá,\n50 %?",
                "mailto:ana+x@example.com?subject=40%20seats%20%26%20more&body=Ol%C3%A1%2C%0D%0A50%20%25%3F",
            ),
        ] {
            assert_eq!(letter(&email, &filled(subject, body)), expected);
        }
    }

    #[test]
    fn an_address_adds_nothing_to_a_letter() {
        let email = Email::parse("a?bcc=b,c&d@example.com").unwrap();
        assert_eq!(mailto(&email), "mailto:a%3Fbcc%3Db%2Cc%26d@example.com");
    }

    #[test]
    fn messages_go_to_numbers() {
        let ana = phone("+34 600 100-200");
        assert_eq!(sms(&ana, "").as_deref(), Some("sms:+34600100200"));
        assert_eq!(sms(&ana, "Hi #1\nx").as_deref(), Some("sms:+34600100200?body=Hi%20%231%0Ax"));
        assert_eq!(whatsapp(&ana, "").as_deref(), Some("https://wa.me/34600100200"));
        let text = whatsapp(&ana, "a+b").unwrap();
        assert_eq!(text, "https://wa.me/34600100200?text=a%2Bb");
        assert_eq!(whatsapp(&phone("600 100 200"), "Hi"), None, "of some country");
    }
}
