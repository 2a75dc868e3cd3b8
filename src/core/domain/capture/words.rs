//! The words by which pieces of a pasted text are known, folded, in the languages of our people.

use crate::domain::lead::Field;

/// What stands before a field in forms, mails and signatures, before a colon or a blank.
pub const LABELS: &[(&str, Known)] = &[
    ("name", Known::Of(Field::Name)),
    ("full name", Known::Of(Field::Name)),
    ("nombre", Known::Of(Field::Name)),
    ("nom", Known::Of(Field::Name)),
    ("nome", Known::Of(Field::Name)),
    ("naam", Known::Of(Field::Name)),
    ("contact", Known::Of(Field::Name)),
    ("ansprechpartner", Known::Of(Field::Name)),
    ("company", Known::Of(Field::Company)),
    ("organization", Known::Of(Field::Company)),
    ("organisation", Known::Of(Field::Company)),
    ("firma", Known::Of(Field::Company)),
    ("unternehmen", Known::Of(Field::Company)),
    ("empresa", Known::Of(Field::Company)),
    ("entreprise", Known::Of(Field::Company)),
    ("societe", Known::Of(Field::Company)),
    ("azienda", Known::Of(Field::Company)),
    ("bedrijf", Known::Of(Field::Company)),
    ("email", Known::Of(Field::Email)),
    ("e-mail", Known::Of(Field::Email)),
    ("mail", Known::Of(Field::Email)),
    ("e", Known::Of(Field::Email)),
    ("correo", Known::Of(Field::Email)),
    ("courriel", Known::Of(Field::Email)),
    ("почта", Known::Of(Field::Email)),
    ("邮箱", Known::Of(Field::Email)),
    ("メール", Known::Of(Field::Email)),
    ("t", Known::Of(Field::Phone)),
    ("p", Known::Of(Field::Phone)),
    ("m", Known::Of(Field::Phone)),
    ("d", Known::Of(Field::Phone)),
    ("tel", Known::Of(Field::Phone)),
    ("tel.", Known::Of(Field::Phone)),
    ("telefon", Known::Of(Field::Phone)),
    ("telefono", Known::Of(Field::Phone)),
    ("telefone", Known::Of(Field::Phone)),
    ("telephone", Known::Of(Field::Phone)),
    ("telefoon", Known::Of(Field::Phone)),
    ("phone", Known::Of(Field::Phone)),
    ("ph", Known::Of(Field::Phone)),
    ("mobile", Known::Of(Field::Phone)),
    ("mobil", Known::Of(Field::Phone)),
    ("mob", Known::Of(Field::Phone)),
    ("mob.", Known::Of(Field::Phone)),
    ("movil", Known::Of(Field::Phone)),
    ("celular", Known::Of(Field::Phone)),
    ("cell", Known::Of(Field::Phone)),
    ("cellulare", Known::Of(Field::Phone)),
    ("portable", Known::Of(Field::Phone)),
    ("handy", Known::Of(Field::Phone)),
    ("office", Known::Of(Field::Phone)),
    ("direct", Known::Of(Field::Phone)),
    ("durchwahl", Known::Of(Field::Phone)),
    ("gsm", Known::Of(Field::Phone)),
    ("whatsapp", Known::Of(Field::Phone)),
    ("тел", Known::Of(Field::Phone)),
    ("тел.", Known::Of(Field::Phone)),
    ("телефон", Known::Of(Field::Phone)),
    ("моб.", Known::Of(Field::Phone)),
    ("电话", Known::Of(Field::Phone)),
    ("手机", Known::Of(Field::Phone)),
    ("電話", Known::Of(Field::Phone)),
    ("携帯", Known::Of(Field::Phone)),
    ("전화", Known::Of(Field::Phone)),
    ("هاتف", Known::Of(Field::Phone)),
    ("טלפון", Known::Of(Field::Phone)),
    ("☎", Known::Of(Field::Phone)),
    ("📞", Known::Of(Field::Phone)),
    ("📱", Known::Of(Field::Phone)),
    ("source", Known::Of(Field::Source)),
    ("quelle", Known::Of(Field::Source)),
    ("herkunft", Known::Of(Field::Source)),
    ("fuente", Known::Of(Field::Source)),
    ("origen", Known::Of(Field::Source)),
    ("origine", Known::Of(Field::Source)),
    ("bron", Known::Of(Field::Source)),
    ("note", Known::Of(Field::Note)),
    ("notes", Known::Of(Field::Note)),
    ("notiz", Known::Of(Field::Note)),
    ("nota", Known::Of(Field::Note)),
    ("message", Known::Of(Field::Note)),
    ("nachricht", Known::Of(Field::Note)),
    ("mensaje", Known::Of(Field::Note)),
    ("comment", Known::Of(Field::Note)),
    ("comments", Known::Of(Field::Note)),
    ("fax", Known::Aside),
    ("f", Known::Aside),
    ("telefax", Known::Aside),
    ("web", Known::Aside),
    ("www", Known::Aside),
    ("website", Known::Aside),
    ("http", Known::Aside),
    ("https", Known::Aside),
    ("linkedin", Known::Aside),
    ("skype", Known::Aside),
    ("adresse", Known::Aside),
    ("address", Known::Aside),
    ("direccion", Known::Aside),
    ("vat", Known::Aside),
    ("cif", Known::Aside),
    ("hrb", Known::Aside),
    ("ust-id", Known::Aside),
    ("re", Known::Aside),
    ("subject", Known::Aside),
    ("betreff", Known::Aside),
    ("asunto", Known::Aside),
];

