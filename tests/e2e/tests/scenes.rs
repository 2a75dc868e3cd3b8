//! Scenes from following up: through four noes, late with a promise, after a missed appointment, and
//! sent by a friend.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use e2e::{App, Engine, Key, Made, Outcome, Role, Setting, in_every_engine, journey, until};
use serde_json::json;

in_every_engine! {
    async fn four_noes_and_a_fifth_ask(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.open(&format!("#/leads/{id}")).await?;
        for (kind, noes) in [
            ('t', "1 no so far – the next ask is the second"),
            ('p', "2 noes so far – the next ask is the third"),
            ('a', "3 noes so far – the next ask is the fourth"),
        ] {
            say_no(app, Some(kind)).await?;
            app.read_in("Noes", noes).await?;
            app.read_in("Next step", "After a “no”").await?;
            until("there is a date", async || {
                Ok(app.next_step().has_time().await?.then_some(()))
            })
            .await?;
        }
        // One that nobody has put a name to, and is asked about then.
        say_no(app, None).await?;
        app.read_in("Noes", "4 noes so far").await?;
        app.read_in("Next step", "A fifth ask is offered – never forced").await?;
        app.read_in("Next step", "Folklore grade").await?;
        app.click_in("Noes", Role::Button, "Need").await?;
        app.stored_so(&id, "the fourth no has a kind", |lead| {
            lead["touches"][3]["objection"]["kind"] == "need"
        })
        .await?;
        app.click(Role::Button, "Plan the fifth ask").await?;
        app.stored_so(&id, "the fifth ask is planned", |lead| {
            lead["course"]["agreed"]["channel"] == "call"
        })
        .await?;
        let planned = due(app).await?;
        app.press(Key::Control('z')).await?;
        app.read_in("Next step", "A fifth ask is offered").await?;
        app.click(Role::Button, "Plan the fifth ask").await?;
        // It counts from the moment in which it is planned.
        let days = [planned, due(app).await?].map(|at| at.split('T').next().map(str::to_owned));
        assert_eq!(days[0], days[1], "planned again after an undo");

        say_no(app, Some('v')).await?;
        app.read_in("Next step", "Never contact").await?;
        app.stored_so(&id, "it is never contacted", |lead| lead["never_contact"] == true).await?;
        app.open("#/leads").await?;
        says(app, "never contact").await
    }

    async fn a_promise_kept_late(app) {
        app.open("#/leads").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.see(Role::Region, "Next step").await?;
        app.press(Key::Letter('l')).await?;
        app.see(Role::Dialog, "Log touch").await?;
        app.press(Key::Letter('3')).await?;
        app.press(Key::Letter('i')).await?;
        app.rewrite("What to find out", "whether forty seats fit").await?;
        app.set_time("Answer by", &app.minutes_ago(30).await?).await?;
        app.read(Role::Dialog, "This has passed: it stands on Today at once").await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.read_in("Promises", "whether forty seats fit").await?;

        app.open("#/today").await?;
        app.read_in("Promised", "You promised an answer by").await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.read_in("Promises", "late").await?;
        app.press(Key::Letter('l')).await?;
        app.see(Role::Dialog, "Log touch").await?;
        app.press(Key::Letter('3')).await?;
        app.press(Key::Enter).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.stored_so(&id, "the promise is kept", |lead| {
            lead["promises"][0]["kept_at"].is_string()
        })
        .await?;
        app.read_in("Promises", "1 late").await?;
        app.press(Key::Control('z')).await?;
        app.stored_so(&id, "the promise is open again", |lead| {
            lead["promises"][0]["kept_at"].is_null()
        })
        .await?;
        Ok(())
    }

    async fn a_missed_appointment_recovered(app) {
        app.open("#/leads").await?;
        let asked_at = app.minutes_ago(3 * 24 * 60).await?;
        let id = app.new_lead().name("Ana Costa").asked_at(&asked_at).save().await?;
        app.click(Role::Button, "New appointment").await?;
        app.set_time("Starts", &app.minutes_ago(60).await?).await?;
        app.read(Role::Dialog, "it will be asked how it went").await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Appointment").await?;

        app.open("#/today").await?;
        says(app, "how did it go?").await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.click_in("Appointments", Role::Button, "Missed").await?;
        app.read_in("Next step", "Make good for the missed appointment").await?;
        app.click_in("Appointments", Role::Button, "New time …").await?;
        app.set_time("Starts", &app.minutes_ago(-24 * 60).await?).await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Appointment").await?;
        app.stored_so(&id, "they meet again", |lead| {
            let went = |idx: usize| lead["appointments"][idx]["went"].clone();
            (went(0), went(1)) == (json!("missed"), json!(null)) && lead["appointments"][1]["at"].is_string()
        })
        .await?;
        app.read_in("Next step", "Meeting").await?;
        app.read_in("Appointments", "1 missed").await?;
        Ok(())
    }

    async fn a_referral_that_buys(app) {
        app.open("#/leads").await?;
        let friend = app.new_lead().name("Zoë Müller").save().await?;
        app.open(&format!("#/leads/{friend}")).await?;
        win(app, "The starter package", "1200").await?;
        app.read_in("Customer", "The starter package").await?;
        app.read_in("Next step", "Customer").await?;

        app.click(Role::Button, "Somebody they sent …").await?;
        app.see(Role::Dialog, "New lead").await?;
        app.rewrite("Name", "Ben Okafor").await?;
        let before = app.hash().await?;
        app.press(Key::ControlEnter).await?;
        let id = app.saved(&before).await?;
        app.stored_so(&id, "its friend is known", |lead| lead["came_from"] == friend.as_str())
            .await?;
        app.open(&format!("#/leads/{id}")).await?;
        win(app, "Forty seats", "9600").await?;
        app.stored_so(&id, "it bought", |lead| lead["purchases"][0]["what"] == "Forty seats")
            .await?;
        app.click(Role::Link, "Zoë Müller").await?;
        app.read_in("Sent us", "1 lead, 1 bought").await?;
        Ok(())
    }

    async fn a_call_sheet_shows_what_counts_and_leads_back(app) {
        let (file, id) = Made::rich();
        app.open_data().await?;
        app.import("rich.json", &file).await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.see(Role::Region, "Next step").await?;
        app.press(Key::Letter('c')).await?;
        app.at(format!("#/leads/{id}/sheet")).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        until("the sheet says it all", async || {
            let words = app.words().await?;
            let all = [
                "Orders get lost between two systems",
                "One place for both",
                "A price for forty seats",
                "2 noes so far – the next ask is the third",
                "Wants somebody who answers",
                "Runs the marathon",
                "The article on queues",
            ];
            Ok(all.iter().all(|it| words.contains(it)).then_some(()))
        })
        .await?;
        app.press(Key::Letter('l')).await?;
        app.see(Role::Dialog, "Log touch").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.click(Role::Link, "Back to the lead").await?;
        app.at(format!("#/leads/{id}")).await
    }

    async fn a_letter_that_was_sent_and_answered_is_counted(app) {
        let (file, id) = Made::rich();
        app.open_data().await?;
        app.import("rich.json", &file).await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.choose("Text", "First answer (E-mail)").await?;
        says(app, "What would help: One place for both").await?;
        // A click would leave for the mail program, where there is one.
        app.run("addEventListener('click', (event) => event.target.closest('[href^=mailto]') && event.preventDefault(), true)").await?;
        app.click(Role::Link, "E-mail").await?;
        app.read(Role::Dialog, "With the text “First answer”").await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.open("#/cadences").await?;
        app.read_in("Templates", "2 sent, 1 answered: too few to tell").await?;
        Ok(())
    }
}

