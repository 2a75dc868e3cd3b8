//! A form with nothing in it says what it needs.

use e2e::{Role, in_every_engine};
use thirtyfour::By;

in_every_engine! {
    async fn an_empty_form_says_what_is_needed_and_stores_nothing(app) {
        app.open("#/today").await?;
        app.new_lead().fill().await?;
        app.click(Role::Button, "Save lead").await?;

        let needed = "Type a name, a company, an e-mail or a phone";
        let name = e2e::until("the field `Name` is marked as wrong", async || {
            let name = app.see(Role::Field, "Name").await?;
            Ok((name.attr("aria-invalid").await?.as_deref() == Some("true")).then_some(name))
        })
        .await?;
        let mut told = String::new();
        for id in name.attr("aria-describedby").await?.unwrap_or_default().split_whitespace() {
            told += &app.browser().session().find(By::Id(id)).await?.text().await?;
        }
        assert!(told.contains(needed), "the field `Name` is described by {told:?}");
        assert_eq!(app.focused().await?, "Name", "the focus");
        app.see(Role::Dialog, "New lead").await?;

        app.press(e2e::Key::Escape).await?;
        app.see_no(Role::Dialog, "New lead").await?;
        assert_eq!(app.listed_ids().await?, [""; 0]);
        app.reload().await?;
        assert_eq!(app.listed_ids().await?, [""; 0], "after a reload");
        Ok(())
    }
}
