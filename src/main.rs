//! Mounts the app at once, opens the store beside it, and wires the two. It decides nothing.

#[cfg(target_arch = "wasm32")]
mod wire;

#[cfg(target_arch = "wasm32")]
fn main() {
    wire::start();
}

/// Natively there is nothing to run: the app lives in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Ninefold runs in a browser: cargo xtask serve");
}
