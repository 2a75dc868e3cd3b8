//! One journey: a browser, what a person does in it, and the checks after it.

use std::any::Any;
use std::env;
use std::fs;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;
use std::thread;
use std::time::Duration;

use tokio::time::timeout;

use crate::app::App;
use crate::engine::Engine;
use crate::fault::Outcome;
use crate::site::Site;

/// How long a browser may take to say what was on screen when a journey failed.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// Where a journey takes place.
pub struct Setting {
    pub(crate) engine: Engine,
    pub(crate) zone: String,
    pub(crate) site: Option<Outcome<Site>>,
}

impl Setting {
    /// The app as built, in a browser of `engine`, in London.
    pub fn new(engine: Engine) -> Setting {
        Setting { engine, zone: "Europe/London".to_owned(), site: None }
    }

    /// The same in the IANA time zone `zone`.
    #[must_use]
    pub fn in_zone(self, zone: &str) -> Setting {
        Setting { zone: zone.to_owned(), ..self }
    }

    /// The same with the app served by `site`.
    #[must_use]
    pub fn on(self, site: Outcome<Site>) -> Setting {
        Setting { site: Some(site), ..self }
    }
}

/// Walks through `steps` and then checks the page that they end on, which no
/// journey can forget.
///
/// # Panics
///
/// When a step or the check fails; what was on screen is told before.
pub async fn journey(setting: Setting, steps: impl AsyncFnOnce(&mut App) -> Outcome) {
    let mut app = match App::start(setting).await {
        Ok(app) => app,
        Err(fault) => panic!("{fault}"),
    };
    let ended = match caught(steps(&mut app)).await {
        Ok(Ok(())) => app.check_page().await,
        Ok(Err(fault)) => Err(fault),
        Err(panic) => {
            tell_last(&app).await;
            resume_unwind(panic);
        }
    };
    if let Err(fault) = ended {
        tell_last(&app).await;
        panic!("{fault}");
    }
}

/// What `steps` come to, be it a panic, so that the browser can still be asked.
async fn caught<T>(steps: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut steps = pin!(steps);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| steps.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

/// Tells what was on screen, unless the browser is too far gone to say.
async fn tell_last(app: &App) {
    if timeout(LAST_WORDS, tell_screen(app)).await.is_err() {
        eprintln!("the browser does not say what was on screen");
    }
}

/// Prints what a person would see now, and keeps a picture of it.
async fn tell_screen(app: &App) {
    let script = "return location.href + '\\n' + JSON.stringify(window.ninefold?.problems ?? null)";
    let (Ok(state), Ok(words)) = (app.run(script).await, app.words().await) else {
        return eprintln!("the browser does not answer any more");
    };
    eprintln!("on screen at the end: {}\n{words}", state.as_str().unwrap_or_default());
    let name = thread::current().name().unwrap_or("journey").replace("::", "-");
    let folder = env::temp_dir().join("ninefold-failures");
    let picture = folder.join(format!("{name}.png"));
    let drawn = app.browser().session().screenshot_as_png().await;
    if let Ok(bytes) = drawn
        && fs::create_dir_all(&folder).and_then(|()| fs::write(&picture, bytes)).is_ok()
    {
        eprintln!("a picture of it is at {}", picture.display());
    }
}

/// Makes one test an engine of each journey: `name::in_chromium`,
/// `name::in_firefox`, `name::in_webkit`.
///
/// Without a setting the app is as built; `on` gives another site.
#[macro_export]
macro_rules! in_every_engine {
    ($(
        $(#[$attribute:meta])*
        async fn $name:ident($app:ident $(, on $site:expr)? $(, in_zone $zone:expr)?) $steps:block
    )*) => {$(
        mod $name {
            #[allow(unused_imports, reason = "not every journey names all that its file uses")]
            use super::*;

            $(#[$attribute])*
            async fn steps($app: &mut $crate::App) -> $crate::Outcome $steps

            fn setting(engine: $crate::Engine) -> $crate::Setting {
                $crate::Setting::new(engine)$(.on($site))?$(.in_zone($zone))?
            }

            #[tokio::test]
            async fn in_chromium() {
                $crate::journey(setting($crate::Engine::Chromium), steps).await;
            }

            #[tokio::test]
            async fn in_firefox() {
                $crate::journey(setting($crate::Engine::Firefox), steps).await;
            }

            #[tokio::test]
            async fn in_webkit() {
                $crate::journey(setting($crate::Engine::WebKit), steps).await;
            }
        }
    )*};
}
