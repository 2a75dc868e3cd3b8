//! What a fact says, in words to read side by side.

use leptos::prelude::*;
use ninefold_core::domain::course::Course;
use ninefold_core::domain::fact::{Fact, Kind};

use crate::browser::money::{self, SpellMoney};
use crate::state::Desk;
use crate::ui::live::Draw;
use crate::ui::parts::moment;
use crate::ui::speech::count;
use crate::ui::words;

/// What `fact` says; "nothing" where it says nothing.
pub fn says(desk: Desk, fact: &Fact) -> AnyView {
    if let Fact::EnquiryAt(Some(at)) | Fact::DeletedAt(Some(at)) = fact {
        return moment(desk, *at, |speech, at| speech.moment(at));
    }
    let text = if fact.is_blank() && !matches!(fact, Fact::Stage(_)) {
        "nothing".to_owned()
    } else {
        text(desk, fact)
    };
    view! { <span class="double-choice__text" dir="auto">{text}</span> }.drawn()
}

fn text(desk: Desk, fact: &Fact) -> String {
    match fact {
        Fact::CameFrom(sender) => {
            let title = sender.and_then(|id| desk.row(id).get_untracked()).map(|row| row.title);
            title.unwrap_or_else(|| "somebody who is not on this desk".to_owned())
        }
        Fact::Kind(kind) => match kind {
            Some(Kind::Business) => "A business".to_owned(),
            Some(Kind::Consumer) => "A person".to_owned(),
            None => String::new(),
        },
        Fact::Value(value) => {
            let spell = use_context::<SpellMoney>().unwrap_or(money::plain);
            value.map(|it| spell(it.amount(), it.currency().code())).unwrap_or_default()
        }
        Fact::Stage(standing) => {
            let stage = words::stage(standing.stage);
            standing.reason.as_ref().map_or(stage.to_owned(), |why| format!("{stage}: {why}"))
        }
        Fact::Problems(all) => {
            all.iter().map(|it| it.words.to_string()).collect::<Vec<_>>().join("; ")
        }
        Fact::Prefers(channel) => channel.map(words::channel_name).unwrap_or_default().to_owned(),
        Fact::Ready(ready) => match ready {
            Some(true) => "Yes".to_owned(),
            Some(false) => "Not yet".to_owned(),
            None => String::new(),
        },
        Fact::TheirTime(theirs) => match &theirs.zone {
            Some(zone) => zone.to_string(),
            None => "hours of their own".to_owned(),
        },
        Fact::Course(course) => plan(desk, course),
        Fact::Appointments(all) => count(all.len() as u64, "appointment"),
        Fact::Promises(all) => count(all.len() as u64, "promise"),
        Fact::Purchases(all) => {
            all.iter().map(|it| it.what.to_string()).collect::<Vec<_>>().join("; ")
        }
        Fact::PastEnquiries(all) => match all.len() {
            1 => "1 earlier enquiry".to_owned(),
            n => format!("{n} earlier enquiries"),
        },
        Fact::Name(_)
        | Fact::Company(_)
        | Fact::Role(_)
        | Fact::Client(_)
        | Fact::Emails(_)
        | Fact::Phones(_)
        | Fact::Links(_)
        | Fact::Source(_)
        | Fact::SourceDetail(_)
        | Fact::EnquiryAt(_)
        | Fact::Tags(_)
        | Fact::DecisionMaker(_)
        | Fact::AnsweredFirst(_)
        | Fact::Story(_)
        | Fact::Personal(_)
        | Fact::Note(_)
        | Fact::NeverContact(_)
        | Fact::DeletedAt(_) => desk.with_reading(|reading| fact.typed(reading)),
    }
}

/// The plan that is followed, and what was decided beside it.
fn plan(desk: Desk, course: &Course) -> String {
    let name = |id| desk.with_plan(id, |plan| plan.map(|plan| plan.name().to_owned()));
    let plan = match course.enrolment.map(|it| it.cadence) {
        None => "The plan of its stage".to_owned(),
        Some(None) => "No plan".to_owned(),
        Some(Some(id)) => name(id).unwrap_or_else(|| "A plan that was deleted".to_owned()),
    };
    let beside = [
        course.agreed.as_ref().map(|_| "a next step of its own"),
        course.snooze.as_ref().map(|_| "put off"),
        course.pause.as_ref().filter(|it| it.resumed_at.is_none()).map(|_| "paused"),
    ];
    let all: Vec<&str> = beside.into_iter().flatten().collect();
    if all.is_empty() { plan } else { format!("{plan}, {}", all.join(", ")) }
}
