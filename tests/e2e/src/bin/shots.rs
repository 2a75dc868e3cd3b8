//! Pictures of every view, to be looked at: `cargo run --package e2e --bin shots -- OUTDIR`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use e2e::{App, Engine, Fault, Key, Made, Outcome, Role, Setting, until};

/// Where the desk stands, so that the pictures are taken in daylight.
const ZONE: &str = "Asia/Tokyo";
const WIDTHS: [u32; 3] = [1440, 768, 390];

/// A lead to type; an empty text is not typed.
struct Typed {
    name: &'static str,
    company: &'static str,
    email: &'static str,
    phone: &'static str,
    source: &'static str,
    note: &'static str,
    /// How long ago the person asked; `None` when never.
    minutes_ago: Option<i32>,
}

/// A believable desk, the youngest enquiry first.
const DESK: [Typed; 8] = [
    Typed {
        name: "Ana Costa",
        company: "Costa & Filhos",
        email: "ana@costa.example",
        phone: "+34 600 100 200",
        source: "Website",
        note: "Could you quote 40 seats before Friday?",
        minutes_ago: Some(1),
    },
    Typed {
        name: "Ben Okafor",
        company: "Okafor Logistics",
        email: "ben@okafor.example",
        phone: "",
        source: "Referral",
        note: "",
        minutes_ago: Some(4),
    },
    Typed {
        name: "Chiara Rossi",
        company: "",
        email: "chiara@rossi.example",
        phone: "",
        source: "Fair",
        note: "Asked for the long brochure",
        minutes_ago: Some(31),
    },
    Typed {
        name: "Dora Klein",
        company: "Klein Optik",
        email: "dora@klein.example",
        phone: "",
        source: "Website",
        note: "",
        minutes_ago: Some(52),
    },
    Typed {
        name: "Emil Berg",
        company: "Nordlys AS",
        email: "",
        phone: "+49 30 901820",
        source: "Phone",
        note: "Call after lunch",
        minutes_ago: Some(60 * 22),
    },
    Typed {
        name: "Júlia Tanaka",
        company: "Tanaka Design",
        email: "julia@tanaka.example",
        phone: "",
        source: "Newsletter",
        note: "",
        minutes_ago: Some(60 * 76),
    },
    Typed {
        name: "Farid Haddad",
        company: "Haddad Frères",
        email: "farid@haddad.example",
        phone: "",
        source: "Referral",
        note: "",
        minutes_ago: Some(60 * 24 * 9),
    },
    Typed {
        name: "Greta Lindqvist",
        company: "",
        email: "greta@lindqvist.example",
        phone: "",
        source: "Fair",
        note: "Just a contact so far",
        minutes_ago: None,
    },
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("say which folder the pictures go to");
        return ExitCode::FAILURE;
    };
    match shoot_all(&folder).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

async fn shoot_all(folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    let app = App::start(Setting::new(Engine::Chromium).in_zone(ZONE)).await?;
    app.open("#/today").await?;
    shoot(&app, folder, "today-empty").await?;
    app.open("#/leads").await?;
    shoot(&app, folder, "leads-empty").await?;
    app.open("#/no-such-page").await?;
    shoot(&app, folder, "page-not-found").await?;
    app.open_data().await?;
    shoot(&app, folder, "data-empty").await?;
    app.open("#/settings").await?;
    app.see(Role::Field, "Time zone").await?;
    shoot(&app, folder, "settings").await?;
    app.open("#/today").await?;

    let mut ids = Vec::new();
    // The oldest first, so that the youngest clock is still running at the end.
    for typed in DESK.iter().rev() {
        let lead = app.new_lead().name(typed.name).company(typed.company).email(typed.email);
        let lead = lead.phone(typed.phone).source(typed.source).note(typed.note);
        let lead = match typed.minutes_ago {
            Some(minutes) => lead.asked_at(&app.minutes_ago(minutes).await?),
            None => lead.without_enquiry(),
        };
        ids.push(lead.save().await?);
    }
    let youngest = ids.last().ok_or_else(|| Fault::new("the desk is empty"))?;
    shoot(&app, folder, "saved").await?;
    app.see_no_notice().await?;
    app.open("#/today").await?;
    app.see(Role::Heading, "Today").await?;
    shoot(&app, folder, "today").await?;
    app.open(&format!("#/today?lead={youngest}")).await?;
    app.see(Role::Heading, "Ana Costa").await?;
    app.next_step().reasons().await?;
    shoot(&app, folder, "today-with-lead").await?;
    app.open("#/leads").await?;
    app.see(Role::Heading, "Leads").await?;
    shoot(&app, folder, "leads").await?;
    app.plan_of(youngest, "Ana Costa").await?;
    shoot(&app, folder, "lead").await?;
    app.new_lead().fill().await?;
    shoot(&app, folder, "new-lead").await?;
    app.click(Role::Button, "Save lead").await?;
    shoot(&app, folder, "new-lead-error").await?;
    app.press(Key::Escape).await?;
    app.see_no(Role::Dialog, "New lead").await?;
    shoot_touches(&app, folder).await?;
    shoot_data(&app, folder).await?;
    shoot_demo(&app, folder).await?;
    app.check_page().await
}

