//! One setting that is typed: it is saved when the field is left, and refused beside it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::calendar::{Hours, Span};
use ninefold_core::domain::money::Money;
use ninefold_core::domain::pester::{PesterError, PesterLimit};
use ninefold_core::domain::settings::{MOST_TOUCHES_A_DAY, Settings};
use ninefold_core::domain::text::Line;

use super::field::{error_id, is_refused, refused};
use crate::browser::zones;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Live, heard, on_change, said, typed};

/// Which setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The time zone; empty is the device's.
    Zone,
    /// The hours of a weekday, from 0 for Monday on; empty is a day off.
    Hours(usize),
    /// The currency.
    Currency,
    /// What a sale is usually worth; empty for nobody knows.
    TypicalSale,
    /// Who writes; empty for nobody.
    MyName,
    /// How many touches a lead gets in a week at most.
    TouchesAWeek,
    /// How many hours lie between two touches of a lead.
    GapHours,
    /// How many touches a day are planned at most.
    TouchesADay,
}

impl Typed {
    /// The id of its input.
    fn id(self) -> String {
        match self {
            Typed::Zone => "setting-zone".to_owned(),
            Typed::Hours(weekday) => format!("setting-hours-{weekday}"),
            Typed::Currency => "setting-currency".to_owned(),
            Typed::TypicalSale => "setting-typical-sale".to_owned(),
            Typed::MyName => "setting-my-name".to_owned(),
            Typed::TouchesAWeek => "setting-touches-a-week".to_owned(),
            Typed::GapHours => "setting-gap-hours".to_owned(),
            Typed::TouchesADay => "setting-touches-a-day".to_owned(),
        }
    }

    /// What the field shows of `settings`.
    fn text(self, settings: &Settings) -> String {
        match self {
            Typed::Zone => settings.zone.clone().unwrap_or_default(),
            Typed::Hours(weekday) => settings
                .hours
                .weekdays()
                .get(weekday)
                .map_or(String::new(), |day| Hours::day_text(day)),
            Typed::Currency => settings.currency.to_string(),
            Typed::TypicalSale => match settings.typical_sale {
                None => String::new(),
                Some(sale) if sale.currency() == settings.currency => sale.number(),
                Some(sale) => sale.to_string(),
            },
            Typed::MyName => settings.my_name.as_ref().map(Line::to_string).unwrap_or_default(),
            Typed::TouchesAWeek => settings.pester.most.to_string(),
            Typed::GapHours => settings.pester.gap_hours.to_string(),
            Typed::TouchesADay => settings.touches_a_day.to_string(),
        }
    }

    /// Has `settings` say what was typed, or says what it needs.
    fn read(self, text: &str, settings: &mut Settings) -> Result<(), String> {
        let text = text.trim();
        match self {
            Typed::Zone => settings.zone = read_zone(text)?,
            Typed::Hours(weekday) => {
                let day = Hours::parse_day(text).map_err(|why| why.to_string())?;
                let mut weekdays: [Vec<Span>; 7] = settings.hours.weekdays().clone();
                if let Some(place) = weekdays.get_mut(weekday) {
                    *place = day;
                }
                settings.hours = Hours::new(weekdays);
            }
            Typed::Currency => {
                settings.currency = text.parse().map_err(|why| format!("{why}"))?;
            }
            Typed::TypicalSale if text.is_empty() => settings.typical_sale = None,
            Typed::TypicalSale => {
                let sale = Money::parse(text, settings.currency).map_err(|why| why.to_string())?;
                settings.typical_sale = Some(sale);
            }
            Typed::MyName if text.is_empty() => settings.my_name = None,
            Typed::MyName => {
                settings.my_name = Some(Line::parse(text).map_err(|why| why.to_string())?);
            }
            Typed::TouchesAWeek | Typed::GapHours => {
                // What is no number is refused as one that is too small.
                let n = text.parse().unwrap_or(0);
                let PesterLimit { most, gap_hours } = settings.pester;
                let is_gap = self == Typed::GapHours;
                let (most, gap_hours) = if is_gap { (most, n) } else { (n, gap_hours) };
                let limit = PesterLimit::new(most, gap_hours).map_err(|why| why.to_string())?;
                settings.pester = limit;
            }
            Typed::TouchesADay => {
                let n = text.parse().ok().filter(|n| (1..=MOST_TOUCHES_A_DAY).contains(n));
                let refusal = PesterError { most: MOST_TOUCHES_A_DAY };
                settings.touches_a_day = n.ok_or_else(|| refusal.to_string())?;
            }
        }
        Ok(())
    }
}

/// The zone that `text` names, in whatever letters; `None` for the device's.
fn read_zone(text: &str) -> Result<Option<String>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match zones::named(text) {
        Some(name) => Ok(Some(name)),
        None => {
            Err(format!("this browser knows no time zone “{text}”; one looks like Europe/Berlin"))
        }
    }
}

/// A labelled field for one setting, with a `placeholder` while it is empty, and perhaps the `list`
/// of suggestions with that id.
pub fn setting_field(
    desk: Desk,
    setting: Typed,
    label: Live<String>,
    placeholder: &'static str,
    list: Option<&'static str>,
) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let draft = RwSignal::new(None::<String>);
    let refusal = RwSignal::new(None::<String>);
    let is_sent = RwSignal::new(false);
    let stored = Memo::new(move |_| setting.text(&desk.settings()));
    let value = move || draft.get().unwrap_or_else(|| stored.get());
    let revert = move || {
        draft.set(None);
        refusal.set(None);
        // What was typed is no longer echoed, so the field itself is told.
        if let Some(input) = input.get_untracked() {
            input.set_value(&stored.get_untracked());
        }
    };
    // What was typed stands until it is saved, and is then written as settings write it.
    let follow = move || stored.track();
    on_change(follow, move || {
        if is_sent.get_untracked() {
            is_sent.set(false);
            revert();
        }
    });
    let commit = move |text: String| {
        let mut settings = untrack(|| desk.settings());
        match setting.read(&text, &mut settings) {
            Err(why) => refusal.set(Some(why)),
            Ok(()) if setting.text(&settings) == stored.get_untracked() => revert(),
            Ok(()) => {
                refusal.set(None);
                is_sent.set(true);
                desk.set_settings(|it| *it = settings);
            }
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            revert();
        }
    };
    let id = setting.id();

    view! {
        <div class="field setting-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                node_ref=input
                list=list
                placeholder=Some(placeholder)
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=said(value)
                on:input=typed(move |text| draft.set(Some(text)))
                on:change=typed(commit)
                on:keydown=heard(on_key)
                aria-invalid=is_refused(move || refusal.get())
                aria-describedby=error_id(&id)
            />
            {refused(&id, said(move || refusal.get()))}
        </div>
    }
    .drawn()
}
