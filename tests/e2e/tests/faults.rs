//! A browser that does not store, or not now: never silent, nothing lost.

use e2e::{App, Fault, Outcome, Role, Site, in_every_engine};

/// Opening the database fails at once, and so does the small storage beside it,
/// as in a browser that forbids storage.
const REFUSED: &str = "
    IDBFactory.prototype.open = () => {
        throw new DOMException('storage is not allowed here', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('denied', 'SecurityError'); },
    });";

/// There is no database at all.
const MISSING: &str = "Object.defineProperty(window, 'indexedDB', { get: () => undefined });";

/// Opening the database neither succeeds nor fails.
const STUCK: &str = "
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function () {
        const request = open.call(this, 'another');
        for (const kind of ['success', 'error', 'blocked', 'upgradeneeded'])
            request.addEventListener(kind, (event) => event.stopImmediatePropagation());
        return request;
    };";

/// While `saves` says so, a write ends its transaction by an abort, without an
/// error (as WebKit does) or for want of room, or it never ends it. Every
/// notice that begins with `Saved` is counted.
pub(crate) const SAVES_CAN_FAIL: &str = "
    window.saves = 'work';
    window.nSaved = 0;
    for (const verb of ['put', 'add']) {
        const write = IDBObjectStore.prototype[verb];
        IDBObjectStore.prototype[verb] = function (...record) {
            const request = write.apply(this, record);
            if (window.saves === 'full') Object.defineProperty(this.transaction, 'error', {
                get: () => new DOMException('the disk is full', 'QuotaExceededError'),
            });
            if (window.saves === 'abort' || window.saves === 'full') this.transaction.abort();
            const spin = () => {
                if (window.saves === 'hang') this.count().onsuccess = spin;
            };
            spin();
            return request;
        };
    }
    const commit = IDBTransaction.prototype.commit;
    IDBTransaction.prototype.commit = function () {
        if (window.saves === 'work') commit.call(this);
    };
    new MutationObserver(() => {
        for (const status of document.querySelectorAll('[role=status]'))
            if (status.textContent.trim().startsWith('Saved')) window.nSaved += 1;
    }).observe(document, { childList: true, subtree: true, characterData: true });";

in_every_engine! {
    async fn refused_storage_is_told_and_the_app_works_in_memory(
        app, on Site::in_a_browser_where(REFUSED)
    ) {
        check_works_in_memory(app).await
    }

    async fn missing_storage_is_told_and_the_app_works_in_memory(
        app, on Site::in_a_browser_where(MISSING)
    ) {
        check_works_in_memory(app).await
    }

    async fn stuck_storage_is_told_and_the_app_works_in_memory(
        app, on Site::in_a_browser_where(STUCK)
    ) {
        check_works_in_memory(app).await
    }

    async fn a_full_disk_keeps_what_was_typed(
        app, on Site::in_a_browser_where(SAVES_CAN_FAIL)
    ) {
        check_failing_save(app, "full").await
    }

    async fn an_aborted_save_keeps_what_was_typed(
        app, on Site::in_a_browser_where(SAVES_CAN_FAIL)
    ) {
        check_failing_save(app, "abort").await
    }

    async fn a_save_that_never_ends_keeps_what_was_typed(
        app, on Site::in_a_browser_where(SAVES_CAN_FAIL)
    ) {
        check_failing_save(app, "hang").await
    }
}

/// Says that nothing will stay, keeps saying so, and works all the same.
async fn check_works_in_memory(app: &App) -> Outcome {
    let warning = "until this tab is closed";
    app.open("#/today").await?;
    app.read(Role::Alert, warning).await?;
    app.new_lead().name("Ana Costa").fill().await?;
    app.click(Role::Button, "Save lead").await?;
    app.see(Role::Heading, "Ana Costa").await?;
    app.see_no(Role::Dialog, "New lead").await?;
    let words = app.words().await?;
    assert!(!words.contains("Saved"), "what is only in memory is called saved:\n{words}");
    app.next_step().due().await?;
    app.click(Role::Link, "Leads").await?;
    app.see(Role::Link, "Ana Costa").await?;
    app.read(Role::Alert, warning).await?;
    Ok(())
}

/// Types a lead and saves it in vain, in the way that `fault` names; then
/// saves it from the same dialog once that works again.
async fn check_failing_save(app: &App, fault: &str) -> Outcome {
    let note = "met at the fair";
    app.open("#/today").await?;
    app.run(&format!("window.saves = '{fault}'")).await?;
    app.new_lead().name("Ana Costa").note(note).fill().await?;
    app.click(Role::Button, "Save lead").await?;
    app.read(Role::Alert, "save").await?;
    app.see(Role::Dialog, "New lead").await?;
    assert_eq!(app.value("Name").await?, "Ana Costa");
    assert_eq!(app.value("Note").await?, note);
    if app.run("return window.nSaved").await? != 0 {
        return Err(Fault::new("the word `Saved` appeared over a lead that is not stored"));
    }

    app.run("window.saves = 'work'").await?;
    let before = app.hash().await?;
    app.click(Role::Button, "Save lead").await?;
    let id = app.saved(&before).await?;
    app.reload().await?;
    assert_eq!(app.listed_ids().await?, [id], "after a reload");
    Ok(())
}
