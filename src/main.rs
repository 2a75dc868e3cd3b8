//! Mounts the app at once, opens the store beside it, and wires the two. It decides nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    wire::start();
}

/// Natively there is nothing to run: the app lives in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Ninefold runs in a browser: cargo xtask serve");
}

#[cfg(target_arch = "wasm32")]
mod wire {
    use std::cell::{OnceCell, RefCell};
    use std::rc::Rc;

    use leptos::mount::mount_to;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use ninefold::browser::dates::{self, Spell};
    use ninefold::browser::{clock, files, frame, hash, local, rescue, start, ticker, zone};
    use ninefold::route::Route;
    use ninefold::state::{Command, Desk, Form, Keeping};
    use ninefold::storage::{AnyStore, DATABASE, IndexedDb, Loaded, Memory, Store, StoreError};
    use ninefold::ui::App;
    use ninefold_core::domain::calendar::Calendar;
    use ninefold_core::domain::lead::Lead;
    use ninefold_core::domain::settings::Settings;
    use ninefold_core::domain::time::Instant;
    use ninefold_core::domain::zone::{Transition, Zone};
    use ninefold_core::interchange::backup_file::write_file;
    use ninefold_core::interchange::lead_json::write_lead;

    /// Where the text of the *New lead* form is kept until it is saved.
    const FORM: &str = "ninefold.new-lead";

    /// The store, once it is open.
    type Place = Rc<OnceCell<AnyStore>>;

    thread_local! {
        /// The form as this tab kept it last.
        static KEPT_FORM: RefCell<Option<Form>> = const { RefCell::new(None) };
    }

    pub fn start() {
        rescue::watch_panics();
        let Some(root) = start::take_over("app") else { return };
        let place = Place::default();
        mount_to(root, move || {
            let desk = new_desk(place.clone());
            provide_context(desk);
            provide_context::<Spell>(dates::spell);
            listen(desk);
            spawn_local(open(desk, place));
            view! { <App /> }
        })
        .forget();
    }

    /// A desk whose commands are carried out at `place`.
    fn new_desk(place: Place) -> Desk {
        let calendar = Calendar::weekdays_nine_to_five(local_zone());
        let route = Route::parse(&hash::read());
        Desk::new(calendar, clock::now(), route, move |desk, command| {
            carry_out(desk, &place, command);
        })
    }

    /// The browser's zone; UTC where it names one that cannot be.
    fn local_zone() -> Zone {
        let offsets = zone::local();
        let transition = |(millis, offset_seconds)| {
            Some(Transition { at: Instant::from_timestamp_millis(millis)?, offset_seconds })
        };
        let transitions = offsets.changes.into_iter().filter_map(transition).collect();
        Zone::new(offsets.name, offsets.first_seconds, transitions).unwrap_or_else(|_| Zone::utc())
    }

    fn listen(desk: Desk) {
        hash::watch(move |hash| desk.arrive(Route::parse(&hash)));
        ticker::every_second(move || desk.tick(clock::now()));
        if let Some(form) = local::read::<Form>(FORM) {
            KEPT_FORM.set(Some(form.clone()));
            desk.entry().restore(form);
        }
    }

    /// Opens the browser's store, or stays in memory and lets the desk say why.
    async fn open(desk: Desk, place: Place) {
        let (store, keeping, loaded) = match open_browser().await {
            Ok((store, loaded)) => (AnyStore::IndexedDb(store), Keeping::Browser, loaded),
            Err(why) => {
                (AnyStore::Memory(Memory::default()), Keeping::ThisTab(why), Loaded::default())
            }
        };
        if place.set(store).is_ok() {
            desk.opened(keeping, &loaded.leads, loaded.unreadable.len());
            start::say_ready();
        }
    }

    async fn open_browser() -> Result<(IndexedDb, Loaded), String> {
        if frame::is_framed() {
            return Err("another page shows this one inside itself; open it by itself".to_owned());
        }
        let store = IndexedDb::open(DATABASE).await.map_err(|error| error.to_string())?;
        let loaded = store.load().await.map_err(|error| error.to_string())?;
        Ok((store, loaded))
    }

    fn carry_out(desk: Desk, place: &Place, command: Command) {
        match command {
            Command::KeepForm(form) => keep_form(form.map(|form| *form)),
            Command::Add(lead) => {
                let place = place.clone();
                spawn_local(async move { add(desk, &place, &lead).await });
            }
            Command::Export => {
                let place = place.clone();
                spawn_local(async move { desk.exported(export(desk, &place).await) });
            }
            Command::Read(id) => {
                let place = place.clone();
                spawn_local(async move {
                    let Some(store) = place.get() else { return };
                    desk.show(id, store.read(id).await.map_err(|error| error.to_string()));
                });
            }
        }
    }

    /// Hands everything over as a file; with how many leads.
    async fn export(desk: Desk, place: &Place) -> Result<usize, String> {
        let store = place.get().ok_or("the desk is still being opened")?;
        let loaded = store.load().await.map_err(|error| error.to_string())?;
        if let Some(unreadable) = loaded.unreadable.first() {
            let (n, why) = (loaded.unreadable.len(), &unreadable.reason);
            return Err(format!("{n} of the leads cannot be read back, the first because {why}"));
        }
        let bodies: Vec<String> = loaded.leads.iter().map(write_lead).collect();
        let now = clock::now();
        let texts = bodies.iter().map(String::as_str);
        let file = write_file(now, &Settings::default(), texts);
        let day = desk.with_zone(|zone| zone.day(now));
        files::download(&format!("ninefold-{day}.json"), "application/json", &file)?;
        Ok(bodies.len())
    }

    /// Keeps `form` outside the store, or forgets what this tab kept there.
    fn keep_form(form: Option<Form>) {
        let kept = KEPT_FORM.replace(form.clone());
        match (form, kept) {
            (Some(form), _) => local::keep(FORM, &form),
            (None, Some(kept)) => local::forget(FORM, &kept),
            (None, None) => {}
        }
    }

    /// Stores `lead`. One that is stored already, to the letter, is saved too: a
    /// save may come through after its answer was given up.
    async fn add(desk: Desk, place: &Place, lead: &Lead) {
        let Some(store) = place.get() else {
            return desk.not_added(lead.id(), "the desk is still being opened".to_owned());
        };
        let answer = match store.insert(lead).await {
            Err(StoreError::Exists) => match store.read(lead.id()).await {
                Ok(Some(stored)) if stored == *lead => Ok(()),
                Ok(_) | Err(_) => Err(StoreError::Exists),
            },
            answer => answer,
        };
        match answer {
            Ok(()) => desk.added(lead, clock::now()),
            Err(error) => desk.not_added(lead.id(), error.to_string()),
        }
    }
}
