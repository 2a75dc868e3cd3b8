//! The problems of a lead, edited one by one: each change begins with the list as it is to be.

use leptos::prelude::*;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::problem::{Pain, Problem};
use ninefold_core::domain::text::Line;

use super::{Draft, Edits};
use crate::state::desk::Desk;

/// Which problem of a lead. Problems have no names, and their order is how much they hurt: what
/// tells one from the others is what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhichProblem {
    /// Its words.
    words: String,
    /// How many with the same words stand before it; a file may hold some.
    nth: usize,
}

/// A text about problems that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemField {
    /// A new one.
    New,
    /// What one is, in their words.
    Words(WhichProblem),
    /// What would help.
    Solution(WhichProblem),
}

impl WhichProblem {
    /// Which one stands at `idx` of `problems`; `None` behind the last.
    pub fn at(problems: &[Problem], idx: usize) -> Option<WhichProblem> {
        let (before, rest) = problems.split_at_checked(idx)?;
        let words = rest.first()?.words.as_str();
        let nth = before.iter().filter(|it| it.words.as_str() == words).count();
        Some(WhichProblem { words: words.to_owned(), nth })
    }

    /// Its place among `problems`; `None` once it is not there any more.
    pub fn place(&self, problems: &[Problem]) -> Option<usize> {
        let same = problems.iter().enumerate().filter(|(_, it)| it.words.as_str() == self.words);
        same.map(|(idx, _)| idx).nth(self.nth)
    }

    /// The same one after the last of `renames` that is about it.
    fn renamed(&self, renames: &[(String, String)]) -> Option<WhichProblem> {
        let is_renamed = |(before, _): &&(String, String)| *before == self.words;
        let (_, words) = renames.iter().rfind(is_renamed)?;
        Some(WhichProblem { words: words.clone(), nth: 0 })
    }
}

impl ProblemField {
    /// What the text is kept under until it is saved.
    fn name(&self) -> String {
        match self {
            ProblemField::New => "problem.new".to_owned(),
            ProblemField::Words(which) => format!("problem.words.{}.{}", which.nth, which.words),
            ProblemField::Solution(which) => format!("problem.help.{}.{}", which.nth, which.words),
        }
    }

    /// Reads what [`ProblemField::name`] wrote; `None` for any other field.
    fn parse(name: &str) -> Option<ProblemField> {
        if name == "problem.new" {
            return Some(ProblemField::New);
        }
        let (part, which) = name.strip_prefix("problem.")?.split_once('.')?;
        let (nth, words) = which.split_once('.')?;
        let which = WhichProblem { words: words.to_owned(), nth: nth.parse().ok()? };
        match part {
            "words" => Some(ProblemField::Words(which)),
            "help" => Some(ProblemField::Solution(which)),
            _ => None,
        }
    }

    /// What `problems` say there.
    fn stored(&self, problems: &[Problem]) -> String {
        let at = |which: &WhichProblem| which.place(problems).and_then(|idx| problems.get(idx));
        match self {
            ProblemField::New => String::new(),
            ProblemField::Words(which) => {
                at(which).map(|it| it.words.to_string()).unwrap_or_default()
            }
            ProblemField::Solution(which) => {
                let solution = at(which).and_then(|it| it.solution.as_ref());
                solution.map(Line::to_string).unwrap_or_default()
            }
        }
    }

    /// Where `text` is kept once `problems` are stored, after these `renames`; `None` when it is no
    /// longer needed: it is what they say, or what it was about is gone.
    fn after(
        self,
        text: &str,
        problems: &[Problem],
        renames: &[(String, String)],
    ) -> Option<ProblemField> {
        match self {
            ProblemField::New => (!has(problems, text.trim())).then_some(self),
            ProblemField::Words(ref which) => which.place(problems).map(|_| self),
            ProblemField::Solution(which) => {
                let is_there = which.place(problems).is_some();
                let renamed = which.renamed(renames).filter(|_| !is_there);
                let which = renamed.unwrap_or(which);
                which.place(problems)?;
                let field = ProblemField::Solution(which);
                (field.stored(problems) != text.trim()).then_some(field)
            }
        }
    }
}

fn has(problems: &[Problem], words: &str) -> bool {
    problems.iter().any(|it| it.words.as_str() == words)
}

impl Edits {
    /// What `field` shows: what is typed, else what is stored.
    pub fn problem_text(self, lead: &Lead, field: &ProblemField) -> String {
        let typed = self.draft_in(lead.id(), &field.name());
        typed.unwrap_or_else(|| field.stored(&lead.parts().problems))
    }

    /// What is wrong with `field`, if anything is.
    pub fn problem_refusal(self, lead: &Lead, field: &ProblemField) -> Option<String> {
        self.refusal_in(lead.id(), &field.name())
    }

    /// Writes `text` into `field`. A problem is one line: what was pasted is made one.
    pub fn write_problem(self, desk: Desk, lead: &Lead, field: &ProblemField, text: &str) {
        self.write_in(desk, lead.id(), &field.name(), text.replace(['\r', '\n', '\t'], " "));
    }

