//! The editor of a plan: what is typed into it, and the plan that it makes.

use super::{
    Anchor, Cadence, CadenceError, CadenceId, Channel, Offset, OffsetError, Step, StepId, Unit,
};
use crate::domain::note::Note;
use crate::domain::text::{Line, TextError};
use crate::domain::time::{self, Instant};

/// What stands in the editor of a plan: anything that a person may have typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The name as typed.
    pub name: String,
    /// The steps in their order.
    pub steps: Vec<StepDraft>,
    /// How many of the last steps come again and again, as typed; empty for none.
    pub n_repeated: String,
}

/// What stands in the editor of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepDraft {
    /// What the step is known by.
    pub id: StepId,
    /// How many units, as typed.
    pub count: String,
    /// What is counted.
    pub unit: Unit,
    /// What it counts from.
    pub anchor: Anchor,
    /// How to reach the lead.
    pub channel: Channel,
    /// What it is for, as typed.
    pub purpose: String,
    /// What to write or say, as typed.
    pub template: String,
    /// The time of day as typed; it says nothing where minutes or hours are counted.
    pub time_of_day: String,
    /// Whether it waits for the desk to be at work.
    pub hours_apply: bool,
    /// How late a first answer may be, in minutes, as typed.
    pub limit: String,
}

/// A field of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the plan is called.
    Name,
    /// The list of steps as a whole.
    Steps,
    /// How many of the last steps come again.
    Repeated,
    /// A text of one step.
    Step(StepId, StepField),
}

/// A text that is typed for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepField {
    /// How many units.
    Count,
    /// What it is for.
    Purpose,
    /// What to write or say.
    Template,
    /// The time of day.
    TimeOfDay,
    /// How late a first answer may be.
    Limit,
}

/// A field that keeps a draft from being a plan, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Where to put the sentence.
    pub field: Field,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a field of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The text cannot stand there.
    #[error(transparent)]
    Text(#[from] TextError),
    /// So much cannot be counted.
    #[error(transparent)]
    Offset(#[from] OffsetError),
    /// The steps are no plan.
    #[error(transparent)]
    Cadence(#[from] CadenceError),
    /// It is no number.
    #[error("this has to be a whole number, such as 3")]
    NoNumber,
    /// It is no time of day.
    #[error("a time of day looks like 09:30")]
    NoTime,
}

impl Draft {
    /// What the editor shows of `cadence`.
    pub fn of(cadence: &Cadence) -> Draft {
        let n_repeated = match cadence.n_repeated() {
            0 => String::new(),
            n => n.to_string(),
        };
        let steps = cadence.steps().iter().map(StepDraft::of).collect();
        Draft { name: cadence.name().to_owned(), steps, n_repeated }
    }

    /// A plan that somebody begins: without a name, with a call on the next working day.
    pub fn blank() -> Draft {
        let steps = vec![StepDraft::blank(StepId(1))];
        Draft { name: String::new(), steps, n_repeated: String::new() }
    }

    /// What stands in `field`; nothing for a step that is not there.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Name => &self.name,
            Field::Steps => "",
            Field::Repeated => &self.n_repeated,
            Field::Step(id, field) => self.step(id).map_or("", |step| step.text(field)),
        }
    }

    /// Writes `text` into `field`.
    pub fn write(&mut self, field: Field, text: String) {
        match field {
            Field::Name => self.name = text,
            Field::Steps => {}
            Field::Repeated => self.n_repeated = text,
            Field::Step(id, field) => {
                if let Some(step) = self.step_mut(id) {
                    *step.text_mut(field) = text;
                }
            }
        }
    }

    /// The step `id`; `None` once it is deleted.
    pub fn step(&self, id: StepId) -> Option<&StepDraft> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The step `id`, to change it; `None` once it is deleted.
    pub fn step_mut(&mut self, id: StepId) -> Option<&mut StepDraft> {
        self.steps.iter_mut().find(|step| step.id == id)
    }

    /// Where step `id` stands, counted from 0.
    pub fn place(&self, id: StepId) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }

    /// Adds a step at the end, with an id that no step of `stored`, as the plan was, has or had.
    pub fn add_step(&mut self, stored: Option<&Cadence>) -> StepId {
        let ours = self.steps.iter().map(|step| step.id.0).max().unwrap_or(0).saturating_add(1);
        let free = stored.map_or(1, |cadence| cadence.free_step().0);
        let id = StepId(ours.max(free));
        self.steps.push(StepDraft::blank(id));
        id
    }

    /// Deletes step `id`.
    pub fn remove_step(&mut self, id: StepId) {
        self.steps.retain(|step| step.id != id);
    }

    /// Moves step `id` to the place `to`, counted from 0; past the end is the last place.
    pub fn move_step(&mut self, id: StepId, to: usize) {
        if let Some(from) = self.place(id) {
            let step = self.steps.remove(from);
            self.steps.insert(to.min(self.steps.len()), step);
        }
    }

    /// Makes a plan of what was typed, or tells every field that is wrong, in the editor's order.
    ///
    /// `stored` is the plan as it is, one that was deleted too: leads that follow it keep their
    /// steps, and what a later version wrote stays. `stamp` is now, by the real clock.
    pub fn read(
        &self,
        id: CadenceId,
        stored: Option<&Cadence>,
        stamp: Instant,
    ) -> Result<Cadence, Vec<Refusal>> {
        let mut refusals = Vec::new();
        let name = kept(Field::Name, Line::parse(&self.name), &mut refusals);
        let steps = self.steps.iter().map(|step| step.read(stored, &mut refusals));
        let steps: Vec<Step> = steps.collect::<Vec<_>>().into_iter().flatten().collect();
        let is_complete = steps.len() == self.steps.len();
        let n_repeated = match self.n_repeated.trim() {
            "" => Some(0),
            text => kept(Field::Repeated, number(text), &mut refusals),
        };
        if let (Some(name), Some(n_repeated), true) = (name, n_repeated, is_complete) {
            let n_repeated = usize::try_from(n_repeated).unwrap_or(usize::MAX);
            let cadence = match stored {
                Some(stored) => stored.edited(name, steps, n_repeated, stamp),
                None => Cadence::new(id, name, steps, n_repeated)
                    .map(|it| Cadence { changed_at: Some(stamp), ..it }),
            };
            match cadence {
                Ok(cadence) => return Ok(cadence),
                Err(why) => refusals.push(Refusal { field: field_of(why), reason: why.into() }),
            }
        } else if self.steps.is_empty() {
            let reason = CadenceError::NoSteps.into();
            refusals.push(Refusal { field: Field::Steps, reason });
        }
        Err(refusals)
    }

    /// True when it says what `cadence` says.
    pub fn says(&self, cadence: &Cadence) -> bool {
        *self == Draft::of(cadence)
    }
}

