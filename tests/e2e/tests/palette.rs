//! The command palette, the list of shortcuts, and a lead that is typed all in one.

use e2e::{Key, Role, in_every_engine, until};

in_every_engine! {
    async fn the_palette_leads_to_leads_pages_and_actions(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").company("Alder & Finch").save().await?;
        app.open("#/today").await?;
        app.press(Key::Control('k')).await?;
        app.see(Role::Dialog, "Command palette").await?;
        app.type_text("boa").await?;
        app.read(Role::Status, "result").await?;
        app.press(Key::Enter).await?;
        app.at("#/board").await?;
        app.press(Key::Control('k')).await?;
        app.see(Role::Dialog, "Command palette").await?;
        app.type_text("costa").await?;
        until("she is the first", async || {
            let first = "return document.querySelector('#palette-0')?.textContent ?? ''";
            Ok(app.run(first).await?.as_str().is_some_and(|it| it.contains("Ana Costa")).then_some(()))
        })
        .await?;
        app.press(Key::Enter).await?;
        app.at(format!("#/leads/{id}")).await?;

        app.press(Key::Letter('?')).await?;
        app.see(Role::Dialog, "Keyboard shortcuts").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Keyboard shortcuts").await?;
        app.open("#/settings").await?;
        app.see(Role::Field, "Time zone").await?;
        app.run("document.querySelector('#single-keys').click()").await?;
        app.open("#/today").await?;
        app.press(Key::Letter('n')).await?;
        app.press(Key::Control('k')).await?;
        app.see(Role::Dialog, "Command palette").await?;
        app.see_no(Role::Dialog, "New lead").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Command palette").await
    }
}

in_every_engine! {
    async fn a_lead_is_typed_all_in_one_and_a_link_fills_the_form(app) {
        app.open("#/leads").await?;
        app.new_lead().fill().await?;
        app.write("Type or paste all in one", "Ana Costa, Alder & Finch, +34 600 100 200, from fair").await?;
        app.says("Name", "Ana Costa").await?;
        app.says("Company", "Alder & Finch").await?;
        app.says("Phone", "+34 600 100 200").await?;
        app.says("Source", "fair").await?;
        let hash = app.hash().await?;
        app.click(Role::Button, "Save lead").await?;
        let id = app.saved(&hash).await?;
        app.stored_as(&id, "company", "Alder & Finch".into()).await?;

        app.open("#/new?name=Ben%20Okafor&company=%3Cb%3EDent%3C%2Fb%3E&note=javascript%3Aalert(1)").await?;
        app.see(Role::Dialog, "New lead").await?;
        app.says("Name", "Ben Okafor").await?;
        app.says("Company", "<b>Dent</b>").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "New lead").await?;
        app.at("#/today").await?;
        assert_eq!(app.stored_leads().await?.len(), 1, "a link saves nothing by itself");
        Ok(())
    }
}
