//! Reads what was typed and does it.

use std::net::TcpListener;
use std::num::NonZeroU16;
use std::process::ExitCode;
use std::{fmt, thread};

use crate::bench::Bench;
use crate::place::Place;
use crate::run::{Outcome, Trouble};
use crate::server::Server;
use crate::stages::Stage;
use crate::{build, doctor, stages, wasm_std};

const HELP: &str = "\
cargo xtask doctor               what is there, what is missing, what would be done
cargo xtask build                makes the release site in dist/
cargo xtask serve [--port N]     makes it and serves it on 127.0.0.1, at 9009 or at port N
cargo xtask test [STAGE]...      runs every check, or only: format clippy unit storage build e2e
                                 (e2e builds first)
cargo xtask bench [LEADS]...     builds and measures desks of so many leads: 1000 10000 50000
                                 (--no-build measures what lies in dist/)
cargo xtask soak                 properties and killed browsers at their full count
cargo xtask env                  prints the variables with which to run tools by hand

--yes installs Debian packages without asking.";

/// Where the site is served unless another port is asked for. Always the same one: a browser
/// keeps leads by address, and at the next port they would seem to be gone.
const PORT: u16 = 9009;

/// What can be asked for.
#[derive(Debug, PartialEq, Eq)]
enum Request {
    Doctor,
    Build,
    Serve { port: u16 },
    Test(Vec<Stage>),
    Bench(Bench),
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
            // Asked before the build too, which takes minutes.
            TcpListener::bind(("127.0.0.1", *port)).map_err(|cause| no_port(*port, cause))?;
            build::release(&mut place, yes)?;
            let server =
                Server::start(place.dist(), *port).map_err(|cause| no_port(*port, cause))?;
            println!("Ninefold is at {} (Ctrl+C ends it)", server.url());
            loop {
                thread::park();
            }
        }
        Request::Test(chosen) => return stages::run(&mut place, chosen, yes),
        Request::Bench(bench) => bench.run(&mut place, yes)?,
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
        ["serve"] => Request::Serve { port: PORT },
        // Not 0 either, which means any: the leads would be elsewhere each time.
        ["serve", "--port", port] => match port.parse::<NonZeroU16>() {
            Ok(port) => Request::Serve { port: port.get() },
            Err(_) => return Err(Trouble("--port needs a number from 1 to 65535".into())),
        },
        ["test"] => Request::Test(Stage::ALL.to_vec()),
        ["test", stages @ ..] => {
            Request::Test(stages.iter().map(|name| Stage::parse(name)).collect::<Outcome<_>>()?)
        }
        ["bench", words @ ..] => Request::Bench(Bench::parse(words)?),
        ["soak"] => Request::Soak,
        ["env"] => Request::Env,
        [] | ["help" | "--help" | "-h"] => Request::Help,
        [other, ..] => return Err(Trouble(format!("there is no command {other:?}\n\n{HELP}"))),
    };
    Ok((request, yes))
}

fn no_port(port: u16, cause: impl fmt::Display) -> Trouble {
    Trouble(format!(
        "Ninefold cannot be served at 127.0.0.1:{port} ({cause}); free that port or name another \
         by --port, but leads belong to the address they were typed at: at another port they are \
         not to be seen"
    ))
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
        check("serve", Request::Serve { port: PORT });
        check("test", Request::Test(Stage::ALL.to_vec()));
        check("test unit e2e --yes", Request::Test(vec![Stage::Unit, Stage::E2e]));
        check("bench", Request::Bench(Bench::default()));
        check("bench --yes 1000", Request::Bench(Bench::parse(&["1000"]).expect("it is a size")));
        check("", Request::Help);
    }

    #[test]
    fn what_is_not_a_command_is_refused() {
        for line in [
            "serve --port many",
            "serve --port 0",
            "serve --port",
            "test everything",
            "bench quickly",
            "deploy",
        ] {
            let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            assert!(parse(&args).is_err(), "for {line:?}");
        }
    }

    #[test]
    fn a_port_that_is_taken_is_told_with_what_another_would_mean() {
        let trouble = no_port(PORT, "Address already in use").0;
        for part in ["127.0.0.1:9009", "--port", "leads belong to the address", "already in use"] {
            assert!(trouble.contains(part), "{part:?} is not in {trouble:?}");
        }
    }
}
