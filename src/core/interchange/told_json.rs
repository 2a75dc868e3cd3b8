//! What a lead told and bought: problems, purchases, earlier enquiries, and what a *No* was about.

use super::amount_json::{read_amount, write_amount};
use super::course_json::there;
use super::json::Cursor;
use super::read_error::{Read, ReadError};
use super::value::{read_day, read_instant, read_text, write_instant, write_unknown};
use super::word::{Word, read_word};
use super::writer::Writer;
use crate::domain::objection::Objection;
use crate::domain::problem::{Pain, Problem};
use crate::domain::purchase::{PastEnquiry, Purchase};
use crate::domain::text::Line;

/// Writes a problem; what is usual is left out.
pub fn write_problem(writer: &mut Writer, problem: &Problem) {
    let Problem { pain, words, solution, unknown } = problem;
    writer.open_object();
    writer.name("words").text(words.as_str());
    if *pain != Pain::USUAL {
        writer.name("pain").count(pain.number().into());
    }
    if let Some(solution) = solution {
        writer.name("solution").text(solution.as_str());
    }
    write_unknown(writer, unknown, &[]);
    writer.close_object();
}

/// Reads a problem.
pub fn read_problem(cursor: &mut Cursor<'_>) -> Read<Problem> {
    let place = cursor.place();
    let (mut words, mut pain, mut solution) = (None, Pain::USUAL, None);
    let unknown = cursor.object(&["words", "pain", "solution"], |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "words" => words = Some(read_text(cursor, Line::parse)?),
            "pain" => {
                let place = cursor.place();
                let number = cursor.number()?;
                pain = Pain::new(number).map_err(|error| ReadError::new(place, error))?;
            }
            _ => solution = Some(read_text(cursor, Line::parse)?),
        }
        Ok(())
    })?;
    Ok(Problem { pain, words: there(place, "words", words)?, solution, unknown })
}

/// Writes a purchase.
pub fn write_purchase(writer: &mut Writer, purchase: &Purchase) {
    let Purchase { on, id, what, value, unknown } = purchase;
    writer.open_object();
    writer.name("id").shown(id);
    writer.name("on").shown(on);
    writer.name("what").text(what.as_str());
    if let Some(value) = value {
        write_amount(writer.name("value"), *value);
    }
    write_unknown(writer, unknown, &[]);
    writer.close_object();
}

/// Reads a purchase.
pub fn read_purchase(cursor: &mut Cursor<'_>) -> Read<Purchase> {
    let place = cursor.place();
    let (mut id, mut on, mut what, mut value) = (None, None, None, None);
    let unknown = cursor.object(&["id", "on", "what", "value"], |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "id" => id = Some(read_text(cursor, str::parse)?),
            "on" => on = Some(read_day(cursor)?),
            "what" => what = Some(read_text(cursor, Line::parse)?),
            _ => value = Some(read_amount(cursor)?),
        }
        Ok(())
    })?;
    let (id, on) = (there(place, "id", id)?, there(place, "on", on)?);
    Ok(Purchase { on, id, what: there(place, "what", what)?, value, unknown })
}

/// Writes an earlier enquiry.
pub fn write_past_enquiry(writer: &mut Writer, past: &PastEnquiry) {
    let PastEnquiry { asked_at, until, stage, unknown } = past;
    writer.open_object();
    if let Some(asked_at) = asked_at {
        write_instant(writer.name("asked_at"), *asked_at);
    }
    write_instant(writer.name("until"), *until);
    writer.name("stage").text(stage.word());
    write_unknown(writer, unknown, &[]);
    writer.close_object();
}

/// Reads an earlier enquiry.
pub fn read_past_enquiry(cursor: &mut Cursor<'_>) -> Read<PastEnquiry> {
    let place = cursor.place();
    let (mut asked_at, mut until, mut stage) = (None, None, None);
    let unknown = cursor.object(&["asked_at", "until", "stage"], |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "asked_at" => asked_at = Some(read_instant(cursor)?),
            "until" => until = Some(read_instant(cursor)?),
            _ => stage = Some(read_word(cursor)?),
        }
        Ok(())
    })?;
    let (until, stage) = (there(place, "until", until)?, there(place, "stage", stage)?);
    Ok(PastEnquiry { asked_at, until, stage, unknown })
}

/// Writes what a *No* was about.
pub fn write_objection(writer: &mut Writer, objection: &Objection) {
    let Objection { kind, words, unknown } = objection;
    writer.open_object();
    if let Some(kind) = kind {
        writer.name("kind").text(kind.word());
    }
    if let Some(words) = words {
        writer.name("words").text(words.as_str());
    }
    write_unknown(writer, unknown, &[]);
    writer.close_object();
}

/// Reads what a *No* was about; one that says nothing is none.
pub fn read_objection(cursor: &mut Cursor<'_>) -> Read<Option<Objection>> {
    let (mut kind, mut words) = (None, None);
    let unknown = cursor.object(&["kind", "words"], |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "kind" => kind = Some(read_word(cursor)?),
            _ => words = Some(read_text(cursor, Line::parse)?),
        }
        Ok(())
    })?;
    Ok(Some(Objection { kind, words, unknown }).filter(|objection| !objection.is_blank()))
}
