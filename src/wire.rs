//! The wiring: requests go to the store and the browser, answers come back as verbs of the desk.

mod kept;
mod later;
mod storing;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ninefold::browser::dates::{self, Spell};
use ninefold::browser::money::{self, SpellMoney};
use ninefold::browser::{
    clock, frame, hash, look, pause, rescue, site, start as page, ticker, zone,
};
use ninefold::route::Address;
use ninefold::state::{Desk, Keeping, Look, Request, Theme};
use ninefold::storage::{
    AnyStore, DATABASE, DEMO_DATABASE, IndexedDb, Memory, Projector, Rows, Since, Store, StoreError,
};
use ninefold::ui::App;
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::command::{Command, Import, Mode};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::{Rules, follows};
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::zone::{Transition, Zone};

use self::kept::Kept;

/// The store, once it is open.
type Place = Rc<OnceCell<AnyStore>>;

/// The file with the leads that the desk to try things on begins with.
const DEMO: &str = "demo.json";

/// How long reading a file goes on before the page gets its turn, in milliseconds.
const TURN: f64 = 12.0;

/// Mounts the app, opens the store beside it, and wires the two.
pub fn start() {
    rescue::watch_panics();
    let Some(root) = page::take_over("app") else { return };
    let place = Place::default();
    mount_to(root, move || {
        let address = Address::parse(&hash::read());
        let kept = Rc::new(Kept::of(address.is_demo));
        let rules = rules_of(&Settings::default());
        let outbox = { (place.clone(), kept.clone()) };
        let desk = Desk::new(rules, clock::now(), address, move |desk, request| {
            carry_out(desk, &outbox.0, &outbox.1, request);
        });
        provide_context(desk);
        provide_context::<Spell>(dates::spell);
        provide_context::<SpellMoney>(money::spell);
        listen(desk, &kept);
        spawn_local(open(desk, place));
        view! { <App /> }
    })
    .forget();
}

fn listen(desk: Desk, kept: &Kept) {
    hash::watch(move |hash| desk.arrive(Address::parse(&hash)));
    ticker::every_second(move || desk.tick(clock::now()));
    ticker::on_return(move || desk.look_again());
    kept.restore(desk);
    show_look(desk.look());
}

/// Opens the browser's store, or stays in memory and lets the desk say why.
async fn open(desk: Desk, place: Place) {
    let (store, keeping, rows) = match open_browser(desk).await {
        Ok((store, rows)) => (AnyStore::IndexedDb(store), Keeping::Browser, rows),
        Err(why) => (AnyStore::Memory(Memory::default()), Keeping::ThisTab(why), Rows::default()),
    };
    let is_empty = rows.rows.is_empty() && rows.unreadable.is_empty();
    store.tell_so_far(Rc::new(move |percent| desk.got_so_far(percent)));
    if place.set(store).is_err() {
        return;
    }
    tell_rows(desk, keeping, rows);
    page::say_ready();
    // While the first screen is looked at.
    desk.load_later();
    if desk.is_demo() && is_empty {
        fill_demo(desk).await;
    }
    journal(desk, place).await;
}

async fn open_browser(desk: Desk) -> Result<(IndexedDb, Rows), String> {
    if frame::is_framed() {
        return Err("another page shows this one inside itself; open it by itself".to_owned());
    }
    let told = |error: StoreError| error.to_string();
    let name = if desk.is_demo() { DEMO_DATABASE } else { DATABASE };
    let store = IndexedDb::open(name).await.map_err(told)?;
    let settings = match store.settings().await {
        Err(StoreError::Damaged(damage)) => {
            desk.say(
                format!("Your settings could not be read, so the first ones apply: {damage}"),
                None,
            );
            Settings::default()
        }
        settings => settings.map_err(told)?,
    };
    let rules = rules_of(&settings);
    desk.use_settings(settings, rules);
    let rows = store.rows(&projector(desk)).await.map_err(told)?;
    Ok((store, rows))
}

fn tell_rows(desk: Desk, keeping: Keeping, rows: Rows) {
    let unreadable = rows.unreadable.iter().map(|it| it.key.clone()).collect();
    desk.opened(keeping, rows.rev, rows.rows, unreadable, rows.is_from_snapshot);
}

