//! Several tabs of one browser.

use thirtyfour::WindowHandle;

use crate::app::App;
use crate::fault::Outcome;

/// A tab of the browser.
#[derive(Clone, Debug)]
pub struct Tab(WindowHandle);

impl App {
    /// The tab that is steered now.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn tab(&self) -> Outcome<Tab> {
        Ok(Tab(self.browser().session().window().await?))
    }

    /// Opens another tab at `route`, and steers that one from now on.
    ///
    /// # Errors
    ///
    /// When the app does not answer there, or the page left behind has a problem.
    pub async fn open_tab(&self, route: &str) -> Outcome<Tab> {
        self.check_page().await?;
        let session = self.browser().session();
        let tab = session.new_tab().await?;
        session.switch_to_window(tab.clone()).await?;
        self.leave_page();
        self.open(route).await?;
        Ok(Tab(tab))
    }

    /// Steers `tab` from now on, as it was left. The page in it is told that it
    /// is looked at again.
    ///
    /// # Errors
    ///
    /// When the tab is gone, or the page left behind has a problem.
    pub async fn look_at(&self, tab: &Tab) -> Outcome {
        self.check_page().await?;
        self.browser().session().switch_to_window(tab.0.clone()).await?;
        // A browser without a screen does not always say so by itself.
        self.run("window.dispatchEvent(new Event('focus'))").await?;
        Ok(())
    }
}
