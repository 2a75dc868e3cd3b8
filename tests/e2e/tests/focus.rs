//! The focus is where the person goes on.

use e2e::{App, Engine, Key, Outcome, Role, Setting, in_every_engine, journey, until};

in_every_engine! {
    async fn beside_the_list_a_lead_opens_and_leaves_the_focus_on_its_row(app) {
        app.open("#/today").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.new_lead().name("Ben Okafor").save().await?;
        app.click(Role::Link, "Leads").await?;
        app.see(Role::Heading, "Leads").await?;
        app.focus(&app.see(Role::Link, "Ana Costa").await?).await?;
        app.press(Key::Enter).await?;
        app.at(format!("#/leads/{id}")).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        app.see(Role::Heading, "Leads").await?;
        assert_eq!(app.focused().await?, "Leads", "the focus after Enter");
        let row = "const id = document.activeElement.getAttribute('aria-activedescendant');
            return document.getElementById(id)?.closest('[role=row]')?.id";
        assert_eq!(app.run(row).await?, format!("lead-{id}"), "the row that keys are about");
        Ok(())
    }
}

#[tokio::test]
async fn on_a_phone_the_focus_goes_to_the_lead_that_opens() {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.look(390, false).await?;
        app.open("#/today").await?;
        app.new_lead().name("Ana Costa").save().await?;
        app.open("#/leads").await?;
        app.click(Role::Link, "Ana Costa").await?;
        until("the focus is on the lead's heading", async || {
            Ok((focused_element(app).await? == "H1 Ana Costa").then_some(()))
        })
        .await
    })
    .await;
}

/// The tag and the words of what has the focus: a lead's row and its heading
/// have the same words.
async fn focused_element(app: &App) -> Outcome<String> {
    let script = "const { tagName, textContent } = document.activeElement;
        return `${tagName} ${textContent.trim()}`";
    Ok(app.run(script).await?.as_str().unwrap_or_default().to_owned())
}
