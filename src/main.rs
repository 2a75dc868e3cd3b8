//! Mounts the app at once, opens the store beside it, and wires the two.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    leptos::mount::mount_to_body(|| leptos::view! { <p>"Ninefold"</p> });
}

/// Natively there is nothing to run: the app lives in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Ninefold runs in a browser: cargo xtask serve");
}
