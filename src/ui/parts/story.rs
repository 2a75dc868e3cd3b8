//! What has happened with a lead, the latest first.

use leptos::prelude::*;
use ninefold_core::domain::fact::{Fact, FactKind, Reading};
use ninefold_core::domain::lead::{Lead, Was};
use ninefold_core::domain::note::Note;
use ninefold_core::domain::order;
use ninefold_core::domain::stage::Standing;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::{By, Direction, Touch};

use super::{button, moment, named_button, story_filter};
use crate::state::{Desk, Memo, RwSignal, Told};
use crate::ui::live::{Draw, Row, list, maybe, part};
use crate::ui::speech::count;
use crate::ui::words;

/// How many entries are drawn at first, and with each *Show older*.
const STEP: usize = 100;

/// The timeline: touches, the enquiry, the stages it came through, and behind them what was edited.
pub fn story(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let limit = RwSignal::new(STEP);
    let all = Memo::new(move |_| lead.with(entries));
    let entries = Memo::new(move |_| {
        let told = desk.timeline().told();
        all.read().iter().filter(|entry| entry.is_of(told)).cloned().collect::<Vec<_>>()
    });
    // An entry never changes: a touch that was corrected is another version.
    let drawn = move || {
        let row = |entry: &Entry| {
            let entry = entry.clone();
            Row::new(entry.key(), move || drawn_entry(desk, lead, entry))
        };
        entries.read().iter().take(limit.get()).map(row).collect()
    };
    let n_older = Memo::new(move |_| entries.read().len().saturating_sub(limit.get()));
    let show = move || limit.update(|n| *n += STEP);
    let older = move || match n_older.get() {
        0 => None,
        n => Some(button("button is-quiet", format!("Show older ({n} left)"), show)),
    };
    let edits = Memo::new(move |_| lead.with(edits));
    let n_shown = Memo::new(move |_| entries.read().len());
    let n_all = Memo::new(move |_| all.read().len());

    view! {
        <section class="story" aria-label="Timeline">
            <h2 class="story__head">"Timeline"</h2>
            {story_filter(desk, n_shown, n_all)}
            <ul>{list(drawn)}</ul>
            {maybe(older)}
            {maybe(move || history(desk, edits.get()))}
        </section>
    }
    .drawn()
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    at: Instant,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    /// It was put into the trash.
    Deleted,
    /// It was said that it is never to be contacted.
    NeverContact,
    /// It came to a stage.
    Stage(Standing),
    /// Something passed between us.
    Touch(Box<Touch>),
    /// It was written down, with the note that was typed with it.
    Captured(Option<Note>),
    /// They asked, with the note that was typed then.
    Enquiry(Option<Note>),
}

impl Entry {
    /// True for what is shown while this is.
    fn is_of(&self, told: Told) -> bool {
        match (told, &self.what) {
            (Told::All, _) => true,
            (Told::Through(channel), What::Touch(touch)) => touch.channel == channel,
            (Told::WithNote, What::Touch(touch)) => touch.note.is_some(),
            (Told::WithNote, What::Captured(note) | What::Enquiry(note)) => note.is_some(),
            (Told::Through(_), What::Captured(_) | What::Enquiry(_))
            | (
                Told::Through(_) | Told::WithNote,
                What::Deleted | What::NeverContact | What::Stage(_),
            ) => false,
        }
    }

    /// What tells it from every other entry, and from its own earlier versions.
    fn key(&self) -> String {
        let what = match &self.what {
            What::Deleted => "deleted".to_owned(),
            What::NeverContact => "never".to_owned(),
            What::Stage(standing) => format!("{} {:?}", standing.stage.name(), standing.reason),
            What::Touch(touch) => format!("{} {}", touch.id, touch.stamp()),
            What::Captured(note) => format!("captured {}", note.is_some()),
            What::Enquiry(note) => format!("enquiry {}", note.is_some()),
        };
        format!("{} {what}", self.at)
    }
}

