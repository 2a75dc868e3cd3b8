//! A desk of thousands: only what is on screen is drawn, and all of it is there.

use std::fs;

use e2e::{App, Engine, Fault, Made, Outcome, Setting, journey, until};
use tempfile::TempDir;

/// More rows than this are never in the page at once.
const MOST_ROWS: usize = 100;

#[tokio::test]
async fn a_list_of_thousands_is_drawn_in_part_searched_at_once_and_complete() {
    journey(Setting::new(Engine::Chromium), async |app| {
        let made = Made::desk(7, 5_000);
        let listed = made.listed();
        let folder = TempDir::with_prefix("ninefold-list-")?;
        let file = folder.path().join("many.json");
        fs::write(&file, &made.file)?;
        app.open_data().await?;
        app.choose_file(&file).await?;
        app.confirm_import("many.json").await?;
        app.lists(listed.len()).await?;

        let ids: Vec<String> = listed.iter().map(|lead| lead.id().to_string()).collect();
        let drawn = app.drawn_ids().await?;
        assert_eq!(drawn, ids[..drawn.len()], "the first rows");
        check_few(&drawn);
        app.run("document.querySelector('#leads-table').scrollTop = 1e9").await?;
        until("the last lead is on screen", async || {
            Ok((app.drawn_ids().await?.last() == ids.last()).then_some(()))
        })
        .await?;
        let drawn = app.drawn_ids().await?;
        assert_eq!(drawn, ids[ids.len() - drawn.len()..], "the last rows");
        check_few(&drawn);

        let sought = listed.iter().find_map(|lead| lead.email());
        let sought = sought.ok_or_else(|| Fault::new("nobody has an e-mail"))?.as_str();
        let found: Vec<&String> = listed
            .iter()
            .zip(&ids)
            .filter(|(lead, _)| lead.parts().emails.iter().any(|it| it.as_str() == sought))
            .map(|(_, id)| id)
            .collect();
        app.search_for(sought).await?;
        until("the search finds whom it is for", async || {
            Ok((app.drawn_ids().await?.iter().collect::<Vec<_>>() == found).then_some(()))
        })
        .await?;
        assert_eq!(app.n_listed().await?, found.len());
        let hash = app.hash().await?;
        assert!(hash.starts_with("#/leads?q="), "the address says {hash}");

        // The list as it was searched is one step back, and its address a link to it.
        let id = found[0];
        app.run("document.querySelector('main .table-row__name').click()").await?;
        app.at(hash.replacen("#/leads?", &format!("#/leads/{id}?"), 1)).await?;
        app.back().await?;
        app.at(&hash).await?;
        until("the search is there again", async || still_found(app, sought, found.len()).await)
            .await?;
        app.reload().await?;
        until("the search is read from the address", async || {
            still_found(app, sought, found.len()).await
        })
        .await?;
        app.search_for("xqzvk wqzkx").await?;
        until("the page says that nobody is found", async || {
            Ok(app.main_words().await?.contains("Nobody is found").then_some(()))
        })
        .await?;
        app.search_for("").await?;
        app.at("#/leads").await?;
        app.lists(listed.len()).await
    })
    .await;
}

async fn still_found(app: &App, sought: &str, n_found: usize) -> Outcome<Option<()>> {
    let is_so = app.value("Search leads").await? == sought && app.n_listed().await? == n_found;
    Ok(is_so.then_some(()))
}

fn check_few(drawn: &[String]) {
    assert!((1..MOST_ROWS).contains(&drawn.len()), "{} rows are in the page", drawn.len());
}
