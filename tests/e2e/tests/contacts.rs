//! A person who never asked has no clock.

use e2e::{Role, in_every_engine};

in_every_engine! {
    async fn a_lead_without_an_enquiry_is_in_leads_but_in_no_clock(app) {
        app.open("#/today").await?;
        let id = app.new_lead().name("Dora Klein").without_enquiry().save().await?;
        app.at(format!("#/leads/{id}")).await?;
        app.see(Role::Heading, "Dora Klein").await?;
        let words = app.next_step().words().await?;
        assert!(words.to_lowercase().contains("no plan"), "the next step says {words:?}");
        assert!(!app.next_step().has_time().await?, "there is a time without a plan");

        app.open("#/today").await?;
        app.see(Role::Heading, "Today").await?;
        let words = app.main_words().await?;
        assert!(!words.contains("Dora Klein"), "Today shows her:\n{words}");
        assert_eq!(app.listed_ids().await?, [id]);
        app.see(Role::Link, "Dora Klein").await?;
        Ok(())
    }
}
