//! What is measured, and what its samples come to.

use std::collections::BTreeMap;

/// One thing that is measured, in the order of the table.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Figure {
    /// The first visit, from the request to an answering page on an empty desk.
    ColdReady,
    /// The first visit, from the request to its first words.
    ColdPaint,
    /// A chosen file, until its preview offers to import it.
    ImportPreview,
    /// The click that imports, until all is said to be saved.
    ImportSaved,
    /// The longest task of an import, from the choice of the file to *saved*.
    ImportTask,
    /// A reload, from the request to an answering page.
    WarmReady,
    /// A reload, from the request to its first words.
    WarmPaint,
    /// The click that saves a new lead, until *saved*.
    AddSaved,
    /// The same, until the lead is on the screen.
    AddPaint,
    /// The click that saves a touch, until *saved*.
    TouchSaved,
    /// The same, until *saved* is on the screen.
    TouchPaint,
    /// A letter in the search box, until the list answers on the screen.
    SearchPaint,
    /// The same, until the last change of the list is on the screen.
    SearchSettled,
    /// A click on a column, until the list stands in its order on the screen.
    SortPaint,
    /// One frame while the list of all leads is scrolled fast.
    ScrollFrame,
    /// Frames one after the other in which the middle of the list was blank, at most.
    ScrollBlank,
    /// A letter in the command palette, until its answer is on the screen.
    PalettePaint,
    /// The board, from its link to its first cards on the screen.
    BoardPaint,
    /// One frame while a column of the board is scrolled fast.
    BoardFrame,
    /// Another stage for all leads, from the click to *saved*.
    ManySaved,
    /// Looking for leads that are the same, from the link to the number of pairs.
    DoublesTold,
    /// The longest task meanwhile.
    DoublesTask,
    /// The click that exports, until the file is handed to the browser.
    ExportMade,
    /// The same, until the file lies on the disk.
    ExportOnDisk,
    /// JavaScript's heap after everything else.
    HeapScript,
    /// The memory of the app's own code after everything else.
    HeapWasm,
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unit {
    /// Milliseconds.
    Millis,
    /// Milliseconds of a task; 0 when none took over 50.
    TaskMillis,
    /// Frames of the screen.
    Frames,
    /// Units of 1,048,576 bytes.
    Mebibytes,
}

impl Unit {
    /// Its sign in the JSON.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Millis | Unit::TaskMillis => "ms",
            Unit::Frames => "frames",
            Unit::Mebibytes => "MiB",
        }
    }
}

/// How a figure is told.
pub struct Told {
    /// Its word in the JSON.
    pub key: &'static str,
    /// Its words in the table.
    pub words: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// The parts of a hundred that get a row each: the median, and for what happens with every
    /// letter also what nearly all stay under.
    pub percents: &'static [u8],
}

impl Figure {
    /// All of them, in the order of the table.
    pub const ALL: [Figure; 26] = [
        Figure::ColdReady,
        Figure::ColdPaint,
        Figure::ImportPreview,
        Figure::ImportSaved,
        Figure::ImportTask,
        Figure::WarmReady,
        Figure::WarmPaint,
        Figure::AddSaved,
        Figure::AddPaint,
        Figure::TouchSaved,
        Figure::TouchPaint,
        Figure::SearchPaint,
        Figure::SearchSettled,
        Figure::SortPaint,
        Figure::ScrollFrame,
        Figure::ScrollBlank,
        Figure::PalettePaint,
        Figure::BoardPaint,
        Figure::BoardFrame,
        Figure::ManySaved,
        Figure::DoublesTold,
        Figure::DoublesTask,
        Figure::ExportMade,
        Figure::ExportOnDisk,
        Figure::HeapScript,
        Figure::HeapWasm,
    ];

