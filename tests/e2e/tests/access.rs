//! Everybody can use it: axe-core finds no fault with any view.

use e2e::checks::access;
use e2e::{App, Engine, Key, Outcome, Role, Setting, in_every_engine, journey};

in_every_engine! {
    async fn every_view_is_accessible(app) {
        visit_every_view(app, "at a desk").await
    }
}

#[tokio::test]
async fn every_view_is_accessible_in_the_dark() {
    check_look(1440, true).await;
}

#[tokio::test]
async fn every_view_is_accessible_on_a_phone() {
    check_look(390, false).await;
}

#[tokio::test]
async fn every_view_is_accessible_on_a_phone_in_the_dark() {
    check_look(390, true).await;
}

async fn check_look(width: u32, dark: bool) {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.look(width, dark).await?;
        let look = format!("{width} pixels wide, {}", if dark { "dark" } else { "light" });
        visit_every_view(app, &look).await
    })
    .await;
}

async fn visit_every_view(app: &App, look: &str) -> Outcome {
    let mut faults = Vec::new();
    app.open("#/today").await?;
    app.see(Role::Heading, "Today").await?;
    faults.extend(access::faults(app, "Today without leads").await?);
    app.open("#/no-such-page").await?;
    app.see(Role::Heading, "Page not found").await?;
    faults.extend(access::faults(app, "Page not found").await?);

    app.open("#/leads").await?;
    app.see(Role::Heading, "Leads").await?;
    faults.extend(access::faults(app, "Leads without leads").await?);
    app.open("#/data").await?;
    app.see(Role::Heading, "Data").await?;
    faults.extend(access::faults(app, "Data").await?);
    app.open("#/leads").await?;
    app.see(Role::Heading, "Leads").await?;
    app.new_lead().fill().await?;
    faults.extend(access::faults(app, "the dialog New lead").await?);
    app.click(Role::Button, "Save lead").await?;
    app.refused("Name", "Type a name").await?;
    faults.extend(access::faults(app, "the dialog New lead with an error").await?);
    app.press(Key::Escape).await?;
    app.see_no(Role::Dialog, "New lead").await?;

    let lead = app.new_lead().name("Ana Costa").email("ana@example.com").note("Wants a quote");
    let lead = lead.save().await?;
    app.new_lead().name("Ben Okafor").asked_at("2025-01-15T14:30").save().await?;
    app.new_lead().name("Chiara Rossi").without_enquiry().save().await?;
    app.open("#/today").await?;
    app.see(Role::Heading, "Today").await?;
    faults.extend(access::faults(app, "Today with leads").await?);
    app.open("#/leads").await?;
    app.see(Role::Heading, "Leads").await?;
    faults.extend(access::faults(app, "Leads").await?);
    app.plan_of(&lead, "Ana Costa").await?;
    faults.extend(access::faults(app, "one lead").await?);
    assert!(faults.is_empty(), "axe-core finds fault {look} with\n{}", faults.join("\n"));
    Ok(())
}
