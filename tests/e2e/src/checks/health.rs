//! No error, no foreign request, no policy violation: promise P15's gate.

use serde_json::Value;

use crate::app::App;
use crate::engine::Engine;
use crate::fault::{Fault, Outcome};

/// What went wrong on the page since it was loaded, one sentence each.
///
/// Chromium's own log is drained by this.
///
/// # Errors
///
/// When the browser is gone.
pub async fn problems(app: &App) -> Outcome<Vec<String>> {
    let script = "
        const told = window.ninefold?.problems;
        const foreign = performance.getEntriesByType('resource')
            .map((entry) => entry.name)
            .filter((name) => new URL(name).origin !== location.origin);
        return [
            ...(Array.isArray(told) ? told : ['the page keeps no list of its problems']),
            ...foreign.map((name) => 'a foreign request: ' + name),
        ];";
    let found = app.browser().run(script, Vec::new()).await?;
    let found: Vec<Value> = serde_json::from_value(found)?;
    let mut problems: Vec<String> =
        found.iter().map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned)).collect();
    if app.browser().engine() == Engine::Chromium {
        let log = app.browser().session().browser_log().await?;
        let severe = log.into_iter().filter(|entry| entry.level == "SEVERE");
        problems.extend(severe.map(|entry| format!("the browser's log: {}", entry.message)));
    }
    Ok(problems)
}

/// Fails when the page has a problem that the journey did not announce by
/// [`App::expect_problem`].
///
/// # Errors
///
/// With all such problems.
pub async fn check(app: &App) -> Outcome {
    let unexpected: Vec<String> = problems(app)
        .await?
        .into_iter()
        .filter(|problem| !app.expected_problems().iter().any(|part| problem.contains(part)))
        .collect();
    if unexpected.is_empty() {
        Ok(())
    } else {
        Err(Fault::new(format!("the page has problems:\n  {}", unexpected.join("\n  "))))
    }
}
