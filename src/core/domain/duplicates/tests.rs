//! Who is suspected to be the same, and who is not.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::name::Name;
use super::*;
use crate::domain::contact::{Company, LeadName};
use crate::domain::fact::Fact;
use crate::domain::lead::Parts;
use crate::domain::projection::Projection;
use crate::testing::{at, cases, utc_rules};

/// What is known of somebody: name, company, e-mail, phone, link; nothing where it is blank.
type Who<'a> = [&'a str; 5];

/// Lead number `n`.
fn lead(n: u32, [name, company, email, phone, link]: Who<'_>) -> Lead {
    let now = at("2026-11-22T12:00:00Z");
    let mut random = [0; 10];
    random[..4].copy_from_slice(&n.to_be_bytes());
    let parts = Parts {
        name: LeadName::parse(name).ok(),
        company: Company::parse(company).ok(),
        emails: Email::parse(email).into_iter().collect(),
        phones: Phone::parse(phone).into_iter().collect(),
        links: Link::parse(link).into_iter().collect(),
        ..Parts::new(LeadId::new(now, random), now)
    };
    Lead::new(parts).unwrap()
}

fn rows(leads: &[Lead]) -> BTreeMap<LeadId, Projection> {
    let rules = utc_rules();
    leads.iter().map(|lead| (lead.id(), Projection::of(lead, &rules))).collect()
}

fn scan(rows: &BTreeMap<LeadId, Projection>, not_same: BTreeSet<Pair>, n: usize) -> Found {
    let mut scan = Scan::new(rows, not_same);
    let mut last = scan.progress().0;
    while scan.step(rows, n) {
        let now = scan.progress().0;
        assert!(now >= last && now <= rows.len(), "{now} after {last} of {}", rows.len());
        last = now;
    }
    assert_eq!(scan.progress(), (rows.len(), rows.len()));
    scan.found()
}

/// What the first of two has in common with the second.
fn check(one: Who<'_>, other: Who<'_>, expected: &[Alike]) {
    let rows = rows(&[lead(1, one), lead(2, other)]);
    let found = scan(&rows, BTreeSet::new(), 100);
    let alike: Vec<Alike> = found.pairs.iter().flat_map(|it| it.alike.iter()).collect();
    assert_eq!(alike, expected, "{one:?} and {other:?}");
}

fn check_names(one: &str, other: &str, are_near: bool) {
    let (a, b) = (Name::of(one), Name::of(other));
    assert_eq!((a.is_near(&b), b.is_near(&a)), (are_near, are_near), "{one} and {other}");
    assert!(!are_near || a.may_be(&fold(other)), "{one} and {other}");
}

fn check_companies(one: &str, other: &str, are_same: bool) {
    let marks = (company_mark(one), company_mark(other));
    assert!(marks.0.is_some(), "{one}");
    assert_eq!(marks.0 == marks.1, are_same, "{one} and {other}");
}

#[test]
fn the_same_address_or_number_makes_suspects() {
    use Alike::{Email, LinkedIn, NameAndCompany, Phone};
    let ana = ["Ana", "", "ana@alder.example", "", ""];
    check(ana, ["A. Costa", "", "ANA@Alder.Example", "", ""], &[Email]);
    check(ana, ["Ana", "", "ana@elder.example", "", ""], &[]);
    check(ana, ["Ana", "", "", "", ""], &[]);
    let call = ["Bo", "", "", "+34 600 100 200", ""];
    check(call, ["Ben", "", "", "600-100-200", ""], &[Phone]);
    check(call, ["Ben", "", "", "0034 (600) 100200", ""], &[Phone]);
    check(call, ["Ben", "", "", "٦٠٠ ١٠٠ ٢٠٠", ""], &[Phone]);
    check(call, ["Ben", "", "", "600 100 201", ""], &[]);
    check(["Bo", "", "", "100 200", ""], ["Ben", "", "", "100 200", ""], &[]);
    let linked = ["Cy", "", "", "", "https://www.linkedin.com/in/Cy-One/"];
    check(linked, ["Cyrus", "", "", "", "linkedin.com/in/cy-one?trk=x"], &[LinkedIn]);
    check(linked, ["Cyrus", "", "", "", "https://de.linkedin.com/in/cy-one"], &[LinkedIn]);
    check(linked, ["Cyrus", "", "", "", "https://linkedin.com/in/cy-two"], &[]);
    let firm = "https://linkedin.com/company/alder";
    check(["Cy", "", "", "", firm], ["Di", "", "", "", firm], &[]);
    check(
        ["Ana Costa", "Alder Ltd", "a@b.example", "600 100 200", ""],
        ["Ana Costa", "ALDER", "A@B.example", "+34600100200", ""],
        &[Email, Phone, NameAndCompany],
    );
}

