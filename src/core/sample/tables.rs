//! The words of a sample that belong to no language of a person: what the desk itself would write.
//!
//! In every text `{product}` and `{city}` stand for one of each.

use crate::domain::objection::ObjectionKind;
use crate::domain::touch::Outcome;

/// Where a lead came from, and what exactly brought it.
#[derive(Debug, Clone, Copy)]
pub struct Origin {
    /// The source.
    pub source: &'static str,
    /// Its details; some sources have none.
    pub details: &'static [&'static str],
}

/// A text that tries the limits of lists, files and screens.
#[derive(Debug)]
pub struct Oddity {
    /// The name of the lead.
    pub name: &'static str,
    /// Its company.
    pub company: Option<&'static str>,
    /// Its note.
    pub note: Option<&'static str>,
}

/// The sources, each with how many of 100 leads come from it.
pub const ORIGINS: &[(u64, Origin)] = &[
    (
        27,
        Origin {
            source: "Website form",
            details: &["Pricing page", "Contact page", "Guide: choosing {product}", "Chat window"],
        },
    ),
    (
        14,
        Origin {
            source: "Referral",
            details: &["A customer in {city}", "Her sister-in-law", "Our accountant", "Old client"],
        },
    ),
    (
        10,
        Origin {
            source: "Trade fair",
            details: &["{city}, hall 3", "{city}, evening reception", "{city}, talk on Thursday"],
        },
    ),
    (
        9,
        Origin {
            source: "Search ad",
            details: &["“{product} near {city}”", "“{product} price”", "Brand campaign"],
        },
    ),
    (8, Origin { source: "Phone", details: &[] }),
    (
        8,
        Origin {
            source: "LinkedIn",
            details: &["Post about {product}", "Asked in a comment", "Met in a group"],
        },
    ),
    (
        6,
        Origin {
            source: "Newsletter", details: &["Spring issue", "Issue 42", "Reply to “hello”"]
        },
    ),
    (5, Origin { source: "Webinar", details: &["{product} in an hour", "Questions at the end"] }),
    (4, Origin { source: "Partner", details: &["Passed on by the {city} office"] }),
    (
        4,
        Origin {
            source: "Article",
            details: &["“The first five minutes”", "“What {product} really costs”"],
        },
    ),
    (2, Origin { source: "Walk-in", details: &["Saw the sign", "Waited out the rain"] }),
    (2, Origin { source: "Empfehlung", details: &["Stammtisch in {city}"] }),
    (1, Origin { source: "展示会", details: &["{city}"] }),
];

/// What is sold.
pub const PRODUCTS: &[&str] = &[
    "heat pumps",
    "booking software",
    "office coffee",
    "a kitchen",
    "bookkeeping",
    "e-bikes",
    "a language course",
    "rooftop solar",
    "translation",
    "a wedding cake",
    "fire doors",
    "payroll",
    "a new website",
    "garden design",
];

/// Whose leads a consultant looks after.
pub const CLIENTS: &[&str] =
    &["Brightwater & Daughters", "Elmsee Energie", "Studio Quatre-Vents", "Kite Works", "青空商店"];

/// Words to sort leads by.
pub const TAGS: &[&str] = &[
    "VIP",
    "hot",
    "newsletter",
    "demo done",
    "big order",
    "spring",
    "price-sensitive",
    "Messe",
    "à rappeler",
    "重要",
    "صديق",
    "second site",
    "knows us",
    "paper contract",
    "🌱",
];

/// What troubles people.
pub const PROBLEMS: &[&str] = &[
    "Orders get lost between two systems",
    "Nobody answers on weekends",
    "The last supplier went out of business",
    "Costs have doubled in two years",
    "Staff spend hours on typing",
    "Customers wait too long",
];

/// What we said we would do.
pub const PROMISES: &[&str] = &[
    "Send the price list",
    "Ask whether it fits through the door",
    "Find somebody who did the same",
    "Send a sample",
    "Ask about delivery in March",
];

/// Why a sale was lost.
pub const LOST_REASONS: &[&str] = &[
    "Chose another offer",
    "No budget this year",
    "Never answered",
    "The project was cancelled",
    "Wanted something we do not make",
    "Had bought before we answered",
    "Too far away",
    "Stays with what they have",
    "The one who wanted it has left",
];

