//! How fast the app is: `cargo run --package e2e --bin bench -- OUTDIR [LEADS]...`, or rather
//! `cargo xtask bench`, which builds it first.
//!
//! It measures and judges nothing, but every step asserts that it did what it is measured for.
//! Times are those of the page's own clock, from a real input to the frame or the word that
//! answers it; see `page.js`.

mod desk;
mod figures;
mod files;
mod lists;
mod report;
mod search;
mod steps;
mod tab;

use std::env;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use e2e::{Fault, Outcome};
use tempfile::TempDir;

use desk::Desk;
use report::Report;
use tab::Tab;

/// How many leads the desks have unless other sizes are asked for.
const SIZES: [usize; 3] = [1000, 10_000, 50_000];

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let Some(folder) = args.next().map(PathBuf::from) else {
        eprintln!("say which folder the tables go to, and how many leads the desks have");
        return ExitCode::FAILURE;
    };
    let ended = match sizes(args) {
        Ok(sizes) => measure_all(&folder, &sizes).await,
        Err(fault) => Err(fault),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn sizes(args: impl Iterator<Item = String>) -> Outcome<Vec<NonZeroUsize>> {
    let refuse = |arg: &str| Fault::new(format!("{arg:?} is no number of leads"));
    let sizes = args.map(|arg| arg.parse().map_err(|_| refuse(&arg)));
    let sizes: Vec<NonZeroUsize> = sizes.collect::<Outcome<_>>()?;
    let usual = SIZES.into_iter().filter_map(NonZeroUsize::new);
    Ok(if sizes.is_empty() { usual.collect() } else { sizes })
}

/// Measures each size of desk. What was measured is written after each, so that a fault at the
/// largest takes nothing from the others.
async fn measure_all(folder: &Path, sizes: &[NonZeroUsize]) -> Outcome {
    let browser = Tab::open().await?.browser_name().await?;
    let mut report = Report::new(browser)?;
    let files = TempDir::with_prefix("ninefold-bench-")?;
    for &n_leads in sizes {
        eprintln!("  a desk of {n_leads} leads …");
        let desk = Desk::sample(n_leads, files.path())?;
        report.add(n_leads.get(), steps::measure(&desk).await?);
        report.write(folder)?;
    }
    println!("\n{}", report.to_markdown());
    println!("Written to {}", folder.display());
    Ok(())
}
