//! The page stands before the program comes, and when it never comes.

use std::fs;
use std::path::Path;

use e2e::{Fault, Outcome, Role, Site, in_every_engine};

in_every_engine! {
    async fn a_program_that_never_comes_is_told_in_plain_words(
        app, on Site::changed(remove_program)
    ) {
        // Everything that goes wrong here is wanted.
        app.expect_problem("");
        app.go("#/today").await?;
        let navigation = app.see(Role::Navigation, "Main").await?.text().await?;
        assert!(navigation.contains("Today"), "the navigation says {navigation:?}");

        app.see(Role::Button, "Reload").await?;
        let words = app.words().await?;
        assert!(words.contains("did not start"), "it says:\n{words}");
        for danger in ["clear", "delete", "erase", "reset"] {
            assert!(!words.to_lowercase().contains(danger), "it offers to {danger}:\n{words}");
        }

        app.run("window.isOld = true").await?;
        app.click(Role::Button, "Reload").await?;
        e2e::until("the page is loaded again", async || {
            Ok((app.run("return window.isOld ?? null").await?.is_null()).then_some(()))
        })
        .await?;
        app.see(Role::Button, "Reload").await?;
        Ok(())
    }
}

fn remove_program(dir: &Path) -> Outcome {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() && path.join("ninefold_bg.wasm").is_file() {
            return Ok(fs::remove_dir_all(path)?);
        }
    }
    Err(Fault::new("the app has no program to take away"))
}
