//! An address that leads nowhere.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::Desk;
use crate::ui::live::{Draw, said};
use crate::ui::parts::{empty, page_head};

/// Says so, and shows the way back.
pub fn not_found(desk: Desk) -> AnyView {
    let back = view! { <a href=desk.href(Route::Today(None))>"Back to Today"</a> };

    view! {
        {page_head("Page not found", said(|| "Nothing lives at this address"), None)}
        {empty("Your leads are where they were", back.drawn())}
    }
    .drawn()
}
