//! One setting that is typed: it is saved when the field is left, and refused beside it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::calendar::{Hours, Span};
use ninefold_core::domain::money::Money;
use ninefold_core::domain::settings::Settings;

use super::field::{error_id, is_refused, refused};
use crate::browser::{zone, zones};
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
}

impl Typed {
    /// The id of its input.
    fn id(self) -> String {
        match self {
            Typed::Zone => "setting-zone".to_owned(),
            Typed::Hours(weekday) => format!("setting-hours-{weekday}"),
            Typed::Currency => "setting-currency".to_owned(),
            Typed::TypicalSale => "setting-typical-sale".to_owned(),
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
        }
        Ok(())
    }
}

/// The zone that `text` names, in whatever letters; `None` for the device's.
fn read_zone(text: &str) -> Result<Option<String>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let named = zones::all().into_iter().find(|name| name.eq_ignore_ascii_case(text));
    match named.or_else(|| zone::is_known(text).then(|| text.to_owned())) {
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
