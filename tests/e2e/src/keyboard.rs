//! Keys as a person presses them: whatever has the focus gets them.

use thirtyfour::{Key as Code, WebElement};

use crate::app::App;
use crate::fault::Outcome;

/// A key, or two at once.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// A key that writes a letter.
    Letter(char),
    /// Backspace.
    Backspace,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab: to the next field.
    Tab,
    /// Shift and Tab: to the field before.
    BackTab,
    /// Shift and a letter.
    Shift(char),
    /// The space bar.
    Space,
    /// An arrow, or a key that goes as far as it can: `Down`, `Home`, `PageDown`.
    Go(Way),
    /// Shift and such a key.
    ShiftGo(Way),
    /// Control and such a key.
    ControlGo(Way),
    /// Control and Enter.
    ControlEnter,
    /// Control and a letter.
    Control(char),
    /// Control, Shift and a letter.
    ControlShift(char),
}

/// Where a key goes.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

impl Way {
    fn code(self) -> Code {
        match self {
            Way::Up => Code::Up,
            Way::Down => Code::Down,
            Way::Left => Code::Left,
            Way::Right => Code::Right,
            Way::Home => Code::Home,
            Way::End => Code::End,
            Way::PageUp => Code::PageUp,
            Way::PageDown => Code::PageDown,
        }
    }
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
            Key::Backspace => chain.send_keys(Code::Backspace),
            Key::Enter => chain.send_keys(Code::Enter),
            Key::Escape => chain.send_keys(Code::Escape),
            Key::Tab => chain.send_keys(Code::Tab),
            Key::BackTab => chain.key_down(Code::Shift).send_keys(Code::Tab).key_up(Code::Shift),
            Key::Shift(letter) => {
                chain.key_down(Code::Shift).send_keys(letter.to_string()).key_up(Code::Shift)
            }
            Key::Space => chain.send_keys(" "),
            Key::Go(way) => chain.send_keys(way.code()),
            Key::ShiftGo(way) => {
                chain.key_down(Code::Shift).send_keys(way.code()).key_up(Code::Shift)
            }
            Key::ControlGo(way) => {
                chain.key_down(Code::Control).send_keys(way.code()).key_up(Code::Control)
            }
            Key::ControlEnter => {
                chain.key_down(Code::Control).send_keys(Code::Enter).key_up(Code::Control)
            }
            Key::Control(letter) => {
                chain.key_down(Code::Control).send_keys(letter.to_string()).key_up(Code::Control)
            }
            Key::ControlShift(letter) => chain
                .key_down(Code::Control)
                .key_down(Code::Shift)
                .send_keys(letter.to_string())
                .key_up(Code::Shift)
                .key_up(Code::Control),
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

    /// As [`App::type_text`], but so slowly that the page answers each key
    /// before the next: a focus that wanders off takes the letters with it.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn type_slowly(&self, text: &str) -> Outcome {
        for letter in text.chars() {
            self.press(Key::Letter(letter)).await?;
        }
        Ok(())
    }

    /// Takes the focus away from whatever has it, as a click beside it does.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn leave(&self) -> Outcome {
        self.run("document.activeElement.blur()").await?;
        Ok(())
    }

    /// Moves the focus to `element` without a key or a click.
    ///
    /// # Errors
    ///
    /// When the element is gone.
    pub async fn focus(&self, element: &WebElement) -> Outcome {
        let script = "document.activeElement.blur(); arguments[0].focus()";
        self.browser().run(script, vec![element.to_json()?]).await?;
        Ok(())
    }
}
