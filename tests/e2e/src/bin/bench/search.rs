//! Letters in the search box.

use e2e::{Fault, Key, Outcome, Role};
use thirtyfour::Key as Code;

use crate::desk::{Desk, Sought};
use crate::figures::{Figure, Samples};
use crate::tab::Tab;

/// What the search box is called.
const FIELD: &str = "Search leads";

/// How long the list has to be still before a letter counts as answered for good, in milliseconds.
const QUIET: u32 = 300;

/// Looks for what people of `desk` have, on `Leads`, letter by letter.
///
/// # Errors
///
/// When somebody is not found, or no letter changes the list.
pub async fn measure(tab: &Tab, desk: &Desk, samples: &mut Samples) -> Outcome {
    let app = tab.app();
    let n_listed = desk.stored().n_listed();
    app.open("#/leads").await?;
    for Sought { text, n_least } in desk.sought() {
        app.click(Role::Field, FIELD).await?;
        let mut n_answers = 0;
        for letter in text.chars() {
            let keyed = tab.time_key(QUIET, async || app.press(Key::Letter(letter)).await).await?;
            samples.add(Figure::SearchPaint, keyed.painted);
            samples.add(Figure::SearchSettled, keyed.settled);
            n_answers += usize::from(keyed.has_answer);
        }
        let typed = app.value(FIELD).await?;
        let found = tab.counted().await?;
        let is_found = found.is_some_and(|found| (n_least..=n_listed).contains(&found));
        if typed != text || n_answers == 0 || !is_found {
            return Err(Fault::new(format!(
                "{text:?} came out as {typed:?}, {n_answers} of its letters were answered, and \
                 {found:?} leads were found of {n_least} or more"
            )));
        }
        tab.see_rows().await?;
        let session = app.browser().session();
        let all = session.action_chain().key_down(Code::Control).send_keys("a");
        all.key_up(Code::Control).send_keys(Code::Backspace).perform().await?;
        tab.see_count(n_listed).await?;
    }
    Ok(())
}
