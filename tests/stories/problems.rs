//! Problems are edited one by one, each change from the list as it is to be.

use ninefold::state::{Desk, EditDraft, ProblemField, Request, WhichProblem};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::lead::{Field, Lead};
use ninefold_core::domain::problem::{MOST_PROBLEMS, Pain, Problem};
use ninefold_core::domain::text::Line;

use super::store::Store;
use super::{at, at_a_desk, now};

/// Tells `story` at a desk where Ana Costa is stored and open.
fn with_ana(story: impl FnOnce(Desk, &Store)) {
    at_a_desk(|desk, store| {
        desk.entry().start(desk, at("2026-11-21T10:42:17Z"));
        desk.entry().write(desk, Field::Name, "Ana Costa".to_owned());
        desk.entry().save(desk, now(), [7; 10]);
        store.answer(desk);
        let id = desk.entry().last_saved().unwrap();
        desk.open(Some(id));
        desk.show(id, Ok(store.lead(id)));
        story(desk, store);
    });
}

fn ana(desk: Desk) -> Lead {
    desk.lead_untracked().unwrap()
}

fn which(desk: Desk, idx: usize) -> WhichProblem {
    WhichProblem::at(&ana(desk).parts().problems, idx).unwrap()
}

/// Types `text` into `field` and leaves it, without an answer of the store.
fn type_in(desk: Desk, field: &ProblemField, text: &str) {
    desk.edits().write_problem(desk, &ana(desk), field, text);
    desk.edits().commit_problem(desk, &ana(desk), field);
}

/// The store answers, and the page lets go of what is stored.
fn answer(desk: Desk, store: &Store) {
    store.answer(desk);
    desk.edits().tidy_problems(desk, &ana(desk));
}

fn refusal(desk: Desk, field: &ProblemField) -> Option<String> {
    desk.edits().problem_refusal(&ana(desk), field)
}

/// Each problem: how much it hurts, its words, and what would help.
fn told(desk: Desk) -> Vec<String> {
    let tell = |it: &Problem| {
        let help = it.solution.as_ref().map(|help| format!(": {help}")).unwrap_or_default();
        format!("{} {}{help}", it.pain.number(), it.words)
    };
    ana(desk).parts().problems.iter().map(tell).collect()
}

fn n_sent(store: &Store) -> usize {
    let is_change = |request: &&Request| {
        let Request::Do(_, command) = request else { return false };
        matches!(&**command, Command::Change(..))
    };
    store.asked().iter().filter(is_change).count()
}

/// Ana with two problems, the second as painful as one is at first.
fn with_two(story: impl FnOnce(Desk, &Store)) {
    with_ana(|desk, store| {
        for words in ["slow looms", "lost files"] {
            type_in(desk, &ProblemField::New, words);
            answer(desk, store);
        }
        story(desk, store);
    });
}

#[test]
fn one_is_added_once_and_taken_back_by_undo() {
    with_ana(|desk, store| {
        type_in(desk, &ProblemField::New, " slow\nlooms ");
        desk.edits().commit_problem(desk, &ana(desk), &ProblemField::New);
        assert_eq!(n_sent(store), 1, "Enter saves it, and leaving the field does not add another");
        assert_eq!(told(desk), Vec::<String>::new(), "nothing is shown as saved that is not");
        answer(desk, store);
        assert_eq!(told(desk), ["3 slow looms"]);
        assert_eq!(desk.edits().problem_text(&ana(desk), &ProblemField::New), "");
        desk.undo_entry(desk.notice().unwrap().undo.unwrap());
        store.answer(desk);
        assert_eq!(told(desk), Vec::<String>::new());
    });
}

#[test]
fn what_hurts_more_comes_first() {
    with_two(|desk, store| {
        assert_eq!(told(desk), ["3 slow looms", "3 lost files"]);
        let files = which(desk, 1);
        desk.edits().set_pain(desk, &ana(desk), &files, Pain::new(5).unwrap());
        answer(desk, store);
        assert_eq!(told(desk), ["5 lost files", "3 slow looms"]);
        assert_eq!(files.place(&ana(desk).parts().problems), Some(0), "its row is known");
    });
}

