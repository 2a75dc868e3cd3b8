//! The address says what is on screen, and the back button works.

use e2e::{App, Engine, Outcome, Role, Setting, in_every_engine, journey, until};

in_every_engine! {
    async fn an_address_leads_to_its_page_and_back_leads_back(app) {
        app.open("#/today").await?;
        let id = app.new_lead().name("Ana Costa").save().await?;
        app.at(format!("#/today?lead={id}")).await?;
        app.see(Role::Heading, "Ana Costa").await?;

        app.click(Role::Link, "Leads").await?;
        app.at("#/leads").await?;
        app.see(Role::Heading, "Leads").await?;
        app.click(Role::Link, "Ana Costa").await?;
        app.at(format!("#/leads/{id}")).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        app.reload().await?;
        app.see(Role::Heading, "Ana Costa").await?;

        app.back().await?;
        app.at("#/leads").await?;
        app.see(Role::Heading, "Leads").await?;
        app.back().await?;
        app.at(format!("#/today?lead={id}")).await?;
        app.see(Role::Heading, "Ana Costa").await?;
        Ok(())
    }

    async fn the_title_of_the_tab_says_what_is_open(app) {
        app.open("#/today").await?;
        check_title(app, "Today").await?;
        app.new_lead().name("Ana Costa").save().await?;
        check_title(app, "Ana Costa").await?;
        app.click(Role::Link, "Leads").await?;
        check_title(app, "Leads").await?;
        app.click(Role::Link, "Ana Costa").await?;
        check_title(app, "Ana Costa").await?;
        app.click(Role::Link, "Today").await?;
        check_title(app, "Today").await
    }

    async fn without_a_route_today_is_shown(app) {
        app.open("").await?;
        app.see(Role::Heading, "Today").await?;
        let navigation = app.see(Role::Navigation, "Main").await?.text().await?;
        for page in ["Today", "Leads", "Data", "Settings"] {
            assert!(navigation.contains(page), "the navigation says {navigation:?}");
        }
        Ok(())
    }

    async fn an_unknown_route_says_so_with_a_way_back(app) {
        app.open("#/no-such-page").await?;
        app.see(Role::Heading, "Page not found").await?;
        let way_back = app
            .run("return document.querySelector('main a[href*=\"#/today\"]')?.textContent ?? ''")
            .await?;
        assert!(way_back.as_str().is_some_and(|words| words.contains("Today")), "{way_back}");
        app.run("document.querySelector('main a[href*=\"#/today\"]').click()").await?;
        app.see(Role::Heading, "Today").await?;
        Ok(())
    }
}

#[tokio::test]
async fn on_a_phone_the_rest_of_the_pages_is_behind_more() {
    journey(Setting::new(Engine::Chromium), async |app| {
        app.look(390, false).await?;
        app.open("#/today").await?;
        app.see(Role::Link, "Leads").await?;
        app.see_no(Role::Link, "Data").await?;
        for page in ["Data", "Settings"] {
            app.click(Role::Button, "More").await?;
            app.click(Role::Link, page).await?;
            app.see(Role::Heading, page).await?;
            app.see_no(Role::Link, page).await?;
            app.check_width(page).await?;
        }
        Ok(())
    })
    .await;
}

async fn check_title(app: &App, words: &str) -> Outcome {
    until(&format!("the title says `{words}`"), async || {
        Ok(app.browser().session().title().await?.contains(words).then_some(()))
    })
    .await
}
