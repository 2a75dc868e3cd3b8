//! One lead: what is known, and its next step.

use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;

use crate::browser::focus;
use crate::route::Route;
use crate::state::{Desk, Keeping, Shown};
use crate::ui::parts::{Empty, Facts, NextStep, Story};

/// The pane beside the list; on a phone, the page itself.
///
/// Where the address names no lead, Today shows its first.
#[component]
pub fn LeadPane() -> impl IntoView {
    let desk = Desk::expect();
    let first = first_on_today(desk);
    let id = Memo::new(move |_| match desk.route() {
        Route::Today(None) => first.get(),
        route @ (Route::Today(Some(_))
        | Route::Lead(_)
        | Route::Leads
        | Route::Data
        | Route::NotFound(_)) => route.lead(),
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
        Route::Leads | Route::Lead(_) | Route::Data | Route::NotFound(_) => "Back to Leads",
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

/// The lead that Today shows when the address names none: its first. While the
/// page is looked at it stays, though the order below it may change, until it
/// leaves Today; nobody is to dial a number that was somebody else's a second ago.
fn first_on_today(desk: Desk) -> Memo<Option<LeadId>> {
    Memo::new(move |before: Option<&Option<LeadId>>| {
        if desk.route() != Route::Today(None) {
            return None;
        }
        let entries = desk.agenda().entries;
        let stays = before.copied().flatten().filter(|id| entries.iter().any(|at| at.id == *id));
        stays.or_else(|| entries.first().map(|entry| entry.id))
    })
}

/// Everything known about one lead.
#[component]
fn LeadPage(
    /// The lead, as it is stored.
    lead: Lead,
) -> impl IntoView {
    let desk = Desk::expect();
    let title = lead.title().to_owned();
    let company = lead.company().map(ToString::to_string).filter(|company| *company != title);
    let source = lead.source().map(ToString::to_string);
    let explained = desk.explain(&lead);
    let name = NodeRef::<html::H1>::new();
    // Where the pane took the place of the list, the keyboard was on a row that is gone.
    Effect::new(move || {
        if let Some(name) = name.get()
            && desk.route_untracked().lead().is_some()
        {
            focus::if_lost(&name);
        }
    });

    view! {
        <article class="lead">
            <h1 class="lead__name" tabindex="-1" node_ref=name><bdi>{title}</bdi></h1>
            <p class="lead__about said-in-parts">
                {company.map(|company| view! { <bdi>{company}</bdi> })}
                {source.map(|source| view! { <span>"from " <bdi>{source}</bdi></span> })}
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
