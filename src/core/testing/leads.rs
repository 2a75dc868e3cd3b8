//! Leads to try: every fact, touches of every sort, stamps, histories, and what nobody knows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono_tz::TZ_VARIANTS;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use proptest::string::string_regex;
use serde_json::Value;

use super::instants;
use super::plans::{
    appointments, cadences, courses, done, hours, not_same, promises, templates, views,
};
pub use super::plans::{decisions, logged};
use super::told::{objections, past_enquiries, problems, purchases};
use crate::domain::contact::{Company, Email, LeadName, Phone};
use crate::domain::fact::{Fact, FactKind, Kind};
use crate::domain::id::{LeadId, TouchId};
use crate::domain::lead::{Lead, Parts, Stamps, Was};
use crate::domain::link::Link;
use crate::domain::money::{Currency, Money};
use crate::domain::note::Note;
use crate::domain::pester::PesterLimit;
use crate::domain::settings::Settings;
use crate::domain::source::Source;
use crate::domain::stage::{Stage, Standing};
use crate::domain::tag::Tag;
use crate::domain::template::TemplateId;
use crate::domain::text::Line;
use crate::domain::their_time::TheirTime;
use crate::domain::time::{CLOCK_SLACK, Instant};
use crate::domain::touch::{By, Channel, Direction, Outcome, Touch};
use crate::domain::unknown::Unknown;

/// Text from all of Unicode: words, what a keyboard has, and anything at all.
fn texts() -> impl Strategy<Value = String> {
    let anything = vec(any::<char>(), 1..24).prop_map(String::from_iter);
    let words = pattern("[A-Za-zÄé]{2,8}( [a-z]{2,8})?");
    prop_oneof![2 => words, 2 => pattern("\\PC{1,40}"), 1 => anything]
}

/// Texts that match `regex`, which is read once and not for every text.
fn pattern(regex: &str) -> impl Strategy<Value = String> + use<> {
    string_regex(regex).unwrap()
}

/// What `parse` takes of `texts`.
fn parsed<T: std::fmt::Debug, E>(
    texts: impl Strategy<Value = String>,
    parse: fn(&str) -> Result<T, E>,
) -> impl Strategy<Value = T> {
    texts.prop_filter_map("refused", move |text| parse(&text).ok())
}

/// Something or nothing.
pub(super) fn maybe<T: std::fmt::Debug + Clone + 'static>(
    some: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Option<T>> {
    option::weighted(0.6, some)
}

pub(super) fn lines() -> impl Strategy<Value = Option<Line>> {
    maybe(parsed(texts(), Line::parse))
}

/// A few, in their order.
fn sorted<T: Ord + std::fmt::Debug>(
    all: impl Strategy<Value = T>,
) -> impl Strategy<Value = Vec<T>> {
    vec(all, 0..3).prop_map(|mut all| {
        all.sort();
        all
    })
}

