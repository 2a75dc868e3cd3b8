//! What people type and paste, and what is read of it.

use proptest::prelude::*;

use super::*;
use crate::testing::cases;

/// The fields that `text` is read as, `|` between them: name, company, e-mail, phone, source, note.
fn check(text: &str, expected: &str) {
    let captured = read(text);
    let Draft { name, company, email, phone, source, note, enquiry_at: _ } = captured.draft;
    let told = [name, company, email, phone, source, note.replace('\n', "/")].join("|");
    assert_eq!(told, expected, "{text}");
}

#[test]
fn one_line_with_commas() {
    check(
        "Ana Costa, Alder & Finch, +34 600 100 200, from fair",
        "Ana Costa|Alder & Finch||+34 600 100 200|fair|",
    );
    check("Ana Costa, ana@alder.example", "Ana Costa||ana@alder.example|||");
    check("Ana Costa", "Ana Costa|||||");
    check("ana costa, alder finch, wants a quote", "ana costa|alder finch||||wants a quote");
    check("Ana Costa; Alder; 030 123456; via LinkedIn", "Ana Costa|Alder||030 123456|LinkedIn|");
    check("Ana Costa\tAlder\tana@alder.example", "Ana Costa|Alder|ana@alder.example|||");
    check("Bob Ray, Acme, Inc., bob@acme.example", "Bob Ray|Acme, Inc.|bob@acme.example|||");
    check("Alder & Finch, ana@alder.example", "|Alder & Finch|ana@alder.example|||");
    check("+34 600 100 200", "|||+34 600 100 200||");
    check("ana@alder.example", "||ana@alder.example|||");
    check("Ana Costa, wants 20 chairs, urgent", "Ana Costa|urgent||||wants 20 chairs");
    check("Ana Costa, Head of Sales, Alder", "Ana Costa|Alder||||Head of Sales");
    check("Ana Costa (Alder), 555-010-0199", "Ana Costa|Alder||555-010-0199||");
    check("Ana Costa at Alder, +44 20 7946 0999", "Ana Costa|Alder||+44 20 7946 0999||");
    check(
        "Ana Costa | Alder GmbH | ana@alder.example",
        "Ana Costa|Alder GmbH|ana@alder.example|||",
    );
    check("Ana Costa - Alder - 030 / 1234-56", "Ana Costa|Alder||030 / 1234-56||");
}

#[test]
fn one_line_with_blanks_alone() {
    check(
        "Ana Costa Alder & Finch +34 600 100 200 from fair",
        "Ana Costa|Alder & Finch||+34 600 100 200|fair|",
    );
    check("Ana Costa ana@alder.example", "Ana Costa||ana@alder.example|||");
    check("Ana Costa <ana@alder.example>", "Ana Costa||ana@alder.example|||");
    check("\"Ana Costa\" <ana@alder.example>", "Ana Costa||ana@alder.example|||");
    check("Ana Costa via LinkedIn", "Ana Costa||||LinkedIn|");
    check("Max Muster Alder Holz GmbH", "Max Muster|Alder Holz GmbH||||");
    check("Alder Holz GmbH", "|Alder Holz GmbH||||");
    check("Ana de la Cruz +34 600 100 200", "Ana de la Cruz|||+34 600 100 200||");
    check("Otto von Bülow", "Otto von Bülow|||||");
}

#[test]
fn sources_in_many_languages() {
    for (text, source) in [
        ("Ana Costa, from the fair", "fair"),
        ("Ana Costa, via LinkedIn", "LinkedIn"),
        ("Ana Costa, von der Messe", "Messe"),
        ("Ana Costa, über die Website", "Website"),
        ("Ana Costa, empfohlen von Ben Ode", "empfohlen von Ben Ode"),
        ("Ana Costa, de la feria", "feria"),
        ("Ana Costa, por LinkedIn", "LinkedIn"),
        ("Ana Costa, par LinkedIn", "LinkedIn"),
        ("Ana Costa, dalla fiera", "fiera"),
        ("Ana Costa, da feira", "feira"),
        ("Ana Costa, van de beurs", "beurs"),
        ("Ana Costa, z targów", "targów"),
        ("Иван Петров, с выставки", "выставки"),
        ("Ana Costa, Quelle: Messe", "Messe"),
    ] {
        assert_eq!(read(text).draft.source, source, "{text}");
    }
}

#[test]
fn phones_in_any_notation_and_nothing_else() {
    for (text, phone) in [
        ("Ana, +49 (0)30 / 1234-56", "+49 (0)30 / 1234-56"),
        ("Ana, 0049 30 123456", "0049 30 123456"),
        ("Ana, (555) 010-0199 ext. 5", "(555) 010-0199 ext. 5"),
        ("Ana, 06 12 34 56 78", "06 12 34 56 78"),
        ("Ana, +34.600.100.200", "+34.600.100.200"),
        ("Ana, ٠١٢٣٤٥٦٧٨", "٠١٢٣٤٥٦٧٨"),
        ("Ana, tel 110", "110"),
        ("Ana, Tel.: 030 1234", "030 1234"),
        ("Ana, 0800 FLOWERS", ""),
        ("Ana, 2026-11-22", ""),
        ("Ana, 22.11.2026", ""),
        ("Ana, 1.200.000 €", ""),
        ("Ana, EUR 1200000", ""),
        ("Ana, https://linkedin.example/in/1234567", ""),
        ("Ana, room 12", ""),
    ] {
        let captured = read(text);
        assert_eq!(captured.draft.phone, phone, "{text}");
        if phone.is_empty() {
            let (_, rest) = text.split_once(", ").unwrap();
            assert_eq!(captured.draft.note, rest, "what is no phone stays: {text}");
        }
    }
}

