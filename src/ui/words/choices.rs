//! Phrases of what is decided about next steps, and about a backlog of them.

use ninefold_core::domain::backlog::{Outlook, Remedy};
use ninefold_core::domain::calendar::Closed;
use ninefold_core::domain::pester::Pestered;

use super::{leads, thousands};
use crate::state::{About, Asked, ManyAsked, Name, TimeRefusal, Warning};
use crate::ui::speech::count;

/// The heading of what is being chosen.
pub fn choosing(asked: Asked) -> &'static str {
    match asked {
        Asked::Ways(_) => "Next step",
        Asked::Snooze(_) | Asked::Many(ManyAsked::Snooze) => "Snooze",
        Asked::Plan(_) | Asked::Many(ManyAsked::Plan) => "Change plan",
        Asked::PlanForAll => "Give them a plan",
        Asked::Backlog(remedy) => self::remedy(remedy),
        Asked::Many(ManyAsked::Spread) => remedy(Remedy::SpreadOut),
    }
}

/// What a choice is called, and what stands beside it.
pub fn choice(name: &Name) -> (String, Option<String>) {
    let plain = |words: &str| (words.to_owned(), None);
    match name {
        Name::LogTouch => plain("Log touch"),
        Name::Snooze => plain("Snooze …"),
        Name::Skip => plain("Skip this step"),
        Name::InAnHour => plain("In 1 hour"),
        Name::Tomorrow => plain("Tomorrow"),
        Name::NextMonday => plain("Next Monday"),
        Name::Plan(name, n_steps, is_followed) => {
            let steps = count(*n_steps as u64, "step");
            let detail = if *is_followed { format!("{steps}, begun anew") } else { steps };
            (name.clone(), Some(detail))
        }
        Name::HotAgain => ("Hot again".to_owned(), Some("the plan for enquiries".to_owned())),
        Name::End => ("End the plan".to_owned(), Some("and decide what comes next".to_owned())),
        Name::DoIt => plain("Do it"),
    }
}

/// What speaks against a time.
pub fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::Closed(Closed::Holiday) => "This is on a holiday",
        Warning::Closed(Closed::DayOff | Closed::OutsideHours) => {
            "This is outside your working hours"
        }
        Warning::Pestered(Pestered::Gap) => "This is too soon after the last touch",
        Warning::Pestered(Pestered::Window) => "They have heard enough from you for a week then",
    }
}

/// Why a picked time is not taken.
pub fn time_refusal(refusal: TimeRefusal) -> &'static str {
    match refusal {
        TimeRefusal::NoTime => "Pick a date and a time",
        TimeRefusal::Past => "This lies in the past; pick a time to come",
    }
}

/// A way out of a backlog.
pub fn remedy(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::SpreadOut => "Spread out",
        Remedy::StartAgain => "Start again from today",
        Remedy::Drop => "Drop these steps",
    }
}

/// What a way out of a backlog does, which then reaches over so many days.
pub fn foretold(remedy: Remedy, most: u32, n_days: usize) -> String {
    let days = count(n_days as u64, "day");
    match remedy {
        Remedy::SpreadOut => format!(
            "They are put off in today’s order, first things first, so that no day has more than \
             {most} touches. That takes {days}."
        ),
        Remedy::StartAgain => format!(
            "The step of each counts from now, as if the one before had been done today. They are \
             due on {days}."
        ),
        Remedy::Drop => format!(
            "The late step of each is left out, and the one after it counts from now. They are due \
             on {days}."
        ),
    }
}

/// Whom a way out of a backlog leaves as they are, and who has no step then.
pub fn left_alone(outlook: &Outlook) -> Vec<String> {
    let at_end = (outlook.n_at_end > 0)
        .then(|| format!("Without a next step then: {}", leads(outlook.n_at_end)));
    let left = (outlook.n_left > 0).then(|| format!("Left as they are: {}", leads(outlook.n_left)));
    at_end.into_iter().chain(left).collect()
}

/// So many steps are late or due today.
pub fn backlog(n: usize) -> String {
    format!("{} waiting: more than a day’s work, or left from days before.", steps(n))
}

/// Who of those that are selected stays as they are; nothing where nobody does.
pub fn stays(about: About, asked: ManyAsked) -> Option<String> {
    let without = match asked {
        ManyAsked::Plan | ManyAsked::Snooze => "without a step to put off",
        ManyAsked::Spread => "not late and not due today",
    };
    let parts = [(about.n_never, "with never contact"), (about.n_without, without)];
    let parts = parts.iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, why)| format!("{} {why}", thousands(*n))).collect();
    let verb = if about.n_never + about.n_without == 1 { "stays" } else { "stay" };
    let they = if verb == "stays" { "it is" } else { "they are" };
    (!parts.is_empty()).then(|| format!("{} {verb} as {they}.", parts.join(" and ")))
}

fn steps(n: usize) -> String {
    if n == 1 { "1 step is".to_owned() } else { format!("{} steps are", thousands(n)) }
}

/// Leads without a plan.
pub fn without_a_plan(n: usize) -> String {
    format!("{} without a plan", leads(n))
}

/// Leads whose enquiry lies in the future: data to fix.
pub fn from_the_future(n: usize) -> String {
    match n {
        1 => "1 lead says that it asked in the future".to_owned(),
        n => format!("{} say that they asked in the future", leads(n)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stays_as_they_are_is_told_beforehand() {
        for (n_never, n_without, asked, expected) in [
            (0, 0, ManyAsked::Plan, None),
            (1, 0, ManyAsked::Plan, Some("1 with never contact stays as it is.")),
            (
                2,
                1,
                ManyAsked::Snooze,
                Some("2 with never contact and 1 without a step to put off stay as they are."),
            ),
            (
                0,
                1_200,
                ManyAsked::Spread,
                Some("1,200 not late and not due today stay as they are."),
            ),
        ] {
            let about = About { n: 3, n_never, n_without };
            assert_eq!(stays(about, asked).as_deref(), expected, "{asked:?}");
        }
    }
}
