//! How large the site is, as it lies and as a host sends it (brotli).

use std::fmt;

use crate::place::Place;
use crate::program::FIRST;
use crate::run::{Outcome, Trouble, said};

/// The design's promise for the wasm that the first screen loads, in bytes of brotli.
const FIRST_BUDGET: u64 = 350 * 1024;

/// The most for all wasm together: more would not go into one file of 1.5 MB.
const WASM_BUDGET: u64 = 800 * 1024;

/// Bytes of a file, as it lies and compressed by brotli.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    raw: u64,
    brotli: u64,
}

/// The sizes of the site.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    first: Size,
    later: Size,
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
  console.log(raw.length, zlib.brotliCompressSync(raw).length, path.basename(file));
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
        match words.next()? {
            FIRST => sizes.first = sizes.first + size,
            file if file.ends_with(".wasm") => sizes.later = sizes.later + size,
            _ => {}
        }
        sizes.total = sizes.total + size;
    }
    Some(sizes)
}

impl Sizes {
    /// Whether the wasm keeps the design's promises.
    pub fn keep_the_budget(&self) -> bool {
        let all = self.first + self.later;
        self.first.brotli <= FIRST_BUDGET && all.brotli <= WASM_BUDGET
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
        writeln!(out, "  wasm of the first screen  {}", self.first)?;
        writeln!(out, "  wasm of the later pages   {}", self.later)?;
        write!(out, "  all files                 {}", self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_is_counted_by_itself_and_in_all() {
        let told =
            "100 10 ninefold_bg.wasm\n30 4 split_later.wasm\n50 5 ninefold.js\n1 1 LICENSE\n";
        let sizes = parse(told).unwrap_or_default();
        assert_eq!(sizes.first, Size { raw: 100, brotli: 10 });
        assert_eq!(sizes.later, Size { raw: 30, brotli: 4 });
        assert_eq!(sizes.total, Size { raw: 181, brotli: 20 });
        assert_eq!(parse("no numbers"), None);
    }

    #[test]
    fn wasm_over_a_budget_is_noticed() {
        for (first, all, keeps) in [
            (FIRST_BUDGET, FIRST_BUDGET, true),
            (FIRST_BUDGET + 1, FIRST_BUDGET + 1, false),
            (FIRST_BUDGET, WASM_BUDGET, true),
            (FIRST_BUDGET, WASM_BUDGET + 1, false),
        ] {
            let of = |brotli| Size { raw: 0, brotli };
            let sizes = Sizes { first: of(first), later: of(all - first), total: of(all) };
            assert_eq!(sizes.keep_the_budget(), keeps, "for {first} of {all}");
        }
    }
}