/// Who decides, when it is not the lead.
pub const DECISION_MAKERS: &[&str] = &[
    "Her business partner",
    "The board",
    "His wife",
    "Head of purchasing",
    "The parents' council",
    "Group IT",
    "The landlord",
    "She does",
    "Both brothers together",
];

/// Who answered first.
pub const ANSWERED_FIRST: &[&str] =
    &["We did", "A competitor", "The manufacturer", "A firm from {city}", "Nobody else"];

/// What is worth remembering about a lead.
pub const LEAD_NOTES: &[&str] = &[
    "Looks for {product}, and wants it before the summer.",
    "Needs {product} for two sites, {city} first. Asked for references.",
    "Bought {product} from somebody else in 2019 and was not happy with the service.",
    "Would rather write than talk. Answers late in the evening.",
    "Budget is agreed; the date is not.",
    "Met at the coffee bar.\nAsked about {product}, then about the dog.",
    "Asks whether {product} can be rented.",
    "Moves to {city} in autumn and wants everything ready by then.",
    "Compares three firms. We are the only one that called back.",
    "Wants one price for everything.\n\n- delivery\n- set-up\n- a year of service",
];

/// What is noted of somebody whose first e-mail was answered by a program.
pub const AUTOMATIC_REPLY: &str = "Thank you, we have your enquiry and will call you";

/// Why nobody is to contact a lead again.
pub const NEVER_AGAIN: &str = "Asked not to be contacted again";

/// What could be noted of a touch of ours that ended so.
pub fn notes(outcome: Outcome) -> &'static [&'static str] {
    match outcome {
        Outcome::NoAnswer => &[
            "Rang out",
            "Engaged twice",
            "Straight to voicemail, left nothing",
            "Somebody picked up and put it down again",
        ],
        Outcome::LeftMessage => &[
            "Said that we will try again tomorrow",
            "Sent the guide to {product}",
            "Left name and number with the front desk",
            "Sent three dates to choose from",
            "Sent what another customer in {city} did",
        ],
        Outcome::Spoke => &[
            "Wants {product}, has to ask at home first",
            "Talked for twenty minutes, mostly about {city}",
            "Likes it. The price was no surprise",
            "Asked what happens when it breaks",
            "Sends us the plans by Friday",
            "Needs it smaller, cheaper and sooner",
        ],
        Outcome::NotNow => &[
            "After the holidays, not before",
            "Next year's budget",
            "Moves house first",
            "Call again when the shop has opened",
        ],
        Outcome::No => &[
            "Signed with somebody else last week",
            "No, and please no newsletter either",
            "Too expensive, even without delivery",
            "Has decided to do nothing",
        ],
        Outcome::Appointment => &[
            "Comes to the showroom with the plans",
            "Video call with both of them",
            "We visit them in {city}",
        ],
        Outcome::Won => &[
            "Signed!",
            "Ordered {product}, delivery in six weeks",
            "Took the larger one after all",
            "Paid in advance",
        ],
    }
}

/// What the lead itself wrote or said.
pub const THEIR_WORDS: &[&str] = &[
    "Could you call me back, please?",
    "Is the offer for {product} still valid?",
    "Sorry, I was away. Thursday works.",
    "Got your message. I need another week.",
    "How long does delivery to {city} take?",
    "👍",
];

