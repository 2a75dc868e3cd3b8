//! The results, as a table to read and as JSON to compute with.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, Utc};
use e2e::{Outcome, tools};
use serde_json::{Value, json};

use crate::figures::{Figure, Samples, Unit, percentile};

/// What was measured, and where.
pub struct Report {
    measured_at: String,
    browser: String,
    build: String,
    machine: String,
    /// The samples of each size of desk, in the order in which they were measured.
    sizes: Vec<(usize, Samples)>,
}

impl Report {
    /// A report without samples, of the app as built in `browser`.
    ///
    /// # Errors
    ///
    /// When the app is not built.
    pub fn new(browser: String) -> Outcome<Report> {
        Ok(Report {
            measured_at: DateTime::<Utc>::from(SystemTime::now())
                .to_rfc3339_opts(SecondsFormat::Secs, true),
            browser,
            build: build()?,
            machine: machine(),
            sizes: Vec::new(),
        })
    }

    /// Adds what was measured on desks of `n_leads`.
    pub fn add(&mut self, n_leads: usize, samples: Samples) {
        self.sizes.push((n_leads, samples));
    }

    /// Writes `ninefold.md` and `ninefold.json` into `folder`.
    ///
    /// # Errors
    ///
    /// When they cannot be written.
    pub fn write(&self, folder: &Path) -> Outcome {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("ninefold.md"), self.to_markdown())?;
        let json = serde_json::to_string_pretty(&self.to_json())?;
        Ok(fs::write(folder.join("ninefold.json"), json + "\n")?)
    }

    /// A table with a column for each size.
    pub fn to_markdown(&self) -> String {
        let mut rows = vec![vec!["Ninefold with so many leads".to_owned()]];
        rows[0].extend(self.sizes.iter().map(|(n_leads, _)| grouped(*n_leads)));
        for figure in Figure::ALL {
            for &percent in figure.told().percents {
                let cells = self.sizes.iter().map(|(_, samples)| cell(samples, figure, percent));
                let cells: Vec<String> = cells.collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    rows.push([vec![words(figure, percent)], cells].concat());
                }
            }
        }
        let Report { measured_at, browser, build, machine, .. } = self;
        let mut out = format!("# Ninefold, measured {measured_at}\n\n");
        let _ = writeln!(out, "Build {build} in {browser} on {machine}.");
        let _ = writeln!(out, "Medians unless p95 is said, with the number of samples.\n");
        out.push_str(&table(&rows));
        out
    }

    fn to_json(&self) -> Value {
        let mut figures = Vec::new();
        for (n_leads, samples) in &self.sizes {
            for figure in Figure::ALL {
                let values = samples.of(figure);
                if values.is_empty() {
                    continue;
                }
                let told = figure.told();
                figures.push(json!({
                    "figure": told.key,
                    "words": told.words,
                    "unit": told.unit.word(),
                    "n_leads": n_leads,
                    "median": percentile(values, 50),
                    "p95": percentile(values, 95),
                    "samples": values,
                }));
            }
        }
        json!({
            "measured_at": self.measured_at,
            "build": self.build,
            "browser": self.browser,
            "machine": self.machine,
            "figures": figures,
        })
    }
}

fn words(figure: Figure, percent: u8) -> String {
    let told = figure.told();
    match told.percents {
        [_] => told.words.to_owned(),
        _ if percent == 50 => format!("{}, p50", told.words),
        _ => format!("{}, p{percent}", told.words),
    }
}

/// `12.3 ms (11)`; empty when nothing was measured.
fn cell(samples: &Samples, figure: Figure, percent: u8) -> String {
    let values = samples.of(figure);
    let Some(value) = percentile(values, percent) else { return String::new() };
    let told = match figure.told().unit {
        Unit::TaskMillis if value == 0.0 => "none over 50 ms".to_owned(),
        Unit::Millis | Unit::TaskMillis => format!("{} ms", rounded(value)),
        Unit::Frames => rounded(value),
        Unit::Mebibytes => format!("{} MiB", rounded(value)),
    };
    format!("{told} ({})", values.len())
}

