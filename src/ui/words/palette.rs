//! What stands in the command palette.

use super::stage;
use crate::route::Route;
use crate::state::{Act, Action, PaletteSort, Theme};

/// The heading above lines that belong together.
pub fn palette_sort(sort: PaletteSort) -> &'static str {
    match sort {
        PaletteSort::Leads => "Leads",
        PaletteSort::Pages => "Pages",
        PaletteSort::Actions => "Actions",
    }
}

/// What an act is called that is about the lead with this `title`. A lead is called by its own.
pub fn act(act: &Act, title: &str) -> String {
    match act {
        Act::Open(_) => title.to_owned(),
        Act::Go(route) => page(route).to_owned(),
        Act::View(name, _) => format!("Leads: {name}"),
        Act::Do(action) => self::action(*action, title),
    }
}

/// What a page is called.
pub fn page(route: &Route) -> &'static str {
    match route {
        Route::Today(_) => "Today",
        Route::New(_) => "New lead",
        Route::Leads(_) | Route::Lead(..) => "Leads",
        Route::Duplicates => "Duplicates",
        Route::Board(_) => "Board",
        Route::Sheet(_) => "Call sheet",
        Route::Cadences(_) => "Cadences",
        Route::Data => "Data",
        Route::Settings => "Settings",
        Route::NotFound(_) => "Page not found",
    }
}

fn action(action: Action, title: &str) -> String {
    match action {
        Action::LogTouch(_) => format!("Log touch with {title}"),
        Action::Snooze(_) => format!("Snooze {title}"),
        Action::Skip(_) => format!("Skip the step of {title}"),
        Action::CallSheet(_) => format!("Call sheet of {title}"),
        Action::Move(_, to) => format!("Move {title} to {}", stage(to)),
        Action::NewLead => "New lead".to_owned(),
        Action::Undo => "Undo".to_owned(),
        Action::Redo => "Redo".to_owned(),
        Action::Export => "Export JSON".to_owned(),
        Action::Import => "Import a file".to_owned(),
        Action::Theme(Theme::Device) => "Theme: as this device".to_owned(),
        Action::Theme(Theme::Light) => "Theme: light".to_owned(),
        Action::Theme(Theme::Dark) => "Theme: dark".to_owned(),
        Action::Projector(true) => "Projector: on".to_owned(),
        Action::Projector(false) => "Projector: off".to_owned(),
        Action::Shortcuts => "Keyboard shortcuts".to_owned(),
    }
}

/// How much is found, for who cannot see it.
pub fn n_found(n: usize) -> String {
    match n {
        0 => "Nothing found".to_owned(),
        1 => "1 result".to_owned(),
        n => format!("{} results", super::thousands(n)),
    }
}
