//! One lead: what is known, and its next step.

use leptos::prelude::*;
use ninefold_core::domain::lead::Lead;

use crate::route::Route;
use crate::state::{Desk, Keeping, Shown};
use crate::ui::parts::{Empty, Facts, NextStep, Story};

/// The pane beside the list; on a phone, the page itself.
///
/// Where the address names no lead, Today shows its first.
#[component]
pub fn LeadPane() -> impl IntoView {
    let desk = Desk::expect();
    let id = Memo::new(move |_| match desk.route() {
        Route::Today(None) => desk.agenda().entries.first().map(|entry| entry.id),
        route @ (Route::Today(Some(_)) | Route::Lead(_) | Route::Leads | Route::NotFound(_)) => {
            route.lead()
        }
    });
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    Effect::new(move || {
        if is_open.get() {
            desk.open(id.get());
        }
    });
    let back = move || desk.route().list();
    let back_words = move || match back() {
        Route::Today(_) => "Back to Today",
        Route::Leads | Route::Lead(_) | Route::NotFound(_) => "Back to Leads",
    };

    view! {
        <div class="pane">
            <a class="pane__back" href=move || back().to_string()>{back_words}</a>
            {move || match desk.shown() {
                Shown::Nothing => nothing_open(desk).into_any(),
                Shown::Reading(_) => ().into_any(),
                Shown::Lead(lead) => view! { <LeadPage lead=*lead /> }.into_any(),
                Shown::Missing(_) => {
                    view! {
                        <Empty title="This lead is not here">
                            "No lead on this desk has the address that was opened."
                        </Empty>
                    }
                    .into_any()
                }
                Shown::Unreadable(_, why) => {
                    view! {
                        <Empty title="This lead could not be read">
                            {why} ". What is stored was not changed."
                        </Empty>
                    }
                    .into_any()
                }
            }}
        </div>
    }
}

/// Everything known about one lead.
#[component]
fn LeadPage(
    /// The lead, as it is stored.
    lead: Lead,
) -> impl IntoView {
    let desk = Desk::expect();
    let title = lead.title().to_owned();
    let company = lead.company().map(|company| company.as_str().to_owned());
    let company = company.filter(|company| *company != title);
    let source = lead.source().map(|source| format!("from {source}"));
    let about = [company, source].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let explained = desk.explain(&lead);

    view! {
        <article class="lead">
            <h1 class="lead__name"><bdi>{title}</bdi></h1>
            <p class="lead__about">
                <bdi>{about}</bdi>
            </p>
            <NextStep explained phone=lead.phone().cloned() email=lead.email().cloned() />
            <Facts lead=lead.clone() />
            <Story lead />
        </article>
    }
}

fn nothing_open(desk: Desk) -> impl IntoView {
    move || {
        (desk.n_leads() > 0).then(
            || view! { <p class="pane__hint">"Open a lead to see its next step, and why."</p> },
        )
    }
}