#[test]
fn signatures() {
    check(
        "Mit freundlichen Grüßen\n\nAna Costa\nLeiterin Einkauf\nAlder & Finch GmbH\nHauptstraße 5\n10115 Berlin\nT +49 30 123456\nMobil: +49 171 1234567\nana@alder.example\nwww.alder.example",
        "Ana Costa|Alder & Finch GmbH|ana@alder.example|+49 30 123456||Leiterin Einkauf/Hauptstraße 5/10115 Berlin/Mobil: +49 171 1234567/www.alder.example",
    );
    check(
        "Hi Tom,\nwe need 20 chairs by May.\n\nBest regards,\nBob Ray\nHead of Purchasing, Acme, Inc.\nPhone: (555) 010-0199\nFax: (555) 010-0198\nSent from my iPhone",
        "Bob Ray|Acme, Inc.||(555) 010-0199||Hi Tom,/we need 20 chairs by May.//Head of Purchasing/Fax: (555) 010-0198",
    );
    check(
        "--\nMarie Dupont\nDirectrice commerciale\nBois SARL\n12 rue des Lilas, 75011 Paris\nTél. : 01 23 45 67 89",
        "Marie Dupont|Bois SARL||01 23 45 67 89||Directrice commerciale/12 rue des Lilas, 75011 Paris",
    );
    check(
        "Saludos,\nLucía Gómez\nGerente de Compras\nMuebles del Sur S.L.\nMóvil: +34 600 100 200",
        "Lucía Gómez|Muebles del Sur S.L.||+34 600 100 200||Gerente de Compras",
    );
    check("Thanks, Ana\nana@alder.example", "Ana||ana@alder.example|||");
    check(
        "山本 美咲\n営業部長\n株式会社アルダー\n電話: 03-1234-5678",
        "山本 美咲|株式会社アルダー||03-1234-5678||営業部長",
    );
    check(
        "С уважением,\nИван Петров\nООО Ромашка\nтел. +7 495 123-45-67",
        "Иван Петров|ООО Ромашка||+7 495 123-45-67||",
    );
    check("يوسف العلي\nهاتف: +966 50 123 4567", "يوسف العلي|||+966 50 123 4567||");
    check("דנה לוי\nטלפון: 03-1234567", "דנה לוי|||03-1234567||");
    check("김민수\n주식회사 알더\n전화: 02-123-4567", "김민수|주식회사 알더||02-123-4567||");
    check("감사합니다\n김민수\n전화: 02-123-4567", "김민수|||02-123-4567||");
}

#[test]
fn forms_that_came_by_mail() {
    check(
        "Name: Ana Costa\nCompany: Alder, Finch & Co\nE-Mail: ana@alder.example\nPhone: 030 1234\nMessage: Please call me.",
        "Ana Costa|Alder, Finch & Co|ana@alder.example|030 1234||Please call me.",
    );
    check(
        "Nombre: Lucía\nEmpresa: Muebles\nCorreo: lucia@muebles.example\nTeléfono: 600 100 200\nMensaje: Quiero un presupuesto",
        "Lucía|Muebles|lucia@muebles.example|600 100 200||Quiero un presupuesto",
    );
}

#[test]
fn what_a_mail_program_writes_is_left_out_and_told() {
    let captured = read(
        "Ana Costa\nana@alder.example\nOn Monday Tom wrote:\n> Hello Ana,\n> call me: 030 999999",
    );
    assert_eq!(captured.draft.phone, "");
    assert_eq!((captured.draft.note.as_str(), captured.n_left_out), ("", 3));
    assert_eq!(read("Ana Costa\nVon meinem iPhone gesendet").n_left_out, 1);
}

#[test]
fn a_second_number_and_address_stay() {
    check(
        "Ana, ana@alder.example, a.costa@home.example, 030 123456, 0171 1234567",
        "Ana||ana@alder.example|030 123456||a.costa@home.example, 0171 1234567",
    );
}

#[test]
fn a_huge_text_is_read_at_its_beginning_and_kept_whole() {
    let text = format!("Ana Costa, ana@alder.example\n{}", "ü wort ".repeat(10_000));
    let captured = read(&text);
    assert_eq!(captured.draft.name, "Ana Costa");
    assert!(captured.draft.note.matches("wort").count() >= 9_999);
    assert_eq!(read(&"A".repeat(65_536)).draft.note.len(), 65_536);
}

#[test]
fn hostile_texts_stay_words() {
    check("<script>alert(1)</script>", "<script>alert(1)</script>|||||");
    check("javascript:alert(1)", "javascript:alert(1)|||||");
    check("", "|||||");
    check(" ,;\t ", "|||||");
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_letter_or_digit_is_lost(
        text in "([A-Z][a-z]{1,8}|[a-z]{1,6}|[0-9]{1,9}|[a-z]{2,5}@[a-z]{2,5}\\.example|Tel\\.:|[,;\n\t() +./-]|é|李|🦀){0,24}",
    ) {
        let captured = read(&text);
        let Draft { name, company, email, phone, source, note, enquiry_at: _ } = &captured.draft;
        let all = [name, company, email, phone, source, note].map(String::as_str).concat();
        for c in text.chars().filter(|c| c.is_ascii_digit() || "é李🦀".contains(*c)) {
            prop_assert!(all.contains(c), "{c} of {text:?} in {captured:?}");
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        let captured = read(&text);
        prop_assert!(!captured.draft.name.contains('\n'));
    }
}
