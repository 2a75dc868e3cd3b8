//! Random bytes, from the browser's cryptographic source.

/// Ten random bytes for a new id.
///
/// Without the browser's source they come from `Math.random`: ids need to be
/// distinct on one device, not secret.
pub fn bytes() -> [u8; 10] {
    let mut bytes = [0; 10];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}
