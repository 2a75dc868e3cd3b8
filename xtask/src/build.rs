//! The release site: Trunk, then the finish that Trunk does not know.

use crate::install;
use crate::place::Place;
use crate::run::{Outcome, step};
use crate::sizes::Sizes;
use crate::tools::Tool;
use crate::{site, sizes};

/// Makes `dist/` and tells how large it is, after installing what that needs.
pub fn release(place: &mut Place, yes: bool) -> Outcome<Sizes> {
    install::ensure(place, Tool::FOR_BUILD, yes)?;
    let mut trunk = place.command("trunk");
    // Trunk reads this variable as a switch and refuses what others write into it.
    trunk.env_remove("NO_COLOR").args(["build", "--release", "--log", "warn"]);
    step("Building the release site", &mut trunk)?;
    site::finish(&place.dist())?;
    let sizes = sizes::measure(place)?;
    println!("{sizes}");
    Ok(sizes)
}