/// All that happened, the latest first; of two things at once the one that came of the other.
fn entries(lead: &Lead) -> Vec<Entry> {
    let parts = lead.parts();
    // Each enquiry in its place; what was typed at first was typed with the first one.
    let mut note = first_note(lead);
    let past = parts.past_enquiries.iter().filter_map(|it| it.asked_at);
    let enquiries: Vec<Entry> = (past.chain(parts.enquiry_at))
        .map(|at| Entry { at, what: What::Enquiry(note.take()) })
        .collect();
    let typed_note = note;
    let captured = Entry { at: parts.captured_at, what: What::Captured(typed_note) };
    let touches = lead
        .touches()
        .map(|touch| Entry { at: touch.at, what: What::Touch(Box::new(touch.clone())) });
    let stages = lead.standings().into_iter().filter_map(|was| {
        let Fact::Stage(standing) = was.fact else { return None };
        // That it began as new is no news.
        let is_news = standing != Standing::default() || was.set_at != parts.captured_at;
        is_news.then_some(Entry { at: was.set_at, what: What::Stage(standing) })
    });
    let never = parts
        .never_contact
        .then(|| Entry { at: lead.stamp(FactKind::NeverContact), what: What::NeverContact });
    let deleted = parts.deleted_at.map(|at| Entry { at, what: What::Deleted });
    let mut all: Vec<Entry> = (enquiries.into_iter().chain([captured]))
        .chain(touches)
        .chain(stages)
        .chain(never)
        .chain(deleted)
        .collect();
    order::sort_by(&mut all, |one, other| one.at.cmp(&other.at));
    all.reverse();
    all
}

/// The note as it was when the lead was written down.
fn first_note(lead: &Lead) -> Option<Note> {
    let captured_at = lead.captured_at();
    if lead.stamp(FactKind::Note) == captured_at {
        return lead.note().cloned();
    }
    let first = lead
        .parts()
        .history
        .iter()
        .find(|was| was.set_at == captured_at && was.fact.kind() == FactKind::Note);
    match first.map(|was| was.fact.clone()) {
        Some(Fact::Note(note)) => note,
        Some(_) | None => None,
    }
}

fn drawn_entry(desk: Desk, lead: Memo<Lead>, entry: Entry) -> AnyView {
    let at = entry.at;
    let (what, note): (AnyView, Option<String>) = match entry.what {
        What::Deleted => (view! { <b>"Put into the trash"</b> }.drawn(), None),
        What::NeverContact => (view! { <b>"Never contact"</b> }.drawn(), None),
        What::Stage(standing) => {
            let reason = standing.reason.map(|why| why.to_string());
            let reason = reason.map(|why| view! { " · " <bdi>{why}</bdi> });
            let what = view! { <b>{words::stage(standing.stage)}</b> {part(reason)} };
            (what.drawn(), None)
        }
        What::Captured(note) => {
            (view! { <b>"Typed in"</b> }.drawn(), note.map(|note| note.to_string()))
        }
        What::Enquiry(note) => {
            (view! { <b>"Enquiry received"</b> }.drawn(), note.map(|note| note.to_string()))
        }
        What::Touch(touch) => {
            let note = touch.note.as_ref().map(Note::to_string);
            (drawn_touch(desk, lead, *touch), note)
        }
    };

    let note = note.map(|note| view! { <p class="story__note" dir=Some("auto")>{note}</p> });
    view! {
        <li>
            {moment(desk, at, |speech, at| speech.moment(at))}
            {what}
            {part(note)}
        </li>
    }
    .drawn()
}

