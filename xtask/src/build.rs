//! The release site: the program, the page that starts it, and the files beside them.

use std::fs;

use crate::install;
use crate::page::Page;
use crate::place::Place;
use crate::run::{Outcome, Trouble};
use crate::sizes::Sizes;
use crate::tools::Tool;
use crate::{program, site, sizes};

/// Makes `dist/` and tells how large it is, after installing what that needs.
pub fn release(place: &mut Place, yes: bool) -> Outcome<Sizes> {
    install::ensure(place, Tool::FOR_BUILD, yes)?;
    let read = |name: &str| {
        let text = fs::read_to_string(place.root.join(name));
        text.map_err(|cause| Trouble::new(format!("{name} cannot be read"), cause))
    };
    let (index, trunk) = (read("index.html")?, read("Trunk.toml")?);
    let page = Page::read(&index, &trunk)?;
    let program = program::make(place, page.optimising())?;
    site::write(place, &page, &program)?;
    let sizes = sizes::measure(place)?;
    println!("{sizes}");
    Ok(sizes)
}
