//! What goes with a lead besides its plan: appointments, promises, what they bought, whom they sent.

use leptos::prelude::*;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::time::Instant;

use super::appointments::appointments;
use super::ask_again::ask_again;
use super::customer::customer;
use super::promises::promises;
use super::sent_us::sent_us;
use super::{button, moment};
use crate::browser::dates::Parts;
use crate::browser::{clock, focus, random};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, maybe, on_change};

/// A region for each that there is something of, and below them the ways to write something down.
pub fn beside(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let may_act = Memo::new(move |_| !lead.read().parts().never_contact);
    let asks_again = RwSignal::new(false);
    let ways = move || may_act.get().then(|| untrack(|| ways(desk, lead, asks_again)));

    view! {
        <div class="beside">
            {appointments(desk, lead, may_act)}
            {promises(desk, lead, may_act)}
            {customer(desk, lead, may_act)}
            {sent_us(desk, lead)}
            {maybe(ways)}
            {ask_again(desk, lead, asks_again)}
        </div>
    }
    .drawn()
}

/// A region under its title, which takes the keyboard when what had it has gone.
pub(super) fn region(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="beside__region" aria-labelledby=id>
            <h2 class="beside__title" id=id tabindex="-1">{title}</h2>
            {body}
        </section>
    }
    .drawn()
}

/// The day of `at` with its year: it may be years away.
pub(super) fn day_of(desk: Desk, at: Instant) -> AnyView {
    moment(desk, at, |speech, at| (speech.spell)(Parts::DayYear, speech.zone.local(at)))
}

/// Gives the keyboard to the region `id` when what had it goes with a change of what `read` reads.
pub(super) fn keep_keyboard(id: &'static str, read: impl Fn() + 'static) {
    on_change(read, move || focus::soon_if_lost(id));
}

/// What can be written down, always in the same place.
fn ways(desk: Desk, lead: Memo<Lead>, asks_again: RwSignal<bool>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let jotting = desk.jotting();
    let meet = move || jotting.meet(desk, id, None, clock::now(), random::bytes());
    let promise = move || jotting.promise(id, clock::now(), random::bytes());
    let buy = move || jotting.buy(desk, id, clock::now(), random::bytes());
    let sent = move || desk.entry().start_sent_by(desk, id, clock::now());
    let is_customer = Memo::new(move |_| {
        lead.with(|lead| {
            let parts = lead.parts();
            let has_dates = !parts.purchases.is_empty() || !parts.past_enquiries.is_empty();
            lead.stage() == Stage::Won || has_dates
        })
    });
    let buy = move || is_customer.get().then(|| button("link", "Add a purchase …", buy));

    // While an enquiry is worked on, what they ask belongs to it.
    let may_ask = Memo::new(move |_| {
        lead.with(|lead| match lead.stage() {
            Stage::New | Stage::Working => lead.enquiry_at().is_none(),
            Stage::Nurture | Stage::Won | Stage::Lost => true,
        })
    });
    let ask = move || button("link", "New enquiry", move || asks_again.set(true));
    let ask = move || may_ask.get().then(ask);

    view! {
        <div class="beside__ways" role="group" aria-label="Write down">
            {button("link", "New appointment", meet)}
            {button("link", "Promise something …", promise)}
            {maybe(buy)}
            {maybe(ask)}
            {button("link", "Somebody they sent …", sent)}
        </div>
    }
    .drawn()
}
