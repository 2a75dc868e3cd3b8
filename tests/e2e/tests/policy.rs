//! The page forbids itself everything that it does not need.

use std::fs;
use std::path::Path;

use e2e::{Outcome, Site, in_every_engine, tools, until};

/// A stranger's page around the app.
const FRAME: &str = "<!doctype html><html lang='en' data-ready='true'><title>A stranger</title><link rel='icon' href='data:,'>
    <script>window.ninefold = { problems: [] };</script>
    <iframe title='Ninefold' src='app.html#/today'></iframe>";

in_every_engine! {
    async fn a_script_that_slips_in_is_refused(app) {
        app.expect_problem("");
        app.open("#/today").await?;
        app.run("try {
                const script = document.createElement('script');
                script.append('window.ran = 1');
                document.body.append(script);
            } catch (refused) { void refused; }").await?;
        app.run("try {
                const holder = document.createElement('div');
                holder.innerHTML = '<img src=x onerror=\"window.ran = 1\">';
                document.body.append(holder);
            } catch (refused) { void refused; }").await?;
        app.run("try { setTimeout('window.ran = 1', 0); } catch (refused) { void refused; }").await?;
        until("the page notes what was refused", async || {
            let problems = e2e::checks::health::problems(app).await?;
            Ok((!problems.is_empty()).then_some(()))
        })
        .await?;
        let ran = app.run("return window.ran ?? null").await?;
        assert!(ran.is_null(), "a script that slipped in was run");
        Ok(())
    }

    async fn a_page_that_frames_the_app_gets_no_leads(app, on Site::changed(frame)) {
        app.open("#/today").await?;
        until("the app inside the frame says that it opened nothing", async || {
            let notice = app.run("const inside = document.querySelector('iframe').contentDocument;
                return inside?.querySelector('[role=alert]')?.textContent ?? ''").await?;
            let notice = notice.as_str().unwrap_or_default();
            Ok(notice.contains("another page shows this one inside itself").then_some(()))
        })
        .await
    }
}

/// Puts the stranger's page in front of the app in `dir`.
fn frame(dir: &Path) -> Outcome {
    fs::rename(dir.join("index.html"), dir.join("app.html"))?;
    Ok(fs::write(dir.join("index.html"), FRAME)?)
}

#[test]
fn the_policy_comes_first_and_begins_with_nothing() {
    let dist = tools::dist().expect("the app is built");
    let html = fs::read_to_string(dist.join("index.html")).expect("index.html is text");
    let (_, head) = html.split_once("<head>").expect("the page has a head");
    let (first, _) = head.trim_start().split_once('>').expect("the head has an element");
    assert!(
        first.starts_with("<meta") && first.contains("Content-Security-Policy"),
        "the head begins with {first}"
    );
    for rule in ["default-src 'none'", "require-trusted-types-for 'script'", "base-uri 'none'"] {
        assert!(first.contains(rule), "{rule} is not in {first}");
    }
    for hole in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"] {
        assert!(!first.contains(hole), "{hole} is in {first}");
    }
}
