use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::domain::fact::FactKind;
use crate::domain::stage::Stage;
use crate::domain::touch::{By, Channel, Direction, Outcome, Touch};
use crate::testing::{at, cases};

const UNTIL: &str = "2026-11-22T10:00:00.000Z";

fn sample(n: usize) -> Vec<Lead> {
    leads(1, n, at(UNTIL)).collect()
}

/// All that `lead` says, in words that do not change with the types.
fn told(lead: &Lead) -> String {
    let parts = lead.parts();
    let mut text = format!("{} {}\n", lead.id(), time::to_text(parts.captured_at));
    let mut add = |name: &str, value: Option<String>| {
        value.iter().for_each(|value| text += &format!("  {name} {value}\n"));
    };
    let all = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join(" | "));
    add("name", parts.name.as_ref().map(ToString::to_string));
    add("company", parts.company.as_ref().map(ToString::to_string));
    add("role", parts.role.as_ref().map(ToString::to_string));
    add("client", parts.client.as_ref().map(ToString::to_string));
    add("emails", all(parts.emails.iter().map(ToString::to_string).collect()));
    add("phones", all(parts.phones.iter().map(ToString::to_string).collect()));
    add("links", all(parts.links.iter().map(ToString::to_string).collect()));
    add("source", parts.source.as_ref().map(ToString::to_string));
    add("source detail", parts.source_detail.as_ref().map(ToString::to_string));
    add("kind", parts.kind.map(|kind| format!("{kind:?}")));
    add("enquiry", parts.enquiry_at.map(time::to_text));
    add("value", parts.value.map(|value| value.to_string()));
    add("tags", all(parts.tags.iter().map(ToString::to_string).collect()));
    let reason = parts.standing.reason.as_ref().map(|reason| format!(": {reason}"));
    add("stage", Some(format!("{:?}{}", parts.standing.stage, reason.unwrap_or_default())));
    add("decision maker", parts.decision_maker.as_ref().map(ToString::to_string));
    add("answered first", parts.answered_first.as_ref().map(ToString::to_string));
    add("ready", parts.ready.map(|ready| ready.to_string()));
    add("note", parts.note.as_ref().map(|note| format!("{:?}", note.as_str())));
    add("never contact", parts.never_contact.then(String::new));
    add("deleted", parts.deleted_at.map(time::to_text));
    for (kind, stamp) in parts.stamps.iter() {
        add("since", Some(format!("{} {}", time::to_text(stamp), kind.name())));
    }
    for was in &parts.history {
        add("was", Some(format!("{} {}", time::to_text(was.set_at), was.fact.kind().name())));
    }
    for touch in &parts.touches {
        let Touch { channel, direction, outcome, by, is_extra, is_removed, .. } = touch;
        let flags = format!("{channel:?} {direction:?} {outcome:?} {by:?} {is_extra} {is_removed}");
        let note = touch.note.as_ref().map(|note| format!(" {:?}", note.as_str()));
        let times = [Some(touch.at), Some(touch.entered_at), touch.changed_at];
        let times: Vec<_> = times.into_iter().flatten().map(time::to_text).collect();
        let (id, note) = (touch.id, note.unwrap_or_default());
        add("touch", Some(format!("{id} {} {flags}{note}", times.join(" "))));
    }
    text
}

