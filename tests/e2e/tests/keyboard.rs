//! Everything works without a mouse.

use e2e::{App, Fault, Key, Outcome, Role, in_every_engine};

in_every_engine! {
    async fn a_lead_is_typed_and_saved_with_keys_alone(app) {
        app.open("#/today").await?;
        let before = app.hash().await?;
        app.press(Key::Letter('n')).await?;
        app.see(Role::Dialog, "New lead").await?;
        assert_eq!(app.focused().await?, "Name", "the focus in a new dialog");
        app.type_text("Nina Novak").await?;
        assert_eq!(app.value("Name").await?, "Nina Novak", "an n in a field is a letter");
        app.press(Key::Tab).await?;
        assert_eq!(app.focused().await?, "Company", "the focus after Tab");
        app.type_text("Novak").await?;
        app.press(Key::Enter).await?;
        app.saved(&before).await?;
        app.see(Role::Heading, "Nina Novak").await?;
        Ok(())
    }

    async fn control_and_enter_save_from_the_note(app) {
        app.open("#/today").await?;
        let before = app.hash().await?;
        app.press(Key::Letter('n')).await?;
        app.see(Role::Dialog, "New lead").await?;
        app.type_text("Omar").await?;
        tab_to(app, "Note").await?;
        app.type_text("first line").await?;
        app.press(Key::Enter).await?;
        app.type_text("second line").await?;
        assert_eq!(app.value("Note").await?, "first line\nsecond line");
        app.press(Key::ControlEnter).await?;
        app.saved(&before).await?;
        app.see(Role::Heading, "Omar").await?;
        Ok(())
    }

    async fn just_now_is_one_key(app) {
        app.open("#/today").await?;
        app.new_lead().without_enquiry().fill().await?;
        assert_eq!(app.value("Enquiry received").await?, "");
        app.focus(&app.see(Role::Field, "Enquiry received").await?).await?;
        app.press(Key::Letter('n')).await?;
        check_is_now(app, "after the key n").await?;

        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "New lead").await?;
        app.new_lead().without_enquiry().fill().await?;
        tab_to(app, "Just now").await?;
        app.press(Key::Enter).await?;
        check_is_now(app, "after the button").await
    }

    async fn escape_brings_the_focus_back_to_where_it_was(app) {
        app.open("#/today").await?;
        tab_to(app, "Leads").await?;
        app.press(Key::Letter('n')).await?;
        app.see(Role::Dialog, "New lead").await?;
        app.type_text("Not kept").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "New lead").await?;
        assert_eq!(app.focused().await?, "Leads", "the focus after Escape");
        assert_eq!(app.listed_ids().await?, [""; 0]);
        Ok(())
    }
}

/// Presses Tab until the focus is on `words`.
async fn tab_to(app: &App, words: &str) -> Outcome {
    let mut passed = Vec::new();
    while passed.len() < 30 {
        app.press(Key::Tab).await?;
        let focused = app.focused().await?;
        if focused == words {
            return Ok(());
        }
        passed.push(focused);
    }
    Err(Fault::new(format!("Tab never comes to `{words}`, but passes {passed:?}")))
}

/// The field `Enquiry received` says the present minute, in the browser's zone.
async fn check_is_now(app: &App, when: &str) -> Outcome {
    e2e::until(&format!("`Enquiry received` says now {when}"), async || {
        let local = app.value("Enquiry received").await?;
        let ago = app.run(&format!("return Date.now() - new Date('{local}')")).await?;
        Ok(ago.as_f64().is_some_and(|ago| ago.abs() < 120_000.0).then_some(()))
    })
    .await
}
