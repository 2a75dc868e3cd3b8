//! A file comes in, and goes out again.

use std::fs;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use e2e::{Fault, Outcome, Role, until};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::desk::Desk;
use crate::figures::{Figure, Samples};
use crate::tab::{Goal, Stored, Tab};

const N_EXPORTS: usize = 3;

/// What is looked at in a file that was exported.
#[derive(Deserialize)]
struct Exported {
    count: usize,
    leads: Vec<ExportedLead>,
}

#[derive(Deserialize)]
struct ExportedLead {
    deleted_at: Option<IgnoredAny>,
    #[serde(default)]
    touches: Vec<IgnoredAny>,
}

/// Imports the file of `desk` on an empty desk.
///
/// # Errors
///
/// When not all of it is stored then.
pub async fn import(tab: &Tab, desk: &Desk, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    app.open("#/data").await?;
    let field = app.see(Role::Field, "Import file").await?;
    let file = desk.file().display().to_string();
    let button = format!("Import {} leads", desk.stored().n_leads);
    let goals = [Goal::Offers(button.clone())];
    let preview = tab.time("change", &goals, async || Ok(field.send_keys(file).await?)).await?;
    samples.add(Figure::ImportPreview, preview.goals[0].painted);

    let goals = [Goal::Says("Saved")];
    let saving = tab.time("click", &goals, async || tab.push(&button).await).await?;
    samples.add(Figure::ImportSaved, saving.goals[0].at);
    samples.add(Figure::ImportTask, preview.longest_task.max(saving.longest_task));
    tab.expect_leads(desk.stored()).await
}

/// Exports the desk, which holds what `stored` counts, a few times.
///
/// # Errors
///
/// When a file lacks any of it.
pub async fn export(tab: &Tab, stored: Stored, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    app.open("#/data").await?;
    for _ in 0..N_EXPORTS {
        let export = async || app.click(Role::Button, "Export JSON").await;
        let timed = tab.time("click", &[Goal::File], export).await?;
        let file = until("the exported file is on the disk", async || downloaded(tab)).await?;
        // The download is written by another process than the page: only the clock of the
        // machine tells when it was done.
        let written_at = fs::metadata(&file)?.modified()?.duration_since(UNIX_EPOCH)?;
        samples.add(Figure::ExportMade, timed.goals[0].at);
        samples.add(Figure::ExportOnDisk, written_at.as_secs_f64() * 1000.0 - timed.began_at);
        let Exported { count, leads } = serde_json::from_slice(&fs::read(&file)?)?;
        let exported = Stored {
            n_leads: leads.len(),
            n_in_trash: leads.iter().filter(|lead| lead.deleted_at.is_some()).count(),
            n_touches: leads.iter().map(|lead| lead.touches.len()).sum(),
        };
        if exported != stored || count != stored.n_leads {
            return Err(Fault::new(format!(
                "the exported file holds {exported:?} and counts {count}, the desk {stored:?}"
            )));
        }
        fs::remove_file(file)?;
    }
    Ok(())
}

/// The file that was downloaded, once it is whole.
fn downloaded(tab: &Tab) -> Outcome<Option<PathBuf>> {
    for entry in fs::read_dir(tab.downloads())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            return Ok(Some(path));
        }
    }
    Ok(None)
}
