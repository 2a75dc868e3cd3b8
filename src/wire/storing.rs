//! What is asked of the store once somebody does something: it lies behind the seam.

use std::collections::BTreeSet;
use std::rc::Rc;

use ninefold::browser::{clock, files};
use ninefold::state::{Desk, Ticket};
use ninefold::storage::Store;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::order::gathered;
use ninefold_core::interchange::backup_file;

use super::Place;

/// Carries `command` out, and tells the desk what came of it.
pub async fn change(desk: Desk, place: Place, ticket: Ticket, command: Rc<Command>) {
    let Some(store) = place.get() else {
        return desk.failed(ticket, "the desk is still being opened".to_owned());
    };
    match store.change(&command, clock::now()).await {
        Ok(done) => desk.done(ticket, done.rev, done.change, clock::now()),
        Err(error) => desk.failed(ticket, error.to_string()),
    }
}

/// Tells the desk what `command` would come to.
pub async fn try_out(desk: Desk, place: Place, command: Rc<Command>) {
    let Some(store) = place.get() else {
        return desk.tried(Err("the desk is still being opened".to_owned()));
    };
    let answer = store.try_out(&command, clock::now()).await;
    desk.tried(answer.map_err(|error| error.to_string()));
}

/// Tells the desk what was done, the latest first.
pub async fn journal(desk: Desk, place: Place) {
    /// How many entries the history shows and can undo.
    const MOST: usize = 200;
    let Some(store) = place.get() else { return };
    if let Ok(entries) = store.journal(MOST).await {
        desk.tell_journal(entries);
    }
}

/// Hands everything over as a file, and tells the desk how many leads are in it.
pub async fn export(desk: Desk, place: Place) {
    desk.exported(exported(desk, &place).await);
}

async fn exported(desk: Desk, place: &Place) -> Result<usize, String> {
    let store = place.get().ok_or("the desk is still being opened")?;
    let bodies = store.bodies().await.map_err(|error| error.to_string())?;
    let settings = store.settings().await.map_err(|error| error.to_string())?;
    let now = clock::now();
    let texts = bodies.texts.iter().map(String::as_str);
    let file = backup_file::write_file(now, &settings, texts);
    hand_over(desk, "", &file)?;
    Ok(bodies.texts.len())
}

/// Hands these leads over as a file, and tells the desk how many are in it.
pub async fn export_some(desk: Desk, place: Place, ids: Vec<LeadId>) {
    desk.exported(exported_some(desk, &place, ids).await);
}

async fn exported_some(desk: Desk, place: &Place, ids: Vec<LeadId>) -> Result<usize, String> {
    let store = place.get().ok_or("the desk is still being opened")?;
    let bodies = store.bodies().await.map_err(|error| error.to_string())?;
    let ids: BTreeSet<LeadId> = gathered(ids);
    let texts = bodies.texts.iter().map(String::as_str);
    let (file, n_leads) = backup_file::write_some(clock::now(), texts, |id| ids.contains(&id));
    hand_over(desk, "-selected", &file)?;
    Ok(n_leads)
}

/// Has the browser save `file` under the name of the desk, `what` it is and the day.
fn hand_over(desk: Desk, what: &str, file: &str) -> Result<(), String> {
    let day = desk.with_zone(|zone| zone.day(clock::now()));
    let name = if desk.is_demo() { "ninefold-demo" } else { "ninefold" };
    files::download(&format!("{name}{what}-{day}.json"), "application/json", file)
}
