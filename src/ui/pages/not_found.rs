//! An address that leads nowhere.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::parts::{Empty, PageHead};

/// Says so, and shows the way back.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <PageHead title="Page not found" line=|| "Nothing lives at this address".to_owned() />
        <Empty title="Your leads are where they were">
            <a href=Route::Today(None).to_string()>"Back to Today"</a>
        </Empty>
    }
}
