//! What comes after a touch, and what speaks against it.

use chrono::TimeDelta;
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::pester::{PesterLimit, Pestered};
use ninefold_core::domain::schedule::{Next, What};
use ninefold_core::domain::touch::Outcome;

use super::{channel, nth};
use crate::state::Pestering;
use crate::ui::speech::{Speech, count};

/// What comes next, in the middle of a sentence: "e-mail, in 3 days".
pub fn ahead(next: &Next, speech: &Speech<'_>) -> String {
    match next {
        Next::Due(due) => {
            let what = channel(due.channel).to_ascii_lowercase();
            match due.what {
                // Whoever agreed on a time wants to read that time.
                What::Appointment { .. } => format!("appointment, {}", speech.moment(due.at)),
                _ if due.at <= speech.now => format!("{what}, now"),
                What::Step { .. } | What::Agreed | What::HotAgain => {
                    format!("{what}, {}", speech.due(due.at))
                }
            }
        }
        Next::Paused => "the plan rests".to_owned(),
        Next::NoPlanYet => "no plan yet".to_owned(),
        Next::Exhausted => "the plan is done, choose what comes next".to_owned(),
        Next::Ended => "nothing is due any more".to_owned(),
    }
}

/// What will come next after a touch with that outcome; `plan` is the plan that it belongs to.
pub fn then(outcome: Outcome, next: &Next, plan: Option<&str>, speech: &Speech<'_>) -> String {
    let ahead = ahead(next, speech);
    let step = next.due().map(|due| due.what);
    match (outcome, step, plan) {
        // The first ask was no; four more follow, the last of them after four noes.
        (Outcome::No, Some(What::Step { cadence: CadenceId::AfterNo, idx: 3 }), _) => {
            format!("Then: {ahead}. A fifth ask after four noes is offered, never forced")
        }
        (Outcome::No | Outcome::Won, Some(What::Step { idx: 0, .. }), Some(plan)) => {
            format!("The plan {plan} begins: {ahead}")
        }
        (_, Some(_) | None, _) => format!("Then: {ahead}"),
    }
}

/// What the choice is called that leaves it to the plan.
pub fn no_choice(by_plan: Option<Next>) -> &'static str {
    match by_plan {
        Some(Next::NoPlanYet) => "No plan",
        Some(Next::Exhausted) => "Decide later",
        Some(Next::Due(_) | Next::Paused | Next::Ended) | None => "As the plan has it",
    }
}

/// What speaks against a touch. It may be logged all the same.
pub fn pestering(warning: &Pestering, limit: PesterLimit) -> String {
    let why = match warning.why {
        Pestered::Window => {
            let nth = nth(warning.nth.max(limit.most as usize + 1));
            format!("This is the {nth} touch in a week, and your limit is {}", limit.most)
        }
        Pestered::Gap => {
            let apart = if warning.apart < TimeDelta::hours(1) {
                count(warning.apart.num_minutes(), "minute")
            } else {
                count(warning.apart.num_hours(), "hour")
            };
            format!("Only {apart} from another touch, and your limit is {} hours", limit.gap_hours)
        }
    };
    format!("{why}. You can log it all the same")
}