    /// How it is told.
    pub fn told(self) -> Told {
        let of = |key, words, unit| Told { key, words, unit, percents: &[50] };
        let millis = |key, words| of(key, words, Unit::Millis);
        let letter = |key, words| Told { percents: &[50, 95], ..millis(key, words) };
        match self {
            Figure::ColdReady => millis("cold-ready", "Cold start, empty desk, to `ready`"),
            Figure::ColdPaint => millis("cold-paint", "Cold start to first contentful paint"),
            Figure::ImportPreview => {
                millis("import-preview", "Import JSON, file chosen to preview painted")
            }
            Figure::ImportSaved => millis("import-saved", "Import JSON, click to *saved*"),
            Figure::ImportTask => of("import-task", "Import JSON, longest task", Unit::TaskMillis),
            Figure::WarmReady => millis("warm-ready", "Warm start to `ready`"),
            Figure::WarmPaint => millis("warm-paint", "Warm start to first contentful paint"),
            Figure::AddSaved => millis("add-saved", "Add a lead, click to *saved*"),
            Figure::AddPaint => millis("add-paint", "Add a lead, click to lead painted"),
            Figure::TouchSaved => millis("touch-saved", "Log a touch, click to *saved*"),
            Figure::TouchPaint => millis("touch-paint", "Log a touch, click to *saved* painted"),
            Figure::SearchPaint => letter("search-paint", "Search, key to first answer painted"),
            Figure::SearchSettled => letter("search-settled", "Search, key to last answer painted"),
            Figure::SortPaint => letter("sort-paint", "Sort, click on a column to list painted"),
            Figure::ScrollFrame => letter("scroll-frame", "Leads scrolled fast, a frame"),
            Figure::ScrollBlank => {
                of("scroll-blank", "The same, frames blank in a row", Unit::Frames)
            }
            Figure::PalettePaint => {
                letter("palette-paint", "Command palette, key to answer painted")
            }
            Figure::BoardPaint => millis("board-paint", "Board, link to cards painted"),
            Figure::BoardFrame => letter("board-frame", "A column of it scrolled fast, a frame"),
            Figure::ManySaved => {
                millis("many-saved", "Stage of all leads at once, click to *saved*")
            }
            Figure::DoublesTold => millis("doubles-told", "Duplicates, link to all pairs told"),
            Figure::DoublesTask => of("doubles-task", "The same, longest task", Unit::TaskMillis),
            Figure::ExportMade => millis("export-made", "Export JSON, click to file made"),
            Figure::ExportOnDisk => millis("export-on-disk", "Export JSON, click to file on disk"),
            Figure::HeapScript => {
                of("heap-script", "Memory after, JavaScript's heap", Unit::Mebibytes)
            }
            Figure::HeapWasm => of("heap-wasm", "Memory after, wasm", Unit::Mebibytes),
        }
    }
}

/// All values that were measured on desks of one size.
#[derive(Debug, Default)]
pub struct Samples(BTreeMap<Figure, Vec<f64>>);

impl Samples {
    /// Adds a value, in the figure's unit; what lies behind the hundredths is noise.
    pub fn add(&mut self, figure: Figure, value: f64) {
        self.0.entry(figure).or_default().push((value * 100.0).round() / 100.0);
    }

    /// The values of `figure`, in the order in which they were measured.
    pub fn of(&self, figure: Figure) -> &[f64] {
        self.0.get(&figure).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The value that `percent` in a hundred of `values` do not exceed, between two of them in
/// proportion; 50 gives the median. `None` without values.
pub fn percentile(values: &[f64], percent: u8) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let at = last as f64 * f64::from(percent) / 100.0;
    let below = sorted.get(at.floor() as usize)?;
    let above = sorted.get(at.ceil() as usize)?;
    Some(below + (above - below) * at.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_values_lie_below_the_median() {
        for (values, percent, expected) in [
            (&[][..], 50, None),
            (&[7.0], 95, Some(7.0)),
            (&[3.0, 1.0, 2.0], 50, Some(2.0)),
            (&[4.0, 1.0, 3.0, 2.0], 50, Some(2.5)),
            (&[1.0, 2.0], 0, Some(1.0)),
            (&[1.0, 2.0], 100, Some(2.0)),
        ] {
            assert_eq!(percentile(values, percent), expected, "{percent} of {values:?}");
        }
    }
}
