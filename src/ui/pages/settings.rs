//! Settings: what is set for the desk, and for this device.

use leptos::prelude::*;

use crate::browser::zones;
use crate::state::{Desk, Keeping};
use crate::ui::parts::{
    Appearance, Holidays, PageHead, Section, SettingField, Shortcuts, Skeleton, Typed, Week,
};

/// The currencies that are suggested, those that most people use first.
const CURRENCIES: [&str; 24] = [
    "EUR", "USD", "GBP", "CHF", "JPY", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK",
    "HUF", "RON", "TRY", "INR", "CNY", "SGD", "HKD", "BRL", "MXN", "ZAR", "AED",
];

/// What is set for the desk, and for this device.
#[component]
pub fn Settings() -> impl IntoView {
    let desk = Desk::expect();
    let line = || "Each change is saved at once and can be undone".to_owned();
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);

    view! {
        <PageHead title="Settings" line />
        {move || match is_open.get() {
            false => Skeleton().into_any(),
            true => {
                view! {
                    <Section id="zone" title="Time zone"><ZoneChoice /></Section>
                    <Section id="hours" title="Working hours">
                        <p class="section__hint">
                            "Steps of a plan wait for working hours; a first answer never does. "
                            "When you change them, every due date is computed anew."
                        </p>
                        <Week />
                    </Section>
                    <Section id="holidays" title="Holidays">
                        <p class="section__hint">"Days on which the desk is closed. Due dates step over them."</p>
                        <Holidays />
                    </Section>
                    <Section id="money" title="Money"><MoneyChoice /></Section>
                    <Section id="appearance" title="Appearance"><Appearance /></Section>
                    <Section id="keyboard" title="Keyboard"><Shortcuts /></Section>
                }
                .into_any()
            }
        }}
    }
}

/// The zone that days and times are of.
#[component]
fn ZoneChoice() -> impl IntoView {
    let desk = Desk::expect();
    // Asked of the browser only here, and only where there is one.
    let names = RwSignal::new(Vec::<String>::new());
    Effect::new(move || names.set(zones::all()));
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

    view! {
        <p class="section__hint">{now}</p>
        <SettingField
            typed=Typed::Zone
            label=Signal::stored("Time zone".to_owned())
            placeholder="As this device"
            list="setting-zones"
        />
        <datalist id="setting-zones">
            {move || names.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
        </datalist>
        {move || (!is_own.get()).then(|| view! {
            <button type="button" class="button is-quiet" on:click=move |_| desk.set_settings(|it| it.zone = None)>
                "As this device"
            </button>
        })}
    }
}

/// What amounts are in, and what a sale is usually worth.
#[component]
fn MoneyChoice() -> impl IntoView {
    let desk = Desk::expect();
    let sale = Signal::derive(move || format!("Typical sale, in {}", desk.settings().currency));

    view! {
        <SettingField
            typed=Typed::Currency
            label=Signal::stored("Currency".to_owned())
            placeholder="EUR"
            list="setting-currencies"
        />
        <datalist id="setting-currencies">
            {CURRENCIES.map(|code| view! { <option value=code></option> }).collect_view()}
        </datalist>
        <SettingField typed=Typed::TypicalSale label=sale placeholder="such as 1200" />
        <p class="section__hint">
            "The typical sale stands in for leads that name no value, where Ninefold says what an answer is worth."
        </p>
    }
}
