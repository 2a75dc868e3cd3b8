//! Two versions of one lead, made into one (promise: tabs agree).

use proptest::collection::vec;
use proptest::sample::{Index, select};

use super::*;
use crate::domain::touch::Touch;

/// Something that happens to a lead on one device.
#[derive(Debug, Clone)]
enum Verb {
    Set(Fact),
    Log(Touch),
    /// Corrects or takes back one of the touches.
    Correct(Index, Touch),
    /// So many notes in a row.
    Scribble(u8),
}

/// What a device does, with the minute of its clock: several devices are often at it at once.
type Day = Vec<(i64, Verb)>;

fn verbs() -> impl Strategy<Value = Verb> {
    // Few facts, so that they meet, and often nothing, so that nobody is left.
    let who = prop_oneof![
        select(vec!["", "", "Eve", "Ida"]).prop_map(name),
        select(vec!["", "", "a@b", "c@d"]).prop_map(email),
    ];
    let asked = (-9..9i64).prop_map(|n| Fact::EnquiryAt(Some(minute(n))));
    let any_kind = any_facts();
    prop_oneof![
        4 => who.prop_map(Verb::Set),
        2 => asked.prop_map(Verb::Set),
        1 => Just(Verb::Set(Fact::EnquiryAt(None))),
        3 => select(&Stage::ALL[..]).prop_map(|stage| Verb::Set(Fact::Stage(stage.into()))),
        3 => any_kind.prop_map(Verb::Set),
        3 => few_touches().prop_map(Verb::Log),
        2 => (any::<Index>(), few_touches()).prop_map(|(idx, touch)| Verb::Correct(idx, touch)),
        1 => prop_oneof![3 => 0..4u8, 1 => 40..60u8].prop_map(Verb::Scribble),
    ]
}

/// Touches close to the enquiry, some with the same id.
fn few_touches() -> impl Strategy<Value = Touch> {
    let when = (0..6u8, -9..9i64, -9..9i64);
    (when, any::<bool>(), touches()).prop_map(|((n, at, entered), is_removed, touch)| Touch {
        at: minute(at),
        entered_at: minute(entered),
        changed_at: None,
        is_removed,
        ..Touch { id: call(n, 0).id, ..touch }
    })
}

fn days() -> impl Strategy<Value = Day> {
    vec((0..4i64, verbs()), 0..9)
}

/// What becomes of `lead` on a device; what is refused there does not happen.
fn live(lead: &Lead, day: &Day) -> Lead {
    day.iter().fold(lead.clone(), |lead, (minutes, verb)| {
        let stamp = minute(*minutes);
        let after = match verb {
            Verb::Set(fact) => lead.set(fact.clone(), stamp),
            Verb::Log(touch) if lead.touch(touch.id).is_none() => lead.log(touch.clone(), stamp),
            Verb::Log(_) => return lead,
            Verb::Correct(idx, touch) if !lead.parts().touches.is_empty() => {
                let Touch { id, entered_at, .. } = *idx.get(&lead.parts().touches);
                let touches = vec![Touch { id, entered_at, ..touch.clone() }];
                lead.edit(&Edit { touches, ..Edit::default() }, stamp)
            }
            Verb::Correct(..) => return lead,
            Verb::Scribble(n) => (0..*n)
                .try_fold(lead.clone(), |lead, n| lead.set(note(&format!("{n} {minutes}")), stamp)),
        };
        after.unwrap_or(lead)
    })
}

/// Versions of one lead that grew apart on four devices.
fn versions() -> impl Strategy<Value = [Lead; 4]> {
    let base = prop_oneof![
        2 => Just(asking().set(email("a@b"), minute(0)).unwrap()),
        1 => leads(),
    ];
    let together = (base, days()).prop_map(|(base, day)| live(&base, &day));
    (together, [days(), days(), days(), days()])
        .prop_map(|(base, days)| days.each_ref().map(|day| live(&base, day)))
}

fn merged(one: &Lead, other: &Lead) -> Lead {
    one.merge(other).lead
}