/// The lead on screen is answered, edited, nearly lost and deleted.
async fn shoot_touches(app: &App, folder: &Path) -> Outcome {
    app.touch().outcome("Spoke").note("Wants 40 seats, decides on Friday").fill().await?;
    shoot(app, folder, "log-touch").await?;
    app.press(Key::ControlEnter).await?;
    app.see_no(Role::Dialog, "Log touch").await?;
    app.set_fact("Value", "1200").await?;
    app.set_fact("Tags", "vip, fair").await?;
    app.set_fact("Emails", "ana").await?;
    shoot(app, folder, "lead-answered").await?;
    app.click(Role::Button, "Lost").await?;
    shoot(app, folder, "lead-lost").await?;
    app.click(Role::Button, "Delete").await?;
    app.see(Role::Button, "Restore").await?;
    shoot(app, folder, "lead-deleted").await
}

async fn shoot_data(app: &App, folder: &Path) -> Outcome {
    app.open_data().await?;
    shoot(app, folder, "data").await?;
    app.click_in("Trash", Role::Button, "Erase for good: Ana Costa").await?;
    shoot(app, folder, "data-erase").await?;
    app.click(Role::Button, "Cancel").await?;
    app.give_file("letter.json", &[("a letter to Ana", 1)]).await?;
    app.read(Role::Alert, "letter.json").await?;
    shoot(app, folder, "data-refused").await?;
    app.give_file("other-desk.json", &[(&Made::desk(7, 40).file, 1)]).await?;
    app.preview("other-desk.json").await?;
    shoot(app, folder, "data-preview").await?;
    app.click(Role::Button, "Cancel").await
}

async fn shoot_demo(app: &App, folder: &Path) -> Outcome {
    app.open("#/demo/today").await?;
    app.see(Role::Link, "Back to your desk").await?;
    until("the demo is filled", async || {
        Ok(app.main_words().await?.contains("to do").then_some(()))
    })
    .await?;
    app.see_no_notice().await?;
    shoot(app, folder, "demo").await?;
    app.open("#/demo/settings").await?;
    app.click(Role::Field, "Projector").await?;
    app.open("#/demo/today").await?;
    shoot(app, folder, "projector").await
}

/// Takes a picture of what is on screen at every width, light and dark.
async fn shoot(app: &App, folder: &Path, view: &str) -> Outcome {
    for dark in [false, true] {
        for width in WIDTHS {
            app.look(width, dark).await?;
            until("nothing moves any more", async || {
                let at_rest = app.run("return document.getAnimations().length === 0").await?;
                Ok((at_rest == true).then_some(()))
            })
            .await?;
            let scheme = if dark { "dark" } else { "light" };
            let file = folder.join(format!("{view}-{width}-{scheme}.png"));
            app.browser().session().screenshot(&file).await?;
            app.check_width(&format!("{view} at {width} pixels")).await?;
        }
    }
    // Typing goes on at a desk, in daylight.
    app.look(WIDTHS[0], false).await
}