#[test]
fn a_name_makes_suspects_at_one_company_only() {
    let ana = ["Ana Costa", "Alder & Finch", "", "", ""];
    check(ana, ["Costa, Ana", "Alder and Finch Ltd.", "", "", ""], &[Alike::NameAndCompany]);
    check(ana, ["Ana Costa", "Birch", "", "", ""], &[]);
    check(ana, ["Ana Costa", "", "", "", ""], &[]);
    check(["", "Alder", "", "", ""], ["", "Alder", "", "", ""], &[]);
    check(["Alder", "", "", "", ""], ["", "Alder", "", "", ""], &[]);
}

#[test]
fn names_are_near_when_a_person_would_take_them_for_one() {
    for (one, other) in [
        ("Ana Costa", "ana  COSTA"),
        ("Zoë Müller", "Zoe Muller"),
        ("Costa, Ana", "Ana Costa"),
        ("Ana Costa", "Ana Cosat"),
        ("Ana Costa", "Anna Costa"),
        ("Katherine Johnson", "Catherine Jonson"),
        ("Jonathan Meier", "Johnathan Meyer"),
        ("Ana Costa", "Ana M. Costa"),
        ("Ana Costa", "Ana Maria Costa"),
        ("Ana Costa", "Dr. Ana Maria Costa"),
        ("A. Costa", "Ana Costa"),
        ("J.R. Smith", "John Ronald Smith"),
        ("Anna Maria Bauer", "Annamaria Bauer"),
        ("Jean-Luc Picard", "Jean Luc Picard"),
        ("O'Brien, Pat", "Pat OBrien"),
        ("Ana\u{200b} Costa", "Ana Costa"),
        ("Алёна Иванова", "Алена Иванова"),
        ("Сергей Петров", "Петров Сергей"),
        ("Σωκράτης Παππάς", "Σωκρατης Παππας"),
        ("李雷", "李 雷"),
        ("山田 太郎", "山田太郎"),
        ("محمد علي", "علي محمد"),
        ("राम शर्मा", "राम  शर्मा"),
        ("דוד לוי", "לוי דוד"),
        ("Info", "info"),
    ] {
        check_names(one, other, true);
    }
    for (one, other) in [
        ("Ana Costa", "Ana Lima"),
        ("Ana Costa", "Eva Costa"),
        ("Ana", "Ana Costa"),
        ("Ana", "Ada"),
        ("Li", "Lu"),
        ("李雷", "李云"),
        ("山田太郎", "山田次郎"),
        ("김민준", "김민서"),
        ("Guest 12", "Guest 13"),
        ("Guest 12", "Guest"),
        ("A. Costa", "Bea Costa"),
        ("A. C.", "Ana Costa"),
        ("Ana Costa", "Ana Maria Lopez Diaz Costa"),
        ("Иван Петров", "Анна Петрова"),
        ("Kobayashi", "Kobayaxsi"),
        ("...", "---"),
        ("😀", "😎"),
    ] {
        check_names(one, other, false);
    }
}

#[test]
fn companies_are_the_same_without_their_legal_form() {
    for (one, other) in [
        ("Alder & Finch", "Alder and Finch Ltd"),
        ("Alder GmbH & Co. KG", "ALDER"),
        ("Alder, S.L.", "Alder S. L."),
        ("Alder S.à r.l.", "Alder SARL"),
        ("Alder Inc.", "Alder, Inc"),
        ("Alder AG", "Alder"),
        ("Alder B.V.", "Alder BV"),
        ("Alder Oy", "alder"),
        ("Alder Pty Ltd", "Alder"),
        ("Alder Sp. z o.o.", "Alder"),
        ("The Alder Company", "Alder"),
        ("주식회사 오리나무", "오리나무"),
        ("오리나무 주", "오리나무"),
        ("Bäckerei Groß", "Backerei Gross"),
        ("ООО «Ромашка»", "Ромашка"),
        ("株式会社山田", "山田"),
        ("山田有限公司", "山田"),
        ("AB Volvo", "Volvo"),
        ("Alder-Finch", "AlderFinch"),
    ] {
        check_companies(one, other, true);
    }
    for (one, other) in [("Alder", "Elder"), ("AG", "GmbH"), ("Alder Nord", "Alder Sud")] {
        check_companies(one, other, false);
    }
    assert_eq!(company_mark(" – "), None);
}

#[test]
fn what_many_share_is_told_once() {
    let office = |n: u32| lead(n, [&format!("P{n}"), "", "Info@alder.example", "", ""]);
    let mut leads: Vec<Lead> = (0..9).map(office).collect();
    leads.extend((10..30).map(|n| lead(n, ["Front Desk", "Alder", "", "", ""])));
    leads.push(lead(30, ["Front Desks", "Alder", "", "", ""]));
    let found = scan(&rows(&leads), BTreeSet::new(), 7);
    assert_eq!(found.pairs, []);
    let told: Vec<_> = found.crowds.iter().map(|it| (it.n_leads, it.says.as_str())).collect();
    assert_eq!(told, [(20, "Front Desk at Alder"), (9, "Info@alder.example")]);
    // One fewer, and each may be another.
    let found = scan(&rows(&leads[..8]), BTreeSet::new(), 100);
    assert_eq!((found.pairs.len(), found.crowds.len()), (28, 0));
}

