//! What a person has set for the whole desk.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;

use super::cadence::{Cadence, CadenceId, Plans};
use super::calendar::Hours;
use super::duplicates::Pair;
use super::money::{Currency, Money};
use super::order;
use super::pester::PesterLimit;
use super::projection::fold;
use super::template::{Template, TemplateId};
use super::text::Line;
use super::time::Instant;
use super::unknown::Unknown;
use super::view::{View, ViewId};

/// What a person has set for the whole desk. How it looks is not here: that belongs to the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The IANA name of the desk's zone; `None` follows the browser's.
    pub zone: Option<String>,
    /// When the desk is at work.
    pub hours: Hours,
    /// Days on which it is closed.
    pub holidays: BTreeSet<NaiveDate>,
    /// What amounts are in unless they say something else.
    pub currency: Currency,
    /// What a sale is usually worth; used for leads that name no value.
    pub typical_sale: Option<Money>,
    /// Who writes: what templates put for `{my_name}`.
    pub my_name: Option<Line>,
    /// How often a lead may be touched.
    pub pester: PesterLimit,
    /// How many touches a day *Spread out* plans at most; at least 1.
    pub touches_a_day: u32,
    /// Whether leads that cooled after our first touch go into the nurturing pile by themselves.
    pub cools_by_itself: bool,
    /// Plans that were made, or changed from how every desk has them, in the order of their ids.
    pub cadences: Vec<Cadence>,
    /// Templates of the library, those that were deleted too, in the order of their ids.
    pub templates: Vec<Template>,
    /// Lists of leads that have a name, those that were deleted too, in the order of their ids.
    pub views: Vec<View>,
    /// Leads that look alike and are not the same, as somebody said.
    pub not_same: BTreeSet<Pair>,
    /// When this was set, by the real clock; `None` for a desk as it came.
    pub changed_at: Option<Instant>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// How many touches a day are planned unless something else is set (`due rule: Limits`).
pub const USUAL_TOUCHES_A_DAY: u32 = 20;

/// How many touches a day may be planned.
pub const MOST_TOUCHES_A_DAY: u32 = 1_000;

impl Default for Settings {
    /// A desk as it comes: the browser's zone, Monday to Friday 09:00–17:00, euros.
    fn default() -> Settings {
        Settings {
            zone: None,
            hours: Hours::weekdays_nine_to_five(),
            holidays: BTreeSet::new(),
            currency: Currency::EUR,
            typical_sale: None,
            my_name: None,
            pester: PesterLimit::default(),
            touches_a_day: USUAL_TOUCHES_A_DAY,
            cools_by_itself: false,
            cadences: Vec::new(),
            templates: Vec::new(),
            views: Vec::new(),
            not_same: BTreeSet::new(),
            changed_at: None,
            unknown: Unknown::default(),
        }
    }
}

impl Settings {
    /// True when both say the same, whenever they were set.
    pub fn says_the_same(&self, other: &Settings) -> bool {
        let unstamped = |it: &Settings| {
            let mut it = Settings { changed_at: None, ..it.clone() };
            it.cadences.iter_mut().for_each(|cadence| cadence.changed_at = None);
            it.templates.iter_mut().for_each(|template| template.changed_at = None);
            it.views.iter_mut().for_each(|view| view.changed_at = None);
            it
        };
        unstamped(self) == unstamped(other)
    }

    /// The later of both, and of each plan, template and view the later; when both were set at once,
    /// the one that both desks choose. What is not the same on one desk is so on both.
    #[must_use]
    pub fn merge(self, other: Settings) -> Settings {
        // What is merged one by one has no say in which settings are the later ones.
        let key = |it: &Settings| {
            let mut it = it.clone();
            (it.cadences, it.templates, it.views) = (Vec::new(), Vec::new(), Vec::new());
            it.not_same = BTreeSet::new();
            (it.changed_at, format!("{it:?}"))
        };
        let (mut later, earlier) =
            if key(&other) > key(&self) { (other, self) } else { (self, other) };
        unite(&mut later.cadences, earlier.cadences, Cadence::id, |it| it.changed_at);
        unite(&mut later.templates, earlier.templates, |it| it.id, |it| it.changed_at);
        unite(&mut later.views, earlier.views, |it| it.id, |it| it.changed_at);
        later.not_same.extend(earlier.not_same);
        later
    }

    /// The plans of this desk.
    pub fn plans(&self) -> Plans {
        Plans::of(&self.cadences)
    }

    /// These settings with `cadence` in the place of the one with its id.
    #[must_use]
    pub fn with_cadence(mut self, cadence: Cadence) -> Settings {
        self.cadences.retain(|it| it.id() != cadence.id());
        self.cadences.push(cadence);
        order::sort_by(&mut self.cadences, |one, other| one.id().cmp(&other.id()));
        self
    }

    /// These settings without the plan `id`, deleted at `stamp`.
    #[must_use]
    pub fn without_cadence(self, id: CadenceId, stamp: Instant) -> Settings {
        let cadence = self.plans().get(id).cloned();
        match cadence {
            Some(mut cadence) => {
                cadence.is_removed = true;
                cadence.changed_at = Some(stamp);
                self.with_cadence(cadence)
            }
            None => self,
        }
    }

