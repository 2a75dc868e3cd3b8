//! How large the site is, as it lies and as a host sends it (brotli).

use std::fmt;

use crate::place::Place;
use crate::run::{Outcome, Trouble, said};

/// The design's promise for the wasm file, in bytes of brotli.
pub const WASM_BUDGET: u64 = 350 * 1024;

/// Bytes of a file, as it lies and compressed by brotli.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    raw: u64,
    brotli: u64,
}

/// The sizes of the site.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    wasm: Size,
    total: Size,
}

/// Node is there for npm's tools and compresses well: no crate is built for it.
const SCRIPT: &str = "
const fs = require('fs'), zlib = require('zlib'), path = require('path');
const walk = folder => fs.readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
  const file = path.join(folder, entry.name);
  return entry.isDirectory() ? walk(file) : [file];
});
for (const file of walk(process.argv[1])) {
  const raw = fs.readFileSync(file);
  console.log(raw.length, zlib.brotliCompressSync(raw).length, path.extname(file) || '-');
}";

/// Measures what lies in `dist/`.
pub fn measure(place: &Place) -> Outcome<Sizes> {
    let mut node = place.plain("node");
    let told = said(node.args(["-e", SCRIPT]).arg(place.dist()));
    told.as_deref()
        .and_then(parse)
        .ok_or(Trouble("the site in dist/ could not be measured with node".into()))
}

fn parse(told: &str) -> Option<Sizes> {
    let mut sizes = Sizes::default();
    for line in told.lines() {
        let mut words = line.split(' ');
        let size = Size { raw: words.next()?.parse().ok()?, brotli: words.next()?.parse().ok()? };
        if words.next()? == ".wasm" {
            sizes.wasm = sizes.wasm + size;
        }
        sizes.total = sizes.total + size;
    }
    Some(sizes)
}

impl Sizes {
    /// Whether the wasm file keeps the design's promise.
    pub fn keep_the_budget(&self) -> bool {
        self.wasm.brotli <= WASM_BUDGET
    }
}

impl std::ops::Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, brotli: self.brotli + other.brotli }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let kib = |bytes: u64| format!("{:.1} KiB", bytes as f64 / 1024.0);
        write!(out, "{:>11} raw {:>11} brotli", kib(self.raw), kib(self.brotli))
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        writeln!(out, "  wasm  {}", self.wasm)?;
        write!(out, "  all   {}", self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_is_counted_by_itself_and_in_all() {
        let sizes = parse("100 10 .wasm\n50 5 .js\n1 1 -\n").unwrap_or_default();
        assert_eq!(sizes.wasm, Size { raw: 100, brotli: 10 });
        assert_eq!(sizes.total, Size { raw: 151, brotli: 16 });
        assert_eq!(parse("no numbers"), None);
    }

    #[test]
    fn a_wasm_file_over_the_budget_is_noticed() {
        let of = |brotli| Sizes { wasm: Size { raw: 0, brotli }, total: Size::default() };
        assert!(of(WASM_BUDGET).keep_the_budget());
        assert!(!of(WASM_BUDGET + 1).keep_the_budget());
    }
}
