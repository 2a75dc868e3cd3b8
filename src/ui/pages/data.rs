//! Data: everything in one file, and where the leads are.

use leptos::prelude::*;

use crate::state::{Desk, Keeping};
use crate::ui::parts::PageHead;
use crate::ui::speech::count;

/// The way out for everything on the desk.
#[component]
pub fn Data() -> impl IntoView {
    let desk = Desk::expect();
    let line = move || match desk.keeping() {
        Keeping::Opening => "Opening your desk …".to_owned(),
        Keeping::Browser => format!("{}, saved in this browser", count(desk.n_leads(), "lead")),
        Keeping::ThisTab(_) => format!("{}, in this tab alone", count(desk.n_leads(), "lead")),
    };

    view! {
        <PageHead title="Data" line />
        <section class="data" aria-labelledby="data-export">
            <h2 id="data-export">"Export"</h2>
            <p>
                "One JSON file with every lead and all that is known about it, and a checksum inside.                  Other programs can read it: "
                <a href="ninefold.schema.json">"its format is described by a schema"</a> "."
            </p>
            <button type="button" class="button" on:click=move |_| desk.export()>"Export JSON"</button>
            {move || desk.export_failure().map(|why| view! {
                <p class="data__failure" role="alert"><b>"Nothing was exported: "</b> {why} "."</p>
            })}
        </section>
        <section class="data" aria-labelledby="data-where">
            <h2 id="data-where">"Where your leads are"</h2>
            <p>
                "In this browser, on this device, and nowhere else. Clearing the data of this site, a lost                  device or a private window takes them away. Export now and then, and keep the file elsewhere."
            </p>
        </section>
    }
}