#[test]
fn a_word_that_a_whole_company_shares_hides_nobody() {
    // Each letter thrice: no two of them are nearly the same.
    let last = |n: u32| -> String {
        let letters = (0..4).map(|place| char::from(b'a' + (n / 7_u32.pow(place) % 7) as u8));
        letters.flat_map(|letter| [letter; 3]).collect()
    };
    let person = |n: u32, last: &str| lead(n, [&format!("Ana {last}"), "Alder", "", "", ""]);
    let mut leads: Vec<Lead> = (0..1_200).map(|n| person(n, &last(n))).collect();
    leads.extend([person(2_000, "Kowalski"), person(2_001, "Kowalsky"), person(2_002, "Kowalski")]);
    let found = scan(&rows(&leads), BTreeSet::new(), 500);
    let ids: Vec<LeadId> = leads[1_200..].iter().map(Lead::id).collect();
    let pairs: BTreeSet<Pair> = found.pairs.iter().map(|it| it.pair).collect();
    let expected = [(ids[0], ids[1]), (ids[0], ids[2]), (ids[1], ids[2])];
    assert_eq!(pairs, BTreeSet::from(expected));
}

#[test]
fn the_strongest_reasons_come_first() {
    let leads = [
        lead(1, ["Ana Costa", "Alder", "", "", ""]),
        lead(2, ["Ana Costa", "Alder", "", "600 100 200", ""]),
        lead(3, ["Bo", "", "x@y.example", "600 100 200", ""]),
        lead(4, ["Cy", "", "x@y.example", "", ""]),
    ];
    let found = scan(&rows(&leads), BTreeSet::new(), 100);
    let told: Vec<_> = found.pairs.iter().map(|it| it.alike.iter().collect::<Vec<_>>()).collect();
    assert_eq!(told, [[Alike::Email], [Alike::Phone], [Alike::NameAndCompany]]);
}

#[test]
fn nobody_in_the_trash_and_no_pair_that_was_told_apart_is_a_suspect() {
    let [one, other] = [1, 2].map(|n| lead(n, ["Ana", "", "a@b.example", "", ""]));
    let apart = BTreeSet::from([pair(other.id(), one.id())]);
    assert_eq!(scan(&rows(&[one.clone(), other.clone()]), apart, 1).pairs, []);
    let deleted = other.set(Fact::DeletedAt(Some(other.captured_at())), other.captured_at());
    assert_eq!(scan(&rows(&[one, deleted.unwrap()]), BTreeSet::new(), 1), Found::default());
}

#[test]
fn a_hint_names_whom_the_form_may_be_about() {
    let leads = [
        lead(1, ["Ana Costa", "Alder & Finch Ltd", "ana@alder.example", "", ""]),
        lead(2, ["Bo", "", "", "+34 600 100 200", ""]),
        lead(3, ["Ana Costa", "Birch", "", "", ""]),
    ];
    let rows = rows(&leads);
    let check = |[name, company, email, phone, _]: Who<'_>, expected: &[usize]| {
        let typed = Typed::of(name, company, email, phone);
        let found = suspects_of(&typed, rows.values());
        let ids: Vec<LeadId> = found.iter().map(|(id, _)| *id).collect();
        let expected: Vec<LeadId> = expected.iter().map(|n| leads[n - 1].id()).collect();
        assert_eq!(ids, expected, "{name} {company} {email} {phone}");
    };
    check(["", "", "", "", ""], &[]);
    check(["", "", "ana@alder", "", ""], &[]);
    check(["", "", "Ana@Alder.example", "", ""], &[1]);
    check(["", "", "", "600100200", ""], &[2]);
    check(["", "", "ana@alder.example", "600100200", ""], &[1, 2]);
    check(["Ana", "Alder Finch", "", "", ""], &[]);
    check(["Costa Ana", "alder finch", "", "", ""], &[1]);
    check(["Ana Costa", "Birch AG", "", "600100200", ""], &[2, 3]);
}

