//! Everybody can use it: axe-core finds no fault with any view.

use e2e::checks::access;
use e2e::{App, Engine, Key, Made, Outcome, Role, Setting, in_every_engine, journey, until};

in_every_engine! {
    async fn every_view_is_accessible(app) {
        visit_every_view(app, "at a desk").await
    }
}

#[tokio::test]
async fn every_view_is_accessible_in_the_dark() {
    check_look(1440, true).await;
}

#[tokio::test]
async fn every_view_is_accessible_on_a_phone() {
    check_look(390, false).await;
}

#[tokio::test]
async fn every_view_is_accessible_on_a_phone_in_the_dark() {
    check_look(390, true).await;
}

async fn check_look(width: u32, dark: bool) {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.look(width, dark).await?;
        let look = format!("{width} pixels wide, {}", if dark { "dark" } else { "light" });
        visit_every_view(app, &look).await
    })
    .await;
}

async fn visit_every_view(app: &App, look: &str) -> Outcome {
    let mut visit = Visit { app, faults: Vec::new() };
    visit.without_leads().await?;
    visit.with_leads().await?;
    visit.data().await?;
    visit.much().await?;
    visit.lists().await?;
    visit.demo().await?;
    let Visit { faults, .. } = visit;
    assert!(faults.is_empty(), "axe-core finds fault {look} with\n{}", faults.join("\n"));
    Ok(())
}

/// A walk past every view, with what was found on the way.
struct Visit<'a> {
    app: &'a App,
    faults: Vec<String>,
}

