//! How this device shows things: saved at once, and in no file.

use leptos::ev;
use leptos::prelude::*;

use crate::state::{Desk, Look, Theme};
use crate::ui::live::{Draw, heard, holds, ticked};

/// Light or dark, and larger for a room.
pub fn appearance(desk: Desk) -> AnyView {
    let is_projector = move || desk.look().is_projector;
    let project = move |is_projector: bool| {
        let look = untrack(|| desk.look());
        desk.set_look(Look { is_projector, ..look });
    };

    view! {
        <fieldset class="appearance">
            <legend>"Theme"</legend>
            {one(desk, Theme::Device, "theme-device", "As this device")}
            {one(desk, Theme::Light, "theme-light", "Light")}
            {one(desk, Theme::Dark, "theme-dark", "Dark")}
        </fieldset>
        <div class="appearance__one">
            <input
                type="checkbox"
                role="switch"
                id="projector"
                aria-describedby="projector-hint"
                prop:checked=holds(is_projector)
                on:change=ticked(project)
            />
            <label for="projector">"Projector"</label>
            <p class="section__hint" id="projector-hint">"Everything half as large again, with more contrast, for a room to read."</p>
        </div>
        <p class="section__hint">"This belongs to this device: it is in no file, and there is nothing to undo."</p>
    }
    .drawn()
}

fn one(desk: Desk, theme: Theme, id: &'static str, name: &'static str) -> AnyView {
    let is_set = move || desk.look().theme == theme;
    let set = move |_: ev::Event| {
        let look = untrack(|| desk.look());
        desk.set_look(Look { theme, ..look });
    };

    view! {
        <div class="appearance__one">
            <input type="radio" name="theme" id=id prop:checked=holds(is_set) on:change=heard(set) />
            <label for=id>{name}</label>
        </div>
    }
    .drawn()
}
