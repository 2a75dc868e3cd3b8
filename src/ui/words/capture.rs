//! What was read of a text that everything was typed into.

use ninefold_core::domain::lead::Field;

use crate::state::Recognised;
use crate::ui::speech::count;

/// How many letters of one field are told.
const MOST: usize = 80;

/// The fields with what they say: "Name: Ana Costa · Phone: 030 1234", and what was left out.
pub fn captured(told: &Recognised) -> String {
    let mut parts: Vec<String> =
        told.fields.iter().map(|(field, text)| said(*field, text)).collect();
    if parts.is_empty() && told.by_hand.is_empty() {
        parts.push("Nothing was recognised yet".to_owned());
    }
    for field in &told.by_hand {
        parts.push(format!("{} stays as you typed it", field_name(*field)));
    }
    match told.n_others {
        0 => {}
        1 => parts.push("One more card is left out: only the first is read".to_owned()),
        n => parts.push(format!("{n} more cards are left out: only the first is read")),
    }
    if told.has_picture {
        parts.push("The picture is left out".to_owned());
    }
    if told.n_left_out > 0 {
        parts.push(format!("Left out: {} of the mail", count(told.n_left_out, "line")));
    }
    parts.join(" · ")
}

fn said(field: Field, text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(MOST).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    format!("{}: {short}", field_name(field))
}

/// What a field of the form is called.
fn field_name(field: Field) -> &'static str {
    match field {
        Field::Name => "Name",
        Field::Company => "Company",
        Field::Email => "Email",
        Field::Phone => "Phone",
        Field::Source => "Source",
        Field::EnquiryReceived => "Enquiry received",
        Field::Note => "Note",
    }
}