impl Visit<'_> {
    async fn check(&mut self, view: &str) -> Outcome {
        self.faults.extend(access::faults(self.app, view).await?);
        Ok(())
    }

    async fn without_leads(&mut self) -> Outcome {
        let app = self.app;
        app.open("#/today").await?;
        app.see(Role::Button, "Type the first one").await?;
        self.check("Today without leads").await?;
        app.open("#/no-such-page").await?;
        app.see(Role::Heading, "Page not found").await?;
        self.check("Page not found").await?;
        app.open("#/leads").await?;
        app.see(Role::Heading, "Leads").await?;
        self.check("Leads without leads").await?;
        app.open_data().await?;
        self.check("Data without anything").await?;
        app.open("#/settings").await?;
        app.see(Role::Field, "Time zone").await?;
        self.check("Settings").await?;
        app.rewrite("Time zone", "Middle/Earth").await?;
        app.leave().await?;
        app.refused("Time zone", "knows no time zone").await?;
        app.set_time("Closed on", "2026-12-24").await?;
        app.click(Role::Button, "Add").await?;
        app.read(Role::Status, "Saved").await?;
        self.check("Settings with a refusal and a holiday").await?;
        app.open("#/cadences").await?;
        app.see(Role::Button, "New plan").await?;
        self.check("Cadences").await?;
        app.open("#/cadences/new_enquiry").await?;
        app.see(Role::Button, "Save plan").await?;
        app.rewrite("Name", "").await?;
        app.click(Role::Button, "Save plan").await?;
        app.refused("Name", "nothing but blanks").await?;
        app.open_details("Has limit 5 min, at any hour").await?;
        self.check("a plan with a refusal").await?;
        app.click(Role::Button, "Cancel").await?;
        app.open("#/leads").await?;
        app.new_lead().fill().await?;
        self.check("the dialog New lead").await?;
        app.click(Role::Button, "Save lead").await?;
        app.refused("Name", "Type a name").await?;
        self.check("the dialog New lead with an error").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "New lead").await
    }

    async fn with_leads(&mut self) -> Outcome {
        let app = self.app;
        let lead = app.new_lead().name("Ana Costa").email("ana@example.com").note("Wants a quote");
        let lead = lead.save().await?;
        app.new_lead().name("Ben Okafor").asked_at("2025-01-15T14:30").save().await?;
        app.new_lead().name("Chiara Rossi").without_enquiry().save().await?;
        app.open("#/today").await?;
        app.see(Role::Heading, "Today").await?;
        self.check("Today with leads").await?;
        app.open("#/leads").await?;
        app.see(Role::Heading, "Leads").await?;
        self.check("Leads").await?;
        app.plan_of(&lead, "Ana Costa").await?;
        app.unfold().await?;
        app.open_details("Folklore grade · what the evidence says").await?;
        self.check("one lead").await?;

        app.touch().at(&app.minutes_ago(-60).await?).fill().await?;
        self.check("the dialog Log touch").await?;
        app.click(Role::Button, "Save touch").await?;
        app.refused("When", "from the future").await?;
        self.check("the dialog Log touch with an error").await?;
        app.touch().at(&app.minutes_ago(0).await?).note("Said yes").change().await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        app.set_fact("Name", "Ana da Costa").await?;
        app.see(Role::Heading, "Ana da Costa").await?;
        app.set_fact("Emails", "ana").await?;
        app.refused("Emails", "one @").await?;
        app.click(Role::Button, "Lost").await?;
        app.click(Role::Button, "Save as lost").await?;
        app.refused("Why is it lost?", "Type why").await?;
        app.open_details("Show 1 edit").await?;
        self.check("one lead with a touch, a question and refusals").await?;
        app.click(Role::Button, "Never contact").await?;
        app.see(Role::Button, "Allow contact").await?;
        self.check("one lead that is never to be contacted").await?;
        app.click(Role::Button, "Delete").await?;
        app.see(Role::Button, "Restore").await?;
        self.check("one lead in the trash").await
    }

    async fn data(&mut self) -> Outcome {
        let app = self.app;
        app.open_data().await?;
        app.read_in("Trash", "Ana da Costa").await?;
        self.check("Data with a trash and a history").await?;
        app.click_in("Trash", Role::Button, "Erase for good: Ana da Costa").await?;
        app.see(Role::Dialog, "Erase for good?").await?;
        self.check("the question before erasing").await?;
        app.click(Role::Button, "Cancel").await?;
        app.give_file("letter.json", &[("a letter", 1)]).await?;
        app.read(Role::Alert, "letter.json").await?;
        self.check("Data with a refused file").await?;
        let made = Made::desk(7, 20).file.replace("\"id\":\"0", "\"id\":\"X");
        app.give_file("made.json", &[(&made, 1)]).await?;
        app.preview("made.json").await?;
        self.check("Data with a file of which all is refused").await?;
        app.give_file("good.json", &[(&Made::desk(7, 20).file, 1)]).await?;
        app.preview("good.json").await?;
        self.check("Data with a file").await
    }

    /// A lead of whom much is known, and the library.
    async fn much(&mut self) -> Outcome {
        let app = self.app;
        let (file, id) = Made::rich();
        app.open_data().await?;
        app.import("rich.json", &file).await?;
        app.open(&format!("#/leads/{id}")).await?;
        app.see(Role::Region, "Noes").await?;
        app.unfold().await?;
        app.choose("Text", "First answer (E-mail)").await?;
        self.check("a lead of whom much is known").await?;
        app.click(Role::Button, "Log touch").await?;
        app.see(Role::Dialog, "Log touch").await?;
        app.choose("Outcome", "No").await?;
        self.check("the dialog Log touch with a no").await?;
        app.choose("Outcome", "Won").await?;
        self.check("the dialog Log touch with a sale").await?;
        app.choose("Outcome", "Spoke").await?;
        app.click(Role::Button, "I don't know yet").await?;
        self.check("the dialog Log touch with an answer that is owed").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Log touch").await?;
        for (button, dialog) in [
            ("New appointment", "Appointment"),
            ("Promise something …", "Promise"),
            ("Add a purchase …", "Purchase"),
        ] {
            app.click(Role::Button, button).await?;
            app.see(Role::Dialog, dialog).await?;
            self.check(&format!("the dialog {dialog}")).await?;
            app.press(Key::Escape).await?;
            app.see_no(Role::Dialog, dialog).await?;
        }
        app.click(Role::Button, "Nurture").await?;
        app.is_at_stage("Nurture").await?;
        app.click(Role::Button, "New enquiry").await?;
        app.see(Role::Dialog, "New enquiry").await?;
        self.check("the dialog New enquiry").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "New enquiry").await?;
        app.open(&format!("#/leads/{id}/sheet")).await?;
        app.see(Role::Button, "Print").await?;
        self.check("a call sheet").await?;
        app.open("#/cadences").await?;
        app.click(Role::Button, "Edit First answer").await?;
        app.see(Role::Button, "Save template").await?;
        self.check("a template that is edited").await
    }

    /// What is done with many leads: the table and its dialogs, the board, the palette, doubles.
    async fn lists(&mut self) -> Outcome {
        let app = self.app;
        app.open_data().await?;
        app.import("made.json", &Made::desk(7, 40).file).await?;
        app.open("#/leads?q=a").await?;
        until(
            "the rows are there",
            async || Ok((!app.drawn_ids().await?.is_empty()).then_some(())),
        )
        .await?;
        app.press(Key::Letter('j')).await?;
        app.press(Key::Control('a')).await?;
        app.see(Role::Button, "Stage …").await?;
        self.check("Leads searched, all selected").await?;
        for (button, dialog) in [("Stage …", "Change stage"), ("Tag …", "Change tags")] {
            app.click(Role::Button, button).await?;
            app.see(Role::Dialog, dialog).await?;
            self.check(&format!("the dialog {dialog}")).await?;
            app.press(Key::Escape).await?;
            app.see_no(Role::Dialog, dialog).await?;
        }
        app.click(Role::Button, "Columns").await?;
        app.see(Role::Dialog, "Columns").await?;
        self.check("the dialog Columns").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Columns").await?;
        app.open("#/leads?stage=new&due=none&value_from=1").await?;
        app.run("document.querySelector('#filters-all, #filter-stage').click()").await?;
        until("the filters are open", async || {
            let is_open = "return document.querySelector('dialog[open] #filters-title') !== null";
            Ok((app.run(is_open).await? == true).then_some(()))
        })
        .await?;
        self.check("the filters").await?;
        app.press(Key::Escape).await?;
        app.open("#/board").await?;
        app.see(Role::Region, "Working").await?;
        self.check("the board").await?;
        app.run("document.querySelector('.card [tabindex=\"0\"]').focus()").await?;
        app.press(Key::Letter('m')).await?;
        app.see(Role::Dialog, "Move to").await?;
        self.check("the dialog Move to").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Move to").await?;
        app.press(Key::Control('k')).await?;
        app.see(Role::Dialog, "Command palette").await?;
        self.check("the command palette").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Command palette").await?;
        app.press(Key::Letter('?')).await?;
        app.see(Role::Dialog, "Keyboard shortcuts").await?;
        self.check("the list of shortcuts").await?;
        app.press(Key::Escape).await?;
        app.see_no(Role::Dialog, "Keyboard shortcuts").await?;
        let first = app.new_lead().name("Ida Vogt").email("ida@example.com");
        first.save().await?;
        app.new_lead().name("Vogt, Ida").email("IDA@example.com").fill().await?;
        app.write("Type or paste all in one", "Ida Vogt, +49 30 1234567").await?;
        app.read(Role::Status, "has this e-mail").await?;
        self.check("the dialog New lead, filled all in one, with a double").await?;
        let hash = app.hash().await?;
        app.click(Role::Button, "Save lead").await?;
        app.saved(&hash).await?;
        app.open("#/leads/duplicates").await?;
        app.see(Role::Button, "Merge").await?;
        self.check("Duplicates with a pair").await
    }

    async fn demo(&mut self) -> Outcome {
        let app = self.app;
        app.open("#/demo/today").await?;
        app.see(Role::Link, "Back to your desk").await?;
        until("the demo is filled", async || {
            Ok((app.main_words().await?.contains("to do")).then_some(()))
        })
        .await?;
        self.check("the demo").await
    }
}