/// FNV-1a over what all `leads` say.
fn digest(leads: &[Lead]) -> u64 {
    leads
        .iter()
        .flat_map(|lead| told(lead).into_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

fn check(n: usize, expected: Expect) {
    expected.assert_eq(&format!("{:016x}", digest(&sample(n))));
}

#[test]
fn the_same_seed_makes_the_same_desk_for_ever() {
    check(100, expect!["2ee9b14abace28eb"]);
}

#[test]
fn a_lead_looks_like_a_real_one() {
    let lead = &sample(8)[6];
    expect![[r#"
        0191ead3-4506-7854-919e-4eaf0cfa5099 2026-02-22T13:48:31.856Z
          name მარიამ კაპანაძე
          company მთის პური
          emails kapanadze.6@example.com | mariam.kapanadze1000006@example.org
          phones +995 32 057 1156 | +995 32 085 3940
          source LinkedIn
          source detail Met in a group
          kind Business
          enquiry 2026-02-22T13:48:30.766Z
          value EUR 18500
          stage Lost: Never answered
          since 2026-07-07T11:46:09.253Z stage
          since 2026-02-24T08:56:39.768Z problems
          was 2026-02-22T15:22:50.161Z stage
          touch 019c85f2-39b0-773f-8dd9-dbbed7878407 2026-02-22T13:49:44.711Z 2026-02-22T15:22:50.160Z Other Outbound LeftMessage Human false false "Sent three dates to choose from"
          touch 019c85ab-0c2d-7b8a-8d26-312cd3b64eed 2026-02-22T14:04:47.759Z 2026-02-22T14:05:05.453Z Call Inbound LeftMessage Human false false "👍"
          touch 019c85c7-709d-7506-96ef-630cfcc2f5a1 2026-02-22T14:34:53.855Z 2026-02-22T14:36:06.173Z 2026-02-22T14:37:47.540Z Call Outbound LeftMessage Human false false "Left name and number with the front desk"
          touch 019c8edd-6458-71cf-872e-83edd8c18549 2026-02-24T08:55:26.554Z 2026-02-24T08:56:39.768Z Call Outbound Spoke Human false false
          touch 019caedf-88b8-7a84-ac65-484cf7bcbc4a 2026-03-02T14:05:32.629Z 2026-03-02T14:06:51.064Z Call Outbound NoAnswer Human false false "Engaged twice"
          touch 019cd7f0-32ef-7ed7-a1f3-056bce373aa1 2026-03-10T13:27:56.222Z 2026-03-10T13:29:29.071Z Call Outbound Spoke Human false false
          touch 019d0579-dbaf-778f-a5fc-52a632154af4 2026-03-19T09:41:36.933Z 2026-03-19T09:42:45.423Z Call Outbound NoAnswer Human false false "Engaged twice"
          touch 019d86c9-7714-7146-b026-2f3fca6220a8 2026-04-13T12:20:37.451Z 2026-04-13T12:20:43.412Z Message Outbound LeftMessage Human false false
          touch 019e411c-8420-7c66-9b07-5c1cd5dfb39b 2026-05-19T14:16:58.146Z 2026-05-19T16:40:48.416Z Call Outbound NoAnswer Human false false "Straight to voicemail, left nothing"
          touch 019ea230-e60d-7b4a-8d87-262ef4e4007c 2026-06-07T13:05:59.319Z 2026-06-07T13:06:14.157Z Call Outbound NoAnswer Human false false "Somebody picked up and put it down again"
    "#]].assert_eq(&told(lead));
}

#[test]
fn every_field_is_used_by_somebody() {
    let leads = sample(2_000);
    for kind in FactKind::ALL {
        let n_used = leads.iter().filter(|lead| !lead.parts().fact(kind).is_blank()).count();
        assert!(n_used >= 5, "{kind:?} is used by {n_used}");
        let n_blank = leads.iter().filter(|lead| lead.parts().fact(kind).is_blank()).count();
        assert!(n_blank >= 5, "{kind:?} is blank in {n_blank}");
    }
    let touches = || leads.iter().flat_map(|lead| &lead.parts().touches);
    for outcome in Outcome::ALL {
        assert!(touches().any(|touch| touch.outcome == outcome), "{outcome:?}");
    }
    for channel in
        [Channel::Call, Channel::Email, Channel::Message, Channel::Meeting, Channel::Other]
    {
        assert!(touches().any(|touch| touch.channel == channel), "{channel:?}");
    }
    for stage in Stage::ALL {
        assert!(leads.iter().any(|lead| lead.stage() == stage), "{stage:?}");
    }
    for (name, is_there) in [
        ("inbound", touches().any(|touch| touch.direction == Direction::Inbound)),
        ("automatic", touches().any(|touch| touch.by == By::Automatic)),
        ("extra", touches().any(|touch| touch.is_extra)),
        ("removed", touches().any(|touch| touch.is_removed)),
        ("changed", touches().any(|touch| touch.changed_at.is_some())),
        ("entered later", touches().any(Touch::is_entered_later)),
        ("a note", touches().any(|touch| touch.note.is_some())),
        ("a history", leads.iter().any(|lead| !lead.parts().history.is_empty())),
        ("two e-mails", leads.iter().any(|lead| lead.parts().emails.len() > 1)),
        ("two phones", leads.iter().any(|lead| lead.parts().phones.len() > 1)),
        ("two links", leads.iter().any(|lead| lead.parts().links.len() > 1)),
    ] {
        assert!(is_there, "{name}");
    }
}

#[test]
fn every_script_occurs() {
    let leads = sample(2_000);
    for (script, first, last) in [
        ("Latin", 'A', 'Z'),
        ("Latin with marks", 'À', 'ſ'),
        ("Vietnamese", 'Ạ', 'ỹ'),
        ("combining marks", '\u{300}', '\u{36f}'),
        ("Greek", 'Α', 'ω'),
        ("Cyrillic", 'А', 'ё'),
        ("Georgian", 'ა', 'ჰ'),
        ("Hebrew", 'א', 'ת'),
        ("Arabic", 'ء', 'ي'),
        ("Devanagari", 'अ', 'ह'),
        ("Bengali", 'অ', 'হ'),
        ("Thai", 'ก', 'ฮ'),
        ("Hiragana", 'ぁ', 'ん'),
        ("Katakana", 'ァ', 'ン'),
        ("Han", '一', '鿿'),
        ("Han beyond the first plane", '\u{20000}', '\u{2ffff}'),
        ("Hangul", '가', '힣'),
        ("emoji", '🌀', '🫿'),
        ("turning marks", '\u{202a}', '\u{202e}'),
    ] {
        let is_of = |lead: &&Lead| lead.title().chars().any(|c| (first..=last).contains(&c));
        assert!(leads.iter().any(|lead| is_of(&lead)), "{script}");
    }
    for (script, zero) in [("Arabic", '٠'), ("Devanagari", '०'), ("full width", '０')] {
        let phones = leads.iter().flat_map(|lead| &lead.parts().phones);
        let is_of = |c| (zero..=char::from_u32(u32::from(zero) + 9).unwrap()).contains(&c);
        assert!(phones.into_iter().any(|phone| phone.as_str().contains(is_of)), "{script} digits");
    }
    let is_long = |lead: &Lead| lead.title().chars().count() >= 120;
    assert!(leads.iter().any(is_long), "no long name");
}

#[test]
fn the_figures_are_believable() {
    let leads = sample(5_000);
    let share = |is: &dyn Fn(&Lead) -> bool| {
        let n = leads.iter().filter(|lead| is(lead)).count();
        format!("{:.1} %", n as f64 / leads.len() as f64 * 100.0)
    };
    let within = |lead: &Lead, minutes: i64| {
        let waited = lead.answered_at().zip(lead.enquiry_at()).map(|(to, from)| to - from);
        waited.is_some_and(|waited| waited <= TimeDelta::minutes(minutes))
    };
    let n_touches: usize = leads.iter().map(|lead| lead.touches().count()).sum();
    let mut figures = format!("touches {:.2}\n", n_touches as f64 / leads.len() as f64);
    for stage in Stage::ALL {
        figures += &format!("{stage:?} {}\n", share(&|lead| lead.stage() == stage));
    }
    for (name, is) in [
        ("no enquiry", &(|lead: &Lead| lead.enquiry_at().is_none()) as &dyn Fn(&Lead) -> bool),
        ("never contact", &|lead| lead.parts().never_contact),
        ("trash", &|lead| lead.is_deleted()),
        ("within 5 minutes", &|lead| within(lead, 5)),
        ("within an hour", &|lead| within(lead, 60)),
        ("within a day", &|lead| within(lead, 1_440)),
        ("answered", &|lead| lead.answered_at().is_some()),
        ("asked in the last hour", &|lead| {
            lead.enquiry_at().is_some_and(|asked| at(UNTIL) - asked <= TimeDelta::hours(1))
        }),
    ] {
        figures += &format!("{name} {}\n", share(is));
    }
    expect![[r#"
        touches 5.17
        New 7.2 %
        Working 21.8 %
        Nurture 15.5 %
        Won 8.7 %
        Lost 46.8 %
        no enquiry 6.1 %
        never contact 1.7 %
        trash 0.8 %
        within 5 minutes 16.3 %
        within an hour 36.9 %
        within a day 51.0 %
        answered 80.4 %
        asked in the last hour 0.2 %
    "#]]
    .assert_eq(&figures);
}

#[test]
fn speed_pays_as_it_should_in_a_lesson() {
    let leads = sample(20_000);
    let ratio = |is_fast: bool| {
        let closed = leads.iter().filter(|lead| {
            let waited = lead.answered_at().zip(lead.enquiry_at()).map(|(to, from)| to - from);
            let was_fast = waited.is_some_and(|waited| waited <= TimeDelta::minutes(5));
            lead.enquiry_at().is_some() && lead.stage().is_closed() && was_fast == is_fast
        });
        let (n_won, n_closed) = closed.fold((0, 0), |(n_won, n_closed), lead| {
            (n_won + usize::from(lead.stage() == Stage::Won), n_closed + 1)
        });
        n_won as f64 / n_closed as f64
    };
    let (fast, slow) = (ratio(true), ratio(false));
    assert!(fast > 2.5 * slow && fast < 6.0 * slow, "{fast} fast, {slow} slow");
}

#[test]
fn a_hundred_thousand_ids_are_unique_and_ascend() {
    let until = at(UNTIL);
    let ids: Vec<_> = (0..100_000).map(|idx| id(1, idx, until)).collect();
    assert!(ids.is_sorted_by(|one, next| one < next));
    let leads = sample(3_000);
    assert!(leads.iter().zip(&ids).all(|(lead, id)| lead.id() == *id));
    let touches: Vec<_> = leads.iter().flat_map(|lead| &lead.parts().touches).collect();
    let unique: BTreeSet<_> = touches.iter().map(|touch| touch.id).collect();
    assert_eq!(unique.len(), touches.len());
}

#[test]
fn somebody_asked_within_the_last_minutes_on_a_desk_of_any_size() {
    for n in [2, 50, 1_000] {
        let until = at(UNTIL);
        let minutes = |lead: &Lead| lead.enquiry_at().map(|asked| (until - asked).num_minutes());
        let fresh = leads(1, n, until).filter(|lead| minutes(lead).is_some_and(|it| it < 5));
        assert!((1..12).contains(&fresh.count()), "{n} leads");
    }
}

#[test]
fn some_ask_twice() {
    let leads = sample(2_000);
    let emails: Vec<_> = leads.iter().filter_map(Lead::email).collect();
    let unique: BTreeSet<_> = emails.iter().map(|email| email.as_str()).collect();
    let n_again = emails.len() - unique.len();
    assert!((3..30).contains(&n_again), "{n_again} of {}", emails.len());
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_larger_sample_begins_with_the_smaller_one(seed: u64, n in 1..40usize, more in 0..40usize) {
        let until = at(UNTIL);
        let few: Vec<_> = leads(seed, n, until).collect();
        let many: Vec<_> = leads(seed, n + more, until).take(n).collect();
        prop_assert_eq!(few.len(), n);
        prop_assert_eq!(few, many);
    }

    #[test]
    fn seeds_differ(seed: u64) {
        let until = at(UNTIL);
        let other = leads(seed ^ 1, 5, until).map(|lead| told(&lead)).collect::<String>();
        prop_assert_ne!(leads(seed, 5, until).map(|lead| told(&lead)).collect::<String>(), other);
    }

    #[test]
    fn every_story_holds_together(seed: u64, until in crate::testing::instants()) {
        for lead in leads(seed, 150, until) {
            let parts = lead.parts();
            let told = told(&lead);
            // Nothing has happened yet that lies after `until`.
            let stamps = parts.stamps.iter().map(|(_, at)| at).chain([parts.captured_at]);
            for stamp in stamps.chain(parts.enquiry_at).chain(parts.deleted_at) {
                prop_assert!(stamp <= until, "{told}");
            }
            for touch in &parts.touches {
                prop_assert!(touch.at <= touch.entered_at, "{told}");
                prop_assert!(touch.entered_at <= touch.stamp() && touch.stamp() <= until, "{told}");
                prop_assert!(touch.entered_at > parts.captured_at, "{told}");
            }
            // The stage is the one that the touches lead to, or was set by hand.
            let has = |outcome| lead.touches().any(|touch| touch.outcome == outcome);
            let is_answered = lead.touches().any(Touch::stops_the_clock);
            match lead.stage() {
                Stage::New => prop_assert!(!is_answered, "{told}"),
                Stage::Working => prop_assert!(is_answered, "{told}"),
                Stage::Nurture => {
                    let is_contact = parts.enquiry_at.is_none();
                    prop_assert!(has(Outcome::NotNow) || is_contact, "{told}");
                }
                Stage::Won => prop_assert!(has(Outcome::Won) && parts.value.is_some(), "{told}"),
                Stage::Lost => prop_assert!(parts.standing.reason.is_some(), "{told}"),
            }
            prop_assert_eq!(has(Outcome::Won), lead.stage() == Stage::Won, "{}", told);
            prop_assert!(!parts.never_contact || lead.stage() == Stage::Lost, "{told}");
            // Logging the touches one by one leads to the same stage, but for what is set by hand.
            let mut bare = parts.clone();
            (bare.touches, bare.standing) = (Vec::new(), Stage::New.into());
            (bare.stamps, bare.history) = Default::default();
            let mut logged = Lead::new(bare).unwrap();
            for touch in &parts.touches {
                logged = logged.log(touch.clone(), touch.entered_at).unwrap();
            }
            let is_by_hand = match (logged.stage(), lead.stage()) {
                (_, Stage::Lost) | (Stage::Nurture, Stage::Working) => true,
                (stage, Stage::Nurture) => stage != Stage::Won && parts.enquiry_at.is_none(),
                (_, Stage::New | Stage::Working | Stage::Won) => false,
            };
            prop_assert!(is_by_hand || logged.stage() == lead.stage(), "{told}");
            // Each standing begins later than the one before it, from the beginning on.
            let standings = lead.standings();
            prop_assert!(standings.is_sorted_by(|one, next| one.set_at < next.set_at), "{told}");
            let stamp = lead.stamp(FactKind::Stage);
            prop_assert_eq!(standings.last().map(|was| was.set_at), Some(stamp), "{}", told);
            // What was is older than what is.
            for was in &parts.history {
                prop_assert!(was.set_at < lead.stamp(was.fact.kind()), "{told}");
            }
        }
    }
}
