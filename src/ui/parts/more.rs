//! The way to the rest of a list that is drawn in steps.

use leptos::prelude::*;

use super::button;
use crate::state::{Memo, RwSignal};
use crate::ui::live::{Draw, maybe};
use crate::ui::words;

/// A button while there are more than `n_shown` rows; it draws `step` more of them.
pub fn more(n_shown: RwSignal<usize>, n_rows: Memo<usize>, step: usize) -> AnyView {
    let show = move || n_shown.update(|shown| *shown += step);
    let more = move || match n_rows.get().saturating_sub(n_shown.get()) {
        0 => None,
        n => {
            let words = format!("Show more ({} left)", words::thousands(n));
            Some(button("button is-quiet", words, show))
        }
    };
    maybe(more).drawn()
}
