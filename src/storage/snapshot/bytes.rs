//! Numbers and texts as bytes.

/// What is still to be read.
pub(super) struct Reader<'a>(pub &'a [u8]);

/// The length that stands for no text.
const NO_TEXT: u32 = u32::MAX;

pub(super) fn put_u32(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend(number.to_le_bytes());
}

pub(super) fn put_i64(bytes: &mut Vec<u8>, number: i64) {
    bytes.extend(number.to_le_bytes());
}

pub(super) fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_u32(bytes, text.len() as u32);
    bytes.extend(text.as_bytes());
}

pub(super) fn put_maybe_text(bytes: &mut Vec<u8>, text: Option<&str>) {
    match text {
        Some(text) => put_text(bytes, text),
        None => put_u32(bytes, NO_TEXT),
    }
}

impl<'a> Reader<'a> {
    /// The next `length` bytes; `None` when there are fewer, as in all that follows.
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub fn i64(&mut self) -> Option<i64> {
        self.array().map(i64::from_le_bytes)
    }

    pub fn text(&mut self) -> Option<String> {
        let length = self.u32()?;
        self.text_of(length)
    }

    /// What [`put_maybe_text`] wrote.
    pub fn maybe_text(&mut self) -> Option<Option<String>> {
        match self.u32()? {
            NO_TEXT => Some(None),
            length => self.text_of(length).map(Some),
        }
    }

    fn text_of(&mut self, length: u32) -> Option<String> {
        let bytes = self.take(length as usize)?;
        std::str::from_utf8(bytes).ok().map(str::to_owned)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }
}
