//! A start is fast by a snapshot, and never wrong by one.

use e2e::{App, Engine, Fault, Outcome, Role, Setting, Site, journey};

/// How often all records are asked for is counted. Once `isFrozen` is set, what
/// the app keeps as a snapshot goes to another place than the one it reads.
const READS_ARE_COUNTED: &str = "
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...record) {
        if (this.name === 'snapshot' && sessionStorage.isFrozen) record[1] = 'elsewhere';
        return put.apply(this, record);
    };
    window.nReads = 0;
    for (const verb of ['getAll', 'getAllKeys', 'openCursor']) {
        const read = IDBObjectStore.prototype[verb];
        IDBObjectStore.prototype[verb] = function (...range) {
            if (this.name === 'leads') window.nReads += 1;
            return read.apply(this, range);
        };
    }";

/// Where in the snapshot the number of its form stands.
const FORM_AT: usize = 4;

#[tokio::test]
async fn a_warm_start_reads_the_snapshot_and_shows_the_records_whatever_is_wrong_with_it() {
    let site = Site::in_a_browser_where(READS_ARE_COUNTED);
    journey(Setting::new(Engine::Chromium).on(site), async |app| {
        app.open("#/leads").await?;
        let ana = app.new_lead().name("Ana Costa").save().await?;
        app.new_lead().name("Ben Okafor").save().await?;
        let good = until_current(app, "Ben Okafor").await?;
        app.reload().await?;
        check_shown(app, &["Ben Okafor", "Ana Costa"]).await?;
        assert_eq!(app.run("return window.nReads").await?, 0, "a warm start read the records");

        app.run("sessionStorage.isFrozen = true").await?;
        let mut flipped = good.clone();
        let name_at = good.windows(3).position(|part| part == b"Ben");
        let name_at = name_at.expect("the snapshot holds the name");
        flipped[name_at] = b'D';
        let mut other_form = good.clone();
        other_form[FORM_AT] += 1;
        let half = good.len() / 2;
        let longer = [&good[..], b"!"].concat();
        for (damage, bytes) in [
            ("flipped", &flipped[..]),
            ("cut", &good[..half]),
            ("empty", &[]),
            ("of another form", &other_form),
            ("longer", &longer),
        ] {
            app.put_snapshot(bytes).await?;
            app.reload().await?;
            check_shown(app, &["Ben Okafor", "Ana Costa"]).await?;
            let n_reads = app.run("return window.nReads").await?;
            assert_ne!(n_reads, 0, "a start by a snapshot that is {damage}");
        }

        // Stale: one lead was changed since, one came.
        app.click(Role::Link, "Ana Costa").await?;
        app.see(Role::Heading, "Ana Costa").await?;
        app.set_fact("Name", "Zora Costa").await?;
        app.see(Role::Heading, "Zora Costa").await?;
        app.new_lead().name("Chiara Rossi").save().await?;
        app.put_snapshot(&good).await?;
        app.reload().await?;
        check_shown(app, &["Chiara Rossi", "Ben Okafor", "Zora Costa"]).await?;

        // Staler: one was erased, of whom it still tells.
        app.open(&format!("#/leads/{ana}")).await?;
        app.click(Role::Button, "Delete").await?;
        app.see_no(Role::Link, "Zora Costa").await?;
        app.open_data().await?;
        app.click_in("Trash", Role::Button, "Erase for good: Zora Costa").await?;
        app.click(Role::Button, "Erase for good").await?;
        app.read_in("Trash", "Nothing is in the trash").await?;
        app.put_snapshot(&good).await?;
        app.open("#/leads").await?;
        app.reload().await?;
        check_shown(app, &["Chiara Rossi", "Ben Okafor"]).await
    })
    .await;
}

/// The snapshot, once it has a lead with this name.
async fn until_current(app: &App, name: &str) -> Outcome<Vec<u8>> {
    e2e::until(&format!("the snapshot knows {name}"), async || {
        let bytes = app.snapshot().await?;
        let has_name = bytes.windows(name.len()).any(|part| part == name.as_bytes());
        Ok(has_name.then_some(bytes))
    })
    .await
}

/// Waits until `Leads` shows just these, in this order.
async fn check_shown(app: &App, names: &[&str]) -> Outcome {
    e2e::until(&format!("`Leads` shows {names:?}"), async || {
        let script = "return Array.from(document.querySelectorAll('main .table-row__name'),
            (link) => link.textContent.trim())";
        let shown: Vec<String> = serde_json::from_value(app.run(script).await?)?;
        if shown == names {
            return Ok(Some(()));
        }
        Err(Fault::new(format!("it shows {shown:?}")))
    })
    .await
}
