use proptest::prelude::*;

use super::*;
use crate::domain::contact::{Company, Email, LeadName, Phone};
use crate::domain::id::LeadId;
use crate::domain::lead::{Lead, Parts};
use crate::domain::note::Note;
use crate::domain::problem::{Pain, Problem};
use crate::domain::tag::Tag;
use crate::domain::text::Line;
use crate::testing::{ada, at, cases, leads, utc_rules};

/// Whoever can be found: a name, a company, an e-mail, a phone, a tag, a note; a dot for none.
const CAST: &[[&str; 6]] = &[
    [
        "Zoë Müller",
        "Bäckerei Groß",
        "zoe.mueller@example.org",
        "+49 (0)30 / 123-4567",
        "Fair 2026",
        ".",
    ],
    ["Jürgen Weiß", "Straßenbau Süd", ".", "0049 89 555 12 34", ".", "Wants a quote by Friday"],
    ["Łukasz Żółć", "Gęś i Spółka", "lukasz@przyklad.example", "22.555.01.02", ".", "."],
    ["İlker Işık", "Çağrı Ltd", ".", ".", "vip", "."],
    ["Nguyễn Thị Hồng", "Phở Đặc Biệt", ".", ".", ".", "."],
    [
        "Ana Costa",
        "Alder & Finch",
        "ana.costa+fair@mail.example",
        "+34 600 100 200",
        ".",
        "met at the booth",
    ],
    ["Seán O’Brien", ".", ".", ".", ".", "."],
    ["Οδυσσέας Ελύτης", "ΤΑΒΕΡΝΑ", ".", ".", ".", "."],
    ["Алёна Йовович", "Съёмка", ".", ".", ".", "."],
    ["مُحَمَّد أحمد", "شركة الأمل", ".", "٠١٢٣٤٥٦٧٨", ".", "."],
    ["שָׁלוֹם כהן", ".", ".", ".", ".", "."],
    ["प्रिया शर्मा", ".", ".", ".", ".", "."],
    ["สมชาย ใจดี", ".", ".", ".", ".", "."],
    ["田中美咲", "株式会社サクラ", ".", ".", ".", "."],
    ["김민수", "한빛", ".", ".", ".", "."],
    ["ＡＢＣ商事", ".", ".", "０３－１２３４－５６７８", ".", "."],
    ["👩‍💻 Dev", ".", ".", ".", "🔥 hot", "."],
    ["Zero\u{200b}Width", ".", ".", ".", ".", "."],
    ["Ǆemal Đurić", ".", ".", ".", ".", "."],
    [".", "Schmidt Sohn", "info@schmidt.example", ".", ".", "Heizung defekt"],
];

fn cast() -> Vec<Projection> {
    let row = |[name, company, email, phone, tag, note]: &[&str; 6]| {
        let some = |text: &str| Some(text.to_owned()).filter(|text| text != ".");
        let parts = Parts {
            name: some(name).map(|it| LeadName::parse(&it).unwrap()),
            company: some(company).map(|it| Company::parse(&it).unwrap()),
            emails: some(email).map(|it| Email::parse(&it).unwrap()).into_iter().collect(),
            phones: some(phone).map(|it| Phone::parse(&it).unwrap()).into_iter().collect(),
            tags: some(tag).map(|it| Tag::parse(&it).unwrap()).into_iter().collect(),
            note: some(note).map(|it| Note::parse(&it).unwrap()),
            ..Parts::new(
                LeadId::new(at("2026-11-22T12:00:00Z"), [0; 10]),
                at("2026-11-22T12:00:00Z"),
            )
        };
        Projection::of(&Lead::new(parts).unwrap(), &utc_rules())
    };
    CAST.iter().map(row).collect()
}

