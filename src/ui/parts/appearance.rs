//! How this device shows things: saved at once, and in no file.

use leptos::prelude::*;

use crate::state::{Desk, Look, Theme};

/// Light or dark, and larger for a room.
#[component]
pub fn Appearance() -> impl IntoView {
    let desk = Desk::expect();
    let look = move || untrack(|| desk.look());
    let set = move |look: Look| desk.set_look(look);
    let theme = move |theme: Theme, id: &'static str, name: &'static str| {
        view! {
            <div class="appearance__one">
                <input
                    type="radio"
                    name="theme"
                    id=id
                    prop:checked=move || desk.look().theme == theme
                    on:change=move |_| set(Look { theme, ..look() })
                />
                <label for=id>{name}</label>
            </div>
        }
    };
    let project = move |is_projector: bool| set(Look { is_projector, ..look() });

    view! {
        <fieldset class="appearance">
            <legend>"Theme"</legend>
            {theme(Theme::Device, "theme-device", "As this device")}
            {theme(Theme::Light, "theme-light", "Light")}
            {theme(Theme::Dark, "theme-dark", "Dark")}
        </fieldset>
        <div class="appearance__one">
            <input
                type="checkbox"
                role="switch"
                id="projector"
                aria-describedby="projector-hint"
                prop:checked=move || desk.look().is_projector
                on:change:target=move |event| project(event.target().checked())
            />
            <label for="projector">"Projector"</label>
            <p class="section__hint" id="projector-hint">"Everything half as large again, with more contrast, for a room to read."</p>
        </div>
        <p class="section__hint">"This belongs to this device: it is in no file, and there is nothing to undo."</p>
    }
}
