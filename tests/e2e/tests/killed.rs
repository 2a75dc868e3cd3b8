//! Saved means saved: a lead that was acknowledged outlives the browser.

use std::env;

use e2e::{Engine, Outcome, Role, Setting, journey};

/// Rounds in a short run; `NINEFOLD_SOAK` asks for [`N_SOAK_ROUNDS`].
const N_ROUNDS: usize = 5;
const N_SOAK_ROUNDS: usize = 50;

#[tokio::test]
async fn no_acknowledged_lead_is_lost_to_a_killed_chromium() {
    check_rounds(Engine::Chromium).await;
}

async fn check_rounds(engine: Engine) {
    let n_rounds = if env::var_os("NINEFOLD_SOAK").is_some() { N_SOAK_ROUNDS } else { N_ROUNDS };
    journey(Setting::new(engine), async |app| {
        let mut acknowledged: Vec<String> = Vec::new();
        app.open("#/today").await?;
        for round in 0..n_rounds {
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
            let listed =
                e2e::until(&format!("the leads are listed in round {round}"), async || {
                    let listed = app.listed_ids().await?;
                    Ok((listed.len() >= acknowledged.len()).then_some(listed))
                })
                .await?;
            let lost: Vec<&String> =
                acknowledged.iter().filter(|id| !listed.contains(id)).collect();
            assert!(lost.is_empty(), "round {round} lost the acknowledged {lost:?}");
        }
        Ok(())
    })
    .await;
}

/// Lets a little time pass that differs from round to round: a few questions
/// to the browser, each a millisecond or two.
async fn look_away(app: &e2e::App, round: usize) -> Outcome {
    for _ in 0..(round * 7) % 10 {
        app.hash().await?;
    }
    Ok(())
}
