//! Any static host will do.

use e2e::{App, Outcome, Role, Site, in_every_engine};

in_every_engine! {
    async fn it_works_below_a_path(app, on Site::under("/deep/path/")) {
        app.open("#/today").await?;
        save_and_read_again(app, "#/leads").await
    }

    async fn it_works_by_the_name_of_its_file(app) {
        app.open("index.html#/today").await?;
        save_and_read_again(app, "index.html#/leads").await
    }
}

async fn save_and_read_again(app: &App, leads: &str) -> Outcome {
    app.new_lead().name("Ana Costa").save().await?;
    app.reload().await?;
    app.open(leads).await?;
    app.see(Role::Link, "Ana Costa").await?;
    Ok(())
}
