//! The buyer's own clock: what it shows now, and the fields that say when they are best reached.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::calendar::{Calendar, Hours, Span};
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::their_time::TheirTime;

use super::field::{error_id, is_refused, refused};
use crate::browser::zones;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, heard, holds, live, maybe, on_change, said, ticked, typed};
use crate::ui::speech::Speech;
use crate::ui::spoken;

/// The id of the list of zones.
const ZONES: &str = "their-zones";

/// The first five days of the week, and the other two.
const WORKWEEK: std::ops::Range<usize> = 0..5;
const WEEKEND: std::ops::Range<usize> = 5..7;

/// What their clock shows, and whether this is a good time: "Their time 21:10 – outside their
/// hours". Nothing while nothing is known of it.
pub fn their_clock(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let words = spoken(desk, move |speech| {
        let theirs = lead.with(|lead| lead.parts().their_time.clone());
        if theirs.is_blank() {
            return None;
        }
        let zone = desk.with_rules(|rules| {
            let named = theirs.zone.as_ref().map(|name| (rules.zones)(name.as_str()));
            named.unwrap_or_else(|| Some(rules.calendar.zone().clone()))
        });
        let Some(zone) = zone else {
            return Some("This browser does not know their time zone".to_owned());
        };
        let time = Speech { zone: &zone, ..*speech }.time(speech.now);
        let calendar = Calendar::new(zone, theirs.hours, Default::default());
        let outside =
            if calendar.closed(speech.now).is_some() { " – outside their hours" } else { "" };
        Some(format!("Their time {time}{outside}"))
    });
    let line = move || words.get().map(|words| view! { <p class="their-hours__clock">{words}</p> });
    maybe(line).drawn()
}

/// One of the texts that are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Zone,
    Workweek,
    Weekend,
}

impl Typed {
    fn id(self) -> &'static str {
        match self {
            Typed::Zone => "their-zone",
            Typed::Workweek => "their-workweek",
            Typed::Weekend => "their-weekend",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Typed::Zone => "Their zone",
            Typed::Workweek => "Their hours",
            Typed::Weekend => "On weekends",
        }
    }

    fn placeholder(self) -> &'static str {
        match self {
            Typed::Zone => "Add, such as Europe/Berlin",
            Typed::Workweek => "Add, such as 09:00–12:00",
            Typed::Weekend => "Not then",
        }
    }

    /// What the field shows. Hours that differ within its days are those of the first.
    fn text(self, theirs: &TheirTime) -> String {
        let day = |idx: usize| {
            theirs.hours.weekdays().get(idx).map_or(String::new(), |day| Hours::day_text(day))
        };
        match self {
            Typed::Zone => theirs.zone.as_ref().map(Line::to_string).unwrap_or_default(),
            Typed::Workweek => day(WORKWEEK.start),
            Typed::Weekend => day(WEEKEND.start),
        }
    }

    /// Has `theirs` say what was typed, or says what it needs.
    fn read(self, text: &str, theirs: &mut TheirTime) -> Result<(), String> {
        let text = text.trim();
        let days = match self {
            Typed::Zone if text.is_empty() => {
                theirs.zone = None;
                return Ok(());
            }
            Typed::Zone => {
                let name = zones::named(text).ok_or_else(|| {
                    format!(
                        "this browser knows no time zone “{text}”; one looks like Europe/Berlin"
                    )
                })?;
                theirs.zone = Some(Line::parse(&name).map_err(|why| why.to_string())?);
                return Ok(());
            }
            Typed::Workweek => WORKWEEK,
            Typed::Weekend => WEEKEND,
        };
        let day = Hours::parse_day(text).map_err(|why| why.to_string())?;
        let mut weekdays: [Vec<Span>; 7] = theirs.hours.weekdays().clone();
        if let Some(days) = weekdays.get_mut(days) {
            days.fill(day);
        }
        theirs.hours = Hours::new(weekdays);
        Ok(())
    }
}

/// Where they are, when they are best reached there, and whether due dates wait for that.
pub fn their_hours(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let names = RwSignal::new(Vec::<String>::new());
    let field = move |what: Typed| field(desk, lead, what, names);
    let fields =
        [Typed::Zone, Typed::Workweek, Typed::Weekend].map(field).into_iter().collect_view();
    let option = |name: String| view! { <option value=name></option> }.drawn();
    let options = move || names.get().into_iter().map(option).collect_view();
    let is_kept = move || lead.with(|lead| lead.parts().their_time.is_kept);
    let keep = move |is_kept| {
        let (id, theirs) = lead.with_untracked(|it| (it.id(), it.parts().their_time.clone()));
        desk.set_fact(id, Fact::TheirTime(TheirTime { is_kept, ..theirs }));
    };

    view! {
        <div class="their-hours" role="group" aria-label="Their hours">
            {fields}
            <datalist id=ZONES>{live(options)}</datalist>
            <div class="fact-field">
                <span class="fact-field__label"></span>
                <div class="fact-field__body">
                    <label class="their-hours__tick">
                        <input type="checkbox" prop:checked=holds(is_kept) on:change=ticked(keep) />
                        <span>"Due dates wait for their hours"</span>
                    </label>
                </div>
            </div>
        </div>
    }
    .drawn()
}

/// A labelled field: it is saved when it is left, and refused beside it. The `names` of all zones
/// are asked of the browser when they are needed first.
fn field(desk: Desk, lead: Memo<Lead>, what: Typed, names: RwSignal<Vec<String>>) -> AnyView {
    let id = what.id();
    let input = NodeRef::<html::Input>::new();
    let draft = RwSignal::new(None::<String>);
    let refusal = RwSignal::new(None::<String>);
    let stored = Memo::new(move |_| lead.with(|lead| what.text(&lead.parts().their_time)));
    let value = move || draft.get().unwrap_or_else(|| stored.get());
    let revert = move || {
        draft.set(None);
        refusal.set(None);
        // What was typed is no longer echoed, so the field itself is told.
        if let Some(input) = input.get_untracked() {
            input.set_value(&stored.get_untracked());
        }
    };
    on_change(move || stored.track(), revert);
    let commit = move |text: String| {
        let (id, stored) = lead.with_untracked(|it| (it.id(), it.parts().their_time.clone()));
        let mut theirs = stored.clone();
        match what.read(&text, &mut theirs) {
            Err(why) => refusal.set(Some(why)),
            Ok(()) if what.text(&theirs) == what.text(&stored) => revert(),
            Ok(()) => {
                refusal.set(None);
                desk.set_fact(id, Fact::TheirTime(theirs));
            }
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            revert();
        }
    };
    let on_focus = move |_: ev::FocusEvent| {
        if what == Typed::Zone && names.with_untracked(Vec::is_empty) {
            names.set(zones::all());
        }
    };

    view! {
        <div class="fact-field">
            <label class="fact-field__label" for=id>{what.label()}</label>
            <div class="fact-field__body">
                <input
                    id=id
                    node_ref=input
                    list=(what == Typed::Zone).then_some(ZONES)
                    placeholder=Some(what.placeholder())
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=said(value)
                    on:focus=heard(on_focus)
                    on:input=typed(move |text| draft.set(Some(text)))
                    on:change=typed(commit)
                    on:keydown=heard(on_key)
                    aria-invalid=is_refused(move || refusal.get())
                    aria-describedby=error_id(id)
                />
                {refused(id, said(move || refusal.get()))}
            </div>
        </div>
    }
    .drawn()
}
