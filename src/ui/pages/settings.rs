//! Settings: what is set for the desk, and for this device.

use leptos::prelude::*;

use crate::browser::zones;
use crate::route::Route;
use crate::state::{Desk, Keeping, Memo, RwSignal};
use crate::ui::live::{Draw, effect, holds, live, maybe, said, ticked};
use crate::ui::parts::{
    Typed, appearance, button, holidays, page_head, section, setting_field, shortcuts, skeleton,
    week,
};

/// The currencies that are suggested, those that most people use first.
const CURRENCIES: [&str; 24] = [
    "EUR", "USD", "GBP", "CHF", "JPY", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK",
    "HUF", "RON", "TRY", "INR", "CNY", "SGD", "HKD", "BRL", "MXN", "ZAR", "AED",
];

/// What is set for the desk, and for this device.
pub fn settings(desk: Desk) -> AnyView {
    let line = || "Each change is saved at once and can be undone";
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let body = move || match is_open.get() {
        false => skeleton(),
        true => untrack(|| sections(desk)),
    };

    view! { {page_head("Settings", said(line), None)} {live(body)} }.drawn()
}

fn sections(desk: Desk) -> AnyView {
    let hours = view! {
        <p class="section__hint">
            "Steps of a plan wait for working hours; a first answer never does. "
            "When you change them, every due date is computed anew."
        </p>
        {week(desk)}
    };
    let holidays = view! {
        <p class="section__hint">"Days on which the desk is closed. Due dates step over them."</p>
        {holidays(desk)}
    };

    view! {
        {section("zone", "Time zone", zone_choice(desk))}
        {section("hours", "Working hours", hours.drawn())}
        {section("holidays", "Holidays", holidays.drawn())}
        {section("money", "Money", money_choice(desk))}
        {section("following-up", "Following up", following_up(desk))}
        {section("appearance", "Appearance", appearance(desk))}
        {section("keyboard", "Keyboard", shortcuts(desk))}
    }
    .drawn()
}

/// The zone that days and times are of.
fn zone_choice(desk: Desk) -> AnyView {
    // Asked of the browser only here, and only where there is one.
    let names = RwSignal::new(Vec::<String>::new());
    effect(move || names.set(zones::all()));
    let is_own = Memo::new(move |_| desk.settings().zone.is_none());
    let now = move || {
        let zone = desk.with_zone(|zone| zone.name().to_owned());
        let why = match desk.settings().zone {
            None => ", as this device has it".to_owned(),
            Some(set) if set == zone => String::new(),
            Some(set) => format!(", because this browser knows no {set}"),
        };
        format!(
            "The desk goes by {zone}{why}. When you change it, every due date is computed anew."
        )
    };
    let as_device = move || desk.set_settings(|it| it.zone = None);
    let as_device = move || button("button is-quiet", "As this device", as_device);

    view! {
        <p class="section__hint">{said(now)}</p>
        {setting_field(desk, Typed::Zone, said(|| "Time zone"), "As this device", Some("setting-zones"))}
        <datalist id="setting-zones">
            {live(move || suggestions(names.get()))}
        </datalist>
        {maybe(move || (!is_own.get()).then(as_device))}
    }
    .drawn()
}

/// What amounts are in, and what a sale is usually worth.
fn money_choice(desk: Desk) -> AnyView {
    let sale = move || format!("Typical sale, in {}", desk.settings().currency);
    let codes = CURRENCIES.map(str::to_owned).to_vec();

    view! {
        {setting_field(desk, Typed::Currency, said(|| "Currency"), "EUR", Some("setting-currencies"))}
        <datalist id="setting-currencies">{suggestions(codes)}</datalist>
        {setting_field(desk, Typed::TypicalSale, said(sale), "such as 1200", None)}
        <p class="section__hint">
            "The typical sale stands in for leads that name no value, where Ninefold says what an answer is worth."
        </p>
    }
    .drawn()
}

/// Who writes, how often a lead is touched at most, and whether cooled leads leave Today.
fn following_up(desk: Desk) -> AnyView {
    let cools = move || desk.settings().cools_by_itself;
    let set_cools = move |cools| desk.set_settings(|it| it.cools_by_itself = cools);
    let field = |setting, label: &'static str, placeholder| {
        setting_field(desk, setting, said(move || label), placeholder, None)
    };

    view! {
        {field(Typed::MyName, "Your name", "for {my_name} in templates")}
        {field(Typed::TouchesAWeek, "Touches of a lead in 7 days, at most", "4")}
        {field(Typed::GapHours, "Hours between two touches of a lead, at least", "20")}
        <p class="section__hint">
            "Due dates move on until a lead has heard little enough. A first answer never waits for that, nor an \
             answer that you owe."
        </p>
        {field(Typed::TouchesADay, "Touches a day, at most, when a backlog is spread out", "20")}
        <div class="appearance__one">
            <input
                type="checkbox"
                role="switch"
                id="setting-cools"
                prop:checked=holds(cools)
                on:change=ticked(set_cools)
            />
            <label for="setting-cools">"Leads that cool go to Nurture by themselves"</label>
        </div>
        <p class="section__hint">
            "What to do step by step, and when, stands in the plans: see "
            <a href=desk.href(Route::Cadences(None))>"Cadences"</a> "."
        </p>
    }
    .drawn()
}

fn suggestions(texts: Vec<String>) -> AnyView {
    let option = |text: String| view! { <option value=text></option> }.drawn();
    texts.into_iter().map(option).collect_view().drawn()
}