/// What `lead` ever said that is not nothing, without an enquiry that a merge has shown.
fn said(lead: &Lead) -> impl Iterator<Item = Was> + use<> {
    let version = |kind| Was { set_at: lead.stamp(kind), fact: lead.parts().fact(kind) };
    let asked = version(FactKind::EnquiryAt);
    let is_later = |was: &Was| was.fact.kind() == FactKind::EnquiryAt && *was > asked;
    let is_mended = lead.parts().history.iter().any(is_later);
    let shown = FactKind::ALL.into_iter().map(version);
    let now = shown.filter(move |was| !(is_mended && *was == asked)).collect::<Vec<_>>();
    let history = lead.parts().history.clone();
    history.into_iter().chain(now).filter(|was| !was.fact.is_blank())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_order_of_two_does_not_matter([a, b, ..] in versions()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
    }

    #[test]
    fn the_grouping_of_many_does_not_matter([a, b, c, d] in versions()) {
        let in_turn = merged(&merged(&merged(&a, &b), &c), &d);
        prop_assert_eq!(&merged(&a, &merged(&b, &merged(&c, &d))), &in_turn);
        prop_assert_eq!(&merged(&merged(&a, &c), &merged(&b, &d)), &in_turn);
        prop_assert_eq!(&merged(&merged(&d, &b), &merged(&a, &b)), &merged(&merged(&a, &b), &d));
    }

    #[test]
    fn to_merge_again_changes_nothing([a, b, ..] in versions()) {
        let both = merged(&a, &b);
        prop_assert_eq!(&merged(&a, &a), &a);
        prop_assert_eq!(&merged(&both, &a), &both);
        prop_assert_eq!(&merged(&b, &both), &both);
        // What was overruled before is old news, as far as the history reaches.
        let overruled = both.merge(&a).overruled;
        prop_assert!(overruled.is_empty() || both.parts().history.len() >= MOST_HISTORY);
    }

    #[test]
    fn two_versions_make_a_lead([a, b, ..] in versions()) {
        let both = merged(&a, &b);
        prop_assert_eq!(Lead::new(both.clone().into_parts()), Ok(both));
    }

    #[test]
    fn what_is_said_after_a_merge_is_what_is_merged([a, b, c, _] in versions(), day in days()) {
        // Life goes on after a merge, and what came of it merges like everything else.
        let on = live(&merged(&a, &b), &day);
        prop_assert_eq!(&merged(&merged(&on, &a), &b), &on);
        prop_assert_eq!(merged(&on, &c), merged(&c, &on));
        prop_assert_eq!(merged(&merged(&a, &c), &on), merged(&a, &merged(&c, &on)));
    }

    #[test]
    fn nothing_that_anybody_said_is_lost([a, b, ..] in versions()) {
        let both = merged(&a, &b);
        let kept: Vec<Was> = said(&both).collect();
        let is_later = |it: &&Was, was: &Was| it.fact.kind() != FactKind::Stage && *it > was;
        for was in said(&a).chain(said(&b)) {
            let n_later = both.parts().history.iter().filter(|it| is_later(it, &was)).count();
            let is_beyond = n_later >= MOST_HISTORY && was.fact.kind() != FactKind::Stage;
            prop_assert!(kept.contains(&was) || is_beyond, "{:?} is lost", was);
        }
        for touch in a.parts().touches.iter().chain(&b.parts().touches) {
            let kept = both.touch(touch.id);
            prop_assert!(kept.is_some_and(|it| it == touch || it.stamp() >= touch.stamp()));
        }
        let unknown = &both.parts().unknown.0;
        prop_assert!(a.parts().unknown.0.keys().all(|name| unknown.contains_key(name)));
    }

    #[test]
    fn the_later_change_stays([a, b, ..] in versions()) {
        let both = merged(&a, &b);
        for kind in FactKind::ALL {
            let later = if a.stamp(kind) > b.stamp(kind) { &a } else { &b };
            let is_mended = [&a, &b, &both].into_iter().any(|lead| {
                let history = &lead.parts().history;
                history.iter().any(|it| it.fact.kind() == kind && it.set_at >= lead.stamp(kind))
            });
            if a.stamp(kind) != b.stamp(kind) && !is_mended {
                prop_assert_eq!(both.parts().fact(kind), later.parts().fact(kind));
            }
        }
    }

    #[test]
    fn becoming_like_another_says_what_it_says(a in leads(), [b, c, ..] in versions(), now in instants()) {
        let (id, captured_at) = (b.id(), b.captured_at());
        let a = Lead::new(Parts { id, captured_at, ..a.into_parts() }).unwrap();
        for theirs in [a, c] {
            let like = b.become_like(&theirs, now).unwrap();
            let never_contact = b.parts().never_contact || theirs.parts().never_contact;
            let expected = Lead::new(Parts { never_contact, ..theirs.clone().into_parts() }).unwrap();
            prop_assert!(like.says_the_same(&expected), "{:#?}\n{:#?}", like, expected);
            prop_assert_eq!(&like.become_like(&theirs, now).unwrap(), &like);
            // It is a change like others: it wins over what it came from. What nobody knows is
            // united.
            let unknown = like.parts().unknown.merge(&b.parts().unknown);
            let united = Lead::new(Parts { unknown, ..like.clone().into_parts() }).unwrap();
            prop_assert!(merged(&like, &b).says_the_same(&united));
            let kept: Vec<Was> = said(&like).collect();
            let n_lost = said(&b).filter(|was| !kept.contains(was)).count();
            prop_assert!(n_lost == 0 || like.parts().history.len() >= MOST_HISTORY);
        }
    }
}

