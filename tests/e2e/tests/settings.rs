//! What is set for the desk moves its dates; what is set for the device stays.

use e2e::{App, Engine, Fault, Outcome, Role, Setting, in_every_engine, journey, until};
use serde_json::json;

in_every_engine! {
    // A Thursday, far enough back for every step to lie in the past.
    async fn zone_hours_and_holidays_move_the_due_date(app, in_zone "Europe/London") {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").asked_at("2026-01-15T14:30").save().await?;
        app.touch().at("2026-01-15T16:30").save().await?;
        // An hour later the desk is closed: the next morning.
        check_due(app, &id, "2026-01-16T09:00:00.000Z").await?;

        set(app, "Time zone", "Europe/Berlin").await?;
        check_due(app, &id, "2026-01-16T08:00:00.000Z").await?;
        set(app, "Friday", "10:30-12:00, 13:00-17:00").await?;
        check_due(app, &id, "2026-01-16T09:30:00.000Z").await?;
        app.open("#/settings").await?;
        app.set_time("Closed on", "2026-01-16").await?;
        app.click(Role::Button, "Add").await?;
        until("the day is in the list", async || {
            let script = "return document.querySelector('main time[datetime=\"2026-01-16\"]') !== null";
            Ok((app.run(script).await? == true).then_some(()))
        })
        .await?;
        check_due(app, &id, "2026-01-19T08:00:00.000Z").await?;

        // What is set is undone like anything else, also after a reload.
        app.reload().await?;
        app.open_data().await?;
        app.click_in("History", Role::Button, "Undo: Changed the holidays").await?;
        check_due(app, &id, "2026-01-16T09:30:00.000Z").await?;
        app.open("#/settings").await?;
        app.rewrite("Time zone", "Middle/Earth").await?;
        app.leave().await?;
        app.refused("Time zone", "knows no time zone").await?;
        app.rewrite("Friday", "17:00-09:00").await?;
        app.leave().await?;
        app.refused("Friday", "have to end after they start").await?;
        app.says("Friday", "17:00-09:00").await?;
        app.rewrite("Touches of a lead in 7 days, at most", "0").await?;
        app.leave().await?;
        app.refused("Touches of a lead in 7 days, at most", "from 1 to 100").await?;
        check_due(app, &id, "2026-01-16T09:30:00.000Z").await
    }
}

#[tokio::test]
async fn currency_and_typical_sale_are_what_the_clock_reckons_with() {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        let words = app.read_in("Nine-times clock", "Answer in the next").await?;
        assert!(!words.contains("worth about"), "a value out of nowhere: {words}");
        set(app, "Typical sale, in EUR", "1200").await?;
        app.open(&format!("#/leads/{id}")).await?;
        // 18 % rather than 2 % of 1200.
        app.read_in("Nine-times clock", "worth about €192 here").await?;
        app.read_in("Nine-times clock", "your typical sale").await?;
        set(app, "Currency", "USD").await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.set_fact("Value", "100").await?;
        let value = json!({ "amount": 10_000, "currency": "USD" });
        app.stored_as(&id, "value", value).await?;
        app.read_in("Nine-times clock", "worth about $16 here").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn how_this_device_looks_survives_a_reload_and_is_in_no_file() {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.look(1440, false).await?;
        app.open("#/settings").await?;
        let (light, size) = (paper(app).await?, type_size(app).await?);
        app.click(Role::Field, "Dark").await?;
        app.click(Role::Field, "Projector").await?;
        until("it is dark and large", async || is_dark_and_large(app, &light, size).await).await?;
        app.reload().await?;
        until("it is still dark and large", async || is_dark_and_large(app, &light, size).await)
            .await?;
        app.click(Role::Field, "Projector").await?;
        app.click(Role::Field, "Light").await?;
        until("it is light again", async || Ok((paper(app).await? == light).then_some(()))).await?;
        app.open_data().await?;
        app.read_in("History", "Nothing was done").await?;
        Ok(())
    })
    .await;
}

/// Types `text` into the setting with this label, and waits until it is saved.
async fn set(app: &App, label: &str, text: &str) -> Outcome {
    app.open("#/settings").await?;
    app.rewrite(label, text).await?;
    app.leave().await?;
    app.read(Role::Status, "Saved – settings").await?;
    Ok(())
}

async fn check_due(app: &App, id: &str, due_at: &str) -> Outcome {
    app.open(&format!("#/leads/{id}")).await?;
    until(&format!("it is due at {due_at}"), async || {
        let due = app.next_step().due().await?;
        if due == due_at {
            return Ok(Some(()));
        }
        Err(Fault::new(format!("it is due at {due}")))
    })
    .await
}

async fn paper(app: &App) -> Outcome<String> {
    let color = app.run("return getComputedStyle(document.body).backgroundColor").await?;
    Ok(color.as_str().unwrap_or_default().to_owned())
}

/// How large the words of the page are, in pixels.
async fn type_size(app: &App) -> Outcome<f64> {
    let size =
        app.run("return parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)");
    Ok(size.await?.as_f64().unwrap_or_default())
}

async fn is_dark_and_large(app: &App, light: &str, size: f64) -> Outcome<Option<()>> {
    let is_large = (type_size(app).await? / size - 1.5).abs() < 0.01;
    Ok((is_large && paper(app).await? != light).then_some(()))
}
