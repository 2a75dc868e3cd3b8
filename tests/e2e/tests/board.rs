//! The board: leads come to another stage by keys and by a drag, and say what the stage asks for.

use e2e::{App, Engine, Key, Outcome, Role, Setting, Way, in_every_engine, journey, until};

/// Saves leads of these names, the last one being the newest, and opens the board.
async fn board(app: &App, names: &[&str]) -> Outcome<Vec<String>> {
    app.open("#/leads").await?;
    let mut ids = Vec::new();
    for name in names {
        ids.push(app.new_lead().name(name).save().await?);
    }
    app.open("#/board").await?;
    app.see(Role::Region, "New").await?;
    Ok(ids)
}

async fn is_in(app: &App, id: &str, lane: &str) -> Outcome {
    until(&format!("the card is in the lane {lane}"), async || {
        let found = format!("return document.querySelector('#lane-{lane} #lead-{id}') !== null");
        Ok((app.run(&found).await? == true).then_some(()))
    })
    .await
}

/// What is said to screen readers alone: not every driver tells the words of what nobody sees.
async fn is_told(app: &App, words: &str) -> Outcome {
    until(&format!("it is told that {words}"), async || {
        let told = "return document.querySelector('.lanes__told[role=status]')?.textContent ?? ''";
        Ok((app.run(told).await? == words).then_some(()))
    })
    .await
}

in_every_engine! {
    async fn a_card_is_moved_by_keys_and_one_undo_takes_its_value_back_too(app) {
        let ids = board(app, &["Ben Okafor", "Ana Costa"]).await?;
        let ana = &ids[1];
        app.run(&format!("document.querySelector('#row-{ana}').focus()")).await?;
        assert_eq!(app.focused().await?, "Ana Costa", "the keyboard is on the card");
        app.press(Key::ShiftGo(Way::Right)).await?;
        is_told(app, "Ana Costa moved to Working, 1 of 1").await?;
        is_in(app, ana, "working").await?;
        until("the keyboard is on the card", async || {
            Ok((app.focused().await? == "Ana Costa").then_some(()))
        })
        .await?;

        app.press(Key::Letter('m')).await?;
        app.see(Role::Dialog, "Move to").await?;
        app.press(Key::Letter('4')).await?;
        app.see(Role::Dialog, "Move to Won").await?;
        app.rewrite("What is the sale worth?", "two thousand").await?;
        app.click(Role::Button, "Save as won").await?;
        app.refused("What is the sale worth?", "a currency has three letters").await?;
        app.rewrite("What is the sale worth?", "1.234,56 €").await?;
        app.click(Role::Button, "Save as won").await?;
        is_in(app, ana, "won").await?;
        let is_won = |lead: &serde_json::Value| lead["value"]["amount"] == 123_456;
        app.stored_so(ana, "it is won with its value", is_won).await?;
        app.press(Key::Control('z')).await?;
        is_in(app, ana, "working").await?;
        let is_as_before = |lead: &serde_json::Value| lead["value"].is_null();
        app.stored_so(ana, "its value is gone again", is_as_before).await?;

        // Nobody is lost without a word.
        app.run(&format!("document.querySelector('#row-{ana}').focus()")).await?;
        app.press(Key::Letter('m')).await?;
        app.see(Role::Dialog, "Move to").await?;
        app.press(Key::Letter('5')).await?;
        app.see(Role::Dialog, "Move to Lost").await?;
        app.click(Role::Button, "Save as lost").await?;
        app.refused("Why is it lost?", "Type why").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Move to Lost").await?;
        is_in(app, ana, "working").await
    }
}

#[tokio::test]
async fn a_card_is_carried_by_the_mouse() {
    journey(Setting::new(Engine::Chromium), async |app| {
        let ids = board(app, &["Ana Costa"]).await?;
        let session = app.browser().session();
        let card =
            session.find(thirtyfour::By::Css(format!("#lead-{} .card__body", ids[0]))).await?;
        let lane = session.find(thirtyfour::By::Css("#lane-nurture .lane__cards")).await?;
        let to = lane.rect().await?;
        let chain = session.action_chain().move_to_element_center(&card).click_and_hold();
        let (x, y) = (to.x as i64 + 60, to.y as i64 + 60);
        chain.move_by_offset(12, 4).move_to(x, y).move_to(x + 5, y + 5).perform().await?;
        until("the lane says that it takes the card", async || {
            let is_so = "return document.querySelector('#lane-nurture.is-target') !== null";
            Ok((app.run(is_so).await? == true).then_some(()))
        })
        .await?;
        session.action_chain().release().perform().await?;
        is_in(app, &ids[0], "nurture").await?;
        app.stored_as(&ids[0], "stage", "nurture".into()).await?;
        app.press(Key::Control('z')).await?;
        is_in(app, &ids[0], "new").await
    })
    .await;
}
