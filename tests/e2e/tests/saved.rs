//! Saved leads stay, whatever happens to the browser.

use e2e::pages::lead::Plan;
use e2e::{App, Outcome, Role, Site, in_every_engine, until};

const NAMES: [&str; 3] = ["Ana Costa", "Ben Okafor", "Chiara Rossi"];

/// Every text of a notice is kept, since each stands for a few seconds only.
const NOTICES_ARE_KEPT: &str = "
    window.notices = new Set();
    new MutationObserver(() => {
        for (const status of document.querySelectorAll('[role=status]'))
            window.notices.add(status.textContent.trim());
    }).observe(document, { childList: true, subtree: true, characterData: true });";

in_every_engine! {
    async fn each_save_is_told_with_the_leads_name(
        app, on Site::in_a_browser_where(NOTICES_ARE_KEPT)
    ) {
        app.open("#/today").await?;
        for name in NAMES {
            app.new_lead().name(name).save().await?;
            let told = format!("Saved – {name}");
            until(&format!("a notice says `{told}`"), async || {
                let notices = app.run("return Array.from(window.notices)").await?;
                let notices: Vec<String> = serde_json::from_value(notices)?;
                Ok(notices.contains(&told).then_some(()))
            })
            .await?;
        }
        Ok(())
    }

    async fn three_leads_outlive_a_reload_and_a_killed_browser(app) {
        app.open("#/today").await?;
        // Fixed times, because a reason says `today` only until midnight.
        let ana = app.new_lead().name(NAMES[0]).asked_at("2025-03-30T02:30").save().await?;
        let ben = app.new_lead().name(NAMES[1]).asked_at("2025-01-15T14:30").save().await?;
        let chiara = app.new_lead().name(NAMES[2]).asked_at("2025-06-30T23:59").save().await?;
        let ids = [ana, ben, chiara];

        let before = plans(app, &ids).await?;
        app.reload().await?;
        assert_eq!(plans(app, &ids).await?, before, "after a reload");
        app.kill_and_reopen("#/today").await?;
        assert_eq!(plans(app, &ids).await?, before, "after a killed browser");

        let mut listed = app.listed_ids().await?;
        listed.sort();
        let mut ids = ids;
        ids.sort();
        assert_eq!(listed, ids);
        Ok(())
    }

    async fn a_form_in_progress_outlives_a_reload(app) {
        app.open("#/today").await?;
        app.new_lead().name("Ana Costa").note("half a thought").fill().await?;
        app.reload().await?;
        app.click(Role::Button, "New lead").await?;
        app.see(Role::Dialog, "New lead").await?;
        assert_eq!(app.value("Name").await?, "Ana Costa");
        assert_eq!(app.value("Note").await?, "half a thought");
        Ok(())
    }
}

async fn plans(app: &App, ids: &[String; 3]) -> Outcome<Vec<Plan>> {
    let mut plans = Vec::new();
    for (id, name) in ids.iter().zip(NAMES) {
        plans.push(app.plan_of(id, name).await?);
    }
    Ok(plans)
}
