//! When the desk is at work: the hours of each weekday, and the days on which it is closed.

use chrono::{Days, NaiveDate, NaiveTime};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::calendar::Hours;
use ninefold_core::domain::time::{FIRST_YEAR, LAST_YEAR};

use super::setting_field::{SettingField, Typed};
use crate::browser::dates::{Parts, Spell};
use crate::browser::focus;
use crate::state::Desk;

/// The id of the input for a new holiday.
const NEW_HOLIDAY: &str = "setting-new-holiday";

/// One field for each weekday, and the two weeks that most desks have.
#[component]
pub fn Week() -> impl IntoView {
    let desk = Desk::expect();
    let spell = expect_context::<Spell>();
    // A Monday, only to name the days of the week after it.
    let monday = NaiveDate::default() + Days::new(4);
    let fields = (0..7_usize)
        .map(|weekday| {
            let day = monday + Days::new(weekday as u64);
            let name = spell(Parts::Weekday, day.and_time(NaiveTime::MIN));
            view! { <SettingField typed=Typed::Hours(weekday) label=name placeholder="closed" /> }
        })
        .collect_view();
    let is_always_open =
        Memo::new(move |_| desk.settings().hours.weekdays().iter().all(Vec::is_empty));
    let set = move |hours: Hours| desk.set_settings(|settings| settings.hours = hours);

    view! {
        <div class="week" role="group" aria-label="Working hours of each weekday">{fields}</div>
        <p class="section__hint">
            {move || match is_always_open.get() {
                true => "No hours are set, so the desk is always open.",
                false => "An empty day is a day off. Two spans stand side by side: 09:00–12:00, 13:00–17:00.",
            }}
        </p>
        <p class="section__ways">
            <button type="button" class="button is-quiet" on:click=move |_| set(Hours::weekdays_nine_to_five())>
                "Monday to Friday, 9 to 5"
            </button>
            <button type="button" class="button is-quiet" on:click=move |_| set(Hours::default())>"Always open"</button>
        </p>
    }
}

/// The days on which the desk is closed, and the way to add one.
#[component]
pub fn Holidays() -> impl IntoView {
    let desk = Desk::expect();
    let input = NodeRef::<html::Input>::new();
    let refusal = RwSignal::new(None::<&'static str>);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(input) = input.get_untracked() else { return };
        match read_day(&input.value()) {
            Err(why) => refusal.set(Some(why)),
            Ok(day) if untrack(|| desk.settings()).holidays.contains(&day) => {
                refusal.set(Some("this day is in the list already"));
            }
            Ok(day) => {
                input.set_value("");
                refusal.set(None);
                desk.set_settings(|settings| {
                    settings.holidays.insert(day);
                });
            }
        }
    };
    let days = move || desk.settings().holidays.into_iter().collect::<Vec<_>>();

    view! {
        <ul class="week__holidays" aria-label="Holidays">
            <For each=days key=|day| *day let(day)>
                <Holiday day />
            </For>
        </ul>
        <form class="field" novalidate on:submit=add>
            <label for=NEW_HOLIDAY>"Closed on"</label>
            <div class="field__with-button">
                <input
                    id=NEW_HOLIDAY
                    type="date"
                    node_ref=input
                    on:input=move |_| refusal.set(None)
                    aria-invalid=move || refusal.get().map(|_| "true")
                    aria-describedby="setting-new-holiday-error"
                />
                <button type="submit" class="button is-quiet">"Add"</button>
            </div>
            <p class="field__error" id="setting-new-holiday-error" role="alert">{move || refusal.get()}</p>
        </form>
    }
}

/// One day on which the desk is closed.
#[component]
fn Holiday(
    /// The day.
    day: NaiveDate,
) -> impl IntoView {
    let desk = Desk::expect();
    let spell = expect_context::<Spell>();
    let at = day.and_time(NaiveTime::MIN);
    let words = format!("{}, {}", spell(Parts::Weekday, at), spell(Parts::DayYear, at));
    let label = format!("Remove {words}");
    let remove = move |_| {
        desk.set_settings(|settings| {
            settings.holidays.remove(&day);
        });
        focus::on_page(NEW_HOLIDAY);
    };

    view! {
        <li>
            <time datetime=day.to_string()>{words}</time>
            <button type="button" class="button is-quiet" aria-label=label on:click=remove>"Remove"</button>
        </li>
    }
}

/// The day that a date input holds.
fn read_day(text: &str) -> Result<NaiveDate, &'static str> {
    use chrono::Datelike;

    let day: NaiveDate = text.parse().map_err(|_| "choose the whole date first")?;
    let is_near = (FIRST_YEAR..=LAST_YEAR).contains(&day.year());
    if is_near { Ok(day) } else { Err("a date has to lie between 1900 and 2200") }
}
