//! How this device shows things.

use ninefold_core::interchange::kept::Kept;

/// How this device shows things: it stays here and is in no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Light or dark.
    pub theme: Theme,
    /// Larger type and more contrast, for a room to read.
    pub is_projector: bool,
    /// Keys without Ctrl or Cmd do something. Whoever speaks to the device or hits keys by chance
    /// switches that off.
    pub has_shortcuts: bool,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    #[default]
    Device,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Default for Look {
    fn default() -> Look {
        Look { theme: Theme::default(), is_projector: false, has_shortcuts: true }
    }
}

impl Look {
    /// The look as text, for the browser to keep.
    pub fn to_kept(self) -> String {
        let mut kept = Kept::default();
        kept.put("theme", self.theme.word());
        kept.put_flag("is_projector", self.is_projector);
        // An earlier build kept nothing of it, and had them.
        kept.put_flag("is_without_shortcuts", !self.has_shortcuts);
        kept.write()
    }

    /// Reads what [`Look::to_kept`] or an earlier build wrote; `None` when it cannot be read. A
    /// theme that is not known here is the device's.
    pub fn from_kept(text: &str) -> Option<Look> {
        let kept = Kept::read(text)?;
        let theme = Theme::ALL.into_iter().find(|theme| theme.word() == kept.text("theme"));
        Some(Look {
            theme: theme.unwrap_or_default(),
            is_projector: kept.flag("is_projector"),
            has_shortcuts: !kept.flag("is_without_shortcuts"),
        })
    }
}

impl Theme {
    const ALL: [Theme; 3] = [Theme::Device, Theme::Light, Theme::Dark];

    fn word(self) -> &'static str {
        match self {
            Theme::Device => "device",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        for theme in Theme::ALL {
            for (is_projector, has_shortcuts) in [(false, true), (true, true), (true, false)] {
                let look = Look { theme, is_projector, has_shortcuts };
                assert_eq!(Look::from_kept(&look.to_kept()), Some(look));
            }
        }
        assert_eq!(Look::from_kept("hello"), None);
    }

    #[test]
    fn what_an_earlier_build_kept_is_read() {
        let look = Look { theme: Theme::Dark, is_projector: true, has_shortcuts: true };
        assert_eq!(Look::from_kept(r#"{"theme":"dark","is_projector":true}"#), Some(look));
        assert_eq!(Look::from_kept(r#"{"theme":"sepia"}"#), Some(Look::default()));
    }
}
