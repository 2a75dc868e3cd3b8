//! A refused form says why, and lets the person put it right in peace.

use e2e::{Engine, Key, Role, Setting, in_every_engine, journey};

in_every_engine! {
    async fn a_company_alone_puts_an_empty_form_right(app) {
        app.open("#/today").await?;
        let before = app.hash().await?;
        app.new_lead().fill().await?;
        app.click(Role::Button, "Save lead").await?;
        app.refused("Name", "Type a name").await?;

        app.click(Role::Field, "Company").await?;
        app.type_slowly("Alder & Finch").await?;
        assert_eq!(app.value("Company").await?, "Alder & Finch");
        assert_eq!(app.value("Name").await?, "");
        assert_eq!(app.focused().await?, "Company", "the focus while the company is typed");
        app.not_refused("Name").await?;

        app.click(Role::Button, "Save lead").await?;
        app.saved(&before).await?;
        app.see(Role::Heading, "Alder & Finch").await?;
        Ok(())
    }

    async fn each_wrong_field_says_why_and_keeps_the_focus_while_it_is_put_right(app) {
        app.open("#/today").await?;
        app.new_lead().name("Ana Costa").email("ana").phone("12").fill().await?;
        app.click(Role::Button, "Save lead").await?;
        app.refused("Email", "e-mail address has one @").await?;
        app.refused("Phone", "phone number has at least three digits").await?;

        app.click(Role::Field, "Email").await?;
        app.type_slowly("@example.com").await?;
        assert_eq!(app.value("Email").await?, "ana@example.com");
        assert_eq!(app.value("Phone").await?, "12");
        assert_eq!(app.focused().await?, "Email", "the focus while the e-mail is typed");
        app.not_refused("Email").await?;
        app.refused("Phone", "phone number has at least three digits").await
    }
}

/// In one engine only, because each has other keys for the parts of a date.
#[tokio::test]
async fn a_half_deleted_date_is_refused_in_chromium() {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.open("#/today").await?;
        let before = app.hash().await?;
        app.new_lead().name("Ana Costa").fill().await?;
        app.focus(&app.see(Role::Field, "Enquiry received").await?).await?;
        app.press(Key::Backspace).await?;
        app.click(Role::Field, "Note").await?;
        app.type_slowly("Wants a quote").await?;
        app.click(Role::Button, "Save lead").await?;
        app.refused("Enquiry received", "whole date").await?;
        app.see(Role::Dialog, "New lead").await?;

        app.click(Role::Button, "Just now").await?;
        app.not_refused("Enquiry received").await?;
        app.click(Role::Button, "Save lead").await?;
        let id = app.saved(&before).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        assert!(app.next_step().has_time().await?, "an enquiry was saved as a mere contact");
        assert_eq!(app.listed_ids().await?, [id]);
        Ok(())
    })
    .await;
}
