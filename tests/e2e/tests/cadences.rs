//! Plans are made, changed, deleted and restored, and due dates follow them.

use e2e::{App, Engine, Key, Outcome, Role, Setting, in_every_engine, journey, until};

in_every_engine! {
    async fn a_plan_is_made_in_order_and_saved(app) {
        app.open("#/cadences").await?;
        app.click(Role::Button, "New plan").await?;
        focused_on(app, "Name").await?;
        app.click(Role::Button, "Save plan").await?;
        app.refused("Name", "nothing but blanks").await?;
        app.rewrite("Name", "Fairs").await?;
        app.not_refused("Name").await?;
        app.rewrite("Purpose", "Say hello").await?;
        app.click(Role::Button, "Add step").await?;
        focused_on(app, "Wait").await?;

        // The new step is the second; by the keyboard it becomes the first, and the keyboard stays.
        app.focus(&app.see(Role::Button, "Move up step 2").await?).await?;
        app.press(Key::Enter).await?;
        app.read(Role::Status, "Step 2 is now step 1 of 2").await?;
        focused_on(app, "Move up step 1").await?;
        app.press(Key::Enter).await?;
        focused_on(app, "Move up step 1").await?;
        app.rewrite("Wait", "99999").await?;
        app.leave().await?;
        app.refused("Wait", "at most 3653 fit here").await?;
        app.read_in("Preview", "no plan yet").await?;
        app.rewrite("Wait", "4").await?;
        app.choose("Unit", "weeks").await?;
        app.read_in("Preview", "2 touches").await?;

        // What is typed stays, over another page and a closed tab.
        app.open("#/today").await?;
        app.open("#/cadences").await?;
        app.reload().await?;
        app.click(Role::Link, "Fairs 2 steps, not saved").await?;
        app.says("Wait", "4").await?;
        app.click(Role::Button, "Save plan").await?;
        app.read(Role::Status, "Saved – settings").await?;
        app.reload().await?;
        app.says("Name", "Fairs").await?;
        app.says("Wait", "4").await?;
        app.read_in("Preview", "Say hello").await?;
        Ok(())
    }

    async fn a_plan_that_leads_wait_for_goes_with_them_and_comes_back(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.open("#/cadences/new_enquiry").await?;
        app.click(Role::Button, "Delete").await?;
        app.see(Role::Dialog, "Delete this plan?").await?;
        app.choose("They go on with", "After a “no”").await?;
        app.click(Role::Button, "Delete plan").await?;
        app.at("#/cadences").await?;
        app.read(Role::Status, "Deleted the plan – Ana Costa had it").await?;
        app.see_no(Role::Link, "New enquiry 7 steps, 1 lead waits for one").await?;
        app.see(Role::Link, "After a “no” 4 steps, 1 lead waits for one").await?;
        app.click(Role::Button, "Undo").await?;
        app.see(Role::Link, "New enquiry 7 steps, 1 lead waits for one").await?;

        // Deleted without them it is restored.
        app.click(Role::Link, "After a “no” 4 steps, no lead waits for one").await?;
        app.click(Role::Button, "Delete").await?;
        app.see_no(Role::Link, "After a “no” 4 steps, no lead waits for one").await?;
        app.click(Role::Button, "Restore defaults").await?;
        app.see(Role::Link, "After a “no” 4 steps, no lead waits for one").await?;
        app.see_no(Role::Button, "Restore defaults").await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        Ok(())
    }
}

#[tokio::test]
async fn what_a_change_moves_is_told_before_it_is_saved() {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.open("#/leads").await?;
        app.new_lead().name("Ana Costa").save().await?;
        app.open("#/cadences/new_enquiry").await?;
        // Twenty minutes after the enquiry, in place of two.
        app.write("Wait", "0").await?;
        app.read(Role::Status, "Not saved. 1 due date moves.").await?;
        app.click(Role::Button, "Save plan").await?;
        app.read(Role::Status, "Saved – settings; 1 due date moved").await?;
        Ok(())
    })
    .await;
}

/// Waits until the keyboard is on the thing called `name`.
async fn focused_on(app: &App, name: &str) -> Outcome {
    until(&format!("`{name}` has the focus"), async || {
        Ok((app.focused().await? == name).then_some(()))
    })
    .await
}
