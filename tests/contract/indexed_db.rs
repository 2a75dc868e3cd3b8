//! The laws, for the browser's database.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::Browser;
use crate::laws::{self, for_each_law};

macro_rules! check {
    ($($law:ident),* $(,)?) => {$(
        #[wasm_bindgen_test]
        async fn $law() {
            let browser = Browser::with_no(stringify!($law)).await;
            laws::$law(&browser).await;
            browser.leave().await;
        }
    )*};
}
for_each_law!(check);