/// Texts that try the limits.
pub const ODDITIES: &[Oddity] = &[
    Oddity {
        name: "Anna-Theodora Maximiliane Freifrau von und zu Hohenlinden-Rosenwasser auf \
               Oberunterbergkirchen und Niederobertalhausen-Süd",
        company: Some(
            "Gesellschaft zur Förderung der Windmühlenflügelrestaurierung und verwandter \
                       Handwerke in den Niederungen zwischen Elbe und Oder e. V., Zweigstelle Nord",
        ),
        note: None,
    },
    Oddity {
        name: "Bobbie <script>alert('hello')</script> Tables",
        company: Some("\"; DROP TABLE leads; --"),
        note: Some("<img src=x onerror=alert(1)> & &amp; {{7*7}} ${7*7} %00 %s ../../etc"),
    },
    Oddity {
        name: "=HYPERLINK(\"https://example.com\";\"Click\")",
        company: Some("+1+1"),
        note: Some("@SUM(A1:A9)\n-2+3\n\tbegins with a tab"),
    },
    Oddity {
        name: "Dana \u{202e}nosnhoJ\u{202c}",
        company: Some("\u{2067}שלום\u{2069} Shalom (\u{200f}Tel Aviv\u{200e})"),
        note: Some("Left to right, ימין לשמאל, and back; then العربية 123 and 45-67 \u{202b}xyz"),
    },
    Oddity {
        name: "Z\u{351}\u{36b}a\u{31b}\u{323}\u{30a}l\u{489}\u{334}g\u{35c}o\u{35f}\u{322}",
        company: None,
        note: Some("Jo\u{308}rg wrote o with the dots apart, Jörg with one letter"),
    },
    Oddity {
        name: "🦄 Uma 👩🏽‍🚀 Ray 🇺🇳", company: Some("🍕🍕🍕"), note: Some("👨‍👩‍👧‍👦 1️⃣ 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ☎️ ✅")
    },
    Oddity { name: "null", company: Some("undefined"), note: Some("NaN") },
    Oddity { name: "O", company: Some("Ø"), note: Some(".") },
    Oddity {
        name: "Nowhere\u{a0}To\u{a0}Break\u{2011}This\u{2060}Name\u{a0}Anywhere\u{a0}At\u{a0}All",
        company: Some(
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        ),
        note: None,
    },
    Oddity {
        name: "Quote \"The\" O'Comma; Semi, Tab",
        company: Some("Back\\slash, \"Double\" & 'Single' Ltd; Sons | Pipe"),
        note: Some("line one\nline two;with;semicolons\n\"quoted\", with, commas"),
    },
    Oddity {
        name: "İstanbul ıI ﬁne ǅ ß ẞ ſ",
        company: Some("Straße · STRASSE · Οδός ΟΔΟΣ"),
        note: None,
    },
    Oddity {
        name: "Ｆｕｌｌ Ｗｉｄｔｈ ｶﾀｶﾅ 한글 𠮷野家",
        company: Some("㍿ ½ ℡ ①②③"),
        note: Some("𝒞𝓊𝓇𝓈𝒾𝓋𝑒 𠜎𠜱𠝹 👾"),
    },
];

/// What a *No* was about, in their words.
#[derive(Clone, Copy)]
pub struct ObjectionWords(pub ObjectionKind, pub &'static str);

/// What is said no to, and how often.
pub const OBJECTIONS: &[(u64, ObjectionWords)] = &[
    (4, ObjectionWords(ObjectionKind::Timing, "Not before the summer")),
    (3, ObjectionWords(ObjectionKind::Timing, "Ask me again after the move")),
    (5, ObjectionWords(ObjectionKind::Price, "Twice what we pay now")),
    (3, ObjectionWords(ObjectionKind::Price, "Somebody offered it for less")),
    (3, ObjectionWords(ObjectionKind::Authority, "My partner has to agree")),
    (2, ObjectionWords(ObjectionKind::Authority, "Head office decides")),
    (4, ObjectionWords(ObjectionKind::Need, "We get along as it is")),
];

/// What of ours would help.
pub const SOLUTIONS: &[&str] = &[
    "One place for both",
    "A trial for a month, without a contract",
    "Our people do the first week",
    "Delivery before Easter",
];

/// How it came about, in their words.
pub const STORIES: &[&str] = &[
    "Took over the shop from her father in spring. The old supplier knew everybody by name; since \
     then nobody has called back. Wants somebody who answers.",
    "Two sites, one warehouse. They count by hand on Fridays and are wrong on Mondays. The auditor \
     has noticed.",
    "Grew from three to eleven people in a year. Everybody does everything, and customers hear \
     different prices.",
    "Had bought something similar that never worked. Is careful now, and asks good questions.",
];

/// What is worth remembering of a person.
pub const PERSONAL: &[&str] = &[
    "Runs the marathon in October",
    "A daughter at music school; never on Wednesday afternoons",
    "Grew up by the sea, misses it",
    "Likes it short, and by the numbers",
];

/// What was bought.
pub const PURCHASES: &[&str] = &[
    "The starter package",
    "Forty seats for a year",
    "Two days of training",
    "The large one, with delivery",
];
