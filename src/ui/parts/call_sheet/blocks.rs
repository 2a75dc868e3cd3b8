//! What stands on a call sheet below its head, the most useful first.

use chrono::{Days, NaiveDate, NaiveTime};
use leptos::prelude::*;
use ninefold_core::domain::appointment::Appointment;
use ninefold_core::domain::calendar::Hours;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::note::Note;
use ninefold_core::domain::problem::Problem;
use ninefold_core::domain::promise::Promise;
use ninefold_core::domain::purchase::Purchase;
use ninefold_core::domain::schedule::{Due, Next};
use ninefold_core::domain::source::Source;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::touch::{Outcome, Touch};

use super::paper::{list, paragraph, text};
use super::{block, block_of};
use crate::browser::dates::{Parts, Spell};
use crate::browser::money::{self, SpellMoney};
use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, part, said};
use crate::ui::parts::lead_head::filled;
use crate::ui::parts::next_step::about;
use crate::ui::parts::{Step, moment};
use crate::ui::speech::count;
use crate::ui::spoken;
use crate::ui::words;

/// All blocks of `lead` that say something.
pub fn blocks(desk: Desk, lead: &Lead, next: &Step) -> AnyView {
    let parts = lead.parts();
    let (worst, others) = match &parts.problems[..] {
        [worst, others @ ..] => (Some(worst), others),
        [] => (None, &[][..]),
    };
    let story = parts.story.as_ref().map(|story| paragraph(story.as_str(), 10));
    let personal = parts.personal.as_ref().map(|it| paragraph(it.as_str(), 6));
    let is_next = next.next.due().is_some_and(Due::is_appointment);
    let meeting = lead.open_appointment().filter(|_| !is_next);
    let note = parts.note.as_ref().map(|it| paragraph(it.as_str(), 4));
    let questions = if may_call(lead) { words::questions(lead) } else { Vec::new() };
    let question = |it: &&'static str| it.drawn();
    let questions = list(&questions, questions.len(), question);

    view! {
        {part(worst.map(self::worst))}
        <div class="call-sheet__blocks">
            {part(why(desk, lead, next))}
            {block_of("Worth asking", questions)}
            {block_of("You promised", promises(desk, lead))}
            {part(noes(desk, lead))}
            {part(last_talk(desk, lead))}
            {block_of("Appointment", meeting.map(|it| appointment(desk, it)))}
            {block_of("Their story", story)}
            {block_of("Other problems", list(others, 3, problem))}
            {block_of("Who they are", personal)}
            {block_of("How they like it", likes(lead))}
            {block_of("Read before they wrote", read_before(lead))}
            {block_of("Bought", purchases(lead))}
            {block_of("Sent by", sent_by(desk, lead))}
            {block_of("Note", note)}
        </div>
    }
    .drawn()
}

/// Nobody calls a lead in the trash, nor one who is never to be contacted.
fn may_call(lead: &Lead) -> bool {
    !lead.is_deleted() && !lead.parts().never_contact
}

/// The one problem to talk about, and what would help.
fn worst(problem: &Problem) -> AnyView {
    let words = problem.words.to_string();
    let help = problem.solution.as_ref().map(|it| {
        let help = it.to_string();
        view! { <p class="call-sheet__help"><b>"What would help: "</b><bdi>{help}</bdi></p> }
    });
    view! {
        <section class="call-sheet__worst">
            <h2>"What hurts most"</h2>
            <p class="call-sheet__problem"><bdi>{words}</bdi></p>
            <p class="call-sheet__hint">{words::pain(problem.pain)}</p>
            {part(help)}
        </section>
    }
    .drawn()
}

fn problem(problem: &Problem) -> AnyView {
    let help = problem.solution.as_ref().map(|it| {
        view! { <p class="call-sheet__hint">"What would help: " {text(it.as_str(), 2)}</p> }
    });
    view! {
        {text(problem.words.as_str(), 2)}
        <span class="call-sheet__hint">" · " {words::pain(problem.pain)}</span>
        {part(help)}
    }
    .drawn()
}

