//! Two tabs on one desk lose neither's edits.

use e2e::{App, Key, Outcome, Role, in_every_engine};
use serde_json::{Value, json};

in_every_engine! {
    async fn two_tabs_on_one_lead_lose_neither_edit(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        let here = app.tab().await?;
        let there = app.open_tab(&format!("#/leads/{id}")).await?;
        app.see(Role::Heading, "Ana Costa").await?;

        // Different fields: both stand.
        app.look_at(&here).await?;
        app.set_fact("Company", "Alder & Finch").await?;
        app.stored_as(&id, "company", json!("Alder & Finch")).await?;
        app.look_at(&there).await?;
        app.set_fact("Phones", "555 1234").await?;
        let lead = app.stored_as(&id, "phones", json!(["555 1234"])).await?;
        assert_eq!(lead["company"], "Alder & Finch", "what the other tab saved before");
        app.says("Company", "Alder & Finch").await?;
        app.look_at(&here).await?;
        app.says("Phones", "555 1234").await?;

        // The same field, typed in both before either saves: the later stands,
        // and the earlier is in the lead's history.
        app.rewrite("Role", "Buyer").await?;
        app.look_at(&there).await?;
        app.rewrite("Role", "Owner").await?;
        app.look_at(&here).await?;
        save(app, "Role").await?;
        // Some browsers save for the field that a tab is left with.
        app.stored_so(&id, "it has a role", |lead| !lead["role"].is_null()).await?;
        app.look_at(&there).await?;
        save(app, "Role").await?;
        let lead = app.stored_as(&id, "role", json!("Owner")).await?;
        let history: Vec<Value> = serde_json::from_value(lead["history"].clone())?;
        assert!(history.iter().any(|was| was["role"] == "Buyer"), "the history is {history:?}");
        app.reload().await?;
        app.says("Role", "Owner").await?;
        app.open_details("Show ").await?;
        app.read_in("Timeline", "Role was Buyer").await?;
        app.look_at(&here).await?;
        app.says("Role", "Owner").await
    }

    async fn what_another_tab_did_is_there_when_this_one_is_looked_at_again(app) {
        app.open("#/leads").await?;
        let ana = app.new_lead().name("Ana Costa").save().await?;
        let here = app.tab().await?;
        let there = app.open_tab("#/leads").await?;
        let ben = app.new_lead().name("Ben Okafor").save().await?;
        app.look_at(&here).await?;
        app.see(Role::Link, "Ben Okafor").await?;

        app.click(Role::Link, "Ben Okafor").await?;
        app.see(Role::Heading, "Ben Okafor").await?;
        app.click(Role::Button, "Delete").await?;
        app.stored_so(&ben, "it is in the trash", |lead| !lead["deleted_at"].is_null()).await?;
        app.look_at(&there).await?;
        app.see_no(Role::Link, "Ben Okafor").await?;
        assert_eq!(app.listed_ids().await?, [ana]);

        // What was done there is undone here.
        app.leave().await?;
        app.press(Key::Control('z')).await?;
        app.see(Role::Link, "Ben Okafor").await?;
        Ok(())
    }
}

/// Saves what stands in the field with this label.
async fn save(app: &App, label: &str) -> Outcome {
    app.focus(&app.see(Role::Field, label).await?).await?;
    app.press(Key::Enter).await
}
