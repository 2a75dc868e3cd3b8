//! Drafts of plans as text, for the browser to keep.

use ninefold_core::domain::cadence::draft::{Draft, Field, StepDraft, StepField};
use ninefold_core::domain::cadence::{Anchor, CadenceId, Channel, StepId, Unit};
use ninefold_core::interchange::kept::Kept;

/// The texts of a step, each with its name.
const TEXTS: [(StepField, &str); 5] = [
    (StepField::Count, "count"),
    (StepField::Purpose, "purpose"),
    (StepField::Template, "template"),
    (StepField::TimeOfDay, "time_of_day"),
    (StepField::Limit, "limit"),
];

/// `drafts` as text, for the browser to keep.
pub fn to_kept(drafts: &[(CadenceId, Draft)]) -> String {
    let mut kept = Kept::default();
    for (idx, (id, draft)) in drafts.iter().enumerate() {
        kept.put(&format!("{idx}.id"), &id.to_string());
        kept.put(&format!("{idx}.name"), &draft.name);
        kept.put(&format!("{idx}.n_repeated"), &draft.n_repeated);
        for (at, step) in draft.steps.iter().enumerate() {
            let mut put = |name: &str, text: &str| {
                kept.put(&format!("{idx}.steps.{at}.{name}"), text);
            };
            put("id", &step.id.0.to_string());
            put("unit", &place(&Unit::ALL, step.unit));
            put("anchor", &place(&Anchor::ALL, step.anchor));
            put("channel", &place(&Channel::ALL, step.channel));
            put("any_hour", if step.hours_apply { "" } else { "true" });
            for (field, name) in TEXTS {
                put(name, draft.text(Field::Step(step.id, field)));
            }
        }
    }
    kept.write()
}

/// Reads what [`to_kept`] or an earlier build wrote; `None` when it cannot be read.
pub fn from_kept(text: &str) -> Option<Vec<(CadenceId, Draft)>> {
    let kept = Kept::read(text)?;
    let draft = |idx: usize| {
        let text = |name: &str| kept.text(&format!("{idx}.{name}")).to_owned();
        let id = text("id").parse().ok()?;
        let steps = (0..).map_while(|at| step(&kept, &format!("{idx}.steps.{at}"))).collect();
        let mut draft = Draft { name: text("name"), steps, n_repeated: text("n_repeated") };
        for (at, step) in draft.steps.clone().into_iter().enumerate() {
            for (field, name) in TEXTS {
                draft.write(Field::Step(step.id, field), text(&format!("steps.{at}.{name}")));
            }
        }
        Some((id, draft))
    };
    Some((0..).map_while(draft).collect())
}

/// The step under `path`, without its texts.
fn step(kept: &Kept, path: &str) -> Option<StepDraft> {
    let text = |name: &str| kept.text(&format!("{path}.{name}"));
    Some(StepDraft {
        id: StepId(text("id").parse().ok()?),
        unit: at(&Unit::ALL, text("unit"))?,
        anchor: at(&Anchor::ALL, text("anchor"))?,
        channel: at(&Channel::ALL, text("channel"))?,
        hours_apply: text("any_hour") != "true",
        count: String::new(),
        purpose: String::new(),
        template: String::new(),
        time_of_day: String::new(),
        limit: String::new(),
    })
}

/// Where `it` stands among `all`.
fn place<T: PartialEq>(all: &[T], it: T) -> String {
    all.iter().position(|other| *other == it).unwrap_or_default().to_string()
}

/// What stands at that place.
fn at<T: Copy>(all: &[T], place: &str) -> Option<T> {
    all.get(place.parse::<usize>().ok()?).copied()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use ninefold_core::domain::cadence::Cadence;

    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        let mut odd = Draft::blank();
        odd.name = "half a \"plan\n".to_owned();
        odd.n_repeated = "x".to_owned();
        odd.steps[0].count = "soon".to_owned();
        odd.steps[0].template = "Subject: Hello\n{first_name}".to_owned();
        odd.steps[0].time_of_day = "9".to_owned();
        let default = |id| Draft::of(&Cadence::default_of(id).unwrap());
        let all: Vec<_> = CadenceId::DEFAULTS.into_iter().map(|id| (id, default(id))).collect();
        let none = Draft { steps: Vec::new(), ..odd.clone() };
        let own = "019aa95c-3d10-7abc-8def-0123456789ab".parse().unwrap();
        for drafts in [Vec::new(), all, vec![(own, odd), (CadenceId::AfterNo, none)]] {
            assert_eq!(from_kept(&to_kept(&drafts)), Some(drafts));
        }
        assert_eq!(from_kept("hello"), None);
    }
}