#[tokio::test]
async fn a_call_sheet_is_one_page_of_paper() {
    journey(Setting::new(Engine::Chromium), async |app| {
        let (file, id) = Made::rich();
        app.open_data().await?;
        app.import("rich.json", &file).await?;
        app.open(&format!("#/leads/{id}/sheet")).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        for (paper, width, height) in [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)] {
            let size = json!({ "paperWidth": width, "paperHeight": height });
            let printed = app.browser().devtools("Page.printToPDF", size).await?;
            let pages = n_pages(printed["data"].as_str().unwrap_or_default())?;
            assert_eq!(pages, 1, "pages of {paper}");
        }
        Ok(())
    })
    .await;
}

/// How many pages a PDF in Base64 has.
fn n_pages(base64: &str) -> Outcome<usize> {
    let bytes = BASE64_STANDARD.decode(base64)?;
    let text = String::from_utf8_lossy(&bytes);
    let is_one = |(_, rest): &(&str, &str)| !rest.starts_with('s');
    let found = text.match_indices("/Type /Page").map(|(at, it)| text.split_at(at + it.len()));
    Ok(found.filter(is_one).count())
}

/// When the next step is due, once there is one.
async fn due(app: &App) -> Outcome<String> {
    until("there is a date", async || Ok(Some(app.next_step().due().await?))).await
}

/// Waits until `words` stand on the page.
async fn says(app: &App, words: &str) -> Outcome {
    until(&format!("the page says `{words}`"), async || {
        Ok(app.words().await?.contains(words).then_some(()))
    })
    .await
}

/// Logs a *No* by keys; `kind` is the key of what it is about.
async fn say_no(app: &App, kind: Option<char>) -> Outcome {
    app.see(Role::Region, "Next step").await?;
    app.press(Key::Letter('l')).await?;
    app.see(Role::Dialog, "Log touch").await?;
    app.press(Key::Letter('5')).await?;
    if let Some(kind) = kind {
        app.press(Key::Letter(kind)).await?;
    }
    app.press(Key::Enter).await?;
    app.see_no(Role::Dialog, "Log touch").await
}

/// Logs by keys that the lead bought `what` for so much.
async fn win(app: &App, what: &str, amount: &str) -> Outcome {
    app.see(Role::Region, "Next step").await?;
    app.press(Key::Letter('l')).await?;
    app.see(Role::Dialog, "Log touch").await?;
    app.press(Key::Letter('7')).await?;
    app.rewrite("What they bought", what).await?;
    app.rewrite("For", amount).await?;
    app.press(Key::ControlEnter).await?;
    app.see_no(Role::Dialog, "Log touch").await
}
