//! Cards as programs write them.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::testing::cases;

fn check(text: &str, expected: Expect) {
    let told: String = cards(text).map(|card| tell(&card) + "\n").collect();
    expected.assert_eq(&told);
    // The ends of lines make no difference.
    let others: String =
        cards(&text.replace('\n', "\r\n")).map(|card| tell(&card) + "\n").collect();
    assert_eq!(others, told);
}

fn tell(card: &Card) -> String {
    let mut told = format!("{} | {} | {}", card.name, card.company, card.role);
    for list in [&card.emails, &card.phones, &card.links, &card.tags, &card.addresses] {
        if !list.is_empty() {
            told += &format!("\n  {list:?}");
        }
    }
    for text in [&card.birthday, &card.note].into_iter().filter(|text| !text.is_empty()) {
        told += &format!("\n  {text:?}");
    }
    if card.has_picture {
        told += "\n  a picture";
    }
    if !card.left_out.is_empty() {
        told += &format!("\n  without {:?}", card.left_out);
    }
    told
}

#[test]
fn version_3_as_a_phone_writes_it() {
    check(
        "BEGIN:VCARD\nVERSION:3.0\nN:Costa;Ana;;Dr.;\nFN:Dr. Ana Costa\nORG:Alder & Finch;Purchasing\nTITLE:Head of \n Purchasing\nEMAIL;type=INTERNET;type=HOME:a@home.example\nEMAIL;type=INTERNET;type=WORK;type=pref:ana@alder.example\nTEL;type=CELL:+34 600 100 200\nitem1.ADR;type=WORK:;;Main St. 5;Berlin;;10115;Germany\nitem1.X-ABLabel:work\nURL:https://alder.example\nNOTE:Met at the fair\\, likes chairs\\nand tables\nCATEGORIES:Fair 2026,vip\nBDAY:1980-04-01\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB\n CCCC==\nX-PHONETIC-LAST-NAME:kosta\nEND:VCARD\n",
        expect![[r#"
            Dr. Ana Costa | Alder & Finch | Head of Purchasing
              ["ana@alder.example", "a@home.example"]
              ["+34 600 100 200"]
              ["https://alder.example"]
              ["Fair 2026", "vip"]
              ["Main St. 5, Berlin, 10115, Germany"]
              "1980-04-01"
              "Met at the fair, likes chairs\nand tables"
              a picture
              without ["X-PHONETIC-LAST-NAME"]
        "#]],
    );
}

#[test]
fn version_2_1_is_quoted() {
    check(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB;;;\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB M=\n=C3=BCller\nORG;ENCODING=QUOTED-PRINTABLE:B=E4cker\nTEL;CELL;PREF:0171 1234567\nTEL;WORK;VOICE:030 123456\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo = three\nPHOTO;JPEG;ENCODING=BASE64:\n AAAA\n BBBB\n\nEND:VCARD\n",
        expect![[r#"
            Zoë Müller | Bäcker | 
              ["0171 1234567", "030 123456"]
              "one\ntwo = three"
              a picture
        "#]],
    );
}

#[test]
fn version_4_has_links_as_values() {
    check(
        "BEGIN:VCARD\nVERSION:4.0\nFN:山本 美咲\nTEL;VALUE=uri;TYPE=\"voice,work\";PREF=1:tel:+81-3-1234-5678;ext=102\nEMAIL:mailto:misaki@alder.example\nORG:株式会社アルダー\nEND:VCARD",
        expect![[r#"
            山本 美咲 | 株式会社アルダー | 
              ["misaki@alder.example"]
              ["+81-3-1234-5678 ext. 102"]
        "#]],
    );
}

#[test]
fn several_cards_one_in_another_and_one_that_does_not_end() {
    check(
        "Hello,\nBEGIN:VCARD\nFN:One\nAGENT:\nBEGIN:VCARD\nFN:Inner\nEND:VCARD\nEND:VCARD\n\nbegin:vcard\nn:Two;;;;\nend:vcard\nBEGIN:VCARD\nORG:Three",
        expect![[r#"
            One |  | 
              without ["AGENT"]
            Two |  | 
             | Three | 
        "#]],
    );
    assert_eq!(cards("no card").count(), 0);
    assert!(!has_card("BEGIN:VEVENT\nEND:VEVENT"));
}

#[test]
fn the_first_fills_the_form() {
    let text = "BEGIN:VCARD\nFN:Ana\nTEL:030 1234\nTEL:0171 5678\nROLE:Buyer\nPHOTO:x\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n";
    let captured = captured(text).unwrap();
    assert_eq!(captured.draft.name, "Ana");
    assert_eq!(captured.draft.phone, "030 1234");
    assert_eq!(captured.draft.note, "Buyer\n0171 5678");
    assert_eq!((captured.n_others, captured.has_picture), (1, true));
    assert_eq!(super::captured("Ana"), None);
}

#[test]
fn a_huge_card_takes_little() {
    let text = format!(
        "BEGIN:VCARD\nNOTE:{}\nNOTE:x\n y{}\n{}END:VCARD",
        "é".repeat(1_000_000),
        "\n z".repeat(100_000),
        "TEL:12345\nTEL:54321\n".repeat(10_000)
            + &(0..1_000).map(|n| format!("TEL:{n:06}\n")).collect::<String>(),
    );
    let card = cards(&text).next().unwrap();
    assert!(card.note.len() <= 2 * 64 * 1024 + 1, "{}", card.note.len());
    assert_eq!(card.phones.len(), MOST_OF_A_KIND);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_escaped_and_folded_reads_back(note in "[\\PC\n]{0,120}", width in 2_usize..20) {
        let note = note.trim();
        let escaped = note.replace('\\', "\\\\").replace('\n', "\\n");
        let escaped = escaped.replace(',', "\\,").replace(';', "\\;");
        let chars: Vec<char> = escaped.chars().collect();
        let folded: Vec<String> = chars.chunks(width).map(|part| part.iter().collect()).collect();
        let text = format!("BEGIN:VCARD\nNOTE:{}\nEND:VCARD", folded.join("\n "));
        let card = cards(&text).next().unwrap();
        let expected: String = note.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        prop_assert_eq!(card.note.trim(), expected.trim());
    }

    #[test]
    fn any_text_is_read(text in "(BEGIN:VCARD|END:VCARD|FN|TEL|NOTE|;|:|=|\"|\\\\|QUOTED-PRINTABLE|\r|\n| |\\PC){0,40}") {
        let _ = cards(&text).count();
        let _ = captured(&text);
    }
}
