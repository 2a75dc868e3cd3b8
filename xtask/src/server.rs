//! A small web server for a folder, on 127.0.0.1 alone.

use std::fs::File;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Method, Request, Response};

/// Browsers open six connections to a host; each holds a thread for a moment.
const N_THREADS: usize = 6;

/// Serves a folder until it is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    prefix: String,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves `dir` at the root, on `port` or on a free one when it is 0.
    ///
    /// Fails when the port is taken.
    pub fn start(dir: impl Into<PathBuf>, port: u16) -> io::Result<Self> {
        Self::start_under(dir, port, "/")
    }

    /// Serves `dir` under the path `prefix` (`/deep/path/`) and nothing else.
    ///
    /// Fails when the port is taken.
    pub fn start_under(dir: impl Into<PathBuf>, port: u16, prefix: &str) -> io::Result<Self> {
        let http = tiny_http::Server::http(("127.0.0.1", port)).map_err(io::Error::other)?;
        let address =
            http.server_addr().to_ip().ok_or(io::Error::other("the server has no address"))?;
        let http = Arc::new(http);
        let dir: Arc<Path> = Arc::from(dir.into());
        let prefix = format!("/{}/", prefix.trim_matches('/')).replace("//", "/");
        let serve = || {
            let (http, dir, prefix) = (http.clone(), dir.clone(), prefix.clone());
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    // A browser that went away needs no answer.
                    let _ = answer(request, &dir, &prefix);
                }
            })
        };
        let threads = (0..N_THREADS).map(|_| serve()).collect();
        Ok(Self { http, address, prefix, threads })
    }

    /// The address to open, ending in `/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.http.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn answer(request: Request, dir: &Path, prefix: &str) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let file = resolve(dir, prefix, request.url()).filter(|file| file.is_file());
    let Some((file, kind)) = file.and_then(|path| Some((File::open(&path).ok()?, mime(&path))))
    else {
        return request.respond(Response::from_string("Not found").with_status_code(404));
    };
    let mut response = Response::from_file(file).with_chunked_threshold(usize::MAX);
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-cache")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file that `url` names, or `None` when it is outside `prefix` or would
/// leave `dir`.
fn resolve(dir: &Path, prefix: &str, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix(prefix)?;
    let mut file = dir.to_owned();
    for part in path.split('/') {
        let part = decode(part)?;
        if part == ".." || part.contains(['/', '\\', '\0', ':']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() { Some(file.join("index.html")) } else { Some(file) }
}

/// `part` without its percent signs, or `None` when they are broken.
fn decode(part: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn only_files_below_the_folder_are_named() {
        for (prefix, url, expected) in [
            ("/", "/app.js?v=1", Some("/site/app.js")),
            ("/", "/a%20b/c.css", Some("/site/a b/c.css")),
            ("/deep/path/", "/deep/path/app.js", Some("/site/app.js")),
            ("/deep/path/", "/app.js", None),
            ("/", "/../secret", None),
            ("/", "/%2e%2e/secret", None),
            ("/", "/a%2f..%2fsecret", None),
            ("/", "/broken%2", None),
        ] {
            let found = resolve(Path::new("/site"), prefix, url);
            assert_eq!(found, expected.map(PathBuf::from), "for {url} under {prefix}");
        }
    }

    #[test]
    fn a_file_arrives_with_its_kind_and_nothing_after_the_end() {
        let server = Server::start_under(env!("CARGO_MANIFEST_DIR"), 0, "deep/path")
            .expect("a free port is there");
        assert!(server.url().ends_with("/deep/path/"), "{}", server.url());
        let ask = |request: &str| {
            let mut stream = TcpStream::connect(server.address).expect("it listens");
            write!(stream, "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .expect("it listens");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("it answers");
            answer
        };
        let found = ask("GET /deep/path/src/main.rs");
        assert!(found.starts_with("HTTP/1.1 200"), "{found}");
        assert!(found.contains("Cache-Control: no-cache"), "{found}");
        assert!(found.contains("fn main()"), "{found}");
        assert!(!ask("HEAD /deep/path/src/main.rs").contains("fn main()"));
        assert!(ask("GET /deep/path/none").starts_with("HTTP/1.1 404"));
        assert!(ask("POST /deep/path/src/main.rs").starts_with("HTTP/1.1 405"));
        let address = server.address;
        drop(server);
        // The port is closed by a thread that ends on its own.
        let is_closed = (0..10_000).any(|_| TcpStream::connect(address).is_err());
        assert!(is_closed, "it still listens");
    }
}
