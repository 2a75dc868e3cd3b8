//! The demo is a desk of its own.

use e2e::{Role, in_every_engine, until};

in_every_engine! {
    async fn the_demo_is_marked_and_touches_nothing_of_the_real_desk(app) {
        app.open("#/today").await?;
        let ana = app.new_lead().name("Ana Costa").save().await?;
        app.open("#/demo/leads").await?;
        app.see(Role::Heading, "Leads").await?;
        until("the demo says that it is one", async || {
            Ok(app.main_words().await?.contains("Demo desk").then_some(()))
        })
        .await?;
        until("made-up leads are there", async || Ok((app.n_listed().await? > 50).then_some(())))
            .await?;
        app.see_no(Role::Link, "Ana Costa").await?;
        let n_made = app.n_listed().await?;
        let ben = app.new_lead().name("Ben Okafor").save().await?;
        app.at(format!("#/demo/leads/{ben}")).await?;
        app.see(Role::Heading, "Ben Okafor").await?;
        app.reload().await?;
        app.see(Role::Heading, "Ben Okafor").await?;
        until("the demo keeps what is typed there", async || {
            Ok((app.n_listed().await? == n_made + 1).then_some(()))
        })
        .await?;

        app.click(Role::Link, "Back to your desk").await?;
        app.at("#/today").await?;
        app.see(Role::Link, "Ana Costa").await?;
        assert!(!app.main_words().await?.contains("Demo desk"), "the real desk is called a demo");
        assert_eq!(app.listed_ids().await?, [ana]);
        let leads = app.stored_leads().await?;
        assert_eq!(leads.len(), 1, "the real database holds {leads:?}");
        Ok(())
    }

    async fn the_first_run_has_three_ways_in(app) {
        app.open("#/today").await?;
        app.see(Role::Button, "Type the first one").await?;
        app.see(Role::Link, "Import a file").await?;
        app.see(Role::Link, "Open the demo").await?;

        app.click(Role::Button, "Type the first one").await?;
        app.see(Role::Dialog, "New lead").await?;
        app.press(e2e::Key::Escape).await?;
        app.see_no(Role::Dialog, "New lead").await?;
        app.click(Role::Link, "Import a file").await?;
        app.at("#/data").await?;
        app.see(Role::Field, "Import file").await?;
        app.back().await?;
        app.click(Role::Link, "Open the demo").await?;
        app.at("#/demo/today").await?;
        until("the demo is there", async || {
            Ok(app.main_words().await?.contains("Demo desk").then_some(()))
        })
        .await
    }
}