/// The field beside which a plan is refused as a whole.
fn field_of(why: CadenceError) -> Field {
    match why {
        CadenceError::TooManyRepeated => Field::Repeated,
        CadenceError::NoSteps
        | CadenceError::TooManySteps
        | CadenceError::SameStep
        | CadenceError::TimeOfDay => Field::Steps,
    }
}

/// What was read for `field`; what was not is told among the `refusals`.
fn kept<T, E: Into<Reason>>(
    field: Field,
    read: Result<T, E>,
    refusals: &mut Vec<Refusal>,
) -> Option<T> {
    read.map_err(|why| refusals.push(Refusal { field, reason: why.into() })).ok()
}

/// A whole number; one that is far too large is the largest.
fn number(text: &str) -> Result<u32, Reason> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u32::MAX)).ok_or(Reason::NoNumber)
}

impl StepDraft {
    /// A call on the next working day after the touch before.
    fn blank(id: StepId) -> StepDraft {
        StepDraft::of(&Step::new(id, Offset::of(1, Unit::WorkingDays), Channel::Call))
    }

    /// What the editor shows of `step`.
    fn of(step: &Step) -> StepDraft {
        let text = |line: Option<&str>| line.unwrap_or_default().to_owned();
        StepDraft {
            id: step.id,
            count: step.offset.count().to_string(),
            unit: step.offset.unit(),
            anchor: step.anchor,
            channel: step.channel,
            purpose: text(step.purpose.as_ref().map(Line::as_str)),
            template: text(step.template.as_ref().map(Note::as_str)),
            time_of_day: step.time_of_day.map(time::to_time_of_day).unwrap_or_default(),
            hours_apply: step.hours_apply,
            limit: step.limit_minutes.map(|limit| limit.to_string()).unwrap_or_default(),
        }
    }

    fn text(&self, field: StepField) -> &str {
        match field {
            StepField::Count => &self.count,
            StepField::Purpose => &self.purpose,
            StepField::Template => &self.template,
            StepField::TimeOfDay => &self.time_of_day,
            StepField::Limit => &self.limit,
        }
    }

    fn text_mut(&mut self, field: StepField) -> &mut String {
        match field {
            StepField::Count => &mut self.count,
            StepField::Purpose => &mut self.purpose,
            StepField::Template => &mut self.template,
            StepField::TimeOfDay => &mut self.time_of_day,
            StepField::Limit => &mut self.limit,
        }
    }

    /// The step, when nothing in it is refused.
    fn read(&self, stored: Option<&Cadence>, refusals: &mut Vec<Refusal>) -> Option<Step> {
        let n_before = refusals.len();
        let field = |field| Field::Step(self.id, field);
        let count = kept(field(StepField::Count), number(&self.count), refusals);
        let offset = count.and_then(|count| {
            kept(field(StepField::Count), Offset::new(count, self.unit), refusals)
        });
        let optional = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let purpose = optional(&self.purpose)
            .and_then(|text| kept(field(StepField::Purpose), Line::parse(&text), refusals));
        let template = optional(&self.template)
            .and_then(|text| kept(field(StepField::Template), Note::parse(&text), refusals));
        let time_of_day = optional(&self.time_of_day).filter(|_| self.unit.is_civil());
        let time_of_day = time_of_day.and_then(|text| {
            let read = time::parse_time_of_day(&text).ok_or(Reason::NoTime);
            kept(field(StepField::TimeOfDay), read, refusals)
        });
        let limit_minutes = optional(&self.limit).and_then(|text| {
            let read = number(&text).and_then(|n| Ok(Offset::new(n, Unit::Minutes)?.count()));
            kept(field(StepField::Limit), read, refusals)
        });
        let is_known = |step: &&Step| step.id == self.id;
        let before = stored.and_then(|cadence| cadence.steps().iter().find(is_known));
        let unknown = before.map(|step| step.unknown.clone()).unwrap_or_default();
        let (id, anchor, channel) = (self.id, self.anchor, self.channel);
        let hours_apply = self.hours_apply;
        let offset = offset.filter(|_| refusals.len() == n_before)?;
        Some(Step {
            id,
            offset,
            anchor,
            channel,
            purpose,
            template,
            time_of_day,
            hours_apply,
            limit_minutes,
            unknown,
        })
    }
}

#[cfg(test)]
mod tests;
