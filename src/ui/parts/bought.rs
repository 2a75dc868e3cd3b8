//! What they bought, asked below the outcome *Won*.

use leptos::prelude::*;

use super::log_touch::text;
use crate::state::{Desk, TouchField};
use crate::ui::live::{Draw, said};

/// What they bought and for how much; the lead's value stands there already.
pub fn bought(desk: Desk) -> AnyView {
    let hint = move || {
        format!(
            "In {} unless you say otherwise. Without what they bought, nothing is written down",
            desk.settings().currency.code(),
        )
    };

    view! {
        <fieldset class="and-then is-wide">
            <legend>"Bought"</legend>
            <div class="and-then__fields">
                {text(desk, TouchField::Bought, "What they bought", "text")}
                {text(desk, TouchField::Paid, "For", "decimal")}
            </div>
            <p class="field__hint">{said(hint)}</p>
        </fieldset>
    }
    .drawn()
}
