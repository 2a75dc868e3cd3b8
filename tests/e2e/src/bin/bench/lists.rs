//! The list of all leads and what is done with many of them: sorted, scrolled, on the board, in the
//! palette, at once, and those that are the same.

use e2e::{Fault, Key, Outcome, Role};

use crate::desk::Desk;
use crate::figures::{Figure, Samples};
use crate::tab::{Goal, Scrolled, Tab};

/// How long a list has to be still before it counts as answered for good, in milliseconds.
const QUIET: u32 = 300;

/// Measures all of it on the desk with the leads of `desk`.
///
/// # Errors
///
/// When a list does not do what it is measured for.
pub async fn measure(tab: &Tab, desk: &Desk, samples: &mut Samples) -> Outcome {
    sort(tab, desk, samples).await?;
    scroll(tab, samples).await?;
    palette(tab, desk, samples).await?;
    board(tab, samples).await?;
    doubles(tab, samples).await?;
    many(tab, samples).await
}

async fn sort(tab: &Tab, desk: &Desk, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    app.open("#/leads").await?;
    tab.see_count(desk.stored().n_listed()).await?;
    for _ in 0..2 {
        for column in ["Name", "Company", "Due", "Value"] {
            let press = async || app.click(Role::Button, column).await;
            let clicked = tab.time_click(QUIET, press).await?;
            if !clicked.has_answer {
                return Err(Fault::new(format!("sorting by {column} changed nothing")));
            }
            samples.add(Figure::SortPaint, clicked.painted);
        }
    }
    Ok(())
}

async fn scroll(tab: &Tab, samples: &mut Samples) -> Outcome {
    tab.app().open("#/leads").await?;
    tab.see_rows().await?;
    let scrolled = tab.time_scroll("[role=row]", 400, 300).await?;
    samples.add(Figure::ScrollBlank, scrolled.longest_blank);
    add_frames(samples, Figure::ScrollFrame, scrolled)
}

fn add_frames(samples: &mut Samples, figure: Figure, scrolled: Scrolled) -> Outcome {
    if scrolled.scrolled <= 0.0 {
        return Err(Fault::new("nothing was scrolled"));
    }
    scrolled.frames.into_iter().for_each(|frame| samples.add(figure, frame));
    Ok(())
}

async fn palette(tab: &Tab, desk: &Desk, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    app.open("#/today").await?;
    for sought in desk.sought().into_iter().take(3) {
        app.press(Key::Control('k')).await?;
        app.see(Role::Dialog, "Command palette").await?;
        for letter in sought.text.chars() {
            let keyed = tab.time_key(QUIET, async || app.press(Key::Letter(letter)).await).await?;
            samples.add(Figure::PalettePaint, keyed.painted);
        }
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Command palette").await?;
    }
    Ok(())
}

async fn board(tab: &Tab, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    for _ in 0..3 {
        app.open("#/leads").await?;
        tab.see_rows().await?;
        let goals = [Goal::Heading("Board".to_owned())];
        let open = async || app.click(Role::Link, "Board").await;
        let opened = tab.time("click", &goals, open).await?;
        samples.add(Figure::BoardPaint, opened.goals[0].painted);
    }
    let scrolled = tab.time_scroll(".board-card", 300, 200).await?;
    add_frames(samples, Figure::BoardFrame, scrolled)
}

/// Another stage for all leads that may be contacted, and back again.
async fn many(tab: &Tab, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    app.open("#/leads").await?;
    tab.see_rows().await?;
    app.press(Key::Letter('j')).await?;
    app.press(Key::Control('a')).await?;
    app.click(Role::Button, "Stage …").await?;
    app.see(Role::Dialog, "Change stage").await?;
    let nurture = async || app.click(Role::Button, "Nurture").await;
    let saving = tab.time("click", &[Goal::Says("Saved")], nurture).await?;
    samples.add(Figure::ManySaved, saving.goals[0].at);
    app.press(Key::Control('z')).await?;
    app.read(Role::Status, "Undone").await?;
    Ok(())
}

async fn doubles(tab: &Tab, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    for _ in 0..3 {
        app.open("#/leads").await?;
        tab.see_rows().await?;
        let open = async || app.click(Role::Link, "Duplicates").await;
        let told = tab.time("click", &[Goal::Offers("Look again".to_owned())], open).await?;
        samples.add(Figure::DoublesTold, told.goals[0].at);
        samples.add(Figure::DoublesTask, told.longest_task);
    }
    Ok(())
}
