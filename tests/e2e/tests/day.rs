//! A day at the desk, and the first day after two weeks away.

use std::collections::BTreeMap;

use e2e::{App, Fault, Key, Made, Outcome, Role, in_every_engine, until};
use serde_json::Value;

in_every_engine! {
    async fn a_day_is_played_through_with_keys_alone(app) {
        app.open("#/today").await?;
        let names = ["Ana Costa", "Ben Okafor", "Cleo Marsh", "Dina Haddad", "Emil Berg"];
        let mut ids = Vec::new();
        for name in names {
            let asked_at = app.minutes_ago(180).await?;
            ids.push(app.new_lead().name(name).asked_at(&asked_at).save().await?);
        }
        app.open("#/today").await?;
        for (name, outcome) in names.into_iter().zip('1'..='5') {
            go_to(app, name).await?;
            log(app, outcome).await?;
            until(&format!("the keyboard is somewhere after {name}"), async || {
                Ok((app.focused().await? != "the page").then_some(()))
            })
            .await?;
        }
        // No answer, and now they meet; left a message, and now it is sold.
        for (id, outcome) in ids.iter().zip(['6', '7']) {
            app.open(&format!("#/leads/{id}")).await?;
            app.see(Role::Region, "Next step").await?;
            log(app, outcome).await?;
        }
        for (id, name) in ids.iter().zip(names) {
            app.open(&format!("#/leads/{id}")).await?;
            app.see(Role::Heading, name).await?;
            until(&format!("{name} has a next step"), async || {
                Ok(app.next_step().has_time().await?.then_some(()))
            })
            .await?;
            let words = app.next_step().words().await?;
            assert!(!words.contains("The plan is done"), "{name}: {words}");
        }
        app.open("#/today").await?;
        until("Today tells what was done", async || {
            Ok(app.main_words().await?.contains("7 done").then_some(()))
        })
        .await?;
        let words = app.main_words().await?;
        assert!(!words.contains("No next step"), "{words}");
        Ok(())
    }

    async fn a_step_is_put_off_and_skipped_by_its_keys(app) {
        app.open("#/today").await?;
        let mut ids = Vec::new();
        for name in ["Ana Costa", "Ben Okafor"] {
            let asked_at = app.minutes_ago(180).await?;
            ids.push(app.new_lead().name(name).asked_at(&asked_at).save().await?);
        }
        app.open("#/today").await?;
        go_to(app, "Ana Costa").await?;
        app.press(Key::Letter('s')).await?;
        app.see(Role::Dialog, "Snooze").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Snooze").await?;
        assert_eq!(app.focused().await?, "Ana Costa", "the focus after Escape");
        app.press(Key::Letter('s')).await?;
        app.see(Role::Dialog, "Snooze").await?;
        app.press(Key::Letter('3')).await?;
        app.stored_so(&ids[0], "its step is put off", |lead| until_of(lead).is_some()).await?;
        until("the keyboard is on the row that took its place", async || {
            Ok((app.focused().await? == "Ben Okafor").then_some(()))
        })
        .await?;
        app.press(Key::Shift('s')).await?;
        app.stored_so(&ids[1], "its step is skipped", |lead| {
            !lead["course"]["skipped"].is_null()
        })
        .await?;
        app.press(Key::Control('z')).await?;
        app.stored_so(&ids[1], "its step is there again", |lead| {
            lead["course"]["skipped"].is_null()
        })
        .await?;
        Ok(())
    }

    async fn two_weeks_of_absence_are_spread_out_and_one_undo_restores_them(app) {
        let made = Made::waiting(50, 14);
        app.open_data().await?;
        app.import("away.json", &made.file).await?;
        app.open("#/today").await?;
        app.see(Role::Region, "Backlog").await?;
        app.click(Role::Button, "Spread out …").await?;
        app.see(Role::Dialog, "Spread out").await?;
        assert_eq!(put_off(app).await?.len(), 0, "nothing is done before it is said");
        app.click(Role::Button, "Do it").await?;
        app.see_no(Role::Dialog, "Spread out").await?;
        until("all of them are put off", async || {
            Ok((put_off(app).await?.values().sum::<usize>() == 50).then_some(()))
        })
        .await?;
        let days = put_off(app).await?;
        assert!(days.values().all(|n| *n <= 20), "no day has more than the limit: {days:?}");
        app.see_no(Role::Region, "Backlog").await?;
        app.press(Key::Control('z')).await?;
        until("none of them is put off", async || {
            Ok(put_off(app).await?.is_empty().then_some(()))
        })
        .await?;
        app.see(Role::Region, "Backlog").await?;
        Ok(())
    }
}

/// Goes through the rows by keys until the one of `name` has the keyboard.
async fn go_to(app: &App, name: &str) -> Outcome {
    let mut passed = Vec::new();
    for key in "jjjjjjjkkkkkkk".chars() {
        app.press(Key::Letter(key)).await?;
        let focused = app.focused().await?;
        if focused == name {
            return Ok(());
        }
        passed.push(focused);
    }
    Err(Fault::new(format!("no key comes to `{name}`, but they pass {passed:?}")))
}

/// Logs a touch by keys: the digit is that of its outcome.
async fn log(app: &App, outcome: char) -> Outcome {
    app.press(Key::Letter('l')).await?;
    app.see(Role::Dialog, "Log touch").await?;
    app.press(Key::Letter(outcome)).await?;
    app.press(Key::Enter).await?;
    app.see_no(Role::Dialog, "Log touch").await
}

/// Until when the step of a stored lead is put off.
fn until_of(lead: &Value) -> Option<&str> {
    lead["course"]["snooze"]["until"].as_str()
}

/// How many steps are put off, by the day. In London these days are those of UTC while the desk is
/// at work.
async fn put_off(app: &App) -> Outcome<BTreeMap<String, usize>> {
    let mut days = BTreeMap::new();
    for lead in app.stored_leads().await? {
        if let Some((day, _)) = until_of(&lead).and_then(|until| until.split_once('T')) {
            *days.entry(day.to_owned()).or_default() += 1;
        }
    }
    Ok(days)
}
