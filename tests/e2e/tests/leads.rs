//! The table of leads: gone through, selected and changed by keys alone, narrowed and kept as a view.

use e2e::{App, Key, Made, Outcome, Role, Way, in_every_engine, until};

/// A desk with so many leads that asked three days ago, and the page that lists them.
async fn desk(app: &App, n: u8) -> Outcome<Vec<String>> {
    app.open_data().await?;
    app.import("waiting.json", &Made::waiting(n, 3).file).await?;
    app.lists(n.into()).await?;
    until("the rows are there", async || {
        let ids = app.drawn_ids().await?;
        Ok((ids.len() == usize::from(n)).then_some(ids))
    })
    .await
}

async fn says(app: &App, words: &str) -> Outcome {
    app.read(Role::Status, words).await.map(drop)
}

/// The stage of each lead, as it is stored.
async fn all_are(app: &App, ids: &[String], stage: Option<&str>) -> Outcome {
    for id in ids {
        app.stored_so(id, &format!("its stage is {stage:?}"), |lead| {
            lead["stage"].as_str() == stage
        })
        .await?;
    }
    Ok(())
}

in_every_engine! {
    async fn the_table_is_gone_through_by_keys_alone(app) {
        let ids = desk(app, 6).await?;
        app.press(Key::Letter('j')).await?;
        assert_eq!(app.focused().await?, "Leads", "the keyboard is on the table");
        app.press(Key::Letter('x')).await?;
        says(app, "1 selected").await?;
        app.press(Key::ShiftGo(Way::Down)).await?;
        app.press(Key::ShiftGo(Way::Down)).await?;
        says(app, "3 selected").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Button, "Stage …").await?;
        app.press(Key::Control('a')).await?;
        says(app, "6 selected").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Button, "Stage …").await?;

        // Every action on a row has its key.
        app.press(Key::ControlGo(Way::Home)).await?;
        app.press(Key::Letter('l')).await?;
        app.see(Role::Dialog, "Log touch").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.press(Key::Letter('s')).await?;
        app.see(Role::Dialog, "Snooze").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Snooze").await?;
        assert_eq!(app.focused().await?, "Leads", "the keyboard is on the table again");
        app.press(Key::Shift('s')).await?;
        says(app, "Skipped").await?;
        app.press(Key::Letter('c')).await?;
        app.see(Role::Button, "Print").await?;
        app.back().await?;
        app.at("#/leads").await?;
        app.press(Key::Letter('j')).await?;
        app.press(Key::ControlGo(Way::Home)).await?;
        app.press(Key::Enter).await?;
        app.at(format!("#/leads/{}", ids[0])).await?;
        app.see(Role::Heading, "Waiting 1").await?;
        app.press(Key::Letter('.')).await?;
        app.at(format!("#/leads/{}", ids[1])).await?;
        app.press(Key::Letter(',')).await?;
        app.at(format!("#/leads/{}", ids[0])).await
    }
}

in_every_engine! {
    async fn what_is_done_to_many_is_one_undo(app) {
        let ids = desk(app, 6).await?;
        app.open(&format!("#/leads/{}", ids[5])).await?;
        app.see(Role::Heading, "Waiting 6").await?;
        app.click(Role::Button, "Never contact").await?;
        app.see(Role::Button, "Allow contact").await?;
        app.open("#/leads").await?;
        app.see(Role::Heading, "Leads").await?;
        until("the rows are there", async || {
            Ok((app.drawn_ids().await?.len() == 6).then_some(()))
        })
        .await?;
        app.press(Key::Letter('j')).await?;
        app.press(Key::Control('a')).await?;
        says(app, "6 selected; 1 with never contact stays as it is").await?;

        app.click(Role::Button, "Stage …").await?;
        app.see(Role::Dialog, "Change stage").await?;
        app.click(Role::Button, "Lost").await?;
        app.see(Role::Dialog, "Mark as lost").await?;
        app.write("Why are they lost?", "The fair was called off").await?;
        app.click(Role::Button, "Save as lost").await?;
        says(app, "5 leads; 1 lead with never contact left out").await?;
        all_are(app, &ids[..5], Some("lost")).await?;
        all_are(app, &ids[5..], None).await?;
        app.press(Key::Control('z')).await?;
        says(app, "Undone").await?;
        all_are(app, &ids, None).await?;

        app.click(Role::Button, "Tag …").await?;
        app.write("Tag", "fair").await?;
        app.click(Role::Button, "Add tag").await?;
        let has_tag = |lead: &serde_json::Value| lead["tags"][0] == "fair";
        app.stored_so(&ids[0], "it has the tag", has_tag).await?;

        app.click(Role::Button, "Delete").await?;
        app.lists_still(1).await?;
        app.press(Key::Control('z')).await?;
        app.lists_still(6).await
    }
}

in_every_engine! {
    async fn a_list_is_narrowed_kept_as_a_view_and_found_again(app) {
        desk(app, 6).await?;
        app.open("#/leads?q=waiting&due=overdue&sort=-name").await?;
        app.lists_still(6).await?;
        let first = app.drawn_ids().await?;
        app.search_for("waitign 3").await?;
        app.lists_still(1).await?;
        app.read_main("similar").await?;
        app.search_for("").await?;
        app.at("#/leads?due=overdue&sort=-name").await?;
        app.lists_still(6).await?;
        assert_eq!(app.drawn_ids().await?, first);
        app.click(Role::Button, "Save view…").await?;
        app.write("Name", "Late ones").await?;
        app.click(Role::Button, "Save view").await?;
        app.open("#/today").await?;
        app.reload().await?;
        app.click(Role::Link, "Late ones").await?;
        app.at("#/leads?due=overdue&sort=-name").await?;
        app.lists_still(6).await
    }
}