/// The next step, what it is for, and what to say.
fn why(desk: Desk, lead: &Lead, next: &Step) -> Option<AnyView> {
    let plainly = |what: &str| {
        let what = what.to_owned();
        Some(block("Next step", view! { <p><b>{what}</b></p> }.drawn()))
    };
    let due = match next.next {
        _ if !may_call(lead) => return None,
        Next::Due(due) => due,
        Next::Paused => return plainly("The plan is paused"),
        Next::NoPlanYet => return plainly("No plan yet: nothing is due"),
        Next::Exhausted => return plainly("The plan is done: decide what comes next"),
        Next::Ended => {
            return plainly(&format!("{}: nothing is due", words::stage(lead.stage())));
        }
    };
    if let Some(meeting) = lead.open_appointment().filter(|_| due.is_appointment()) {
        return Some(block("Next step: an appointment", appointment(desk, meeting)));
    }
    let followed = lead.clone();
    let (place, purpose) = about(desk, Memo::new(move |_| followed.clone()), due.what);
    let what = spoken(desk, move |speech| words::next_step(&due, speech));
    let purpose = purpose.map(|it| view! { <p>{text(&it, 3)}</p> });
    let filled = filled(desk, lead, next);
    let subject = filled.subject.map(|it| view! { <p><b><bdi>{it}</bdi></b></p> });
    let lacks: Vec<&str> = filled.missing.iter().map(|blank| blank.as_str()).collect();
    let lacks = (!lacks.is_empty()).then(|| {
        let lacks = format!("Nobody knows yet: {}", lacks.join(", "));
        view! { <p class="call-sheet__lacks">{lacks}</p> }
    });
    let has_text = !filled.body.trim().is_empty() || subject.is_some();
    let script = has_text.then(|| {
        let body = view! { {part(subject)} {paragraph(filled.body.trim(), 8)} {part(lacks)} };
        block(words::say_or_write(due.channel), body.drawn())
    });
    let body = view! {
        <p>
            <b>{said(move || what.get())}</b> " · "
            {moment(desk, due.at, |speech, at| speech.moment(at))}
        </p>
        {part(purpose)}
        <p class="call-sheet__hint"><bdi>{place}</bdi></p>
    };
    Some(view! { {block("Next step", body.drawn())} {part(script)} }.drawn())
}

fn promises(desk: Desk, lead: &Lead) -> Option<AnyView> {
    let open: Vec<&Promise> = lead.parts().promises.iter().filter(|it| it.is_open()).collect();
    list(&open, 3, |promise| {
        let due = moment(desk, promise.due_at, |speech, at| speech.due(at));
        view! { {text(promise.words.as_str(), 2)} " · " {due} }.drawn()
    })
}

/// The noes since they asked, the latest first, and which ask this is.
fn noes(desk: Desk, lead: &Lead) -> Option<AnyView> {
    let mut noes: Vec<&Touch> = lead.noes().collect();
    noes.reverse();
    let asks = format!("{} – {}", words::noes_so_far(noes.len()), words::next_ask(noes.len()));
    let told = list(&noes, 3, |no| {
        let objection = no.objection.as_ref();
        let kind = objection.and_then(|it| it.kind).map(words::objection);
        let kind = kind.map(|kind| view! { " · " <b>{kind}</b> });
        let said = objection.and_then(|it| it.words.as_ref()).map(Line::as_str);
        let said = said.or(no.note.as_ref().map(Note::as_str));
        let said = said.map(|it| view! { " · " {text(it, 2)} });
        let at = moment(desk, no.at, |speech, at| speech.moment(at));
        view! { {at} {part(kind)} {part(said)} }.drawn()
    })?;
    Some(block("Noes", view! { <p>{asks}</p> {told} }.drawn()))
}

