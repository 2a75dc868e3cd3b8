//! What Ninefold knows, without a browser.
