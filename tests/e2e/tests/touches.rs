//! What passes between us and a lead: logged by keys, corrected, taken back.

use chrono::{DateTime, TimeDelta, Utc};
use e2e::times::later;
use e2e::{Key, Role, Site, in_every_engine, until};
use serde_json::{Value, json};

use crate::faults::SAVES_CAN_FAIL;

in_every_engine! {
    async fn a_touch_is_logged_with_keys_and_the_plan_goes_on(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").phone("+34 600 100 200").save().await?;
        app.read_in("Nine-times clock", "Answer in the next").await?;
        app.is_at_stage("New").await?;
        app.leave().await?;
        app.press(Key::Letter('l')).await?;
        app.see(Role::Dialog, "Log touch").await?;
        assert_eq!(app.focused().await?, "Channel", "the focus in a new dialog");
        for label in ["Outcome", "When", "Note"] {
            app.see(Role::Field, label).await?;
        }
        app.rewrite("Note", "a line").await?;
        app.press(Key::Enter).await?;
        app.type_text("and a longer one").await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Log touch").await?;

        let lead = app
            .stored_so(&id, "it has a touch", |lead| !lead["touches"][0].is_null())
            .await?;
        let touch = &lead["touches"][0];
        assert_eq!(touch["channel"], "call", "the channel of the plan's step: {touch}");
        assert_eq!(touch["note"], "a line\nand a longer one");
        assert_eq!(lead["stage"], "working");
        app.is_at_stage("Working").await?;
        app.read_in("Nine-times clock", "Answered in").await?;
        app.read_in("Timeline", "and a longer one").await?;

        let touched_at: DateTime<Utc> = serde_json::from_value(touch["at"].clone())?;
        app.read_in("Next step", "Step 2 of 7").await?;
        let due_at: DateTime<Utc> = app.next_step().due().await?.parse()?;
        assert!(due_at >= touched_at + TimeDelta::hours(1), "touched {touched_at}, due {due_at}");
        let reasons = app.next_step().reasons().await?;
        assert!(reasons[0].contains("1 hour after the previous touch"), "{reasons:?}");
        Ok(())
    }

    async fn a_touch_is_dated_corrected_and_taken_back(app, in_zone "UTC") {
        app.open("#/leads").await?;
        let asked_at = app.minutes_ago(240).await?;
        let (before, after) = (later(&asked_at, -60)?, later(&asked_at, 60)?);
        let id = app.new_lead().name("Ana Costa").asked_at(&asked_at).save().await?;
        app.touch().at(&before).outcome("Spoke").note("typed once").fill().await?;
        app.click(Role::Button, "Save touch").await?;
        app.refused("When", "before the enquiry was received").await?;
        app.touch().at(&app.minutes_ago(-60).await?).change().await?;
        app.click(Role::Button, "Save touch").await?;
        app.refused("When", "a touch cannot come from the future").await?;
        assert_eq!(app.value("Note").await?, "typed once");
        app.touch().at(&after).change().await?;
        app.click(Role::Button, "Save touch").await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.read_in("Timeline", "entered later").await?;
        app.read_in("Nine-times clock", "Answered in 1 h 0 min").await?;

        app.click(Role::Button, "Correct: Call, Spoke").await?;
        app.see(Role::Dialog, "Correct touch").await?;
        assert_eq!(app.value("Note").await?, "typed once");
        app.touch().channel("Email").outcome("Left message").change().await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Correct touch").await?;
        app.stored_so(&id, "the touch is an e-mail", |lead| {
            lead["touches"][0]["channel"] == "email" && lead["touches"][1].is_null()
        })
        .await?;

        app.click(Role::Button, "Take back: Email, Left message").await?;
        app.see_no(Role::Button, "Take back: Email, Left message").await?;
        app.stored_so(&id, "the touch is taken back", is_taken_back).await?;
        app.click(Role::Button, "Undo").await?;
        app.see(Role::Button, "Take back: Email, Left message").await?;
        app.stored_so(&id, "the touch is there again", |lead| !is_taken_back(lead)).await?;
        Ok(())
    }

    async fn every_outcome_is_two_keys_away_and_says_what_comes_next(app, in_zone "UTC") {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.read_in("Next step", "Step 1 of 7").await?;
        app.leave().await?;
        app.press(Key::Letter('l')).await?;
        app.see(Role::Dialog, "Log touch").await?;
        app.press(Key::Letter('3')).await?;
        app.says("What comes next", "In 2 working days").await?;
        app.read(Role::Status, "Then: call").await?;
        app.press(Key::Enter).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.read(Role::Status, "Ana Costa: call").await?;
        let lead = app.stored_so(&id, "it was spoken to", |lead| {
            lead["touches"][0]["outcome"] == "spoke"
        })
        .await?;
        assert!(lead["course"]["agreed"]["on"].is_string(), "{lead}");
        app.read_in("Next step", "You agreed on this").await?;
        app.click(Role::Button, "Undo").await?;
        app.read_in("Next step", "Step 1 of 7").await?;
        Ok(())
    }

    async fn an_appointment_is_agreed_shown_and_called_off(app, in_zone "UTC") {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.touch().outcome("Appointment").fill().await?;
        app.rewrite("Minutes", "0").await?;
        app.click(Role::Button, "Save touch").await?;
        app.refused("Minutes", "an appointment takes 1 minute").await?;
        app.rewrite("Minutes", "45").await?;
        app.set_time("Starts", &app.minutes_ago(60).await?).await?;
        app.click(Role::Button, "Save touch").await?;
        app.refused("Starts", "an appointment lies in the future").await?;
        app.set_time("Starts", &app.minutes_ago(-90).await?).await?;
        app.rewrite("Place or link", "https://example.com/room").await?;

        // Escape closes the form and keeps what was typed.
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.click(Role::Button, "Log touch").await?;
        app.says("Minutes", "45").await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.read_in("Appointments", "45 minutes").await?;
        app.see(Role::Link, "example.com/room").await?;
        app.click_in("Appointments", Role::Button, "Called off").await?;
        app.stored_so(&id, "it was called off", |lead| {
            lead["appointments"][0]["went"] == "cancelled"
        })
        .await?;
        app.read_in("Appointments", "1 called off").await?;
        Ok(())
    }

    async fn a_link_that_reaches_them_offers_to_log_it(app) {
        app.open("#/leads").await?;
        app.new_lead().name("Ana Costa").phone("+34 600 100 200").save().await?;
        // No other program is to open here.
        app.run(
            "addEventListener('click', (event) => {
                if (event.target.closest('a[href^=\"sms:\"]')) event.preventDefault();
            })",
        )
        .await?;
        let link = app.see(Role::Link, "Message").await?;
        assert_eq!(link.attr("href").await?.as_deref(), Some("sms:+34600100200"));
        app.click(Role::Link, "Message").await?;
        app.see(Role::Dialog, "Log touch").await?;
        app.says("Channel", "Message").await?;
        app.says("Outcome", "Left message").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        Ok(())
    }

    async fn their_hours_are_set_and_their_clock_is_shown(app, in_zone "UTC") {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.unfold().await?;
        app.set_fact("Their zone", "Mars/Base").await?;
        app.refused("Their zone", "this browser knows no time zone").await?;
        app.set_fact("Their zone", "europe/berlin").await?;
        app.stored_so(&id, "it has a zone", |lead| {
            lead["their_time"]["zone"] == "Europe/Berlin"
        })
        .await?;
        app.set_fact("Their hours", "09:00–12:00").await?;
        until("their time is told", async || {
            Ok(app.words().await?.contains("Their time").then_some(()))
        })
        .await
    }

    async fn a_touch_that_is_not_saved_stays_in_its_form(
        app, on Site::in_a_browser_where(SAVES_CAN_FAIL)
    ) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.run("window.saves = 'full'").await?;
        app.touch().outcome("Spoke").note("what was said").fill().await?;
        app.click(Role::Button, "Save touch").await?;
        app.read(Role::Alert, "not saved yet").await?;
        app.see(Role::Dialog, "Log touch").await?;
        assert_eq!(app.value("Note").await?, "what was said");
        app.run("window.saves = 'work'").await?;
        app.click(Role::Button, "Save touch").await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        let lead = app.stored_as(&id, "stage", json!("working")).await?;
        assert_eq!(lead["touches"][0]["note"], "what was said");
        assert!(lead["touches"][1].is_null(), "it is there twice: {lead}");

        // A form that is closed keeps its note for the next time, also after a reload.
        app.touch().note("half a thought").fill().await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.reload().await?;
        app.click(Role::Button, "Log touch").await?;
        app.says("Note", "half a thought").await
    }
}

fn is_taken_back(lead: &Value) -> bool {
    lead["touches"][0]["removed"] == true
}
