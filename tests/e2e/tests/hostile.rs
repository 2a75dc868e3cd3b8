//! Hostile text is text: nothing runs, nothing breaks the page.

use e2e::{App, Engine, Outcome, Setting, in_every_engine, journey};

/// The name of a lead, and what its other fields are made of.
const TEXTS: [(&str, &str); 5] = [
    ("<img src=x onerror=window.ran=1>", "<script>window.ran=1</script>"),
    ("javascript:window.ran=1", "javascript:window.ran=1"),
    ("Ana \u{202e}atsoC", "\u{2067}\u{202e}a@b.example"),
    ("\u{7f8e}\u{54b2}", "{{constructor.constructor('window.ran=1')()}}"),
    ("\u{1f469}\u{1f3fd}\u{200d}\u{1f680} Zo\u{eb}", "\" onfocus=\"window.ran=1\" autofocus=\""),
];

in_every_engine! {
    async fn hostile_text_stays_text(app) {
        check_texts(app).await
    }
}

#[tokio::test]
async fn hostile_text_fits_a_phone() {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.look(390, false).await?;
        check_texts(app).await
    })
    .await;
}

async fn check_texts(app: &App) -> Outcome {
    app.open("#/today").await?;
    for (name, text) in TEXTS {
        check(app, name, text).await?;
    }
    let long = "x".repeat(120);
    check(app, &long, &long).await?;
    for route in ["#/leads", "#/today"] {
        app.open(route).await?;
        app.check_width(route).await?;
    }
    let ran = app.run("return window.ran ?? null").await?;
    assert!(ran.is_null(), "a text was run as a program");
    Ok(())
}

async fn check(app: &App, name: &str, text: &str) -> Outcome {
    // Just enough of an address and of a number for the form to take them.
    let unbroken: String = text.chars().filter(|c| !c.is_whitespace() && *c != '@').collect();
    let email = format!("{unbroken}@x.example");
    let phone = format!("555 {}", text.chars().take(50).collect::<String>());
    let lead = app.new_lead().name(name).company(text).email(&email).phone(&phone);
    lead.source(text).note(text).save().await?;

    e2e::until(&format!("the lead {name:?} is shown"), async || {
        let script = "return Array.from(document.querySelectorAll('h1'), (it) => it.textContent)";
        let headings: Vec<String> = serde_json::from_value(app.run(script).await?)?;
        Ok(headings.iter().any(|heading| heading.trim() == name).then_some(()))
    })
    .await?;
    let shown = app
        .run(
            "const main = document.querySelector('main');
            const fields = Array.from(main.querySelectorAll('input, textarea'), (it) => it.value);
            return [main.textContent, ...fields].join('\\n')",
        )
        .await?;
    let shown = shown.as_str().unwrap_or_default();
    for typed in [text, &email, &phone] {
        assert!(shown.contains(typed), "{typed:?} is not in {shown:?}");
    }
    app.check_width(name).await
}