/// Fills the desk to try things on with believable leads, or says why it stays empty.
async fn fill_demo(desk: Desk) {
    match demo_leads(clock::now()).await {
        Ok(leads) => {
            let (mode, settings, restore) = (Mode::Merge, None, Default::default());
            desk.give(Command::Import(Box::new(Import { mode, leads, settings, restore })));
        }
        Err(why) => desk.say(format!("The demo desk stays empty: {why}"), None),
    }
}

async fn demo_leads(now: Instant) -> Result<Vec<Lead>, String> {
    let file = site::text(DEMO).await?;
    later::demo_leads(file, now).await.map_err(|error| error.to_string())?
}

fn carry_out(desk: Desk, place: &Place, kept: &Rc<Kept>, request: Request) {
    let place = place.clone();
    match request {
        Request::Do(ticket, command) => {
            spawn_local(async move {
                match later::change(desk, place, ticket, command).await {
                    Ok(work) => work.await,
                    Err(why) => {
                        desk.failed(ticket, format!("the part that saves did not come: {why}"));
                    }
                }
            });
        }
        Request::Read(id) => spawn_local(async move {
            let Some(store) = place.get() else { return };
            desk.show(id, store.read(id).await.map_err(|error| error.to_string()));
        }),
        Request::CatchUp(rev) => spawn_local(async move { catch_up(desk, &place, rev).await }),
        Request::Journal => spawn_local(async move { journal(desk, place).await }),
        Request::KeepSnapshot => spawn_local(async move { keep_snapshot(desk, &place).await }),
        Request::UseSettings(settings) => {
            spawn_local(async move { use_settings(desk, &place, *settings).await });
        }
        Request::CountMoves(settings) => spawn_local(async move {
            let Some(store) = place.get() else { return };
            let projector = Projector::new(rules_of(&settings));
            // What cannot be read now is told when it is needed.
            if let Ok(rows) = store.rows(&projector).await {
                desk.moves_counted(&settings, n_moves(desk, &rows.rows));
            }
        }),
        Request::Followers(id, leads) => spawn_local(async move {
            let Some(store) = place.get() else { return };
            let mut followers = Vec::new();
            for lead in leads {
                if let Ok(Some(stored)) = store.read(lead).await
                    && follows(&stored) == Some(id)
                {
                    followers.push(lead);
                }
            }
            desk.followers_told(id, followers);
        }),
        Request::Export => spawn_local(async move {
            match later::export(desk, place).await {
                Ok(work) => work.await,
                Err(why) => desk.exported(Err(why.to_string())),
            }
        }),
        Request::ExportSome(ids) => spawn_local(async move {
            match later::export_some(desk, place, ids).await {
                Ok(work) => work.await,
                Err(why) => desk.exported(Err(why.to_string())),
            }
        }),
        // The pages that ask for these two are behind the seam too: it is loaded.
        Request::ReadFile => spawn_local(in_turns(move || later::read_on(desk))),
        Request::GoOn(slow) => spawn_local(in_turns(move || later::go_on(desk, slow))),
        Request::TryOut(command) => spawn_local(async move {
            match later::try_out(desk, place, command).await {
                Ok(work) => work.await,
                Err(why) => desk.tried(Err(why.to_string())),
            }
        }),
        Request::KeepLook(look) => {
            kept.keep_look(look);
            show_look(look);
        }
        Request::KeepTable(text) => kept.keep_table(&text),
        Request::KeepForm(form) => kept.keep_form(form.map(|form| *form)),
        Request::KeepTouch(form) => kept.keep_touch(form.map(|form| *form)),
        Request::KeepJots(text) => kept.keep_jots(text),
        Request::KeepEdits(drafts) => kept.keep_edits(drafts),
        Request::LoadLater => spawn_local(async move {
            desk.later_came(later::pages().await.map_err(|error| error.to_string()));
        }),
        Request::KeepCadences(drafts) => kept.keep_cadences(&drafts),
        Request::KeepTemplates(drafts) => kept.keep_templates(&drafts),
        Request::Reload => page::reload(),
    }
}

/// Goes on as long as there is more, and lets the page have its turn meanwhile.
async fn in_turns(go_on: impl AsyncFn() -> Result<bool, later::OutOfReach>) {
    let mut since = clock::monotonic();
    while go_on().await.unwrap_or(false) {
        if clock::monotonic() - since > TURN {
            pause::turn().await;
            since = clock::monotonic();
        }
    }
}