    /// The templates of this desk that were not deleted, by their names.
    pub fn library(&self) -> Vec<&Template> {
        let mut all: Vec<&Template> = self.templates.iter().filter(|it| !it.is_removed).collect();
        order::sort_by(&mut all, |one, other| {
            let key = |it: &Template| (fold(it.name.as_str()), it.id);
            key(one).cmp(&key(other))
        });
        all
    }

    /// The template `id`; `None` for one that was deleted, or that this desk never had.
    pub fn template(&self, id: TemplateId) -> Option<&Template> {
        self.templates.iter().find(|it| it.id == id && !it.is_removed)
    }

    /// These settings with `template` in the place of the one with its id.
    #[must_use]
    pub fn with_template(mut self, template: Template) -> Settings {
        self.templates.retain(|it| it.id != template.id);
        self.templates.push(template);
        order::sort_by(&mut self.templates, |one, other| one.id.cmp(&other.id));
        self
    }

    /// These settings without the template `id`, deleted at `stamp`.
    #[must_use]
    pub fn without_template(mut self, id: TemplateId, stamp: Instant) -> Settings {
        for template in self.templates.iter_mut().filter(|it| it.id == id && !it.is_removed) {
            (template.is_removed, template.changed_at) = (true, Some(stamp));
        }
        self
    }

    /// The views of this desk that were not deleted, in their order.
    pub fn shown_views(&self) -> Vec<&View> {
        let mut all: Vec<&View> = self.views.iter().filter(|it| !it.is_removed).collect();
        order::sort_by(&mut all, |one, other| (one.place, one.id).cmp(&(other.place, other.id)));
        all
    }

    /// These settings with `view` in the place of the one with its id.
    #[must_use]
    pub fn with_view(mut self, view: View) -> Settings {
        self.views.retain(|it| it.id != view.id);
        self.views.push(view);
        order::sort_by(&mut self.views, |one, other| one.id.cmp(&other.id));
        self
    }

    /// These settings without the view `id`, deleted at `stamp`.
    #[must_use]
    pub fn without_view(mut self, id: ViewId, stamp: Instant) -> Settings {
        for view in self.views.iter_mut().filter(|it| it.id == id && !it.is_removed) {
            (view.is_removed, view.changed_at) = (true, Some(stamp));
        }
        self
    }

    /// The templates that say something else here than they said `before`, what was deleted since
    /// and what has come back too.
    pub fn changed_templates(&self, before: &Settings) -> Vec<&Template> {
        let says = |it: &Template| Template { changed_at: None, ..it.clone() };
        let was = |it: &Template| before.templates.iter().find(|was| was.id == it.id).map(says);
        self.templates.iter().filter(|it| was(it).as_ref() != Some(&says(it))).collect()
    }

    /// The views that say something else here than they said `before`, likewise.
    pub fn changed_views(&self, before: &Settings) -> Vec<&View> {
        let says = |it: &View| View { changed_at: None, ..it.clone() };
        let was = |it: &View| before.views.iter().find(|was| was.id == it.id).map(says);
        self.views.iter().filter(|it| was(it).as_ref() != Some(&says(it))).collect()
    }

    /// These settings with the view `id` one place up or down among those that are shown, at `stamp`.
    #[must_use]
    pub fn with_view_moved(self, id: ViewId, is_up: bool, stamp: Instant) -> Settings {
        let mut ids: Vec<ViewId> = self.shown_views().iter().map(|it| it.id).collect();
        let at = ids.iter().position(|it| *it == id);
        let other = at.and_then(|at| if is_up { at.checked_sub(1) } else { Some(at + 1) });
        let (Some(at), Some(other)) = (at, other.filter(|other| *other < ids.len())) else {
            return self;
        };
        ids.swap(at, other);
        let mut settings = self;
        for (place, id) in (0..).zip(ids) {
            let moved = settings.views.iter_mut().find(|it| it.id == id && it.place != place);
            if let Some(view) = moved {
                (view.place, view.changed_at) = (place, Some(stamp));
            }
        }
        settings
    }
}