/// Who is found, by the first of their words; `*` is in what is told, `~` is similar.
const TABLE: &[(&str, &str)] = &[
    // Any order, no accents, no case.
    ("muller zoe", "Zoë"),
    ("ZOË MÜL", "Zoë"),
    ("gross backerei", "Zoë"),
    ("GROSS", "Zoë"),
    ("GROẞ", "Zoë"),
    ("weiss", "Jürgen"),
    ("strassenbau", "Jürgen"),
    ("Straße", "Jürgen"),
    ("sud jurgen", "Jürgen"),
    ("lukasz zolc", "Łukasz"),
    ("ŻÓŁĆ", "Łukasz"),
    ("ges", "Łukasz"),
    ("ilker isik", "İlker"),
    ("IŞIK", "İlker"),
    ("cagri", "İlker"),
    ("nguyen thi hong", "Nguyễn"),
    ("pho dac", "Nguyễn"),
    ("Nguye\u{302}\u{303}n", "Nguyễn"),
    ("o'brien", "Seán"),
    ("O’BRIEN sean", "Seán"),
    ("dzemal", "Ǆemal"),
    ("duric", "Ǆemal"),
    // Other scripts.
    ("οδυσσεας", "Οδυσσέας"),
    ("ελυτησ", "Οδυσσέας"),
    ("ταβέρνα", "Οδυσσέας"),
    ("алена", "Алёна"),
    ("ЙОВОВИЧ", "Алёна"),
    ("съемка", "Алёна"),
    ("محمد", "مُحَمَّد"),
    ("احمد", "مُحَمَّد"),
    ("شركه الامل", "مُحَمَّد"),
    ("שלום", "שָׁלוֹם"),
    ("כהן שלום", "שָׁלוֹם"),
    ("प्रिया", "प्रिया"),
    ("शर्मा", "प्रिया"),
    ("ชาย", "สมชาย"),
    ("ใจดี สม", "สมชาย"),
    ("美咲", "田中美咲"),
    ("田中", "田中美咲"),
    ("さくら", "田中美咲"),
    ("민수", "김민수"),
    ("기", "김민수"),
    ("\u{1112}\u{1161}\u{11ab}빛", "김민수"),
    ("abc", "ＡＢＣ商事"),
    ("ａｂｃ", "ＡＢＣ商事"),
    ("👩💻", "👩‍💻"),
    ("🔥", "👩‍💻"),
    ("zerowidth", "Zero"),
    ("zero\u{200d}width", "Zero"),
    // Parts of e-mails.
    ("zoe.mueller", "Zoë"),
    ("@mail.example", "Ana"),
    ("costa+fair", "Ana"),
    ("przyklad", "Łukasz"),
    // Phones in any notation.
    ("030 1234567", "Zoë"),
    ("+49 30 1234567", "Zoë"),
    ("+49 (0)30 1234567", "Zoë"),
    ("0049301234567", "Zoë"),
    ("0049 30 / 123-45 67", "Zoë"),
    ("030.123.4567", "Zoë"),
    ("1234567", "Zoë مُحَمَّد ＡＢＣ商事"),
    ("301234567", "Zoë"),
    ("+49 89 5551234", "Jürgen"),
    ("089/5551234", "Jürgen"),
    ("+48 22 555 01 02", "Łukasz"),
    ("22-555-01-02", "Łukasz"),
    ("600100200", "Ana"),
    ("0034600100200", "Ana"),
    ("+34 (600) 100-200", "Ana"),
    ("012345678", "مُحَمَّد ＡＢＣ商事"),
    ("٠١٢٣٤", "Zoë مُحَمَّد"),
    ("03-1234-5678", "ＡＢＣ商事"),
    ("０３１２３４", "ＡＢＣ商事"),
    // Tags; a number beside words.
    ("fair 2026", "Zoë"),
    ("VIP", "İlker"),
    ("2026, fair", "Zoë"),
    // What is told.
    ("quote friday", "Jürgen*"),
    ("jurgen quote", "Jürgen*"),
    ("booth", "Ana*"),
    ("heizung", "Schmidt*"),
    // A letter or two off.
    ("schmitt", "Schmidt~"),
    ("schmdit", "Schmidt~"),
    ("shcmidt sohn", "Schmidt~"),
    ("jurgne", "Jürgen~"),
    ("strasenb", ""),
    ("strasenbua", "Jürgen~"),
    ("costta ana", "Ana~"),
    ("ексамена", ""),
    ("еловена", ""),
    ("алоена", "Алёна~"),
    ("examlpe", "Zoë~ Łukasz~ Ana~ Schmidt~"),
    // A hit is better than what is told, and that is better than what is similar.
    ("fair", "Zoë Ana"),
    // Nobody.
    ("zoe costa", ""),
    ("zoi", ""),
    ("5678901", ""),
    ("+49 30 7654321", ""),
    ("600100201", ""),
    ("민지", ""),
    ("김민지", ""),
    ("田中美香", "田中美咲~"),
    ("bäckerei klein", ""),
    ("fridya jurgen", ""),
];

