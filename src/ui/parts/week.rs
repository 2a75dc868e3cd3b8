//! When the desk is at work: the hours of each weekday, and the days on which it is closed.

use chrono::{Days, NaiveDate, NaiveTime};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::calendar::Hours;
use ninefold_core::domain::time::{self, FIRST_YEAR, LAST_YEAR};

use super::field::{error_id, is_refused, refused};
use super::{Typed, button, named_button, setting_field};
use crate::browser::dates::{Parts, Spell};
use crate::browser::focus;
use crate::state::{Desk, RwSignal};
use crate::ui::live::{Draw, Row, heard, instead, list, said};

/// The id of the input for a new holiday.
const NEW_HOLIDAY: &str = "setting-new-holiday";

/// One field for each weekday, and the two weeks that most desks have.
pub fn week(desk: Desk) -> AnyView {
    let spell = expect_context::<Spell>();
    // A Monday, only to name the days of the week after it.
    let monday = NaiveDate::default() + Days::new(4);
    let field = |weekday: usize| {
        let day = monday + Days::new(weekday as u64);
        let name = spell(Parts::Weekday, day.and_time(NaiveTime::MIN));
        setting_field(desk, Typed::Hours(weekday), said(move || name.clone()), "closed", None)
    };
    let fields = (0..7).map(field).collect_view();
    let hint = move || match desk.settings().hours.weekdays().iter().all(Vec::is_empty) {
        true => "No hours are set, so the desk is always open.",
        false => {
            "An empty day is a day off. Two spans stand side by side: 09:00–12:00, 13:00–17:00."
        }
    };
    let set = move |hours: Hours| desk.set_settings(|settings| settings.hours = hours);
    let nine_to_five = move || set(Hours::weekdays_nine_to_five());
    let always = move || set(Hours::default());

    view! {
        <div class="week" role="group" aria-label="Working hours of each weekday">{fields}</div>
        <p class="section__hint">{said(hint)}</p>
        <p class="section__ways">
            {button("button is-quiet", "Monday to Friday, 9 to 5", nine_to_five)}
            {button("button is-quiet", "Always open", always)}
        </p>
    }
    .drawn()
}

/// The days on which the desk is closed, and the way to add one.
pub fn holidays(desk: Desk) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let refusal = RwSignal::new(None::<&'static str>);
    let add = move || {
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
    let days = move || {
        let row = |day: NaiveDate| Row::new(day.to_string(), move || holiday(desk, day));
        desk.settings().holidays.into_iter().map(row).collect()
    };

    view! {
        <ul class="week__holidays" aria-label="Holidays">{list(days)}</ul>
        <form class="field" novalidate on:submit=instead(add)>
            <label for=NEW_HOLIDAY>"Closed on"</label>
            <div class="field__with-button">
                <input
                    id=NEW_HOLIDAY
                    type="date"
                    node_ref=input
                    on:input=heard(move |_: ev::Event| refusal.set(None))
                    aria-invalid=is_refused(move || refusal.get())
                    aria-describedby=error_id(NEW_HOLIDAY)
                />
                <button type="submit" class="button is-quiet">"Add"</button>
            </div>
            {refused(NEW_HOLIDAY, said(move || refusal.get()))}
        </form>
    }
    .drawn()
}

/// One day on which the desk is closed.
fn holiday(desk: Desk, day: NaiveDate) -> AnyView {
    let spell = expect_context::<Spell>();
    let at = day.and_time(NaiveTime::MIN);
    let words = format!("{}, {}", spell(Parts::Weekday, at), spell(Parts::DayYear, at));
    let name = format!("Remove {words}");
    let remove = move || {
        desk.set_settings(|settings| {
            settings.holidays.remove(&day);
        });
        focus::on_page(NEW_HOLIDAY);
    };

    view! {
        <li>
            <time datetime=day.to_string()>{words}</time>
            {named_button("button is-quiet", name, "Remove", remove)}
        </li>
    }
    .drawn()
}

/// The day that a date input holds.
fn read_day(text: &str) -> Result<NaiveDate, &'static str> {
    use chrono::Datelike;

    let day = time::parse_day(text).ok_or("choose the whole date first")?;
    let is_near = (FIRST_YEAR..=LAST_YEAR).contains(&day.year());
    if is_near { Ok(day) } else { Err("a date has to lie between 1900 and 2200") }
}