#[test]
fn a_lead_names_its_double() {
    let office = |n| lead(n, ["", "", "info@alder.example", "", ""]);
    let mut leads = vec![
        lead(1, ["Ana Costa", "Alder", "ana@a.example", "", ""]),
        lead(2, ["Ana M. Costa", "Alder", "", "", ""]),
        lead(3, ["Bo", "", "Ana@a.example", "", ""]),
        lead(4, ["Cy", "", "", "", ""]),
    ];
    leads.extend((5..=13).map(office));
    let rows = rows(&leads);
    let double = |n: usize, apart: &BTreeSet<Pair>| {
        let found = double_of(&rows[&leads[n - 1].id()], rows.values(), apart);
        found.map(|(id, _)| leads.iter().position(|it| it.id() == id).unwrap() + 1)
    };
    let nobody = BTreeSet::new();
    assert_eq!(
        [1, 2, 3, 4, 5].map(|n| double(n, &nobody)),
        [Some(3), Some(1), Some(1), None, None]
    );
    let apart = BTreeSet::from([pair(leads[0].id(), leads[2].id())]);
    assert_eq!([1, 3].map(|n| double(n, &apart)), [Some(2), None]);
}

/// Each with each, as it would be done with all the time in the world.
fn naive(rows: &BTreeMap<LeadId, Projection>) -> BTreeMap<Pair, Likeness> {
    let here: Vec<&Projection> = rows.values().filter(|row| row.deleted_at.is_none()).collect();
    let n_with = |mark: &Mark| here.iter().filter(|row| row.marks.contains(mark)).count();
    let n_called = |mark: &Mark, key: &str| {
        let is_so =
            |row: &&&Projection| row.marks.contains(mark) && Name::of(&row.title).key() == key;
        here.iter().filter(is_so).count()
    };
    let mut found: BTreeMap<Pair, Likeness> = BTreeMap::new();
    for (at, one) in here.iter().enumerate() {
        for other in &here[at + 1..] {
            for mark in one.marks.iter().filter(|mark| other.marks.contains(mark)) {
                let is_alike = match mark.alike() {
                    Alike::Email | Alike::Phone | Alike::LinkedIn => n_with(mark) <= MOST_ALIKE,
                    Alike::NameAndCompany => {
                        let names = [Name::of(&one.title), Name::of(&other.title)];
                        names[0].is_near(&names[1])
                            && names.iter().all(|it| n_called(mark, &it.key()) <= MOST_ALIKE)
                    }
                };
                if is_alike {
                    let alike = found.entry(pair(one.id, other.id)).or_default();
                    *alike = alike.with(mark.alike());
                }
            }
        }
    }
    found
}

/// Few names, spelled in many ways.
fn names() -> impl Strategy<Value = String> {
    let words = || {
        select(vec![
            "ana", "anna", "mariana", "costa", "c.", "costas", "li", "Kowalski", "x", "李雷",
        ])
    };
    let typo =
        option::weighted(0.5, (any::<prop::sample::Index>(), select(vec!['a', 'n', 's', '1'])));
    (vec(words(), 1..4), typo, any::<bool>()).prop_map(|(words, typo, is_joined)| {
        let mut name: Vec<char> = words.join(if is_joined { "" } else { " " }).chars().collect();
        if let Some((at, letter)) = typo {
            name.insert(at.index(name.len() + 1), letter);
        }
        name.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_scan_finds_what_comparing_each_with_each_does(
        people in vec((names(), 0..3u8, 0..40u8, 0..40u8, prop::bool::weighted(0.1)), 0..70),
        n in 1..40_usize,
    ) {
        let leads: Vec<Lead> = people.iter().enumerate().map(|(n, person)| {
            let (name, company, email, phone, is_deleted) = person;
            let company = ["Alder", "Alder Ltd", ""][usize::from(*company)];
            // The first of each is shared by many.
            let email = format!("p{}@b.example", email.saturating_sub(20));
            let phone = format!("600 100 2{:02}", phone.saturating_sub(20));
            let lead = lead(n as u32, [name, company, &email, &phone, ""]);
            let at = lead.captured_at();
            if *is_deleted { lead.set(Fact::DeletedAt(Some(at)), at).unwrap() } else { lead }
        }).collect();
        let rows = rows(&leads);
        let expected = naive(&rows);
        let found = scan(&rows, BTreeSet::new(), n);
        let pairs: BTreeMap<Pair, Likeness> =
            found.pairs.iter().map(|it| (it.pair, it.alike)).collect();
        prop_assert_eq!(pairs.len(), found.pairs.len());
        prop_assert_eq!(&pairs, &expected);
        prop_assert!(found.pairs.is_sorted_by(|one, next| one.alike >= next.alike));
        // A pair that is told apart goes, and no other.
        if let Some(first) = found.pairs.first() {
            let again = scan(&rows, BTreeSet::from([first.pair]), n);
            prop_assert_eq!(&again.pairs[..], &found.pairs[1..]);
        }
    }

    #[test]
    fn being_near_goes_both_ways(one in names(), other in names()) {
        let (one, other) = (Name::of(&one), Name::of(&other));
        prop_assert!(one.is_near(&one));
        prop_assert_eq!(one.is_near(&other), other.is_near(&one));
    }
}