/// What a label stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A field of the form.
    Of(Field),
    /// Something that has no field there, and stays a note as it is.
    Aside,
}

/// What stands before a source where a name went before. A blank follows each.
pub const FROM: &[&str] = &[
    "from the", "from a", "from", "via", "through", "met at the", "met at", "referred by",
    "von der", "von einer", "von einem", "vom", "von", "uber die", "uber den", "uber das", "uber",
    "auf der", "durch", "empfohlen von",
    "de la", "del", "desde la", "desde el", "desde", "a traves de", "por medio de", "por",
    "recomendado por", "recomendada por",
    "depuis", "par", "du salon", "rencontre au", "rencontree au", "recommande par",
    "dalla", "dal", "da", "tramite",
    "da feira", "pelo", "pela", "atraves de",
    "van de", "van het", "uit",
    "z", "przez", "z polecenia",
    "от", "с", "через",
];

/// Those of them that also begin names, as in *de la Cruz* or *von Bülow*: they count only after
/// something that is surely no name.
pub const FROM_OR_NAME: &[&str] =
    &["de la", "del", "von der", "von", "vom", "van de", "van het", "dal", "dalla", "da", "du salon"];

/// A source that keeps what stands before it.
pub const KEEPS_ITS_WORDS: &[&str] = &[
    "referred by", "empfohlen von", "recomendado por", "recomendada por", "recommande par",
    "z polecenia",
];

/// What the name of a company ends with, or has in it as a word.
pub const LEGAL: &[&str] = &[
    "gmbh", "ag", "kg", "ug", "ohg", "ek", "e.k.", "gbr", "se", "inc", "inc.", "ltd", "ltd.",
    "limited", "llc", "llp", "plc", "corp", "corp.", "co.", "company", "group", "holding", "sl",
    "s.l.", "sa", "s.a.", "slu", "s.l.u.", "srl", "s.r.l.", "spa", "s.p.a.", "sarl", "sas", "sasu",
    "eurl", "bv", "b.v.", "nv", "n.v.", "oy", "oyj", "ab", "as", "asa", "aps", "a/s", "kft",
    "s.r.o.", "sro", "d.o.o.", "doo", "pty", "pvt", "lda", "lda.", "ltda", "ltda.", "gruppe",
    "grupo", "ооо", "ао", "зао", "ип", "sp.", "verein", "e.v.", "stiftung", "foundation",
    "universitat", "university", "universidad", "bank", "studio", "studios", "agency", "agentur",
    "consulting", "solutions", "systems", "labs", "partners", "partner", "industries",
];