#[test]
fn changes_that_are_on_their_way_are_not_taken_back_by_the_next() {
    with_two(|desk, store| {
        let looms = which(desk, 0);
        type_in(desk, &ProblemField::Words(looms.clone()), "slow looms, old yarn");
        type_in(desk, &ProblemField::Solution(looms.clone()), "new looms");
        desk.edits().set_pain(desk, &ana(desk), &looms, Pain::new(1).unwrap());
        desk.edits().remove_problem(desk, &ana(desk), &which(desk, 1));
        answer(desk, store);
        assert_eq!(told(desk), ["1 slow looms, old yarn: new looms"]);
    });
}

#[test]
fn what_is_typed_while_its_problem_gets_other_words_stays_typed() {
    with_two(|desk, store| {
        let looms = which(desk, 0);
        type_in(desk, &ProblemField::Words(looms.clone()), "old looms");
        let help = ProblemField::Solution(looms);
        desk.edits().write_problem(desk, &ana(desk), &help, "new lo");
        answer(desk, store);
        let help = ProblemField::Solution(which(desk, 0));
        assert_eq!(desk.edits().problem_text(&ana(desk), &help), "new lo");
        type_in(desk, &help, "new looms");
        answer(desk, store);
        assert_eq!(told(desk), ["3 old looms: new looms", "3 lost files"]);
    });
}

#[test]
fn what_cannot_be_is_refused_beside_its_field_and_stays_typed() {
    with_two(|desk, store| {
        let n_sent_before = n_sent(store);
        let words = ProblemField::Words(which(desk, 0));
        let help = ProblemField::Solution(which(desk, 0));
        let long = "x".repeat(201);
        for (field, text, why) in [
            (&ProblemField::New, "lost files", "this problem is in the list already"),
            (&ProblemField::New, &*long, "at most 200 characters fit here"),
            (&words, " ", "a problem says something; “Remove” takes it off the list"),
            (&words, "lost files", "this problem is in the list already"),
            (&help, &*long, "at most 200 characters fit here"),
        ] {
            type_in(desk, field, text);
            assert_eq!(refusal(desk, field).as_deref(), Some(why), "typed {text}");
            assert_eq!(desk.edits().problem_text(&ana(desk), field), text);
            desk.edits().revert_problem(desk, &ana(desk), field);
            assert_eq!(refusal(desk, field), None);
        }
        assert_eq!(n_sent(store), n_sent_before);
        assert_eq!(desk.edits().problem_text(&ana(desk), &words), "slow looms");
    });
}

#[test]
fn a_list_has_an_end() {
    with_ana(|desk, store| {
        let problem = |n| Problem::new(Pain::USUAL, Line::parse(&format!("no. {n}")).unwrap());
        let all = (0..MOST_PROBLEMS).map(problem).collect();
        desk.set_fact(ana(desk).id(), ninefold_core::domain::fact::Fact::Problems(all));
        answer(desk, store);
        type_in(desk, &ProblemField::New, "one more");
        let why = refusal(desk, &ProblemField::New);
        assert_eq!(why.as_deref(), Some("at most 200 fit here"));
    });
}

#[test]
fn what_is_typed_is_kept_for_the_next_start() {
    with_two(|desk, store| {
        let words = ProblemField::Words(which(desk, 1));
        desk.edits().write_problem(desk, &ana(desk), &words, "lost fi");
        let kept = store.asked().into_iter().rev().find_map(|request| {
            if let Request::KeepEdits(drafts) = request { Some(drafts) } else { None }
        });
        let kept = EditDraft::from_kept(&EditDraft::to_kept(&kept.unwrap())).unwrap();
        desk.edits().revert_problem(desk, &ana(desk), &words);
        desk.edits().restore(kept);
        desk.edits().tidy_problems(desk, &ana(desk));
        assert_eq!(desk.edits().problem_text(&ana(desk), &words), "lost fi");
    });
}
