//! Deleted leads wait in the trash; erased ones are nowhere.

use e2e::{App, Outcome, Role, in_every_engine, until};
use serde_json::Value;

/// Part of the name of whoever is erased, and found nowhere by chance.
const NAME: &str = "Quillfeather";

in_every_engine! {
    async fn a_deleted_lead_waits_in_the_trash_and_an_erased_one_is_nowhere(app) {
        app.open("#/leads").await?;
        app.new_lead().name("Ana Costa").save().await?;
        let name = &format!("Zed {NAME}");
        let lead = app.new_lead().name(name).email(&format!("zed@{NAME}.example"));
        let id = lead.note(&format!("{NAME} wants a quote")).save().await?;

        app.click(Role::Button, "Delete").await?;
        until("the lead says that it is in the trash", async || {
            Ok(app.main_words().await?.contains("In the trash since").then_some(()))
        })
        .await?;
        app.see_no(Role::Link, name).await?;
        app.click(Role::Button, "Undo").await?;
        app.see(Role::Link, name).await?;
        app.click(Role::Button, "Delete").await?;
        app.see_no(Role::Link, name).await?;
        app.open_data().await?;
        app.click_in("Trash", Role::Button, &format!("Restore {name}")).await?;
        app.lists(2).await?;

        // It leaves traces wherever there are any.
        app.click(Role::Link, name).await?;
        app.see(Role::Heading, name).await?;
        app.set_fact("Company", &format!("{NAME} & Sons")).await?;
        app.stored_so(&id, "it has a company", |lead| !lead["company"].is_null()).await?;
        app.touch().outcome("Spoke").note("Quillfeather said yes").save().await?;
        app.rewrite("Role", &format!("Head of {NAME}")).await?;
        app.snapshot().await?;
        assert!(traces(app).await?.len() > 3, "there are no traces to erase");

        app.click(Role::Button, "Delete").await?;
        app.open_data().await?;
        let erase = format!("Erase for good: {name}");
        app.click_in("Trash", Role::Button, &erase).await?;
        let question = app.see(Role::Dialog, "Erase for good?").await?.text().await?;
        assert!(question.contains(name) && question.contains("with 1 touch"), "{question}");
        assert_eq!(app.focused().await?, "Cancel", "the focus in the question");
        app.click(Role::Button, "Cancel").await?;
        app.see_no(Role::Dialog, "Erase for good?").await?;
        app.click_in("Trash", Role::Button, &erase).await?;
        app.click(Role::Button, "Erase for good").await?;
        app.read_in("Trash", "Nothing is in the trash").await?;
        assert_eq!(traces(app).await?, [""; 0], "after it was erased");
        assert!(!app.words().await?.contains(NAME), "it is still on screen");
        app.reload().await?;
        app.lists(1).await?;
        assert_eq!(traces(app).await?, [""; 0], "after a reload");
        Ok(())
    }
}

/// Where in this browser the name is still found.
async fn traces(app: &App) -> Outcome<Vec<String>> {
    let stored = app.stored().await?;
    let small = app.run("return Object.entries(localStorage)").await?;
    let mut places = Vec::new();
    for (store, entries) in stored.as_object().into_iter().flatten() {
        places.extend(traces_in(store, entries));
    }
    places.extend(traces_in("localStorage", &small));
    Ok(places)
}

fn traces_in(store: &str, entries: &Value) -> Vec<String> {
    let has_name = |entry: &&Value| entry.to_string().contains(NAME);
    let entries = entries.as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().filter(has_name).map(|entry| format!("{store}: {entry}")).collect()
}
