//! Reads what was typed and does it.

use std::process::ExitCode;
use std::thread;

use crate::place::Place;
use crate::run::{Outcome, Trouble};
use crate::server::Server;
use crate::stages::Stage;
use crate::{build, doctor, stages, wasm_std};

const HELP: &str = "\
cargo xtask doctor               what is there, what is missing, what would be done
cargo xtask build                makes the release site in dist/
cargo xtask serve [--port N]     makes it and serves it on 127.0.0.1
cargo xtask test [STAGE]...      runs every check, or only: format clippy unit storage build e2e
cargo xtask soak                 properties and killed browsers at their full count
cargo xtask env                  prints the variables with which to run tools by hand

--yes installs Debian packages without asking.";

/// What can be asked for.
#[derive(Debug, PartialEq, Eq)]
enum Request {
    Doctor,
    Build,
    Serve { port: u16 },
    Test(Vec<Stage>),
    Soak,
    Env,
    Help,
}

/// Runs the command that `args` name. The exit code tells whether it went well.
pub fn main(args: Vec<String>) -> ExitCode {
    match parse(&args).and_then(|(request, yes)| execute(&request, yes)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn execute(request: &Request, yes: bool) -> Outcome<bool> {
    let mut place = Place::find()?;
    place.linked = wasm_std::is_linked(&place);
    match request {
        Request::Doctor => doctor::tell(&place),
        Request::Env => doctor::tell_env(&place),
        Request::Help => println!("{HELP}"),
        Request::Build => build::release(&mut place, yes).map(|_sizes| ())?,
        Request::Serve { port } => {
            build::release(&mut place, yes)?;
            let server = Server::start(place.dist(), *port)
                .map_err(|cause| Trouble::new("the site cannot be served", cause))?;
            println!("Ninefold is at {} (Ctrl+C ends it)", server.url());
            loop {
                thread::park();
            }
        }
        Request::Test(chosen) => return stages::run(&mut place, chosen, yes),
        Request::Soak => return stages::soak(&mut place, yes),
    }
    Ok(true)
}

fn parse(args: &[String]) -> Outcome<(Request, bool)> {
    let yes = args.iter().any(|arg| arg == "--yes");
    let words: Vec<&str> = args.iter().map(String::as_str).filter(|arg| *arg != "--yes").collect();
    let request = match words.as_slice() {
        ["doctor"] => Request::Doctor,
        ["build"] => Request::Build,
        ["serve"] => Request::Serve { port: 0 },
        ["serve", "--port", port] => Request::Serve {
            port: port.parse().map_err(|cause| Trouble::new("--port needs a number", cause))?,
        },
        ["test"] => Request::Test(Stage::ALL.to_vec()),
        ["test", stages @ ..] => {
            Request::Test(stages.iter().map(|name| Stage::parse(name)).collect::<Outcome<_>>()?)
        }
        ["soak"] => Request::Soak,
        ["env"] => Request::Env,
        [] | ["help" | "--help" | "-h"] => Request::Help,
        [other, ..] => return Err(Trouble(format!("there is no command {other:?}\n\n{HELP}"))),
    };
    Ok((request, yes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Request) {
        let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        assert_eq!(parse(&args).map(|(request, _)| request).ok(), Some(expected), "for {line:?}");
    }

    #[test]
    fn commands_are_read() {
        check("serve --port 8080", Request::Serve { port: 8080 });
        check("serve", Request::Serve { port: 0 });
        check("test", Request::Test(Stage::ALL.to_vec()));
        check("test unit e2e --yes", Request::Test(vec![Stage::Unit, Stage::E2e]));
        check("", Request::Help);
    }

    #[test]
    fn what_is_not_a_command_is_refused() {
        for line in ["serve --port many", "test everything", "deploy"] {
            let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            assert!(parse(&args).is_err(), "for {line:?}");
        }
    }
}
