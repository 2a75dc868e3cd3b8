//! Companies as they are compared: what is left without legal forms and punctuation.

use crate::domain::projection::fold;

/// Legal forms, folded and without dots, as they stand behind a name; some stand before it. The last
/// is the Korean 주: Hangul comes apart when it is folded.
const FORMS: &str = "ab ag aps as asa bhd bv bvba co company corp corporation cv doo ek ev eurl ewiv \
    gbr gesmbh gmbh inc incorporated kft kg kgaa kk lda limited limitada llc llp lp ltd ltda mbh nv ohg \
    oo oy oyj plc pte pty pvt rl sa sab sapi sarl sas sasu sca scs sdn se sl slu snc sp spa srl srls sro \
    sti uab ug vof z zrt ао зао ип оао ооо пао тов αε επε ικε \u{110c}\u{116e}";

/// Those that stand before a name, and an article.
const BEFORE: &str = "ab pt the ао зао ип оао ооо пао тов \u{110c}\u{116e}";

/// Words that stand for `&`.
const AND: &str = "and et und";

/// Legal forms of scripts without blanks, which stand at either end.
const ATTACHED: [&str; 9] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "公司",
    // 주식회사: Hangul comes apart when it is folded.
    "\u{110c}\u{116e}\u{1109}\u{1175}\u{11a8}\u{1112}\u{116c}\u{1109}\u{1161}",
    "㈜",
];

/// What tells `company` from others. A name that is nothing but a legal form stays.
pub fn key(company: &str) -> String {
    let mut words = words(company);
    words.retain(|word| !is_in(AND, word));
    while words.len() > 1 && words.last().is_some_and(|word| is_in(FORMS, word)) {
        words.pop();
    }
    while words.len() > 1 && words.first().is_some_and(|word| is_in(BEFORE, word)) {
        words.remove(0);
    }
    let all = words.concat();
    let strip = |text: &str| {
        let at_end = ATTACHED.iter().find_map(|form| text.strip_suffix(form));
        let at_start = || ATTACHED.iter().find_map(|form| text.strip_prefix(form));
        at_end.or_else(at_start).filter(|rest| !rest.is_empty()).map(str::to_owned)
    };
    strip(&all).unwrap_or(all)
}

/// The words of a company, folded. Dots go, so that `S.L.` is `sl`, and so is `S. L.`.
fn words(company: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_letter = false;
    for word in fold(company).split(|c: char| c.is_whitespace() || is_mark(c)) {
        let word: String = word.chars().filter(|c| !is_silent(*c)).collect();
        if word.is_empty() {
            continue;
        }
        let is_letter = word.chars().nth(1).is_none() && word.is_ascii();
        match words.last_mut() {
            Some(last) if is_letter && was_letter => last.push_str(&word),
            Some(_) | None => words.push(word),
        }
        was_letter = is_letter;
    }
    words
}

/// True for what stands between words.
pub(super) fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '.' | '\'' | '`')
        || matches!(
            c,
            '\u{2010}'
                ..='\u{2015}'
                    | '·'
                    | '•'
                    | '・'
                    | '、'
                    | '，'
                    | '（'
                    | '）'
                    | '«'
                    | '»'
                    | '“'
                    | '”'
                    | '„'
        )
}

/// True for what is no letter and parts none: dots, apostrophes, and what nobody sees.
pub(super) fn is_silent(c: char) -> bool {
    matches!(c, '.' | '\'' | '`' | '’' | '‘' | 'ʼ' | '\u{ad}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|it| it == word)
}