fn drawn_touch(desk: Desk, lead: Memo<Lead>, touch: Touch) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let from = match touch.direction {
        Direction::Outbound => None,
        Direction::Inbound => Some("from them"),
    };
    let by = match touch.by {
        By::Human => None,
        By::Automatic => Some("automatic"),
    };
    let later = touch.is_entered_later().then_some("entered later");
    let said = [from, Some(words::outcome(touch.outcome)), by, later];
    let span = |word: &'static str| view! { <span>{word}</span> }.drawn();
    let said = said.into_iter().flatten().map(span).collect_view();
    let objection = touch.objection.clone();
    let about = objection.as_ref().and_then(|it| it.kind).map(words::objection).map(span);
    let in_words = objection.and_then(|it| it.words).map(|it| it.to_string());
    let in_words = in_words.map(|it| view! { <span>"“"<bdi>{it}</bdi>"”"</span> });
    let letter = touch.template.and_then(|id| desk.settings().template(id).cloned());
    let letter = letter.map(|it| it.name.to_string());
    let letter = letter.map(|it| view! { <span>"with the text “"<bdi>{it}</bdi>"”"</span> });
    let what = words::channel_name(touch.channel);
    let touch_id = touch.id;
    // The same words for each touch, so the name says which one.
    let correct_name = format!("Correct: {what}, {}", words::outcome(touch.outcome));
    let remove_name = format!("Take back: {what}, {}", words::outcome(touch.outcome));
    let correct = move || desk.touching().correct(desk, id, &touch);
    let remove = move || desk.remove_touch(id, touch_id);
    view! {
        <span class="said-in-parts">
            <b>{what}</b> {said} {part(about)} {part(in_words)} {part(letter)}
        </span>
        <span class="story__acts">
            {named_button("link", correct_name, "Correct", correct)}
            {named_button("link", remove_name, "Take back", remove)}
        </span>
    }
    .drawn()
}

/// An edit: what a fact said before, and until when.
type Edit = (Instant, Fact);

/// What facts said before they were edited, the latest edit first. The stages are told already.
fn edits(lead: &Lead) -> Vec<Edit> {
    let is_told = |was: &&Was| was.fact.kind() != FactKind::Stage;
    let history: Vec<&Was> = lead.parts().history.iter().filter(is_told).collect();
    let until = |was: &Was| {
        let is_next =
            |next: &&&Was| next.fact.kind() == was.fact.kind() && next.set_at > was.set_at;
        let next = history.iter().find(is_next).map(|next| next.set_at);
        next.unwrap_or_else(|| lead.stamp(was.fact.kind()))
    };
    let mut edits: Vec<Edit> = history.iter().map(|was| (until(was), was.fact.clone())).collect();
    order::sort_by(&mut edits, |(one, _), (other, _)| one.cmp(other));
    edits.reverse();
    edits
}

fn history(desk: Desk, edits: Vec<Edit>) -> Option<AnyView> {
    if edits.is_empty() {
        return None;
    }
    let summary = format!("Show {}", count(edits.len(), "edit"));
    let line = |(at, fact): Edit| {
        let was = said(desk, &fact);
        view! {
            <li>
                {moment(desk, at, |speech, at| speech.moment(at))}
                <b>{words::fact(fact.kind())}</b> " was " {was}
            </li>
        }
        .drawn()
    };
    let lines = edits.into_iter().map(line).collect_view();
    let drawn = view! {
        <details class="story__edits">
            <summary>{summary}</summary>
            <ul>{lines}</ul>
        </details>
    };
    Some(drawn.drawn())
}

/// What a fact said, in a few words.
fn said(desk: Desk, fact: &Fact) -> AnyView {
    match fact {
        Fact::EnquiryAt(Some(at)) => moment(desk, *at, |speech, at| speech.moment(at)),
        Fact::NeverContact(_)
        | Fact::DeletedAt(_)
        | Fact::TheirTime(_)
        | Fact::Course(_)
        | Fact::Appointments(_)
        | Fact::Problems(_)
        | Fact::CameFrom(_)
        | Fact::Promises(_)
        | Fact::Purchases(_)
        | Fact::PastEnquiries(_) => "set".drawn(),
        Fact::Name(_)
        | Fact::Company(_)
        | Fact::Role(_)
        | Fact::Client(_)
        | Fact::Emails(_)
        | Fact::Phones(_)
        | Fact::Links(_)
        | Fact::Source(_)
        | Fact::SourceDetail(_)
        | Fact::Kind(_)
        | Fact::EnquiryAt(None)
        | Fact::Value(_)
        | Fact::Tags(_)
        | Fact::Stage(_)
        | Fact::DecisionMaker(_)
        | Fact::AnsweredFirst(_)
        | Fact::Ready(_)
        | Fact::Story(_)
        | Fact::Personal(_)
        | Fact::Prefers(_)
        | Fact::Note(_) => {
            let currency = desk.settings().currency;
            let was = desk.with_zone(|zone| fact.typed(&Reading { zone, currency }));
            view! { <bdi>{was}</bdi> }.drawn()
        }
    }
}