/// Three digits say enough, and whole numbers all.
fn rounded(value: f64) -> String {
    match value {
        ..10.0 => format!("{value:.2}"),
        10.0..100.0 => format!("{value:.1}"),
        _ => grouped(value.round() as usize),
    }
}

/// `n` with a comma between its thousands.
fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A Markdown table that also reads well as it is: the first row is its head, the first column
/// stands left and the others right.
fn table(rows: &[Vec<String>]) -> String {
    let n_columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..n_columns).filter_map(width).collect();
    let mut out = String::new();
    for (idx, row) in rows.iter().enumerate() {
        for (column, (text, width)) in row.iter().zip(&widths).enumerate() {
            let _ = match column {
                0 => write!(out, "| {text:width$} |"),
                _ => write!(out, " {text:>width$} |"),
            };
        }
        out.push('\n');
        if idx == 0 {
            for (column, width) in widths.iter().enumerate() {
                let line = "-".repeat(width + 1);
                out += &if column == 0 { format!("|{line}-|") } else { format!("{line}:|") };
            }
            out.push('\n');
        }
    }
    out
}

/// The name of the app's own code, which holds a hash of it.
fn build() -> Outcome<String> {
    let names = fs::read_dir(tools::dist()?)?.flatten().map(|entry| entry.file_name());
    let wasm = names.filter_map(|name| Some(name.to_str()?.strip_suffix("_bg.wasm")?.to_owned()));
    Ok(wasm.last().unwrap_or_else(|| "of one file".to_owned()))
}

/// The processor, how many of it there are, and how busy they were before.
fn machine() -> String {
    let said = |program: &str, arg: &str| {
        let output = Command::new(program).arg(arg).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let model = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    let model = model.or_else(|| said("uname", "-m")).unwrap_or_default();
    let n_cores = thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    let system = said("uname", "-sr").unwrap_or_default();
    format!("{n_cores} × {model}, {system}, load {load} at the start")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let mut few = Samples::default();
        few.add(Figure::WarmReady, 80.2);
        few.add(Figure::SearchPaint, 20.0);
        few.add(Figure::SearchPaint, 40.0);
        few.add(Figure::ImportTask, 0.0);
        let mut many = Samples::default();
        many.add(Figure::WarmReady, 1234.4);
        Report {
            measured_at: "2026-11-22T00:00:00Z".to_owned(),
            browser: "Chrome/156".to_owned(),
            build: "ninefold-1".to_owned(),
            machine: "2 × x".to_owned(),
            sizes: vec![(1000, few), (50_000, many)],
        }
    }

    #[test]
    fn the_table_has_a_column_for_each_size_and_no_empty_row() {
        let text = report().to_markdown();
        let (_, table) = text.split_once("\n\n| ").expect("a table follows the head");
        let cells = |line: &str| {
            line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
        };
        let rows: Vec<_> = table.lines().map(cells).collect();
        assert_eq!(rows[0][1..], ["1,000", "50,000"]);
        assert_eq!(rows[2][1..], ["none over 50 ms (1)", ""]);
        assert_eq!(rows[3][1..], ["80.2 ms (1)", "1,234 ms (1)"]);
        assert_eq!(rows[4][1..], ["30.0 ms (2)", ""]);
        assert!(rows[5][0].ends_with(", p95"), "{rows:?}");
        assert_eq!(rows.len(), 6, "{rows:?}");
    }

    #[test]
    fn the_json_keeps_every_sample() {
        let json = report().to_json();
        let of = |key: &str| {
            let figures = json["figures"].as_array().expect("it is a list");
            figures.iter().filter(|figure| figure["figure"] == key).count()
        };
        assert_eq!((of("warm-ready"), of("search-paint"), of("cold-ready")), (2, 1, 0));
        assert_eq!(json["figures"][2]["samples"], json!([20.0, 40.0]));
    }
}