#[test]
fn different_facts_of_two_tabs_both_stand() {
    let here = asking().set(name("Eve"), minute(1)).unwrap();
    let there = asking().set(note("call back"), minute(2)).unwrap();
    let both = here.merge(&there);
    assert_eq!(both.lead.title(), "Eve");
    assert_eq!(both.lead.note().map(Note::as_str), Some("call back"));
    assert_eq!(both.overruled, []);
    check_history(
        &both.lead,
        expect![[r#"
            0: Name(Some(LeadName("Ada")))
        "#]],
    );
}

#[test]
fn of_one_fact_the_later_stands_and_the_earlier_is_in_the_history() {
    let here = asking().set(name("Eve"), minute(2)).unwrap();
    let there = asking().set(name("Ida"), minute(1)).unwrap();
    let both = here.merge(&there);
    assert_eq!(both.lead.title(), "Eve");
    assert_eq!(both.overruled, [Was { set_at: minute(1), fact: name("Ida") }]);
    check_history(
        &both.lead,
        expect![[r#"
            0: Name(Some(LeadName("Ada")))
            1: Name(Some(LeadName("Ida")))
        "#]],
    );
}

#[test]
fn an_old_version_overrules_nothing_and_is_no_conflict() {
    let old = asking();
    let new = old.set(name("Eve"), minute(1)).unwrap().set(note("x"), minute(2)).unwrap();
    for both in [new.merge(&old), old.merge(&new)] {
        assert_eq!((both.lead, both.overruled), (new.clone(), vec![]));
    }
}

#[test]
fn a_lead_that_nobody_would_be_keeps_what_was_known_last() {
    let base = asking().set(email("a@b"), minute(1)).unwrap();
    let here = base.set(name(""), minute(2)).unwrap();
    let there = base.set(email(""), minute(3)).unwrap();
    let both = merged(&here, &there);
    assert_eq!(both.title(), "a@b");
    check_history(
        &both,
        expect![[r#"
            0: Name(Some(LeadName("Ada")))
            3: Emails([])
        "#]],
    );
    // A third device knows a name: so nobody needs the e-mail that was taken away.
    let third = base.set(name("Eve"), minute(4)).unwrap();
    let all = merged(&both, &third);
    assert_eq!((all.title(), all.email()), ("Eve", None));
    assert_eq!(all, merged(&here, &merged(&third, &there)));
    // And what is shown stays once a person has worked with it.
    let worked = both.set(name("Eve"), minute(4)).unwrap();
    assert_eq!(worked.email().map(Email::as_str), Some("a@b"));
    assert_eq!(merged(&worked, &both), worked);
}

#[test]
fn of_what_was_taken_away_at_once_the_name_comes_back() {
    let parts = Parts { emails: vec![Email::parse("a@b").unwrap()], ..asking().into_parts() };
    let base = Lead::new(parts).unwrap();
    let here = base.set(name(""), minute(2)).unwrap();
    let there = base.set(email(""), minute(2)).unwrap();
    assert_eq!(merged(&here, &there).title(), "Ada");
}

#[test]
fn an_enquiry_that_was_moved_behind_a_touch_came_before_it() {
    let here = asking().set(Fact::EnquiryAt(Some(minute(7))), minute(8)).unwrap();
    let there = asking().put_touch(Touch { at: minute(4), ..call(1, 9) }).unwrap();
    let both = merged(&here, &there);
    assert_eq!(both.enquiry_at(), Some(minute(4)));
    check_history(
        &both,
        expect![[r#"
            0: EnquiryAt(Some(2026-11-22T12:00:00Z))
            8: EnquiryAt(Some(2026-11-22T12:07:00Z))
        "#]],
    );
    // On a third device the touch was taken back, and so the enquiry came when it was said to.
    let removed =
        Touch { at: minute(4), is_removed: true, changed_at: Some(minute(10)), ..call(1, 9) };
    let third = there.put_touch(removed).unwrap();
    assert_eq!(merged(&both, &third).enquiry_at(), Some(minute(7)));
}

#[test]
fn histories_meet_at_their_limit() {
    let scribble = |from: u8| {
        (0..90).fold(asking(), |lead, n| {
            lead.set(note(&format!("{from} {n}")), minute(i64::from(from))).unwrap()
        })
    };
    let (here, there) = (scribble(1), scribble(2));
    let both = merged(&here, &there);
    assert_eq!(both.parts().history.len(), MOST_HISTORY);
    assert_eq!(both, merged(&there, &here));
    assert_eq!(merged(&both, &here), both);
}

#[test]
fn what_nobody_knows_is_united() {
    let with = |fields: &[(&str, &str)]| {
        let fields = fields.iter().map(|(name, text)| (name.to_string(), text.to_string()));
        Lead::new(Parts { unknown: Unknown(fields.collect()), ..asking().into_parts() }).unwrap()
    };
    let both =
        merged(&with(&[("shoe", "38"), ("hat", "1")]), &with(&[("shoe", "39"), ("cat", "2")]));
    assert_eq!(both, with(&[("shoe", "39"), ("hat", "1"), ("cat", "2")]));
}
