//! Small pictures, drawn once in `index.html` and used from there.

use leptos::prelude::*;

use crate::ui::live::Draw;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A sheet with a tick.
    Today,
    /// A card with lines.
    Leads,
    /// Three columns.
    Board,
    /// Dots on a line, one after the other.
    Cadences,
    /// A box with a lid.
    Data,
    /// Two sliders.
    Settings,
    /// Three dots.
    More,
    /// A plus.
    Plus,
    /// A flame: inside five minutes.
    Ember,
    /// Half a clock: inside the hour.
    Amber,
    /// A dot that has cooled.
    Cool,
    /// An exclamation mark: overdue.
    Late,
}

impl Shape {
    fn symbol(self) -> &'static str {
        match self {
            Shape::Today => "#icon-today",
            Shape::Leads => "#icon-leads",
            Shape::Board => "#icon-board",
            Shape::Cadences => "#icon-cadences",
            Shape::Data => "#icon-data",
            Shape::Settings => "#icon-settings",
            Shape::More => "#icon-more",
            Shape::Plus => "#icon-plus",
            Shape::Ember => "#icon-ember",
            Shape::Amber => "#icon-amber",
            Shape::Cool => "#icon-cool",
            Shape::Late => "#icon-late",
        }
    }
}

/// A picture beside a word. Screen readers hear the word alone.
pub fn icon(shape: Shape) -> AnyView {
    view! {
        <svg class="icon" aria-hidden="true" width="16" height="16">
            <use href=shape.symbol()></use>
        </svg>
    }
    .drawn()
}