    /// Has `field` show again what is stored.
    pub fn revert_problem(self, desk: Desk, lead: &Lead, field: &ProblemField) {
        self.revert_in(desk, lead.id(), &field.name());
    }

    /// Saves what was typed into `field`, or says beside it what it needs. What is on its way already
    /// is not sent again.
    pub fn commit_problem(self, desk: Desk, lead: &Lead, field: &ProblemField) {
        let name = field.name();
        let Some(text) = untrack(|| self.draft_in(lead.id(), &name)) else { return };
        let text = text.trim();
        let stored = &lead.parts().problems;
        if text == field.stored(stored) {
            return self.revert_in(desk, lead.id(), &name);
        }
        let changed = match field {
            ProblemField::New => self.add(desk, lead, text),
            ProblemField::Words(which) => self.reword(desk, lead, which, text),
            ProblemField::Solution(which) => self.solve(desk, lead, which, text),
        };
        if let Err(why) = changed {
            self.refuse_in(lead.id(), &name, why);
        }
    }

    /// Has a problem hurt so much; with how much it hurts, its place changes.
    pub fn set_pain(self, desk: Desk, lead: &Lead, which: &WhichProblem, pain: Pain) {
        let mut problems = desk.problems_to_be(lead);
        if let Ok(problem) = self.to_be(&mut problems, which) {
            problem.pain = pain;
            desk.set_fact(lead.id(), Fact::Problems(problems));
        }
    }

    /// Takes a problem off the list.
    pub fn remove_problem(self, desk: Desk, lead: &Lead, which: &WhichProblem) {
        let mut problems = desk.problems_to_be(lead);
        if let Some(idx) = self.place_to_be(&problems, which) {
            problems.remove(idx);
            desk.set_fact(lead.id(), Fact::Problems(problems));
        }
    }

    /// Lets go of what was typed and is stored by now.
    pub fn tidy_problems(self, desk: Desk, lead: &Lead) {
        let problems = &lead.parts().problems;
        let drafts = self.drafts.get_untracked();
        let renames = self.renames.get_untracked();
        let tidied = drafts.iter().filter_map(|draft| {
            let field = ProblemField::parse(&draft.field).filter(|_| draft.lead == lead.id());
            let Some(field) = field else { return Some(draft.clone()) };
            let field = field.after(&draft.text, problems, &renames)?;
            Some(Draft { field: field.name(), ..draft.clone() })
        });
        let tidied: Vec<Draft> = tidied.collect();
        self.renames.update(|all| all.retain(|(_, words)| !has(problems, words)));
        if tidied != drafts {
            self.drafts.set(tidied);
            self.keep(desk);
        }
    }

    fn add(self, desk: Desk, lead: &Lead, text: &str) -> Result<(), String> {
        let words = Line::parse(text).map_err(|why| why.to_string())?;
        refuse_twice(&lead.parts().problems, &words)?;
        let mut problems = desk.problems_to_be(lead);
        if has(&problems, words.as_str()) {
            return Ok(());
        }
        problems.push(Problem::new(Pain::USUAL, words));
        desk.change_problems(lead, problems)
    }

    fn reword(
        self,
        desk: Desk,
        lead: &Lead,
        which: &WhichProblem,
        text: &str,
    ) -> Result<(), String> {
        if text.is_empty() {
            return Err("a problem says something; “Remove” takes it off the list".to_owned());
        }
        let words = Line::parse(text).map_err(|why| why.to_string())?;
        refuse_twice(&lead.parts().problems, &words)?;
        let mut problems = desk.problems_to_be(lead);
        if has(&problems, words.as_str()) {
            return Ok(());
        }
        self.to_be(&mut problems, which)?.words = words.clone();
        desk.change_problems(lead, problems)?;
        self.renames.update(|all| all.push((which.words.clone(), words.to_string())));
        Ok(())
    }

    fn solve(
        self,
        desk: Desk,
        lead: &Lead,
        which: &WhichProblem,
        text: &str,
    ) -> Result<(), String> {
        let solution = (!text.is_empty()).then(|| Line::parse(text)).transpose();
        let solution = solution.map_err(|why| why.to_string())?;
        let mut problems = desk.problems_to_be(lead);
        let problem = self.to_be(&mut problems, which)?;
        if problem.solution == solution {
            return Ok(());
        }
        problem.solution = solution;
        desk.change_problems(lead, problems)
    }

    /// Where a problem is to stand; its words may be on their way to be others.
    fn place_to_be(self, problems: &[Problem], which: &WhichProblem) -> Option<usize> {
        which.place(problems).or_else(|| {
            let renames = self.renames.get_untracked();
            which.renamed(&renames)?.place(problems)
        })
    }

    fn to_be<'a>(
        self,
        problems: &'a mut [Problem],
        which: &WhichProblem,
    ) -> Result<&'a mut Problem, String> {
        let found = self.place_to_be(problems, which).and_then(|idx| problems.get_mut(idx));
        found.ok_or_else(|| "this problem was changed or removed meanwhile".to_owned())
    }
}

fn refuse_twice(problems: &[Problem], words: &Line) -> Result<(), String> {
    let is_there = has(problems, words.as_str());
    if is_there { Err("this problem is in the list already".to_owned()) } else { Ok(()) }
}
