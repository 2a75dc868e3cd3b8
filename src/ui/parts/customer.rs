//! What a customer bought, and what they asked before.

use chrono::NaiveDate;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Lead};
use ninefold_core::domain::money::Money;
use ninefold_core::domain::purchase::{PastEnquiry, Purchase};
use ninefold_core::domain::stage::Stage;

use super::beside::{day_of, keep_keyboard, region};
use super::button;
use crate::browser::dates::{Parts, Spell};
use crate::browser::money::{self, SpellMoney};
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, live, maybe, part};
use crate::ui::words;

const ID: &str = "customer";

/// A region on a lead that was won, that bought something, or that asked before.
pub fn customer(desk: Desk, lead: Memo<Lead>, may_act: Memo<bool>) -> AnyView {
    let bought = Memo::new(move |_| lead.with(|lead| lead.parts().purchases.clone()));
    let asked = Memo::new(move |_| lead.with(|lead| lead.parts().past_enquiries.clone()));
    let is_any = Memo::new(move |_| {
        let is_won = lead.with(|lead| lead.stage() == Stage::Won);
        is_won || !bought.read().is_empty() || !asked.read().is_empty()
    });
    keep_keyboard(ID, move || bought.track());
    let id = lead.with_untracked(Lead::id);
    let spell = use_context::<SpellMoney>().unwrap_or(money::plain);
    let purchases = move || {
        let may_act = may_act.get();
        let one = |it: &Purchase| untrack(|| purchase(desk, id, it.clone(), may_act, spell));
        bought.read().iter().rev().map(one).collect_view()
    };
    let total = move || {
        let bought = bought.read();
        let values: Vec<Money> = bought.iter().filter_map(|it| it.value).collect();
        let line = match (bought.len(), words::totals(&values, spell)) {
            (0, _) => "Nothing is written down that they bought".to_owned(),
            (_, None) => return None,
            (_, Some(totals)) => format!("{totals} in all"),
        };
        Some(view! { <p class="beside__total">{line}</p> })
    };
    let asked = move || {
        let one = |it: &PastEnquiry| untrack(|| enquiry(desk, it.clone()));
        asked.read().iter().rev().map(one).collect_view()
    };
    let draw = move || {
        let body = view! {
            <ul class="beside__list">{live(purchases)}</ul>
            {maybe(total)}
            <ul class="beside__list">{live(asked)}</ul>
        };
        region(ID, "Customer", body.drawn())
    };
    maybe(move || is_any.get().then(|| untrack(draw))).drawn()
}

fn purchase(
    desk: Desk,
    lead: LeadId,
    purchase: Purchase,
    may_act: bool,
    spell: SpellMoney,
) -> AnyView {
    let id = purchase.id;
    let on = day(purchase.on);
    let what = purchase.what.to_string();
    let name = format!("Purchase: {what}");
    let value = purchase.value.map(|it| spell(it.amount(), it.currency().code()));
    let value = value.map(|value| view! { <span>{value}</span> });
    let change = move || desk.jotting().change_purchase(desk, lead, &purchase);
    let remove = move || desk.decide(Decided::Unbought, vec![(lead, Decision::Unbuy(id))]);
    let acts = may_act.then(|| {
        view! {
            <div class="beside__acts" role="group" aria-label=name>
                {button("button is-quiet", "Change …", change)}
                {button("button is-quiet", "Remove", remove)}
            </div>
        }
    });

    view! {
        <li class="beside__one">
            <p class="said-in-parts">
                <span><b><bdi>{what}</bdi></b></span>
                <span>{on}</span>
                {part(value)}
            </p>
            {part(acts)}
        </li>
    }
    .drawn()
}

/// An enquiry that another one took the place of, and how far it came.
fn enquiry(desk: Desk, enquiry: PastEnquiry) -> AnyView {
    let (before, at) = match enquiry.asked_at {
        Some(at) => ("Asked ", at),
        None => ("A contact until ", enquiry.until),
    };
    let stage = words::stage(enquiry.stage).to_ascii_lowercase();
    view! { <li class="beside__one"><p>{before} {day_of(desk, at)} ", " {stage}</p></li> }.drawn()
}

fn day(on: NaiveDate) -> AnyView {
    let spell = expect_context::<Spell>();
    view! { <time datetime=on.to_string()>{spell(Parts::DayYear, on.into())}</time> }.drawn()
}
