//! What was said in a touch, as typed: a no, a question, a purchase.

use ninefold_core::domain::objection::{Objection, ObjectionKind};
use ninefold_core::domain::promise::PromiseId;
use ninefold_core::domain::text::Line;
use ninefold_core::interchange::kept::Kept;

use super::form::place;

/// What was said in a touch, as typed. Each stays while another outcome is chosen, and counts only
/// with its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SaidForm {
    /// What the *No* is about; `None` for nobody said.
    pub about: Option<ObjectionKind>,
    /// The *No* in their words.
    pub words: String,
    /// *I don't know yet* was said: an answer is owed.
    pub owes: bool,
    /// What is to be found out.
    pub find_out: String,
    /// When the answer is due, a wall time in the desk's zone.
    pub answer_by: String,
    /// The promises of which a person said whether this keeps them.
    pub keeps: Vec<(PromiseId, bool)>,
    /// What they bought.
    pub bought: String,
    /// What they paid.
    pub paid: String,
    /// The lead's value, which stands in `paid` until somebody types something else.
    pub value: String,
}

impl SaidForm {
    /// What stands in the form for a *No* with this `objection`.
    pub(super) fn of(objection: Option<&Objection>) -> SaidForm {
        let words = objection.and_then(|it| it.words.as_ref()).map(Line::to_string);
        let about = objection.and_then(|it| it.kind);
        SaidForm { about, words: words.unwrap_or_default(), ..SaidForm::default() }
    }

    /// True when somebody typed what they paid.
    pub(super) fn is_paid_typed(&self) -> bool {
        self.paid.trim() != self.value.trim()
    }

    /// Has `value`, that of the lead, stand where nobody typed an amount.
    pub(super) fn offer_value(&mut self, value: String) {
        if !self.is_paid_typed() {
            self.paid = value.clone();
        }
        self.value = value;
    }

    /// True when somebody would miss what is chosen here, besides what is typed.
    pub(super) fn is_chosen(&self) -> bool {
        self.about.is_some() || self.owes || !self.keeps.is_empty()
    }

    pub(super) fn keep(&self, kept: &mut Kept) {
        if let Some(about) = self.about {
            kept.put("said.about", &place(&ObjectionKind::ALL, about).to_string());
        }
        kept.put("said.words", &self.words);
        kept.put_flag("said.owes", self.owes);
        kept.put("said.find_out", &self.find_out);
        kept.put("said.answer_by", &self.answer_by);
        for (idx, (id, keeps)) in self.keeps.iter().enumerate() {
            kept.put(&format!("said.keeps.{idx}.id"), &id.to_string());
            kept.put_flag(&format!("said.keeps.{idx}.keeps"), *keeps);
        }
        kept.put("said.bought", &self.bought);
        kept.put("said.paid", &self.paid);
        kept.put("said.value", &self.value);
    }

    pub(super) fn of_kept(kept: &Kept) -> SaidForm {
        let text = |name| kept.text(name).to_owned();
        let about = kept.text("said.about").parse().ok();
        let keeps = |idx: usize| {
            let id = kept.text(&format!("said.keeps.{idx}.id")).parse().ok()?;
            Some((id, kept.flag(&format!("said.keeps.{idx}.keeps"))))
        };
        SaidForm {
            about: about.and_then(|place: usize| ObjectionKind::ALL.get(place).copied()),
            words: text("said.words"),
            owes: kept.flag("said.owes"),
            find_out: text("said.find_out"),
            answer_by: text("said.answer_by"),
            keeps: (0..).map_while(keeps).collect(),
            bought: text("said.bought"),
            paid: text("said.paid"),
            value: text("said.value"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn check(said: SaidForm) {
        let mut kept = Kept::default();
        said.keep(&mut kept);
        let kept = Kept::read(&kept.write()).unwrap();
        assert_eq!(SaidForm::of_kept(&kept), said);
    }

    #[test]
    fn what_was_said_reads_back() {
        check(SaidForm::default());
        for about in ObjectionKind::ALL {
            check(SaidForm { about: Some(about), ..SaidForm::default() });
        }
        let id = |n: char| format!("019aa95c-3d10-7abc-8def-0123456789a{n}").parse().unwrap();
        check(SaidForm {
            about: None,
            words: "\"too dear\"".to_owned(),
            owes: true,
            find_out: "whether 40 seats fit".to_owned(),
            answer_by: "2026-11-23T09:00".to_owned(),
            keeps: vec![(id('b'), true), (id('c'), false)],
            bought: "40 seats".to_owned(),
            paid: "1200.50".to_owned(),
            value: "1200".to_owned(),
        });
    }

    #[test]
    fn the_value_of_the_lead_stands_until_an_amount_is_typed() {
        let mut said = SaidForm::default();
        said.offer_value("1200".to_owned());
        assert_eq!((&*said.paid, said.is_paid_typed()), ("1200", false));
        said.paid = "900".to_owned();
        said.offer_value("1300".to_owned());
        assert_eq!((&*said.paid, said.is_paid_typed()), ("900", true));
    }
}
