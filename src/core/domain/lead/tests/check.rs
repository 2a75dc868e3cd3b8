//! What makes parts a lead.

use super::*;

#[test]
fn somebody_is_there() {
    check_new(|it| it.name = None, "a lead has a name, a company, an e-mail or a phone");
    check_new(|_| {}, "a lead");
}

#[test]
fn lists_have_an_end_and_their_entries_stand_once() {
    let emails = |n| (0..n).map(|n| Email::parse(&format!("{n}@b")).unwrap());
    check_new(|it| it.emails = emails(20).chain(emails(20)).collect(), "a lead");
    check_new(|it| it.emails = emails(21).collect(), "at most 20 fit here");
    let phones = |n| (0..n).map(|n| Phone::parse(&format!("030 {n}")).unwrap());
    check_new(|it| it.phones = phones(21).collect(), "at most 20 fit here");
    let links = |n| (0..n).map(|n| Link::parse(&format!("a.de/{n}")).unwrap());
    check_new(|it| it.links = links(21).collect(), "at most 20 fit here");
    let tags = |n| (0..n).map(|n| Tag::parse(&n.to_string()).unwrap());
    check_new(|it| it.tags = tags(50).collect(), "a lead");
    check_new(|it| it.tags = tags(51).collect(), "at most 50 fit here");
    let was = |n| Was { set_at: minute(1), fact: Fact::Emails(emails(n).collect()) };
    check_new(|it| it.history = vec![was(21)], "at most 20 fit here");
}

#[test]
fn the_first_of_equal_entries_stays() {
    let mut parts = asking().into_parts();
    parts.emails = ["b@b", "a@a", "b@b", "c@c", "a@a"].map(|it| Email::parse(it).unwrap()).into();
    let lead = Lead::new(parts).unwrap();
    let emails: Vec<_> = lead.parts().emails.iter().map(Email::as_str).collect();
    assert_eq!(emails, ["b@b", "a@a", "c@c"]);
}

#[test]
fn instants_are_of_our_times() {
    let never = minute(0) + TimeDelta::days(100_000);
    let range = "a date has to lie between 1900 and 2200";
    check_new(|it| it.captured_at = never, range);
    check_new(|it| it.enquiry_at = Some(never), range);
    check_new(|it| it.deleted_at = Some(never), range);
    check_new(|it| it.stamps = [(FactKind::Note, never)].into(), range);
    check_new(|it| it.history = vec![Was { set_at: never, fact: note("x") }], range);
    let was = Was { set_at: minute(1), fact: Fact::EnquiryAt(Some(never)) };
    check_new(|it| it.history = vec![was], range);
    check_new(|it| it.touches = vec![Touch { at: never, ..call(1, 1) }], range);
    check_new(|it| it.touches = vec![Touch { entered_at: never, ..call(1, 1) }], range);
    check_new(|it| it.touches = vec![Touch { changed_at: Some(never), ..call(1, 1) }], range);
}

#[test]
fn no_touch_lies_before_the_enquiry_that_was_known() {
    let before = "this lies before the enquiry was received";
    check_new(|it| it.touches = vec![call(1, 0)], "a lead");
    let entered = |minutes, at| Touch { at, ..call(1, minutes) };
    check_new(|it| it.touches = vec![entered(5, minute(-1))], "a lead");
    let early = minute(-1) - TimeDelta::milliseconds(1);
    check_new(|it| it.touches = vec![entered(5, early)], before);
    check_new(|it| it.touches = vec![entered(0, early)], before);
    // From the days when she was a mere contact, or taken back.
    check_new(|it| it.touches = vec![entered(-9, early)], "a lead");
    let removed = Touch { is_removed: true, ..entered(5, early) };
    check_new(|it| it.touches = vec![removed], "a lead");
    check_new(|it| (it.enquiry_at, it.touches) = (None, vec![entered(5, early)]), "a lead");
}

