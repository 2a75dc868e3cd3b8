//! A desk goes out as a file and comes in again, and a bad file changes nothing.

use e2e::{App, Engine, Made, Outcome, Role, Setting, Site, in_every_engine, journey};
use serde_json::Value;

/// One journey through all engines, since each reads what another has written.
#[tokio::test]
async fn a_file_from_chromium_is_the_same_desk_in_firefox_and_webkit() {
    let made = Made::desk(7, 40);
    let mut file = String::new();
    let keeps_files = |engine| Setting::new(engine).on(Site::that_keeps_files());
    journey(keeps_files(Engine::Chromium), async |app| {
        app.open_data().await?;
        app.import("made.json", &made.file).await?;
        type_more(app).await?;
        app.open_data().await?;
        file = app.export().await?;
        check_same("a second export", &file, &app.export().await?);
        Ok(())
    })
    .await;

    let leads = leads_in(&file);
    let n_listed = leads.iter().filter(|lead| lead["deleted_at"].is_null()).count();
    assert_eq!(leads.len(), made.leads.len() + 2, "the leads in the file");
    for engine in [Engine::Firefox, Engine::WebKit] {
        journey(keeps_files(engine), async |app| {
            app.open_data().await?;
            app.give_file("desk.json", &[(&file, 1)]).await?;
            let preview = app.preview("desk.json").await?;
            assert_eq!((preview.n("New"), preview.n("Refused")), (leads.len(), 0), "{engine}");
            assert!(!preview.words.contains("was changed after"), "{engine}: {}", preview.words);
            app.confirm_import("desk.json").await?;
            check_same(&engine.to_string(), &file, &app.export().await?);
            app.lists(n_listed).await
        })
        .await;
    }
}

in_every_engine! {
    async fn a_bad_file_is_refused_in_a_sentence_and_changes_nothing(
        app, on Site::that_keeps_files()
    ) {
        let good = Made::desk(7, 3).file;
        app.open_data().await?;
        app.import("good.json", &good).await?;
        let before = app.export().await?;
        for BadFile { name, pieces, why } in bad_files(&good) {
            let pieces: Vec<(&str, usize)> = pieces.iter().map(|(it, n)| (&**it, *n)).collect();
            app.give_file(name, &pieces).await?;
            let told = app.read(Role::Alert, name).await?;
            assert!(told.contains(why) && told.contains("Nothing was changed"), "{name}: {told}");
        }
        for (name, leads, why) in BAD_LEADS {
            let [before, note, after] = leads;
            let piece = if note.is_empty() { ("", 0) } else { (note, 5_000_000) };
            app.give_file(name, &[(HEAD, 1), (before, 1), piece, (after, 1), (END, 1)]).await?;
            let preview = app.preview(name).await?;
            assert_eq!((preview.n("New"), preview.n("Refused")), (0, 1), "{name}");
            assert!(preview.words.contains(why), "{name}: {}", preview.words);
            app.click(Role::Button, "Close").await?;
            app.see_no(Role::Button, "Close").await?;
        }
        check_same("after all of them", &before, &app.export().await?);

        // As another program may have saved it.
        let saved = format!("\u{feff}{}", good.replace('\n', "\r\n"));
        app.give_file("saved.json", &[(&saved, 1)]).await?;
        assert_eq!(app.preview("saved.json").await?.n("Same"), 3, "with a mark and CRLF");
        Ok(())
    }

    async fn of_many_leads_the_bad_one_is_named_and_the_good_come_in(app) {
        let file = format!("{HEAD}{},\n{},\n{}{END}", ADA, BAD_LEADS[0].1.concat(), BEN);
        app.open_data().await?;
        app.give_file("three.json", &[(&file, 1)]).await?;
        let preview = app.preview("three.json").await?;
        assert_eq!((preview.n("New"), preview.n("Refused")), (2, 1));
        for part in ["leads[1].enquiry_at: a date", "line 3"] {
            assert!(preview.words.contains(part), "{part} is not in {}", preview.words);
        }
        app.confirm_import("three.json").await?;
        app.lists(2).await?;
        app.see(Role::Link, "Ada Good").await?;
        app.see(Role::Link, "Ben Good").await?;
        Ok(())
    }

    async fn an_import_is_undone_as_a_whole_and_a_replace_keeps_a_copy(
        app, on Site::that_keeps_files()
    ) {
        let (first, second, third) = (Made::desk(1, 12), Made::desk(2, 12), Made::desk(3, 12));
        app.open_data().await?;
        app.import("first.json", &first.file).await?;
        app.click(Role::Button, "Undo").await?;
        app.lists(0).await?;

        app.open_data().await?;
        app.import("second.json", &second.file).await?;
        app.give_file("second.json", &[(&second.file, 1)]).await?;
        let preview = app.preview("second.json").await?;
        assert_eq!((preview.n("New"), preview.n("Changed"), preview.n("Same")), (0, 0, 12));
        assert!(preview.words.contains("Nothing in this file is new"), "{}", preview.words);
        app.click(Role::Button, "Close").await?;
        app.lists(second.listed().len()).await?;
        app.reload().await?;
        app.open_data().await?;
        app.click_in("History", Role::Button, "Undo: Imported 12 leads").await?;
        app.lists(0).await?;

        app.new_lead().name("Only Here").save().await?;
        app.open_data().await?;
        app.give_file("third.json", &[(&third.file, 1)]).await?;
        app.preview("third.json").await?;
        app.click(Role::Field, "Replace everything here").await?;
        let n_before = app.n_files().await?;
        assert_eq!(app.preview("third.json").await?.n("To the trash"), 1);
        app.confirm_import("third.json").await?;
        assert_eq!(app.n_files().await?, n_before + 1, "a copy of what was there comes first");
        let copy = app.last_file().await?;
        assert!(copy.contains("Only Here"), "the copy lacks the lead: {copy}");
        app.lists(third.listed().len()).await?;
        app.open_data().await?;
        app.click_in("History", Role::Button, "Undo: Replaced everything by a file: 13 leads").await?;
        app.lists(1).await?;
        app.see(Role::Link, "Only Here").await?;
        Ok(())
    }
}

