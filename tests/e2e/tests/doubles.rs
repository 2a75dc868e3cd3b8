//! Leads that are one and the same: found, merged, parted again, and told apart for good.

use e2e::{App, Key, Outcome, Role, in_every_engine, until};
use serde_json::{Value, json};

/// The facts of a lead that are compared here.
fn facts(lead: &Value) -> Value {
    let parts = ["name", "company", "emails", "phones", "note", "source", "deleted_at"];
    parts.into_iter().map(|name| (name.to_owned(), lead[name].clone())).collect()
}

async fn stored_facts(app: &App) -> Outcome<Vec<Value>> {
    Ok(app.stored_leads().await?.iter().map(facts).collect())
}

async fn is_stored(app: &App, what: &str, expected: &[Value]) -> Outcome {
    until(what, async || Ok((stored_facts(app).await? == expected).then_some(()))).await
}

in_every_engine! {
    async fn two_leads_become_one_are_parted_and_become_one_again(app) {
        app.open("#/leads").await?;
        app.new_lead().name("Ana Costa").email("ana@example.com").note("From the fair").save().await?;
        app.new_lead().name("Ben Okafor").save().await?;
        app.new_lead().name("Costa, Ana").fill().await?;
        app.write("Email", "ANA@example.com").await?;
        app.read(Role::Status, "has this e-mail").await?;
        app.write("Phone", "+34 600 100 200").await?;
        let hash = app.hash().await?;
        app.click(Role::Button, "Save lead").await?;
        app.saved(&hash).await?;
        let apart = stored_facts(app).await?;

        app.open("#/leads").await?;
        app.click(Role::Link, "Duplicates").await?;
        app.read(Role::Status, "1 pair may be one and the same").await?;
        app.see(Role::Button, "Merge").await?;
        until("both are read", async || {
            let is_ready = "return document.querySelector('.double-pair__ways button')?.getAttribute('aria-disabled') !== 'true'";
            Ok((app.run(is_ready).await? == true).then_some(()))
        })
        .await?;
        app.click(Role::Button, "Merge").await?;
        app.read(Role::Status, "Merged").await?;
        let merged = stored_facts(app).await?;
        let kept: Vec<&Value> = merged.iter().filter(|lead| lead["deleted_at"].is_null()).collect();
        assert_eq!(kept.len(), 2, "{merged:#?}");
        let ana = kept.iter().find(|lead| lead["name"] != "Ben Okafor").expect("she is there");
        assert_eq!(ana["phones"], json!(["+34 600 100 200"]), "{ana:#}");
        assert_eq!(ana["note"], "From the fair", "{ana:#}");

        app.press(Key::Control('z')).await?;
        is_stored(app, "they are two again", &apart).await?;
        app.reload().await?;
        // What was done is read from the store after the page is ready.
        app.open_data().await?;
        app.read_in("History", "Undid").await?;
        app.press(Key::ControlShift('z')).await?;
        until("they are one again", async || {
            let now = stored_facts(app).await?;
            let without_times = |all: &[Value]| -> Vec<Value> {
                let timeless = |lead: &Value| {
                    let mut lead = lead.clone();
                    lead["deleted_at"] = lead["deleted_at"].is_null().into();
                    lead
                };
                all.iter().map(timeless).collect()
            };
            Ok((without_times(&now) == without_times(&merged)).then_some(()))
        })
        .await?;
        app.press(Key::Control('z')).await?;
        is_stored(app, "they are two again", &apart).await?;
        app.open("#/leads/duplicates").await?;

        // What is not the same is not asked again.
        app.read(Role::Status, "1 pair may be one and the same").await?;
        app.click(Role::Button, "Not the same").await?;
        app.read(Role::Status, "Noted – not the same").await?;
        app.reload().await?;
        app.read_main("No two leads look alike").await
    }
}