#[test]
fn the_refused_touch_is_told_by_its_place() {
    let mut parts = asking().into_parts();
    parts.touches = vec![call(1, 5), Touch { at: minute(-9), ..call(2, 6) }];
    let error = Lead::new(parts).unwrap_err();
    assert_eq!(error, LeadError::Touch { idx: 1, reason: TouchError::BeforeEnquiry });
}

#[test]
fn touches_stand_in_their_order_and_each_once_in_its_latest_version() {
    let mut parts = asking().into_parts();
    let moved = Touch { at: minute(1), changed_at: Some(minute(9)), ..call(1, 5) };
    parts.touches = vec![call(2, 3), call(1, 5), moved.clone(), call(3, 2)];
    let lead = Lead::new(parts).unwrap();
    assert_eq!(lead.parts().touches, [moved, call(3, 2), call(2, 3)]);
}

#[test]
fn nothing_is_stamped_before_the_capture() {
    let mut parts = asking().into_parts();
    parts.stamps = [(FactKind::Note, minute(-5)), (FactKind::Ready, minute(5))].into();
    parts.history = vec![Was { set_at: minute(-5), fact: name("Bob") }];
    let lead = Lead::new(parts).unwrap();
    assert_eq!(
        lead.parts().stamps,
        [(FactKind::Ready, minute(5)), (FactKind::Name, minute(0) + TimeDelta::milliseconds(1))]
            .into()
    );
    check_history(
        &lead,
        expect![[r#"
            0: Name(Some(LeadName("Ada")))
            0: Name(Some(LeadName("Bob")))
        "#]],
    );
}

#[test]
fn what_a_fact_says_is_stamped_after_what_it_said() {
    let mut parts = asking().into_parts();
    parts.history = vec![Was { set_at: minute(3), fact: name("Bob") }];
    let lead = Lead::new(parts).unwrap();
    assert_eq!(lead.title(), "Ada");
    assert_eq!(lead.stamp(FactKind::Name), minute(3) + TimeDelta::milliseconds(1));
}

#[test]
fn a_stamp_at_the_end_of_all_time_leaves_room_for_no_other() {
    let last = at("2200-12-31T23:59:59.999Z");
    let mut parts = asking().into_parts();
    parts.history = vec![Was { set_at: last, fact: name("Zoe") }];
    parts.stamps = [(FactKind::Name, last)].into();
    let lead = Lead::new(parts).unwrap();
    assert_eq!((lead.title(), lead.parts().history.len()), ("Ada", 0));
    let lead = lead.set(name("Bob"), minute(1)).unwrap();
    assert_eq!((lead.title(), lead.stamp(FactKind::Name)), ("Bob", last));
}

#[test]
fn a_lead_remembers_the_latest_of_what_it_said_and_all_its_standings() {
    let mut lead = asking();
    for n in 0..150_u8 {
        lead = lead.set(note(&n.to_string()), minute(1)).unwrap();
        let stage = Stage::ALL[usize::from(n) % 3];
        lead = lead.set(Fact::Stage(stage.into()), minute(1)).unwrap();
    }
    let history = &lead.parts().history;
    let is_stage = |was: &&Was| was.fact.kind() == FactKind::Stage;
    let notes: Vec<_> = history.iter().filter(|was| !is_stage(was)).collect();
    assert_eq!(notes.len(), MOST_HISTORY);
    assert_eq!(notes[0].fact, note("49"));
    assert_eq!(lead.standings().len(), 150);
}

#[test]
fn who_it_was_is_never_forgotten() {
    let mut lead = asking().set(email("a@b"), minute(1)).unwrap();
    lead = lead.set(name("Eve"), minute(2)).unwrap();
    lead = lead.set(name(""), minute(3)).unwrap();
    for n in 0..150 {
        lead = lead.set(note(&n.to_string()), minute(4)).unwrap();
    }
    let history = &lead.parts().history;
    assert_eq!(history.len(), MOST_HISTORY + 1);
    assert_eq!(history[0], Was { set_at: minute(2), fact: name("Eve") });
}
