//! A form with nothing in it says what it needs.

use e2e::{Role, in_every_engine};

in_every_engine! {
    async fn an_empty_form_says_what_is_needed_and_stores_nothing(app) {
        app.open("#/today").await?;
        app.new_lead().fill().await?;
        app.click(Role::Button, "Save lead").await?;

        app.refused("Name", "Type a name, a company, an e-mail or a phone").await?;
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