/// What a company in Chinese, Japanese or Korean has in its name.
pub const LEGAL_PARTS: &[&str] = &["株式会社", "有限会社", "合同会社", "有限公司", "公司", "주식회사"];

/// Of these, what another piece before a comma is continued by.
pub const TAILS: &[&str] = &[
    "inc", "inc.", "ltd", "ltd.", "llc", "llp", "plc", "s.l.", "s.a.", "sl", "sa", "s.r.l.", "srl",
    "gmbh", "ag", "corp", "corp.", "co.", "co. kg", "s.l.u.", "lda.", "ltda.",
];

/// What somebody is at work.
pub const ROLES: &[&str] = &[
    "ceo", "cto", "cfo", "coo", "cmo", "cio", "vp", "president", "director", "directora",
    "directeur", "directrice", "direttore", "direktor", "direktorin", "head", "manager",
    "managerin", "managing", "leiter", "leiterin", "leitung", "geschaftsfuhrer",
    "geschaftsfuhrerin", "geschaftsfuhrung", "inhaber", "inhaberin", "owner", "founder",
    "cofounder", "co-founder", "grunder", "grunderin", "fundador", "fundadora", "gerente", "jefe",
    "jefa", "responsable", "responsabile", "chef", "engineer", "ingenieur", "ingenieurin",
    "ingeniero", "ingeniera", "consultant", "berater", "beraterin", "assistant", "assistenz",
    "assistentin", "sales", "vertrieb", "ventas", "vente", "marketing", "buyer", "einkauf",
    "einkaufer", "einkauferin", "einkaufsleiter", "einkaufsleiterin", "compras", "purchasing",
    "procurement", "officer", "developer", "entwickler", "designer", "architect", "accountant",
    "buchhaltung", "secretary", "teamlead", "lead", "referent", "referentin", "prokurist",
    "prokuristin", "partnerin", "директор", "менеджер", "руководитель", "kierownik", "dyrektor",
];

/// Likewise in Chinese, Japanese and Korean.
pub const ROLE_PARTS: &[&str] = &["部長", "社長", "課長", "经理", "总监", "대표", "부장"];

/// How letters end. What follows is a signature, what went before is what they wrote.
pub const CLOSINGS: &[&str] = &[
    "mit freundlichen grussen", "mit freundlichem gruss", "freundliche grusse", "viele grusse",
    "beste grusse", "herzliche grusse", "liebe grusse", "mfg", "vg", "lg", "best regards",
    "kind regards", "warm regards", "regards", "best", "sincerely", "yours sincerely",
    "yours faithfully", "thanks", "thank you", "many thanks", "cheers", "saludos",
    "saludos cordiales", "un saludo", "un cordial saludo", "atentamente", "cordialement",
    "bien cordialement", "bien a vous", "salutations", "cordiali saluti", "distinti saluti",
    "saluti", "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "abracos",
    "met vriendelijke groet", "met vriendelijke groeten", "groeten", "z powazaniem", "pozdrawiam",
    "с уважением", "med vanlig halsning", "med vennlig hilsen", "med venlig hilsen", "敬具",
    "よろしくお願いいたします", "此致敬礼", "감사합니다", "مع التحية", "בברכה",
];

/// What a program writes below a letter.
pub const SENT_FROM: &[&str] = &[
    "sent from my", "sent from outlook", "sent from mail", "get outlook for", "von meinem",
    "gesendet von", "gesendet mit", "enviado desde", "enviado do", "envoye de mon",
    "envoye depuis", "inviato da", "verzonden vanaf", "wyslane z", "отправлено с", "iphoneから送信",
    "发自我的",
];