/// Shows what other tabs wrote, or reads everything anew where that cannot be told.
async fn catch_up(desk: Desk, place: &Place, rev: u64) {
    let Some(store) = place.get() else { return };
    match store.since(rev).await {
        Ok(Since::Nothing) => {}
        Ok(Since::Changed { rev, leads, settings }) => {
            desk.caught_up(rev, &leads, settings.as_deref());
        }
        Ok(Since::Reload) => read_anew(desk, store).await,
        // Nobody asked for this. What cannot be read now is told when it is needed.
        Err(_) => {}
    }
}

async fn read_anew(desk: Desk, store: &AnyStore) {
    if let Ok(rows) = store.rows(&projector(desk)).await {
        tell_rows(desk, desk.keeping(), rows);
    }
}

/// Tells the desk what was done, once what reads that is here; until then there is nothing to undo.
async fn journal(desk: Desk, place: Place) {
    if let Ok(work) = later::journal(desk, place).await {
        work.await;
    }
}

async fn keep_snapshot(desk: Desk, place: &Place) {
    let Some(store) = place.get() else { return };
    let projector = projector(desk);
    // Derived, and only there to make the next start fast: a failure costs time, not leads.
    let (rev, rows) =
        desk.with_snapshot(|rev, rows| (rev, rows.values().cloned().collect::<Vec<_>>()));
    let _ = store.keep_snapshot(&projector, rev, &rows.iter().collect::<Vec<_>>()).await;
}

/// Goes by `settings`; when they move due dates, every row is made anew.
async fn use_settings(desk: Desk, place: &Place, settings: Settings) {
    let rules = rules_of(&settings);
    let is_moved = desk.with_rules(|before| *before != rules);
    desk.use_settings(settings, rules);
    if let Some(store) = place.get().filter(|_| is_moved)
        && let Ok(rows) = store.rows(&projector(desk)).await
    {
        let n_moves = n_moves(desk, &rows.rows);
        tell_rows(desk, desk.keeping(), rows);
        desk.dates_moved(n_moves);
    }
}

/// How many leads are due at other times in `rows` than on the desk.
fn n_moves(desk: Desk, rows: &[Projection]) -> usize {
    let due_at = |row: &Projection| row.next.due().map(|due| due.at);
    desk.with_snapshot(|_, known| {
        let moves = |row: &&Projection| {
            known.get(&row.id).is_some_and(|known| due_at(known) != due_at(row))
        };
        rows.iter().filter(moves).count()
    })
}

fn projector(desk: Desk) -> Projector {
    desk.with_rules(|rules| Projector::new(rules.clone()))
}

/// The rules that `settings` describe; a zone that this browser does not know is its own.
fn rules_of(settings: &Settings) -> Rules {
    let zone = settings.zone.as_deref().and_then(named_zone).unwrap_or_else(local_zone);
    let calendar = Calendar::new(zone, settings.hours.clone(), settings.holidays.clone());
    let (plans, pester) = (settings.plans(), settings.pester);
    Rules { plans, calendar, pester, zones: named_zone }
}

/// The zone that an IANA name stands for; `None` for one that this browser does not know. A browser
/// takes milliseconds to tell a zone, so each is asked for once.
fn named_zone(name: &str) -> Option<Zone> {
    thread_local! {
        static KNOWN: RefCell<Vec<(String, Option<Zone>)>> = const { RefCell::new(Vec::new()) };
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some((_, zone)) = known.iter().find(|(it, _)| it == name) {
            return zone.clone();
        }
        let zone = zone::of(name).and_then(zone_of);
        known.push((name.to_owned(), zone.clone()));
        zone
    })
}

/// The browser's zone; UTC where it names one that cannot be.
fn local_zone() -> Zone {
    zone_of(zone::local()).unwrap_or_else(Zone::utc)
}

fn zone_of(offsets: zone::Offsets) -> Option<Zone> {
    let transition = |(millis, offset_seconds)| {
        Some(Transition { at: Instant::from_timestamp_millis(millis)?, offset_seconds })
    };
    let transitions = offsets.changes.into_iter().filter_map(transition).collect();
    Zone::new(offsets.name, offsets.first_seconds, transitions).ok()
}

fn show_look(look: Look) {
    let theme = match look.theme {
        Theme::Device => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    look::apply(theme, look.is_projector, look.has_shortcuts);
}