/// What was said when somebody last spoke with them, and how often we tried since.
fn last_talk(desk: Desk, lead: &Lead) -> Option<AnyView> {
    let talk = lead.touches().rfind(|touch| touch.is_conversation());
    let is_try = |touch: &&Touch| {
        touch.stops_the_clock()
            && !touch.is_conversation()
            && talk.is_none_or(|talk| (talk.at, talk.id) < (touch.at, touch.id))
    };
    let n_tries = lead.touches().filter(is_try).count();
    if talk.is_none() && n_tries == 0 {
        return None;
    }
    let told = talk.map(|talk| {
        let outcome = match talk.outcome {
            // Every other outcome tells more than that.
            Outcome::Spoke => None,
            Outcome::NoAnswer
            | Outcome::LeftMessage
            | Outcome::NotNow
            | Outcome::No
            | Outcome::Appointment
            | Outcome::Won => Some(words::outcome(talk.outcome)),
        };
        let outcome = outcome.map(|it| view! { <span>{it}</span> });
        let note = talk.note.as_ref().map(|note| paragraph(note.as_str(), 6));
        view! {
            <p class="said-in-parts">
                {moment(desk, talk.at, |speech, at| speech.moment(at))}
                <span>{words::channel_name(talk.channel)}</span>
                {part(outcome)}
            </p>
            {part(note)}
        }
    });
    let tried = words::tried(n_tries, talk.is_some());
    let body = view! { {part(told)} <p class="call-sheet__hint call-sheet__last">{tried}</p> };
    Some(block("Last talk", body.drawn()))
}

fn appointment(desk: Desk, meeting: &Appointment) -> AnyView {
    let span = |it: &Line| {
        let words = it.to_string();
        view! { <span><bdi>{words}</bdi></span> }
    };
    let way = Some(meeting.travel_minutes).filter(|it| *it > 0);
    let way = way.map(|it| view! { <span>{count(it, "minute")} " to get there"</span> });
    view! {
        <p class="said-in-parts">
            {moment(desk, meeting.at, |speech, at| speech.moment(at))}
            <span>{count(meeting.minutes, "minute")}</span>
            {part(meeting.place.as_ref().map(span))}
            {part(meeting.who.as_ref().map(span))}
            {part(way)}
        </p>
    }
    .drawn()
}

/// The way they like to be reached, and when.
fn likes(lead: &Lead) -> Option<AnyView> {
    let parts = lead.parts();
    let spell = expect_context::<Spell>();
    // A Monday, only to name the days of the week after it.
    let monday = NaiveDate::default() + Days::new(4);
    let day = |idx: usize| {
        let day = monday + Days::new(idx as u64);
        spell(Parts::Weekday, day.and_time(NaiveTime::MIN))
    };
    let hours: &Hours = &parts.their_time.hours;
    let prefers = parts.prefers.map(|it| format!("Likes to be reached by: {}", words::channel(it)));
    let zone = parts.their_time.zone.as_ref().map(|zone| format!("Their zone: {zone}"));
    let told = prefers.into_iter().chain(words::hours(hours, day)).chain(zone);
    let told: Vec<String> = told.collect();
    list(&told, told.len(), |it| view! { <bdi>{it.clone()}</bdi> }.drawn())
}

/// What they read, and where that was.
fn read_before(lead: &Lead) -> Option<AnyView> {
    let parts = lead.parts();
    let detail = parts.source_detail.as_ref()?;
    let source = parts.source.as_ref().map(Source::to_string);
    let source = source.map(|it| view! { " · from " <bdi>{it}</bdi> });
    Some(view! { <p>{text(detail.as_str(), 3)} {part(source)}</p> }.drawn())
}

/// What they bought, the latest first.
fn purchases(lead: &Lead) -> Option<AnyView> {
    let spell = expect_context::<Spell>();
    let spell_money = use_context::<SpellMoney>().unwrap_or(money::plain);
    let mut all: Vec<&Purchase> = lead.parts().purchases.iter().collect();
    all.reverse();
    list(&all, 3, |it| {
        let day = spell(Parts::DayYear, it.on.and_time(NaiveTime::MIN));
        let value = it.value.map(|it| spell_money(it.amount(), it.currency().code()));
        let value = value.map(|value| format!(" · {value}")).unwrap_or_default();
        view! {
            {text(it.what.as_str(), 2)} {value} " · "
            <time datetime=it.on.to_string()>{day}</time>
        }
        .drawn()
    })
}

/// Who sent them, with the way there.
fn sent_by(desk: Desk, lead: &Lead) -> Option<AnyView> {
    let id = lead.parts().came_from?;
    let row = desk.row(id).get_untracked().filter(|row| row.deleted_at.is_none());
    let who = match row {
        Some(row) => {
            view! { <p><a href=desk.href(Route::to_lead(id))><bdi>{row.title}</bdi></a></p> }
                .drawn()
        }
        None => view! { <p>"Somebody who is not on this desk any more"</p> }.drawn(),
    };
    Some(who)
}
