//! Which columns the table of leads has, in which order, and how dense it is: kept on this device.

use ninefold_core::domain::query::Column;
use ninefold_core::interchange::kept::Kept;

/// How the table of leads is set up. It stays on this device and is in no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// The columns behind the name, which always comes first; each once.
    columns: Vec<Column>,
    /// More rows on the same screen.
    pub is_compact: bool,
}

impl Default for Setup {
    fn default() -> Setup {
        let columns = [
            Column::Company,
            Column::Due,
            Column::Stage,
            Column::Value,
            Column::Source,
            Column::Touched,
        ];
        Setup { columns: columns.to_vec(), is_compact: false }
    }
}

impl Setup {
    /// The columns from left to right, the name first.
    pub fn columns(&self) -> Vec<Column> {
        [Column::Name].into_iter().chain(self.columns.iter().copied()).collect()
    }

    /// All columns: those that are shown from left to right, then the others.
    pub fn offered(&self) -> Vec<Column> {
        let shown = self.columns();
        let others = Column::ALL.into_iter().filter(|it| !shown.contains(it));
        shown.iter().copied().chain(others).collect()
    }

    /// True for a column that is shown.
    pub fn shows(&self, column: Column) -> bool {
        column == Column::Name || self.columns.contains(&column)
    }

    /// Shows `column`, behind the others, or no longer. The name stays.
    pub fn set_shown(&mut self, column: Column, is_shown: bool) {
        self.columns.retain(|it| *it != column);
        if is_shown && column != Column::Name {
            self.columns.push(column);
        }
    }

    /// Moves `column` one place to the left or to the right; answers its place then, counted from 1
    /// with the name, or `None` where it cannot go.
    pub fn step(&mut self, column: Column, is_left: bool) -> Option<usize> {
        let at = self.columns.iter().position(|it| *it == column)?;
        let to = if is_left { at.checked_sub(1)? } else { at + 1 };
        if to >= self.columns.len() {
            return None;
        }
        self.columns.swap(at, to);
        Some(to + 2)
    }

    /// The setup as text, for the browser to keep.
    pub fn to_kept(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|it| it.name()).collect();
        let mut kept = Kept::default();
        kept.put("columns", &names.join(" "));
        kept.put_flag("is_compact", self.is_compact);
        kept.write()
    }

    /// Reads what [`Setup::to_kept`] wrote, here or in another build; `None` when it cannot be read.
    /// Columns that are not known here are left out.
    pub fn from_kept(text: &str) -> Option<Setup> {
        let kept = Kept::read(text)?;
        let mut setup = Setup { columns: Vec::new(), is_compact: kept.flag("is_compact") };
        for name in kept.text("columns").split(' ') {
            let known = Column::ALL.into_iter().find(|it| it.name() == name);
            known.into_iter().for_each(|column| setup.set_shown(column, true));
        }
        Some(setup)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(setup: &Setup) -> String {
        setup.columns().iter().map(|it| it.name()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_are_shown_moved_and_left_out() {
        let mut setup = Setup::default();
        assert_eq!(names(&setup), "name company due stage value source touched");
        setup.set_shown(Column::Email, true);
        setup.set_shown(Column::Value, false);
        setup.set_shown(Column::Name, false);
        assert_eq!(names(&setup), "name company due stage source touched email");
        assert_eq!(setup.step(Column::Due, true), Some(2));
        assert_eq!(names(&setup), "name due company stage source touched email");
        for (column, is_left) in [
            (Column::Due, true),
            (Column::Email, false),
            (Column::Name, false),
            (Column::Value, true),
        ] {
            assert_eq!(setup.step(column, is_left), None, "{column:?}");
        }
        assert_eq!(setup.offered().len(), Column::ALL.len());
    }

    #[test]
    fn what_another_build_kept_is_read_as_far_as_it_is_known() {
        for (text, expected) in [
            (r#"{"columns":"due moon name due email","is_compact":"true"}"#, "name due email"),
            ("{}", "name"),
        ] {
            assert_eq!(Setup::from_kept(text).map(|it| names(&it)).as_deref(), Some(expected));
        }
        assert_eq!(Setup::from_kept("hello"), None);
    }

    #[test]
    fn a_setup_reads_back() {
        for first in 0..Column::ALL.len() {
            for n in 0..Column::ALL.len() {
                let mut setup = Setup { columns: Vec::new(), is_compact: n % 2 == 0 };
                let columns = Column::ALL.iter().cycle().skip(first).take(n);
                columns.for_each(|column| setup.set_shown(*column, true));
                assert_eq!(Setup::from_kept(&setup.to_kept()), Some(setup), "{n} from {first}");
            }
        }
    }
}
