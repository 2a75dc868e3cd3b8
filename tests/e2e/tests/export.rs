//! Nobody's leads are trapped: everything goes into a file that can be read again.

use e2e::{App, Outcome, Role, Site, in_every_engine, until};
use ninefold_core::domain::lead::Lead;
use ninefold_core::interchange::backup_file::Backup;

/// What the page hands over as a file is kept, so that it can be looked at, and no file is written.
const FILES_ARE_KEPT: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        blob.text().then((text) => { window.exported = text; });
        return make(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
        if (this.download) window.exportedAs = this.download;
    };";

in_every_engine! {
    async fn every_lead_is_in_the_file_and_reads_back(app, on Site::in_a_browser_where(FILES_ARE_KEPT)) {
        app.open("#/today").await?;
        let ana = app.new_lead().name("Ana \"Zoë\" Costa \u{202e}").email("ana@example.com");
        let ana = ana.note("Wants a quote by Friday").asked_at("2025-03-30T02:30").save().await?;
        let ben = app.new_lead().name("\u{7f8e}\u{54b2}").without_enquiry().save().await?;
        let leads = exported(app).await?;
        let ids: Vec<String> = leads.iter().map(|lead| lead.id().to_string()).collect();
        assert_eq!(ids, [ana, ben]);
        assert_eq!(leads[0].title(), "Ana \"Zoë\" Costa \u{202e}");
        assert_eq!(leads[0].note().map(ToString::to_string).as_deref(), Some("Wants a quote by Friday"));
        assert!(leads[1].enquiry_at().is_none());
        let name = app.run("return window.exportedAs").await?;
        let name = name.as_str().unwrap_or_default();
        assert!(name.starts_with("ninefold-20") && name.ends_with(".json"), "it is called {name:?}");
        Ok(())
    }
}

/// Pushes `Export JSON`, and reads the file as the app itself would.
async fn exported(app: &App) -> Outcome<Vec<Lead>> {
    app.click(Role::Link, "Data").await?;
    app.see(Role::Heading, "Data").await?;
    app.click(Role::Button, "Export JSON").await?;
    app.read(Role::Status, "Exported – 2 leads").await?;
    let text = until("the file is written", async || {
        Ok(app.run("return window.exported ?? null").await?.as_str().map(str::to_owned))
    })
    .await?;
    let backup = Backup::open(text).map_err(|error| e2e::Fault::new(error.to_string()))?;
    assert!(!backup.is_altered(), "its checksum is that of its text");
    backup.map(|lead| lead.map_err(|refused| e2e::Fault::new(refused.to_string()))).collect()
}
