//! Links that reach a person: by phone and by e-mail.

use ninefold_core::domain::contact::{Email, Phone};

/// A link that calls; `None` for a number that cannot be dialled as it is written.
pub fn tel(phone: &Phone) -> Option<String> {
    phone.number().map(|number| format!("tel:{number}"))
}

/// A link that opens a letter: what could add a header or a second address is escaped.
pub fn mailto(email: &Email) -> String {
    let escape = |c: char| match c {
        c if c.is_ascii_alphanumeric() || "@.-_+".contains(c) => c.to_string(),
        c => {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
        }
    };
    format!("mailto:{}", email.as_str().chars().map(escape).collect::<String>())
}
