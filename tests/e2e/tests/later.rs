//! The later pages come after the first screen: once, by themselves, and again when they did not.

use e2e::{App, Key, Outcome, Role, Site, in_every_engine, until};

/// While `isOut` says so, nothing is to be had from the host.
const HOST_CAN_BE_OUT: &str = "
    window.isOut = false;
    const ask = window.fetch;
    window.fetch = (...what) => window.isOut
        ? Promise.reject(new TypeError('the host is out of reach'))
        : ask(...what);";

/// The same, and the file of the later pages is not to be had from the start.
const LATER_PAGES_ARE_OUT: &str = "
    window.isOut = true;
    const ask = window.fetch;
    window.fetch = (what, ...how) => window.isOut && String(what).includes('later')
        ? Promise.reject(new TypeError('the host is out of reach'))
        : ask(what, ...how);";

in_every_engine! {
    async fn a_later_page_opens_by_its_address_and_is_fetched_once(app) {
        app.open("#/settings").await?;
        app.see(Role::Field, "Time zone").await?;
        app.click(Role::Link, "Data").await?;
        app.see(Role::Button, "Export JSON").await?;
        app.click(Role::Link, "Settings").await?;
        app.see(Role::Field, "Time zone").await?;
        assert_eq!(n_fetched(app).await?, 1, "as often the later pages were fetched");
        Ok(())
    }

    async fn a_loaded_tab_needs_the_host_no_more(
        app, on Site::in_a_browser_where(HOST_CAN_BE_OUT)
    ) {
        app.open("#/today").await?;
        until("the later pages are fetched", async || {
            Ok((n_fetched(app).await? == 1).then_some(()))
        })
        .await?;
        app.run("window.isOut = true").await?;
        app.click(Role::Link, "Data").await?;
        app.see(Role::Button, "Export JSON").await?;
        Ok(())
    }

    async fn later_pages_that_do_not_come_are_told_and_tried_again(
        app, on Site::in_a_browser_where(LATER_PAGES_ARE_OUT)
    ) {
        app.expect_problem("the host is out of reach");
        app.open("#/data").await?;
        app.see(Role::Heading, "Data").await?;
        app.read(Role::Alert, "could not be loaded").await?;
        app.click(Role::Button, "Try again").await?;
        app.read(Role::Alert, "could not be loaded").await?;

        // What saves is among them: so nothing is saved, and what was typed stays.
        app.new_lead().name("Ana Costa").fill().await?;
        app.click(Role::Button, "Save lead").await?;
        app.read(Role::Alert, "did not come").await?;
        assert_eq!(app.value("Name").await?, "Ana Costa");
        assert_eq!(app.stored_leads().await?.len(), 0, "what is stored");
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "New lead").await?;
        // Another page of them is another try.
        app.click(Role::Link, "Settings").await?;
        app.read(Role::Alert, "could not be loaded").await?;
        app.run("window.isOut = false").await?;
        app.click(Role::Button, "Try again").await?;
        app.see(Role::Field, "Time zone").await?;
        app.click(Role::Link, "Data").await?;
        app.see(Role::Button, "Export JSON").await?;
        let before = app.hash().await?;
        app.click(Role::Button, "New lead").await?;
        app.see(Role::Dialog, "New lead").await?;
        assert_eq!(app.value("Name").await?, "Ana Costa");
        app.click(Role::Button, "Save lead").await?;
        app.saved(&before).await?;
        Ok(())
    }
}

/// How often the file of the later pages came.
async fn n_fetched(app: &App) -> Outcome<u64> {
    let script = "return performance.getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('split_later.wasm')).length";
    Ok(app.run(script).await?.as_u64().unwrap_or_default())
}