/// Any fact of this kind, one that says nothing too.
pub fn facts(kind: FactKind) -> BoxedStrategy<Fact> {
    let emails = || parsed(pattern("[^\\s@\\pC]{1,9}@[^\\s@\\pC]{1,20}"), Email::parse);
    let phones = || parsed(pattern("\\+?[0-9 /()٠-٩]{3,20}( ext\\. [0-9])?"), Phone::parse);
    let links =
        || parsed(pattern("(https?://)?[a-z]{1,9}\\.[a-z]{2,3}(/[^\\s\\pC]{0,20})?"), Link::parse);
    match kind {
        FactKind::Name => maybe(parsed(texts(), LeadName::parse)).prop_map(Fact::Name).boxed(),
        FactKind::Company => maybe(parsed(texts(), Company::parse)).prop_map(Fact::Company).boxed(),
        FactKind::Role => lines().prop_map(Fact::Role).boxed(),
        FactKind::Client => lines().prop_map(Fact::Client).boxed(),
        FactKind::Emails => vec(emails(), 0..4).prop_map(Fact::Emails).boxed(),
        FactKind::Phones => vec(phones(), 0..4).prop_map(Fact::Phones).boxed(),
        FactKind::Links => vec(links(), 0..3).prop_map(Fact::Links).boxed(),
        FactKind::Source => maybe(parsed(texts(), Source::parse)).prop_map(Fact::Source).boxed(),
        FactKind::SourceDetail => lines().prop_map(Fact::SourceDetail).boxed(),
        FactKind::Kind => {
            maybe(select(vec![Kind::Business, Kind::Consumer])).prop_map(Fact::Kind).boxed()
        }
        FactKind::EnquiryAt => maybe(instants()).prop_map(Fact::EnquiryAt).boxed(),
        FactKind::Value => maybe(amounts()).prop_map(Fact::Value).boxed(),
        FactKind::Tags => btree_set(parsed(texts(), Tag::parse), 0..4).prop_map(Fact::Tags).boxed(),
        FactKind::Stage => (select(&Stage::ALL[..]), lines())
            .prop_map(|(stage, reason)| Fact::Stage(Standing { stage, reason }))
            .boxed(),
        FactKind::DecisionMaker => lines().prop_map(Fact::DecisionMaker).boxed(),
        FactKind::AnsweredFirst => lines().prop_map(Fact::AnsweredFirst).boxed(),
        FactKind::Ready => maybe(any::<bool>()).prop_map(Fact::Ready).boxed(),
        FactKind::Problems => vec(problems(), 0..3)
            .prop_map(|mut all| {
                all.sort_by_key(|it| Reverse(it.pain));
                Fact::Problems(all)
            })
            .boxed(),
        FactKind::Story => notes().prop_map(Fact::Story).boxed(),
        FactKind::Personal => notes().prop_map(Fact::Personal).boxed(),
        FactKind::Prefers => maybe(select(&Channel::ALL[..])).prop_map(Fact::Prefers).boxed(),
        FactKind::CameFrom => maybe((instants(), any::<[u8; 10]>()))
            .prop_map(|who| Fact::CameFrom(who.map(|(at, random)| LeadId::new(at, random))))
            .boxed(),
        FactKind::Purchases => sorted(purchases()).prop_map(Fact::Purchases).boxed(),
        FactKind::PastEnquiries => sorted(past_enquiries()).prop_map(Fact::PastEnquiries).boxed(),
        FactKind::TheirTime => (lines(), hours(), any::<bool>())
            .prop_map(|(zone, hours, is_kept)| Fact::TheirTime(TheirTime { zone, hours, is_kept }))
            .boxed(),
        FactKind::Note => notes().prop_map(Fact::Note).boxed(),
        FactKind::Course => courses().prop_map(|it| Fact::Course(Box::new(it))).boxed(),
        FactKind::Appointments => sorted(appointments()).prop_map(Fact::Appointments).boxed(),
        FactKind::Promises => sorted(promises()).prop_map(Fact::Promises).boxed(),
        FactKind::NeverContact => prop::bool::weighted(0.2).prop_map(Fact::NeverContact).boxed(),
        FactKind::DeletedAt => option::weighted(0.2, instants()).prop_map(Fact::DeletedAt).boxed(),
    }
}

/// Any fact of any kind.
pub fn any_facts() -> Union<BoxedStrategy<Fact>> {
    Union::new(FactKind::ALL.map(facts))
}

pub(super) fn notes() -> impl Strategy<Value = Option<Note>> {
    maybe(parsed(prop_oneof![texts(), pattern("(\\PC|\n|\t){1,60}")], Note::parse))
}

pub(super) fn amounts() -> impl Strategy<Value = Money> {
    let codes = prop_oneof![pattern("EUR|JPY|BHD"), pattern("[A-Z]{3}")];
    (prop_oneof![0..1_000_000i64, 0..=Money::MOST], codes)
        .prop_map(|(minor, code)| Money::new(minor, code.parse::<Currency>().unwrap()).unwrap())
}