const HEAD: &str = "{\"format\":\"ninefold\",\"version\":1,\"leads\":[\n";
const END: &str = "\n]}";

const ADA: &str = r#"{"id":"019a9f3c-5a00-7000-8000-00000000000a","name":"Ada Good","captured_at":"2026-01-02T10:00:00Z"}"#;
const BEN: &str = r#"{"id":"019a9f3c-5a00-7000-8000-00000000000b","name":"Ben Good","captured_at":"2026-01-02T10:00:00Z"}"#;

/// Files that hold one lead that cannot be: what stands before a note, a letter
/// of the note, which is long, what stands after it, and why it is refused.
const BAD_LEADS: [(&str, [&str; 3], &str); 3] = [
    (
        "year.json",
        [
            r#"{"id":"019a9f3c-5a00-7000-8000-00000000000c","name":"Cy","captured_at":"2026-01-02T10:00:00Z","enquiry_at":"+275760-09-13T00:00:00.000Z"}"#,
            "",
            "",
        ],
        "leads[0].enquiry_at: a date",
    ),
    (
        "early.json",
        [
            r#"{"id":"019a9f3c-5a00-7000-8000-00000000000d","name":"Di","captured_at":"2026-01-02T10:00:00Z","enquiry_at":"2026-01-02T10:00:00Z","touches":[{"id":"019a9f3c-5a00-7000-8000-00000000000e","at":"2026-01-01T10:00:00Z","entered_at":"2026-01-03T10:00:00Z","channel":"call","direction":"outbound","outcome":"spoke"}]}"#,
            "",
            "",
        ],
        "leads[0].touches[0].at: this lies before the enquiry",
    ),
    (
        "long.json",
        [
            r#"{"id":"019a9f3c-5a00-7000-8000-00000000000f","name":"Ed","captured_at":"2026-01-02T10:00:00Z","note":""#,
            "x",
            r#""}"#,
        ],
        "leads[0].note: ",
    ),
];

/// A file of which nothing can be read.
struct BadFile {
    name: &'static str,
    /// What it is made of, each with how often it stands there.
    pieces: Vec<(String, usize)>,
    why: &'static str,
}

fn bad_files(good: &str) -> [BadFile; 9] {
    let made = |name, pieces, why| BadFile { name, pieces, why };
    let text = |name, text: &str, why| made(name, vec![(text.to_owned(), 1)], why);
    let brackets = || ("[".to_owned(), 100_000);
    let quote = || ("\"".to_owned(), 1);
    let long = vec![quote(), ("x".to_owned(), 5_000_000), quote()];
    let cut: String = good.chars().take(good.chars().count() * 3 / 5).collect();
    let newer = good.replacen("\"version\":1", "\"version\":2", 1);
    let fewer = good.replacen("\"count\":3", "\"count\":4", 1);
    let not_ours = "this is not a Ninefold file";
    [
        text("empty.json", "", "this file is empty"),
        text("words.json", "a letter to Ada", not_ours),
        text("stranger.json", r#"{"contacts":[{"name":"Ada"}]}"#, not_ours),
        made("brackets.json", vec![brackets()], not_ours),
        made("string.json", long, not_ours),
        made("deep.json", vec![(HEAD.to_owned(), 1), brackets()], "this file is "),
        text("cut.json", &cut, "this file is cut short: it ends in the middle"),
        text("newer.json", &newer, "a newer Ninefold wrote this file (version 2)"),
        text("fewer.json", &fewer, "it says that it holds 4 leads, and"),
    ]
}

/// What no generator makes: leads typed by hand, one of them in the trash.
async fn type_more(app: &App) -> Outcome {
    app.open("#/leads").await?;
    app.new_lead().name("Zo\u{eb} \u{7f8e}\u{54b2}").note("two\nlines \u{1f680}").save().await?;
    app.touch().channel("Email").outcome("Left message").note("Sent \"the\" list").save().await?;
    app.set_fact("Tags", "vip, fair").await?;
    let gone = app.new_lead().name("Gone Soon").save().await?;
    app.click(Role::Button, "Delete").await?;
    app.stored_so(&gone, "it is in the trash", |lead| !lead["deleted_at"].is_null()).await?;
    Ok(())
}

fn leads_in(file: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(file).expect("the file is JSON");
    assert_eq!(file["count"], file["leads"].as_array().map_or(0, Vec::len));
    file["leads"].as_array().cloned().unwrap_or_default()
}

/// Fails unless both files say the same but for when they were written.
#[track_caller]
fn check_same(what: &str, one: &str, other: &str) {
    let (one, other) = (without_time(one), without_time(other));
    for (idx, (ours, theirs)) in one.lines().zip(other.lines()).enumerate() {
        assert_eq!(theirs, ours, "{what} differs in line {}", idx + 1);
    }
    assert_eq!(other, one, "{what} is longer or shorter");
}

fn without_time(file: &str) -> String {
    let (before, rest) =
        file.split_once("\"exported_at\":\"").expect("the file says when it was written");
    let (_, after) = rest.split_once('"').expect("a text ends");
    format!("{before}{after}")
}
