//! What is done on one desk, in order, and measured on the way.

use e2e::{Outcome, Role};

use crate::desk::Desk;
use crate::figures::{Figure, Samples};
use crate::tab::{Goal, Stored, Tab};
use crate::{files, lists, search};

/// How often each thing is done. Odd where it is few, so that the median is one of them.
const N_FRESH: usize = 3;
const N_RELOADS: usize = 7;
const N_ADDED: usize = 11;
const N_TOUCHES: usize = 11;

const MEBIBYTE: f64 = 1_048_576.0;

/// Measures everything on desks with the leads of `desk`.
///
/// # Errors
///
/// When a step did not do what it is measured for.
pub async fn measure(desk: &Desk) -> Outcome<Samples> {
    let mut samples = Samples::default();
    eprintln!("    cold start and import");
    for _ in 1..N_FRESH {
        fill(desk, &mut samples).await?;
    }
    let tab = fill(desk, &mut samples).await?;
    let mut stored = desk.stored();
    eprintln!("    warm start");
    warm_start(&tab, stored, &mut samples).await?;
    eprintln!("    search");
    search::measure(&tab, desk, &mut samples).await?;
    eprintln!("    lists");
    lists::measure(&tab, desk, &mut samples).await?;
    eprintln!("    export");
    files::export(&tab, stored, &mut samples).await?;
    eprintln!("    new leads");
    add(&tab, &mut stored, &mut samples).await?;
    eprintln!("    touches");
    touch(&tab, desk, &mut stored, &mut samples).await?;
    memory(&tab, &mut samples).await?;
    tab.app().check_page().await?;
    Ok(samples)
}

/// Visits the app in a new browser and imports the leads of `desk`.
async fn fill(desk: &Desk, samples: &mut Samples) -> Outcome<Tab> {
    let tab = Tab::open().await?;
    tab.app().open("#/today").await?;
    let (ready, paint) = tab.start_times().await?;
    samples.add(Figure::ColdReady, ready);
    samples.add(Figure::ColdPaint, paint);
    tab.expect_stored(Stored::default()).await?;
    files::import(&tab, desk, samples).await?;
    Ok(tab)
}

async fn warm_start(tab: &Tab, stored: Stored, samples: &mut Samples) -> Outcome {
    tab.app().open("#/today").await?;
    // Who reloads before that waits for all records to be read: that is another start.
    tab.keeps_a_snapshot().await?;
    for _ in 0..N_RELOADS {
        tab.app().reload().await?;
        let (ready, paint) = tab.start_times().await?;
        samples.add(Figure::WarmReady, ready);
        samples.add(Figure::WarmPaint, paint);
        tab.see_rows().await?;
    }
    tab.expect_leads(stored).await
}

async fn add(tab: &Tab, stored: &mut Stored, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    app.open("#/today").await?;
    for idx in 0..N_ADDED {
        let name = format!("Measured Person {idx}");
        app.new_lead().name(&name).company("Measured Company").fill().await?;
        let goals = [Goal::Says("Saved"), Goal::Heading(name)];
        let timed =
            tab.time("click", &goals, async || app.click(Role::Button, "Save lead").await).await?;
        samples.add(Figure::AddSaved, timed.goals[0].at);
        samples.add(Figure::AddPaint, timed.goals[1].painted);
        stored.n_leads += 1;
    }
    tab.expect_leads(*stored).await
}

async fn touch(tab: &Tab, desk: &Desk, stored: &mut Stored, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    for person in desk.open_people(N_TOUCHES) {
        app.open(&format!("#/leads/{}", person.id)).await?;
        app.see(Role::Heading, &person.title).await?;
        app.click(Role::Button, "Log touch").await?;
        app.see(Role::Dialog, "Log touch").await?;
        app.write("Note", "Measured").await?;
        let goals = [Goal::Says("Saved")];
        let timed =
            tab.time("click", &goals, async || app.click(Role::Button, "Save touch").await).await?;
        samples.add(Figure::TouchSaved, timed.goals[0].at);
        samples.add(Figure::TouchPaint, timed.goals[0].painted);
        stored.n_touches += 1;
    }
    tab.expect_leads(*stored).await
}

async fn memory(tab: &Tab, samples: &mut Samples) -> Outcome {
    let (script, wasm) = tab.memory().await?;
    samples.add(Figure::HeapScript, script / MEBIBYTE);
    samples.add(Figure::HeapWasm, wasm / MEBIBYTE);
    Ok(())
}