/// Any touch, at any time.
pub fn touches() -> BoxedStrategy<Touch> {
    let when = (instants(), instants(), maybe(instants()), any::<[u8; 10]>());
    let how = (
        select(&Channel::ALL[..]),
        select(&Outcome::ALL[..]),
        select(vec![Direction::Outbound, Direction::Outbound, Direction::Inbound]),
        select(vec![By::Human, By::Human, By::Automatic]),
    );
    let flags = (prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    let more = (flags, option::weighted(0.3, done()), option::weighted(0.3, objections()));
    let template = option::weighted(0.3, (0..3u8).prop_map(template));
    (when, how, more, (notes(), template), unknowns())
        .prop_map(|(when, how, (flags, done, objection), (note, template), unknown)| {
            let (at, entered_at, changed_at, random) = when;
            let (channel, outcome, direction, by) = how;
            let (is_extra, is_removed) = flags;
            let id = TouchId::new(entered_at, random);
            Touch {
                at,
                id,
                entered_at,
                changed_at,
                channel,
                direction,
                outcome,
                by,
                is_extra,
                done,
                is_removed,
                objection: objection.filter(|it| !it.is_blank()),
                template,
                note,
                unknown,
            }
        })
        .boxed()
}

/// One of three letters.
fn template(n: u8) -> TemplateId {
    TemplateId::new(super::at("2026-01-01T00:00:00Z"), [n; 10])
}

/// What a later version may have written: any JSON on one line, under names that are not ours.
pub fn unknowns() -> BoxedStrategy<Unknown> {
    let names = texts().prop_map(|text| format!("x{text}"));
    let fields = btree_map(names, values().prop_map(|value| value.to_string()), 0..3);
    prop_oneof![2 => Just(BTreeMap::new()), 1 => fields].prop_map(Unknown).boxed()
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let names = texts();
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            vec((names, inner), 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Any lead that can exist: every fact, touches of every sort, stamps, history, unknown fields.
pub fn leads() -> BoxedStrategy<Lead> {
    let all: Vec<_> = FactKind::ALL.into_iter().map(facts).collect();
    let who = (any::<[u8; 10]>(), instants(), instants());
    let kinds = || select(&FactKind::ALL[..]);
    let was = (instants(), any_facts());
    let rest = (
        vec(touches(), 0..5),
        vec((kinds(), instants()), 0..4).prop_map(Stamps::from_iter),
        vec(was.prop_map(|(set_at, fact)| Was { set_at, fact }), 0..4),
        unknowns(),
    );
    (who, all, rest)
        .prop_filter_map("nobody", |((random, stamp, captured_at), facts, rest)| {
            let mut parts = Parts::new(LeadId::new(stamp, random), captured_at);
            facts.into_iter().for_each(|fact| parts.put(fact));
            (parts.touches, parts.stamps, parts.history, parts.unknown) = rest;
            let earliest = parts.enquiry_at.map(|at| at - CLOCK_SLACK);
            for touch in &mut parts.touches {
                // What was written down after the enquiry did not happen before it.
                if earliest.is_some_and(|earliest| touch.entered_at >= earliest) {
                    touch.at = touch.at.max(earliest.unwrap_or(touch.at));
                }
            }
            Lead::new(parts).ok()
        })
        .boxed()
}

/// Any settings.
pub fn settings() -> BoxedStrategy<Settings> {
    let holidays = btree_set(instants().prop_map(|at| at.date_naive()), 0..3);
    let zones = maybe(select(&TZ_VARIANTS[..]).prop_map(|tz| tz.name().to_owned()));
    let money = (amounts().prop_map(Money::currency), maybe(amounts()));
    let limits = (1..9u32, 1..99u32, 1..99u32, any::<bool>());
    let kept = (cadences(), templates(), views(), not_same());
    let rest = (maybe(instants()), unknowns(), lines(), limits, kept);
    (zones, hours(), holidays, money, rest)
        .prop_map(|(zone, hours, holidays, (currency, typical_sale), rest)| {
            let (changed_at, unknown, my_name, limits, (cadences, templates, views, not_same)) =
                rest;
            let (most, gap_hours, touches_a_day, cools_by_itself) = limits;
            let pester = PesterLimit::new(most, gap_hours).unwrap();
            Settings {
                zone,
                hours,
                holidays,
                currency,
                typical_sale,
                my_name,
                pester,
                touches_a_day,
                cools_by_itself,
                cadences,
                templates,
                views,
                not_same,
                changed_at,
                unknown,
            }
        })
        .boxed()
}

/// A lead called Ada with this enquiry, captured with it or at the start of 2026.
pub fn ada(enquiry_at: Option<Instant>) -> Lead {
    let captured_at = enquiry_at.unwrap_or(super::at("2026-01-01T00:00:00Z"));
    let name = LeadName::parse("Ada").ok();
    let id = LeadId::new(captured_at, [7; 10]);
    Lead::new(Parts { name, enquiry_at, ..Parts::new(id, captured_at) }).unwrap()
}