#[test]
fn people_are_found_by_what_is_typed() {
    let cast = cast();
    let mut wrong = Vec::new();
    for (query, expected) in TABLE {
        let search = Search::parse(query);
        let mut found: Vec<(Tier, String)> = Vec::new();
        for row in &cast {
            let name = row.title.split(|c: char| c.is_whitespace() || c == '\u{200b}').next();
            found.extend(search.tier(row).map(|tier| (tier, name.unwrap().to_owned())));
        }
        found.sort_by_key(|(tier, _)| *tier);
        let told = found.iter().map(|(tier, name)| match tier {
            Tier::Exact => name.clone(),
            Tier::Told => format!("{name}*"),
            Tier::Similar => format!("{name}~"),
        });
        let told = told.collect::<Vec<_>>().join(" ");
        if told != *expected {
            wrong.push(format!("{query}: {told:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(TABLE.len() > 90);
}

fn check_hits(query: &str, text: &str, expected: &[&str]) {
    let hits = Search::parse(query).hits(text);
    let shown: Vec<&str> = hits.into_iter().map(|hit| &text[hit]).collect();
    assert_eq!(shown, expected, "{query} in {text}");
}

#[test]
fn hits_are_shown_in_the_text_as_it_stands() {
    check_hits("zoe", "Zoë Müller", &["Zoë"]);
    check_hits("mul zo", "Zoë Müller", &["Zo", "Mül"]);
    check_hits("zoe", "Zoe\u{308} M", &["Zoe\u{308}"]);
    check_hits("stras", "Bergstraße", &["straß"]);
    check_hits("strasse", "Straße 5", &["Straße"]);
    check_hits("is", "İSTANBUL", &["İS"]);
    check_hits("d", "Ǆemal", &["Ǆ"]);
    check_hits("anna ann", "Hanna, Anna", &["anna", "Anna"]);
    check_hits("aa", "aaa", &["aaa"]);
    check_hits("👩", "👩‍💻 x", &["👩‍💻"]);
    check_hits("👍", "so 👍🏽!", &["👍🏽"]);
    check_hits("محمد", "مُحَمَّد أحمد", &["مُحَمَّد"]);
    check_hits("기", "김민수", &["김"]);
    check_hits("さくら", "株式会社サクラ", &["サクラ"]);
    check_hits("ष", "पक्षी", &["क्षी"]);
    check_hits("", "Zoë", &[]);
    check_hits("nobody", "Zoë", &[]);
}

#[test]
fn numbers_are_shown_whatever_marks_they_have() {
    let phone = "+49 (0)30 / 123-4567";
    check_hits("0301234567", phone, &["30 / 123-4567"]);
    check_hits("+49 30 1234567", phone, &[phone]);
    check_hits("030/123", phone, &["30 / 123"]);
    check_hits("600100", "+34 600 100 200", &["600 100"]);
    check_hits("2026", "Fair 2026", &["2026"]);
    check_hits("٢٠٢٦", "Fair 2026", &["2026"]);
}

#[test]
fn words_that_are_off_are_shown_whole() {
    check_hits("schmdit", "Schmidt & Sohn", &["Schmidt"]);
    check_hits("jurgne", "Jürgen Weiß", &["Jürgen"]);
    check_hits("schmidt", "Schmidt, Schmitt", &["Schmidt"]);
}

#[test]
fn a_search_narrows_while_a_word_is_typed() {
    let narrows = |new: &str, old: &str| Search::parse(new).narrows(&Search::parse(old));
    assert!(narrows("ana", "an") && narrows("ana c", "ana") && narrows("x ana", "an"));
    assert!(narrows("a", "") && narrows("030 12", "030 12"));
    assert!(!narrows("an", "ana") && !narrows("ana", "ana c") && !narrows("030 123", "030 12"));
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_lead_is_found_by_all_that_stands_in_its_list(lead in leads()) {
        let row = Projection::of(&lead, &utc_rules());
        let company = row.company.clone().unwrap_or_default();
        let email = row.email.clone().unwrap_or_default();
        let phone = row.phone.clone().unwrap_or_default();
        for text in [&row.title, &company, &email, &phone].into_iter().chain(&row.tags) {
            let search = Search::parse(text);
            prop_assert_eq!(search.tier(&row), Some(Tier::Exact), "{} in {:?}", text, &row.search);
            prop_assert!(search.finds(&row));
        }
    }

    #[test]
    fn hits_are_letters_of_the_text_that_say_what_is_looked_for(
        text in "(\\PC|[a-cäßé\u{301}\u{200d}]){0,12}",
        from in 0..12_usize,
        n in 1..4_usize,
    ) {
        let wanted: String = text.chars().skip(from).take(n).collect();
        let search = Search::parse(&wanted);
        let hits = search.hits(&text);
        let mut end = None;
        for hit in &hits {
            prop_assert!(hit.start < hit.end && end.is_none_or(|end| end < hit.start));
            prop_assert!(text.get(hit.clone()).is_some(), "{hit:?} splits a letter");
            end = Some(hit.end);
        }
        let shown: String = hits.iter().map(|hit| fold(&text[hit.clone()])).collect();
        for word in &search.words {
            if let Word::Text(wanted) = word {
                prop_assert!(shown.contains(&wanted.text), "{shown:?} for {:?}", wanted.text);
            }
        }
    }

    #[test]
    fn what_narrows_finds_no_more(lead in leads(), old in "[a-e ]{0,3}", new in "[a-e ]{0,3}") {
        let row = Projection::of(&lead, &utc_rules());
        let (old, new) = (Search::parse(&old), Search::parse(&(old.clone() + &new)));
        if new.narrows(&old) && new.finds(&row) {
            prop_assert!(old.finds(&row));
        }
    }
}

#[test]
fn problems_and_what_was_said_are_told() {
    let parts = Parts {
        problems: vec![Problem::new(
            Pain::new(1).unwrap(),
            Line::parse("The Heizung ist ständig aus").unwrap(),
        )],
        ..ada(None).into_parts()
    };
    let row = Projection::of(&Lead::new(parts).unwrap(), &utc_rules());
    assert_eq!(Search::parse("ada standig").tier(&row), Some(Tier::Told));
    assert_eq!(Search::parse("ada standing").tier(&row), None);
}
