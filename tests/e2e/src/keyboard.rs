//! Keys as a person presses them: whatever has the focus gets them.

use thirtyfour::Key as Code;

use crate::app::App;
use crate::fault::Outcome;

/// A key, or two at once.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// A key that writes a letter.
    Letter(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab: to the next field.
    Tab,
    /// Shift and Tab: to the field before.
    BackTab,
    /// Control and Enter.
    ControlEnter,
}

impl App {
    /// Presses `key` and lets it go.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn press(&self, key: Key) -> Outcome {
        let chain = self.browser().session().action_chain();
        let chain = match key {
            Key::Letter(letter) => chain.send_keys(letter.to_string()),
            Key::Enter => chain.send_keys(Code::Enter),
            Key::Escape => chain.send_keys(Code::Escape),
            Key::Tab => chain.send_keys(Code::Tab),
            Key::BackTab => chain.key_down(Code::Shift).send_keys(Code::Tab).key_up(Code::Shift),
            Key::ControlEnter => {
                chain.key_down(Code::Control).send_keys(Code::Enter).key_up(Code::Control)
            }
        };
        Ok(chain.perform().await?)
    }

    /// Types `text` where the focus is, key by key.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn type_text(&self, text: &str) -> Outcome {
        Ok(self.browser().session().action_chain().send_keys(text).perform().await?)
    }
}
