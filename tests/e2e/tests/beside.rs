//! What goes with a lead besides its plan, with the keyboard alone where it counts.

use e2e::{Key, Role, in_every_engine};

in_every_engine! {
    async fn two_appointments_that_overlap_are_told_and_both_are_kept(app, in_zone "UTC") {
        app.open("#/leads").await?;
        app.new_lead().name("Ben Okafor").save().await?;
        app.click(Role::Button, "New appointment").await?;
        assert_eq!(app.focused().await?, "Starts", "the focus in the form");
        let starts = app.minutes_ago(-24 * 60).await?;
        app.set_time("Starts", &starts).await?;
        app.rewrite("Where", "Café X").await?;
        app.press(Key::Enter).await?;
        app.see_no(Role::Dialog, "Appointment").await?;
        app.read_in("Appointments", "Café X").await?;

        let id = app.new_lead().name("Ana Costa").save().await?;
        app.click(Role::Button, "New appointment").await?;
        app.set_time("Starts", &starts).await?;
        app.read(Role::Status, "Overlaps with Ben Okafor").await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Appointment").await?;
        app.stored_so(&id, "it has an appointment", |lead| {
            lead["appointments"][0]["minutes"] == 30
        })
        .await?;
        app.open("#/today").await?;
        app.read_in("Appointments that do not go together", "overlap").await?;
        Ok(())
    }

    async fn a_promise_is_typed_kept_and_taken_back(app, in_zone "UTC") {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.click(Role::Button, "Promise something …").await?;
        app.rewrite("What you owe them", "the price").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Promise").await?;
        app.reload().await?;
        app.click(Role::Button, "Promise something …").await?;
        app.says("What you owe them", "the price").await?;
        app.click(Role::Button, "In 1 hour").await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Promise").await?;
        app.click_in("Promises", Role::Button, "Kept").await?;
        app.stored_so(&id, "it was kept", |lead| lead["promises"][0]["kept_at"].is_string())
            .await?;
        app.read_in("Promises", "1 kept").await?;
        app.press(Key::Control('z')).await?;
        app.click_in("Promises", Role::Button, "No longer owed").await?;
        app.see_no(Role::Region, "Promises").await?;
        Ok(())
    }

    async fn who_sent_a_lead_is_found_by_typing(app) {
        app.open("#/leads").await?;
        app.new_lead().name("Zoë Müller").save().await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.unfold().await?;
        app.rewrite("Came from", "ana").await?;
        app.press(Key::Enter).await?;
        app.refused("Came from", "A lead cannot have sent itself").await?;
        app.rewrite("Came from", "zoe").await?;
        app.press(Key::Enter).await?;
        app.stored_so(&id, "somebody sent it", |lead| lead["came_from"].is_string()).await?;
        app.click(Role::Link, "Zoë Müller").await?;
        app.read_in("Sent us", "1 lead, nobody bought yet").await?;

        app.click(Role::Button, "Somebody they sent …").await?;
        app.says("Source", "Referral").await?;
        app.rewrite("Name", "Ben Okafor").await?;
        let before = app.hash().await?;
        app.press(Key::ControlEnter).await?;
        app.saved(&before).await?;
        app.see(Role::Heading, "Ben Okafor").await?;
        app.click(Role::Link, "Zoë Müller").await?;
        app.read_in("Sent us", "2 leads").await?;
        Ok(())
    }

    async fn a_customer_buys_and_asks_again(app, in_zone "UTC") {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").without_enquiry().save().await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.click(Role::Button, "Won").await?;
        app.click(Role::Button, "Save as won").await?;
        app.click(Role::Button, "Add a purchase …").await?;
        app.rewrite("What they bought", "A course").await?;
        app.rewrite("For", "1200").await?;
        app.press(Key::Enter).await?;
        app.see_no(Role::Dialog, "Purchase").await?;
        app.read_in("Customer", "A course").await?;
        app.click(Role::Button, "New enquiry").await?;
        app.click(Role::Button, "Begin a new enquiry").await?;
        app.is_at_stage("New").await?;
        app.read_in("Customer", "A contact until").await?;
        app.stored_so(&id, "it asked again", |lead| lead["enquiry_at"].is_string()).await?;
        Ok(())
    }
}