/// Adds `others` to those that are `kept`, in the order of their ids. Of two with one id the later
/// stays; when both were changed at once, the one that both desks choose.
fn unite<T: fmt::Debug, I: Ord>(
    kept: &mut Vec<T>,
    others: Vec<T>,
    id: fn(&T) -> I,
    changed_at: fn(&T) -> Option<Instant>,
) {
    let key = |it: &T| (changed_at(it), format!("{it:?}"));
    for other in others {
        match kept.iter_mut().find(|it| id(it) == id(&other)) {
            Some(kept) if key(&other) > key(kept) => *kept = other,
            Some(_) => {}
            None => kept.push(other),
        }
    }
    order::sort_by(kept, |one, other| id(one).cmp(&id(other)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::template::draft::Draft;
    use crate::testing::{at, cases, settings};

    #[test]
    fn the_later_settings_stay() {
        let zoned = |zone: &str, changed_at: Option<&str>| Settings {
            zone: Some(zone.to_owned()),
            changed_at: changed_at.map(at),
            ..Settings::default()
        };
        let early = zoned("Asia/Tokyo", Some("2026-11-22T12:00:00Z"));
        let late = zoned("Europe/Berlin", Some("2026-11-22T12:00:01Z"));
        assert_eq!(early.clone().merge(late.clone()), late);
        assert_eq!(early.clone().merge(zoned("UTC", None)), early);
    }

    /// Template number `n`, called `name`.
    fn template(n: u8, name: &str) -> Template {
        let stamp = at("2026-11-22T12:00:00Z");
        let id = TemplateId::new(stamp, [n; 10]);
        let draft = Draft { name: name.to_owned(), text: "Hi".to_owned(), ..Draft::blank() };
        draft.read(id, &[], stamp).unwrap()
    }

    fn names(settings: &Settings) -> Vec<&str> {
        settings.library().into_iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn the_library_stands_by_its_names_and_is_stored_by_its_ids() {
        let all = [(3, "éclair"), (1, "Zoo"), (2, "apple"), (4, "Eden")];
        let with = |all: Settings, (n, name): (u8, &str)| all.with_template(template(n, name));
        let settings = all.into_iter().fold(Settings::default(), with);
        assert_eq!(names(&settings), ["apple", "éclair", "Eden", "Zoo"]);
        assert!(settings.templates.is_sorted_by_key(|it| it.id));
        let renamed = settings.with_template(template(1, "Ark"));
        assert_eq!(names(&renamed), ["apple", "Ark", "éclair", "Eden"]);
    }

    #[test]
    fn a_template_that_was_deleted_stays_deleted_on_every_desk() {
        let before = Settings::default().with_template(template(1, "Hello"));
        let id = before.templates[0].id;
        let after = before.clone().without_template(id, at("2026-11-22T12:00:01Z"));
        assert_eq!((names(&after), after.template(id)), (vec![], None));
        assert!(!after.says_the_same(&before));
        let merged = before.clone().merge(after.clone());
        assert_eq!(merged.templates, after.templates);
        assert_eq!(after.clone().without_template(id, at("2026-11-23T12:00:00Z")), after);
    }

    #[test]
    fn a_template_is_news_when_it_says_something_else() {
        let before = Settings::default().with_template(template(1, "Hello"));
        let id = before.templates[0].id;
        let ids = |after: &Settings| {
            after.changed_templates(&before).iter().map(|it| it.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(&before.clone().with_template(template(2, "Bye"))), [template(2, "Bye").id]);
        assert_eq!(ids(&before.clone().with_template(template(1, "Bye"))), [id]);
        assert_eq!(ids(&before.clone().without_template(id, at("2026-11-23T12:00:00Z"))), [id]);
        let again = Template { changed_at: None, ..template(1, "Hello") };
        assert_eq!(ids(&before.clone().with_template(again)), []);
    }

    fn view(n: u8, name: &str, place: u32) -> View {
        View {
            id: ViewId::new(at("2026-11-22T12:00:00Z"), [n; 10]),
            name: Line::parse(name).unwrap(),
            query: String::new(),
            place,
            is_removed: false,
            changed_at: None,
            unknown: Unknown::default(),
        }
    }

    #[test]
    fn a_view_moves_one_place_and_only_what_moves_is_changed() {
        // Two that were made on two desks at once stand in one place.
        let all = [view(1, "a", 3), view(2, "b", 0), view(3, "c", 3), view(4, "d", 9)];
        let settings = all.into_iter().fold(Settings::default(), Settings::with_view);
        let stamp = at("2026-11-23T12:00:00Z");
        let names = |settings: &Settings| {
            settings.shown_views().iter().map(|it| it.name.to_string()).collect::<String>()
        };
        assert_eq!(names(&settings), "bacd");
        let id = |n: u8| view(n, "x", 0).id;
        let up = settings.clone().with_view_moved(id(3), true, stamp);
        assert_eq!(names(&up), "bcad");
        assert!(up.views.iter().all(|it| it.changed_at.is_none() == (it.name.as_str() == "b")));
        assert_eq!(names(&up.clone().with_view_moved(id(3), false, stamp)), "bacd");
        for (n, is_up) in [(2, true), (4, false), (5, true)] {
            assert_eq!(settings.clone().with_view_moved(id(n), is_up, stamp), settings, "{n}");
        }
        let gone = up.clone().without_view(id(1), stamp);
        assert_eq!((names(&gone), gone.changed_views(&up).len()), ("bcd".to_owned(), 1));
        assert_eq!(up.changed_views(&settings).len(), 3);
    }

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn two_desks_settle_alike(a in settings(), b in settings(), c in settings(), tie: bool) {
            let b = if tie { Settings { changed_at: a.changed_at, ..b } } else { b };
            let both = a.clone().merge(b.clone());
            prop_assert_eq!(&b.clone().merge(a.clone()), &both);
            prop_assert_eq!(&both.clone().merge(a.clone()), &both);
            prop_assert_eq!(both.merge(c.clone()), a.merge(b.merge(c)));
        }
    }
}
