//! What is known about a lead is edited where it stands.

use e2e::{App, Key, Outcome, Role, in_every_engine, until};
use serde_json::json;

in_every_engine! {
    async fn each_kind_of_fact_is_edited_in_place_and_stays(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana").email("ana@example.com").save().await?;
        app.see(Role::Heading, "Ana").await?;
        app.rewrite("Name", "Ana Costa").await?;
        app.press(Key::Enter).await?;
        app.stored_as(&id, "name", json!("Ana Costa")).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        assert_eq!(app.focused().await?, "Name", "the focus after Enter");

        app.set_fact("Emails", "ana@example.com; a.costa@example.org").await?;
        app.stored_as(&id, "emails", json!(["ana@example.com", "a.costa@example.org"])).await?;
        app.set_fact("Value", "1.200,50").await?;
        app.stored_as(&id, "value", json!({ "amount": 120_050, "currency": "EUR" })).await?;
        app.says("Value", "1200.50").await?;
        app.set_fact("Tags", "vip, fair,vip").await?;
        app.stored_as(&id, "tags", json!(["fair", "vip"])).await?;
        app.rewrite("Note", "first line").await?;
        app.press(Key::Enter).await?;
        app.type_text("second line").await?;
        app.leave().await?;
        app.stored_as(&id, "note", json!("first line\nsecond line")).await?;
        app.focus(&app.see(Role::Field, "Enquiry received").await?).await?;
        app.set_time("Enquiry received", "2026-01-15T14:30").await?;
        app.leave().await?;
        app.stored_as(&id, "enquiry_at", json!("2026-01-15T14:30:00.000Z")).await?;
        app.unfold().await?;
        app.choose("Ready to buy", "Yes").await?;
        app.stored_as(&id, "ready", json!(true)).await?;

        app.reload().await?;
        app.see(Role::Heading, "Ana Costa").await?;
        for (label, text) in [
            ("Emails", "ana@example.com, a.costa@example.org"),
            ("Value", "1200.50"),
            ("Tags", "fair, vip"),
            ("Note", "first line\nsecond line"),
            ("Enquiry received", "2026-01-15T14:30"),
            ("Ready to buy", "yes"),
        ] {
            app.says(label, text).await?;
        }
        app.open_data().await?;
        for done in ["Changed the note of Ana Costa", "Changed the value of Ana Costa"] {
            app.read_in("History", done).await?;
        }
        Ok(())
    }

    async fn a_field_reverts_refuses_and_keeps_what_is_typed(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").email("ana@example.com").save().await?;
        app.rewrite("Name", "Somebody else").await?;
        app.press(Key::Escape).await?;
        app.says("Name", "Ana Costa").await?;
        assert_eq!(app.focused().await?, "Name", "the focus after Escape");

        app.rewrite("Emails", "ana").await?;
        app.press(Key::Enter).await?;
        app.refused("Emails", "e-mail address has one @").await?;
        app.says("Emails", "ana").await?;
        app.leave().await?;
        app.refused("Emails", "e-mail address has one @").await?;
        app.stored_as(&id, "emails", json!(["ana@example.com"])).await?;
        app.rewrite("Emails", "ana@costa.example").await?;
        app.not_refused("Emails").await?;
        app.press(Key::Enter).await?;
        app.stored_as(&id, "emails", json!(["ana@costa.example"])).await?;

        // The tab is closed on a half thought.
        app.rewrite("Note", "half a thought").await?;
        app.says("Note", "half a thought").await?;
        app.reload().await?;
        app.see(Role::Heading, "Ana Costa").await?;
        app.says("Note", "half a thought").await?;
        app.rewrite("Note", "a whole thought").await?;
        app.leave().await?;
        app.stored_as(&id, "note", json!("a whole thought")).await?;
        app.reload().await?;
        app.says("Note", "a whole thought").await
    }

    async fn typing_goes_on_while_a_field_is_saved_and_the_last_change_is_undone(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana").company("Costa").save().await?;
        app.rewrite("Name", "Ana Costa").await?;
        app.press(Key::Tab).await?;
        app.type_slowly(" & Filhos").await?;
        app.stored_as(&id, "name", json!("Ana Costa")).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        assert_eq!(app.focused().await?, "Company", "the focus after the save of the field before");
        app.type_slowly(" Lda").await?;
        let typed = app.value("Company").await?;
        assert!(typed.ends_with(" & Filhos Lda"), "what was typed meanwhile became {typed:?}");
        app.press(Key::Enter).await?;
        app.stored_as(&id, "company", json!(typed.trim())).await?;

        app.set_fact("Company", "Alder & Finch").await?;
        app.stored_as(&id, "company", json!("Alder & Finch")).await?;
        undo(app, Key::Control('z')).await?;
        app.stored_as(&id, "company", json!(typed.trim())).await?;
        app.says("Company", typed.trim()).await?;
        undo(app, Key::ControlShift('z')).await?;
        app.stored_as(&id, "company", json!("Alder & Finch")).await?;
        app.says("Company", "Alder & Finch").await?;

        app.open_data().await?;
        app.read_in("History", "Did again: changed the company of Ana Costa").await?;
        app.read_in("History", "Undid: changed the company of Ana Costa").await?;
        Ok(())
    }
}

/// Presses `key` where no field takes it, and waits for the word that comes of it.
async fn undo(app: &App, key: Key) -> Outcome {
    app.leave().await?;
    until("the focus is in no field", async || {
        Ok((app.focused().await? == "the page").then_some(()))
    })
    .await?;
    app.press(key).await
}
