//! What the keyboard does, and whether single keys do something at all.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::button;
use super::field::open_while;
use crate::browser::focus;
use crate::route::Route;
use crate::state::{Desk, Look, Panel};
use crate::ui::live::{Draw, heard, holds, instead, pressed, said, ticked};

/// The switch for keys without Ctrl.
const SWITCH: &str = "single-keys";

/// Keys as they are written on them, and what they do.
type Shortcut = (&'static [&'static str], &'static str);

/// All shortcuts, by where they do something.
const SHORTCUTS: &[(&str, &[Shortcut])] = &[
    (
        "Anywhere",
        &[
            (&["n"], "New lead"),
            (&["/"], "Search leads"),
            (&["Ctrl", "k"], "Command palette: leads, pages and actions, from fields too"),
            (&["?"], "This list"),
            (&["Ctrl", "z"], "Undo what was done last"),
            (&["Ctrl", "Shift", "z"], "Do again what was undone last"),
        ],
    ),
    (
        "The lead of the row, or the one that is open",
        &[
            (&["l"], "Log a touch"),
            (&["c"], "Its call sheet"),
            (&["s"], "Put its next step off"),
            (&["Shift", "s"], "Skip its next step"),
        ],
    ),
    (
        "Today",
        &[
            (&["j"], "Next row"),
            (&["k"], "The row before"),
            (&["↓", "↑"], "The same, once a row has the keyboard"),
            (&["Enter"], "Open the lead of the row"),
        ],
    ),
    (
        "The table of leads",
        &[
            (&["↓", "↑"], "Next row, the row before; j and k too"),
            (&["Home", "End"], "First and last column; with Ctrl, first and last row"),
            (&["Page Down", "Page Up"], "A screen further, a screen back"),
            (&["Enter"], "Open the lead of the row"),
            (&["x"], "Select the row, or not any more; the space bar too"),
            (&["Shift", "↓"], "Select more rows"),
            (&["Ctrl", "a"], "Select all that are found"),
            (&["Escape"], "Select none"),
            (&["."], "Beside an open lead: the next one of the list; , the one before"),
        ],
    ),
    (
        "Board",
        &[
            (&["↓", "↑", "←", "→"], "Go between cards and columns"),
            (&["m"], "Choose a stage for the card"),
            (&["Shift", "→"], "Move the card to the next stage; with ←, to the one before"),
        ],
    ),
    (
        "Duplicates",
        &[
            (&["j"], "Next pair; k, the pair before"),
            (&["1"], "Take the left one; 2 takes the right one, 3 both"),
            (&["Ctrl", "Enter"], "Merge the two"),
        ],
    ),
    (
        "Forms",
        &[
            (&["Enter"], "Save the field that is being edited; in a form, save it"),
            (&["Ctrl", "Enter"], "Save the form, from any of its fields"),
            (&["Escape"], "Put back what stood in the field; close a form and keep what was typed"),
            (&["n"], "In a field for a date and time: just now"),
            (&["1"], "Log touch: 1 to 7 choose the outcome; of a choice, the one with that number"),
            (&["i"], "Log touch: I don’t know yet; after a no, the letter beside each reason"),
        ],
    ),
];

/// Whether keys without Ctrl do something, and where all of them are listed.
pub fn shortcuts(desk: Desk) -> AnyView {
    let palette = desk.palette();
    let are_on = move || desk.look().has_shortcuts;
    let switch = move |has_shortcuts| {
        let look = untrack(|| desk.look());
        desk.set_look(Look { has_shortcuts, ..look });
    };
    let list = move || palette.open(desk, Panel::Shortcuts, None);
    let commands = move || palette.open(desk, Panel::Commands, None);

    view! {
        <div class="appearance__one">
            <input
                type="checkbox"
                role="switch"
                id=SWITCH
                aria-describedby="single-keys-hint"
                prop:checked=holds(are_on)
                on:change=ticked(switch)
            />
            <label for=SWITCH>"Shortcuts of a single key"</label>
            <p class="section__hint" id="single-keys-hint">
                "Letters, digits and signs by themselves, such as n or ?. Switch them off when you speak to this \
                 device, or hit keys by chance. Those with Ctrl, the arrows, Enter and Escape stay."
            </p>
        </div>
        <p class="shortcuts__ways">
            {button("button is-quiet", "Keyboard shortcuts", list)}
            {button("button is-quiet", "Command palette", commands)}
        </p>
    }
    .drawn()
}

/// A dialog with every shortcut there is.
pub fn shortcuts_dialog(desk: Desk) -> AnyView {
    let palette = desk.palette();
    let node = NodeRef::<html::Dialog>::new();
    open_while(node, move || palette.panel() == Some(Panel::Shortcuts));
    let close = move || palette.close(Panel::Shortcuts);
    let on_cancel = instead::<ev::Event>(close);
    let to_switch = move || {
        close();
        focus::soon(SWITCH);
    };
    let state = move || match desk.look().has_shortcuts {
        true => "Keys by themselves can be switched off: ",
        false => {
            "Keys by themselves are switched off. Those with Ctrl still do what is said here: "
        }
    };
    let groups = SHORTCUTS.iter().map(|(title, keys)| group(title, keys)).collect_view();

    view! {
        <dialog
            class="dialog shortcuts"
            node_ref=node
            aria-labelledby="shortcuts-title"
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| close())
        >
            <h2 class="dialog__title" id="shortcuts-title">"Keyboard shortcuts"</h2>
            <p class="shortcuts__hint">
                {said(state)}
                <a href=desk.href(Route::Settings) on:click=pressed(to_switch)>"Shortcuts of a single key"</a>
                ". On a Mac, Ctrl is ⌘."
            </p>
            <div class="shortcuts__groups">{groups}</div>
            <div class="dialog__actions">{button("button", "Close", close)}</div>
        </dialog>
    }
    .drawn()
}

fn group(title: &'static str, keys: &'static [Shortcut]) -> AnyView {
    let key = |key: &&'static str| view! { <kbd>{*key}</kbd> " " }.drawn();
    let row = |(keys, what): &Shortcut| {
        let keys = keys.iter().map(key).collect_view();
        view! { <div><dt>{keys}</dt><dd>{*what}</dd></div> }.drawn()
    };
    let rows = keys.iter().map(row).collect_view();

    view! {
        <section class="shortcuts__group">
            <h3>{title}</h3>
            <dl>{rows}</dl>
        </section>
    }
    .drawn()
}
