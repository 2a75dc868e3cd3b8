//! One connection to the database: opened, watched, and let go.

use std::cell::Cell;
use std::rc::Rc;

use matrix_indexed_db_futures::Build;
use matrix_indexed_db_futures::database::Database;
use matrix_indexed_db_futures::internals::SystemRepr;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;

use super::refusal::refusal_to_open;
use super::watchdog::Watchdog;
use crate::storage::StoreError;
use crate::storage::schema::{VERSION, upgrade};

/// How long opening may take, in whole seconds.
const OPEN_SECONDS: u32 = 8;

/// One connection to the database. It is closed when it is dropped.
pub(super) struct Connection {
    db: Database,
    life: Rc<Cell<Life>>,
    _handlers: [Closure<dyn FnMut()>; 2],
}

/// Whether a connection can be used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    /// It can.
    Open,
    /// The browser has dropped it; a new one may do.
    Lost,
    /// Another tab has asked for the database, and got it.
    Superseded,
}

impl Connection {
    /// Opens the database `name`, and brings it to this build's version.
    pub(super) async fn open(name: &str) -> Result<Self, StoreError> {
        let watchdog = Watchdog::within(OPEN_SECONDS);
        let bell = watchdog.bell();
        let request = Database::open(name)
            .with_version(VERSION)
            .with_on_blocked(move |_| {
                bell.ring(StoreError::Blocked);
                Ok(())
            })
            .with_on_upgrade_needed_fut(async |event, tx| upgrade(event.old_version(), tx).await)
            .build();
        let mut request = Box::pin(request.map_err(refusal_to_open)?);
        match watchdog.guard(request.as_mut()).await {
            Ok(answer) => answer.map(Self::new).map_err(refusal_to_open),
            Err(reason) => {
                // The browser will open it yet. Without a listener it would
                // make an empty database of this version, broken for ever.
                spawn_local(async move {
                    if let Ok(db) = request.await {
                        db.close();
                    }
                });
                Err(reason)
            }
        }
    }

    pub(super) fn database(&self) -> &Database {
        &self.db
    }

    pub(super) fn life(&self) -> Life {
        self.life.get()
    }

    fn new(db: Database) -> Self {
        let life = Rc::new(Cell::new(Life::Open));
        let lose = {
            let life = life.clone();
            Closure::new(move || life.set(Life::Lost))
        };
        // Closed here and now: the other tab's upgrade waits for it. What was
        // begun before is still finished.
        let give_up = {
            let (life, db) = (life.clone(), db.clone());
            Closure::new(move || {
                life.set(Life::Superseded);
                db.as_sys().close();
            })
        };
        db.as_sys().set_onclose(Some(lose.as_ref().unchecked_ref()));
        db.as_sys().set_onversionchange(Some(give_up.as_ref().unchecked_ref()));
        Self { db, life, _handlers: [lose, give_up] }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.db.as_sys().set_onclose(None);
        self.db.as_sys().set_onversionchange(None);
        self.db.as_sys().close();
    }
}
