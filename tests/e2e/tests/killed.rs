//! Saved means saved: what was acknowledged outlives the browser.

use std::env;

use e2e::{App, Engine, Fault, Made, Outcome, Role, Setting, journey};
use serde_json::Value;

/// Rounds in a short run; `NINEFOLD_SOAK` asks for [`N_SOAK_ROUNDS`].
const N_ROUNDS: usize = 5;
const N_SOAK_ROUNDS: usize = 50;

#[tokio::test]
async fn no_acknowledged_lead_is_lost_to_a_killed_chromium() {
    journey(Setting::new(Engine::Chromium), async |app| {
        let mut acknowledged: Vec<String> = Vec::new();
        app.open("#/today").await?;
        for round in 0..n_rounds() {
            acknowledged.push(app.new_lead().name(&format!("Kept {round}")).save().await?);
            if round % 2 == 1 {
                // Another lead is being saved while the browser dies. It was
                // not acknowledged, so it may be there or not.
                app.new_lead().name(&format!("Perhaps {round}")).fill().await?;
                let save = app.see(Role::Button, "Save lead").await?;
                let click = "setTimeout(() => arguments[0].click(), 0)";
                app.browser().run(click, vec![save.to_json()?]).await?;
                look_away(app, round).await?;
            }
            app.kill();
            app.reopen("#/leads").await?;
            let listed = app.listed_ids().await?;
            let lost: Vec<&String> =
                acknowledged.iter().filter(|id| !listed.contains(id)).collect();
            assert!(lost.is_empty(), "round {round} lost the acknowledged {lost:?}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn no_acknowledged_edit_is_lost_to_a_killed_chromium() {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        for round in 0..n_rounds() {
            let name = format!("Kept {round}");
            app.set_fact("Name", &name).await?;
            app.read(Role::Status, &format!("Saved – {name}")).await?;
            app.touch().outcome("Spoke").save().await?;
            // Another edit is on its way while the browser dies. It was not
            // acknowledged, so it may be there or not.
            app.rewrite("Company", &format!("Perhaps {round}")).await?;
            app.run("setTimeout(() => document.activeElement.blur(), 0)").await?;
            look_away(app, round).await?;
            app.kill();
            app.reopen(&format!("#/leads/{id}")).await?;
            app.see(Role::Heading, &name).await?;
            let leads = app.stored_leads().await?;
            let [lead] = &leads[..] else {
                return Err(Fault::new(format!("round {round} left {leads:?}")));
            };
            let n_touches = lead["touches"].as_array().map_or(0, Vec::len);
            assert_eq!((&lead["name"], n_touches), (&Value::from(name), round + 1), "in {lead}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_import_that_is_killed_is_there_as_a_whole_or_not_at_all() {
    journey(Setting::new(Engine::Chromium), async |app| {
        let made = Made::desk(7, 1_000);
        for round in 0..n_rounds().min(10) {
            app.open_data().await?;
            app.give_file("many.json", &[(&made.file, 1)]).await?;
            let preview = app.preview("many.json").await?;
            let click =
                "const push = Array.from(document.querySelectorAll('main [role=group] button'))
                .find((it) => /^Import .* leads?$/.test(it.textContent));
                setTimeout(() => push.click(), 0)";
            app.run(click).await?;
            look_away(app, round * 3).await?;
            app.kill();
            app.reopen("#/leads").await?;
            let n_listed = app.n_listed().await?;
            let n_stored = app.stored_leads().await?.len();
            assert_eq!(preview.n("New"), made.leads.len(), "in round {round}");
            if n_stored == made.leads.len() {
                assert_eq!(n_listed, made.listed().len(), "in round {round}");
                return Ok(());
            }
            assert_eq!((n_stored, n_listed), (0, 0), "in round {round}");
        }
        Ok(())
    })
    .await;
}

fn n_rounds() -> usize {
    if env::var_os("NINEFOLD_SOAK").is_some() { N_SOAK_ROUNDS } else { N_ROUNDS }
}

/// Lets a little time pass that differs from round to round: a few questions
/// to the browser, each a millisecond or two.
async fn look_away(app: &App, round: usize) -> Outcome {
    for _ in 0..(round * 7) % 10 {
        app.hash().await?;
    }
    Ok(())
}
