//! Can everybody use it? What axe-core finds, told readably.

use std::fs;

use serde::Deserialize;
use serde_json::json;

use crate::app::App;
use crate::fault::{Fault, Outcome};
use crate::tools::Tool;

/// One rule that the page breaks.
#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    impact: Option<String>,
    nodes: Vec<Node>,
}

/// One place where it breaks it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    html: String,
    failure_summary: Option<String>,
}

/// What axe-core finds fault with on screen now: every broken rule, and where
/// it is broken. `view` names the screen in the report.
///
/// # Errors
///
/// When it cannot be asked.
pub async fn faults(app: &App, view: &str) -> Outcome<Vec<String>> {
    let axe = fs::read_to_string(Tool::Axe.path()?)?;
    let script = format!(
        "const done = arguments[arguments.length - 1];
        if (!window.axe) {{ {axe} }}
        window.axe.run(document, arguments[0]).then(
            (found) => done({{ broken: found.violations }}),
            (error) => done({{ error: String(error) }}),
        );"
    );
    // Fetching style sheets a second time would break the page's own policy.
    let options = json!({ "preload": false, "resultTypes": ["violations"] });
    let found = app.browser().run_async(&script, vec![options]).await?;
    if let Some(error) = found["error"].as_str() {
        return Err(Fault::new(format!("axe-core could not check {view}: {error}")));
    }
    let violations: Vec<Violation> = serde_json::from_value(found["broken"].clone())?;
    Ok(violations.iter().map(|violation| format!("{view}: {}", told(violation))).collect())
}

fn told(violation: &Violation) -> String {
    let Violation { id, help, impact, nodes } = violation;
    let impact = impact.as_deref().unwrap_or("unrated");
    let places: Vec<String> = nodes
        .iter()
        .map(|node| {
            let why = node.failure_summary.as_deref().unwrap_or_default().replace('\n', " ");
            format!("    {}\n      {why}", node.html)
        })
        .collect();
    format!("{id} ({impact}): {help}\n{}", places.join("\n"))
}
