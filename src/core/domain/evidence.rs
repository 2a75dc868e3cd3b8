//! The numbers people tell about follow-up, each with who said it and how much that is worth.
//!
//! Every card and every tooltip is made from these records. Two figures are never blended into one:
//! each keeps its own outcome, its own comparator and its own grade.

use std::fmt;

/// One number that is told about follow-up, as `evidence.md` has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// What it is known by: in links, in settings and as `evidence: <id>` in the docs.
    pub id: &'static str,
    /// The claim as it is told.
    pub claim: &'static str,
    /// What the number really measures; `None` when nobody measured anything.
    pub measures: Option<&'static str>,
    /// The figure alone, as it is told; `None` when the claim has none.
    pub value: Option<&'static str>,
    /// What is counted: sales, answers, buyers.
    pub outcome: &'static str,
    /// What it is compared with; `None` when it is compared with nothing, or nobody says with what.
    pub comparator: Option<&'static str>,
    /// Who said it, as far as anybody found out.
    pub source: &'static str,
    /// When it was published; `None` when that is not known.
    pub year: Option<u16>,
    /// How much was looked at; empty when nobody says.
    pub sample: &'static [Count],
    /// How much it is worth.
    pub grade: Grade,
    /// What to know before believing it.
    pub note: &'static str,
    /// How the calculator reckons with it; `None` when it says nothing about a fast answer.
    pub multiplier: Option<Multiplier>,
}

/// A number of things that were looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count {
    /// How many there were, as far as it was told.
    pub n: u32,
    /// What they were, in the plural.
    pub of: &'static str,
}

/// How much a number is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Published, and the method is known.
    Study,
    /// Data of a company that sells the remedy.
    Vendor,
    /// One person's experience, or a book.
    Practitioner,
    /// Repeated everywhere, and no source was found.
    Folklore,
    /// Somebody measured it, and found something else.
    Contradicted,
    /// The source it names does not exist.
    Fabricated,
    /// Reckoned from other numbers, and worth what they are worth.
    Arithmetic,
}

/// What a fast answer does to a closing ratio, as a figure that can be reckoned with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Multiplier {
    /// How many times; more than 0.
    pub factor: f64,
    /// How fast the answer has to be, in minutes after the enquiry.
    pub window_minutes: u32,
    /// What is multiplied.
    pub measure: Measure,
    /// What becomes likelier.
    pub of: Outcome,
}

/// What a multiplier multiplies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// A likelihood: 2 % times nine is 18 %.
    Ratio,
    /// The odds, that is the likelihood over its opposite: 50 % times nine is 90 %.
    Odds,
}

/// What becomes likelier by a fast answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The lead buys.
    Sale,
    /// Whatever the vendor counts as a conversion.
    Conversion,
    /// A meaningful talk with somebody who decides.
    Qualifying,
}

/// Five minutes make nine times the sales: the number the app is named for, and folklore.
pub const NINE_TIMES: &str = "nine-times";

/// Five minutes against thirty, in odds.
pub const LRM_5_30: &str = "lrm-5-30";

/// Five minutes against ten, in odds.
pub const LRM_5_10: &str = "lrm-5-10";

/// An answer within the hour qualifies nearly seven times likelier.
pub const HBR_HOUR: &str = "hbr-hour";

/// Nearly a quarter of the firms never answered.
pub const HBR_AUDIT: &str = "hbr-audit";

/// The first minute.
pub const VELOCIFY_MINUTE: &str = "velocify-minute";

/// The smallest of the effects that are told.
pub const SMALL_EFFECT: &str = "small-effect";

/// The ideal answer comes within two minutes.
pub const TWO_MINUTES: &str = "two-minutes";

/// Sales by the number of contacts: made up.
pub const TOUCHES_CURVE: &str = "touches-curve";

/// Most sales need five follow-ups.
pub const FIVE_FOLLOWUPS: &str = "five-followups";

/// After four noes comes a yes.
pub const FOUR_NOES: &str = "four-noes";

/// Nearly half of all who ask buy from someone.
pub const RULE_OF_45: &str = "rule-of-45";

/// More than half of the consumers who ask buy.
pub const B2C_55_60: &str = "b2c-55-60";

const LRM: &str = "Lead Response Management study, Oldroyd with InsideSales.com";
const HBR: &str =
    "Oldroyd, McElheran, Elkington, “The Short Life of Online Sales Leads”, HBR, March 2011";

/// Every number, in the order in which it is shown.
pub const ALL: &[Evidence] = &[
    Evidence {
        id: NINE_TIMES,
        claim: "Answering within 5 minutes makes a sale 9 times likelier",
        measures: Some("The likelihood of a sale"),
        value: Some("×9"),
        outcome: "Sales",
        comparator: None,
        source: "Told as “one study”; no primary source found",
        year: None,
        sample: &[],
        grade: Grade::Folklore,
        note: "With what it is compared is not told, and retellings disagree: 30 minutes, 1 hour",
        multiplier: Some(Multiplier {
            factor: 9.0,
            window_minutes: 5,
            measure: Measure::Ratio,
            of: Outcome::Sale,
        }),
    },
    Evidence {
        id: LRM_5_30,
        claim: "Answering in 5 minutes rather than 30: contact ×100, qualify ×21",
        measures: Some("The odds of contact and of qualification, not sales"),
        value: Some("×21"),
        outcome: "Qualified leads",
        comparator: Some("An answer after 30 minutes"),
        source: LRM,
        year: Some(2007),
        sample: &[Count { n: 15_000, of: "leads" }, Count { n: 6, of: "companies" }],
        grade: Grade::Vendor,
        note: "Odds, not likelihoods; more than 15,000 leads over 3 years",
        multiplier: Some(Multiplier {
            factor: 21.0,
            window_minutes: 5,
            measure: Measure::Odds,
            of: Outcome::Qualifying,
        }),
    },
    Evidence {
        id: LRM_5_10,
        claim: "Answering in 5 minutes rather than 10: contact ×5, qualify ×4",
        measures: Some("The odds of contact and of qualification, not sales"),
        value: Some("×4"),
        outcome: "Qualified leads",
        comparator: Some("An answer after 10 minutes"),
        source: LRM,
        year: Some(2007),
        sample: &[Count { n: 15_000, of: "leads" }, Count { n: 6, of: "companies" }],
        grade: Grade::Vendor,
        note: "Odds, not likelihoods, from the same study as 5 minutes against 30",
        multiplier: Some(Multiplier {
            factor: 4.0,
            window_minutes: 5,
            measure: Measure::Odds,
            of: Outcome::Qualifying,
        }),
    },
    Evidence {
        id: HBR_HOUR,
        claim: "Answering within an hour makes it nearly 7 times likelier",
        measures: Some("The likelihood to qualify: a meaningful talk with a decision maker"),
        value: Some("×7"),
        outcome: "Qualified leads",
        comparator: Some("An answer even one hour later"),
        source: HBR,
        year: Some(2011),
        sample: &[Count { n: 1_250_000, of: "leads" }, Count { n: 42, of: "firms" }],
        grade: Grade::Study,
        note: "Observational, so a comparison and not a cause; ×60 against 24 hours or more",
        multiplier: Some(Multiplier {
            factor: 7.0,
            window_minutes: 60,
            measure: Measure::Ratio,
            of: Outcome::Qualifying,
        }),
    },
    Evidence {
        id: HBR_AUDIT,
        claim: "23 % of firms never answered",
        measures: Some("How firms answered a test: 37 % within 1 h, 16 % in 1–24 h, 24 % later"),
        value: Some("23 %"),
        outcome: "Firms that never answered",
        comparator: None,
        source: HBR,
        year: Some(2011),
        sample: &[Count { n: 2_241, of: "firms" }],
        grade: Grade::Study,
        note: "A mean of 42 hours among those that answered within 30 days",
        multiplier: None,
    },
    Evidence {
        id: "never-contacted",
        claim: "40–50 % of inbound leads are never followed up",
        measures: None,
        value: Some("40–50 %"),
        outcome: "Leads never followed up",
        comparator: None,
        source: "Retold; no source found",
        year: None,
        sample: &[],
        grade: Grade::Contradicted,
        note: "The audit of 2011 measured 23 %",
        multiplier: None,
    },
    Evidence {
        id: VELOCIFY_MINUTE,
        claim: "Answering within one minute: 391 % more conversion",
        measures: Some("Conversion, as the vendor counts it"),
        value: Some("+391 %"),
        outcome: "Conversions",
        comparator: None,
        source: "Leads360/Velocify",
        year: Some(2012),
        sample: &[Count { n: 3_500_000, of: "leads" }, Count { n: 400, of: "companies" }],
        grade: Grade::Vendor,
        note: "About +160 % in minute two; 93 % of converted leads were reached by the 6th call; \
               7 or more calls do worse",
        multiplier: Some(Multiplier {
            factor: 4.91,
            window_minutes: 1,
            measure: Measure::Ratio,
            of: Outcome::Conversion,
        }),
    },
    Evidence {
        id: SMALL_EFFECT,
        claim: "Answering under 5 minutes rather than over 24 hours: ×2.6",
        measures: Some("The closing ratio"),
        value: Some("×2.6"),
        outcome: "Sales",
        comparator: Some("An answer after more than 24 hours"),
        source: "Optifai",
        year: None,
        sample: &[Count { n: 939, of: "B2B software firms" }],
        grade: Grade::Vendor,
        note: "Second-hand; its own 32 % and 12 % give ×2.7",
        multiplier: Some(Multiplier {
            factor: 2.6,
            window_minutes: 5,
            measure: Measure::Ratio,
            of: Outcome::Sale,
        }),
    },
    Evidence {
        id: TWO_MINUTES,
        claim: "The ideal answer comes within 2 minutes; after an hour, to the nurture pile",
        measures: None,
        value: Some("2 min"),
        outcome: "Advice",
        comparator: None,
        source: "Christopher",
        year: Some(2015),
        sample: &[],
        grade: Grade::Practitioner,
        note: "Advice from experience, without data",
        multiplier: None,
    },
    Evidence {
        id: TOUCHES_CURVE,
        claim: "2 % of sales come at contact 1, 10 % at contact 4, 80 % at contacts 5–12",
        measures: None,
        value: Some("80 %"),
        outcome: "Sales, by the number of contacts",
        comparator: Some("Sales at fewer contacts"),
        source: "The association it names never existed; exposed in 2014",
        year: None,
        sample: &[],
        grade: Grade::Fabricated,
        note: "The 10 % is the 4th contact alone",
        multiplier: None,
    },
    Evidence {
        id: FIVE_FOLLOWUPS,
        claim: "80 % of sales need five follow-ups; 44 % of sellers give up after one",
        measures: None,
        value: Some("80 %"),
        outcome: "Sales after five follow-ups",
        comparator: None,
        source: "Traced to a marketing site without a study",
        year: None,
        sample: &[],
        grade: Grade::Folklore,
        note: "Nobody is known to have counted it",
        multiplier: None,
    },
    Evidence {
        id: "eight-eighty",
        claim: "8 % of sellers get 80 % of sales",
        measures: None,
        value: Some("8 %"),
        outcome: "Sellers",
        comparator: None,
        source: "No source found",
        year: None,
        sample: &[],
        grade: Grade::Folklore,
        note: "Nobody is known to have counted it",
        multiplier: None,
    },
    Evidence {
        id: FOUR_NOES,
        claim: "After four noes the fifth ask is a yes",
        measures: None,
        value: None,
        outcome: "A yes",
        comparator: None,
        source: "No source found",
        year: None,
        sample: &[],
        grade: Grade::Folklore,
        note: "So the fifth ask is offered, and never forced",
        multiplier: None,
    },
    Evidence {
        id: "two-ninetyeight",
        claim: "2 % have researched and are ready; 98 % are not yet",
        measures: None,
        value: Some("2 %"),
        outcome: "Leads ready to buy",
        comparator: None,
        source: "No source found",
        year: None,
        sample: &[],
        grade: Grade::Folklore,
        note: "Nobody is known to have counted it",
        multiplier: None,
    },
    Evidence {
        id: "existing-customers",
        claim: "Selling to a customer succeeds in 60–70 %, to a stranger in 5–20 %",
        measures: None,
        value: Some("60–70 %"),
        outcome: "Sales",
        comparator: Some("Selling to a stranger: 5–20 %"),
        source: "Farris et al., “Marketing Metrics”",
        year: None,
        sample: &[],
        grade: Grade::Practitioner,
        note: "The data behind it was not found",
        multiplier: None,
    },
    Evidence {
        id: RULE_OF_45,
        claim: "45 % of inquiries buy from someone, most within 12 months (10–15 % by month 3, \
                26 % by month 6)",
        measures: Some(
            "B2B inquiries that buy from anyone; your share of them is your market share",
        ),
        value: Some("45 %"),
        outcome: "Buyers, from whomever they buy",
        comparator: None,
        source: "Obermayer",
        year: None,
        sample: &[Count { n: 100, of: "own studies" }],
        grade: Grade::Practitioner,
        note: "More than 100 studies of his own; it is where the ceiling of 45 % comes from",
        multiplier: None,
    },
    Evidence {
        id: B2C_55_60,
        claim: "55–60 % of B2C leads buy",
        measures: None,
        value: Some("55–60 %"),
        outcome: "Buyers",
        comparator: None,
        source: "Christopher",
        year: Some(2015),
        sample: &[],
        grade: Grade::Folklore,
        note: "It is where the ceiling of 55 % comes from",
        multiplier: None,
    },
    Evidence {
        id: "third-of-45",
        claim: "Closing a third of the 45 buyers in 100 leads makes 15 sales",
        measures: Some("Nothing new: 100 × 0.45 × 0.33 = 14.85"),
        value: Some("15"),
        outcome: "Sales in 100 leads",
        comparator: None,
        source: "Christopher",
        year: Some(2015),
        sample: &[],
        grade: Grade::Arithmetic,
        note: "Arithmetic, worth as much as the 45 % it starts from",
        multiplier: None,
    },
];

/// The record known by `id`; `None` when there is none, as for a setting of another version.
pub fn find(id: &str) -> Option<&'static Evidence> {
    ALL.iter().find(|evidence| evidence.id == id)
}

/// The records the calculator can reckon with, each with its multiplier.
pub fn multipliers() -> impl Iterator<Item = (&'static Evidence, Multiplier)> {
    ALL.iter().filter_map(|evidence| Some((evidence, evidence.multiplier?)))
}

impl Grade {
    /// Every grade, the most trustworthy first.
    pub const ALL: [Grade; 7] = [
        Grade::Study,
        Grade::Vendor,
        Grade::Practitioner,
        Grade::Arithmetic,
        Grade::Folklore,
        Grade::Contradicted,
        Grade::Fabricated,
    ];

    /// What the grade means, as a sentence without its full stop.
    pub fn meaning(self) -> &'static str {
        match self {
            Grade::Study => "Published, and its method is known",
            Grade::Vendor => "Data of a company that sells the remedy",
            Grade::Practitioner => "One person's experience, or a book",
            Grade::Folklore => "Repeated everywhere, and no source was found",
            Grade::Contradicted => "Somebody measured it, and found something else",
            Grade::Fabricated => "The source it names does not exist",
            Grade::Arithmetic => "Reckoned from other numbers, and worth what they are worth",
        }
    }
}

impl fmt::Display for Grade {
    /// Writes the grade as one small word.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Grade::Study => "study",
            Grade::Vendor => "vendor",
            Grade::Practitioner => "practitioner",
            Grade::Folklore => "folklore",
            Grade::Contradicted => "contradicted",
            Grade::Fabricated => "fabricated",
            Grade::Arithmetic => "arithmetic",
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use expect_test::{Expect, expect};

    use super::*;

    /// Every record, as `line` tells it; records of which it tells nothing are left out.
    fn check(line: impl Fn(&Evidence) -> Option<String>, expected: Expect) {
        let lines: Vec<_> = ALL.iter().filter_map(line).collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn every_row_of_the_table_is_here_with_its_grade() {
        check(
            |it| Some(format!("{} {}", it.id, it.grade)),
            expect![[r#"
                nine-times folklore
                lrm-5-30 vendor
                lrm-5-10 vendor
                hbr-hour study
                hbr-audit study
                never-contacted contradicted
                velocify-minute vendor
                small-effect vendor
                two-minutes practitioner
                touches-curve fabricated
                five-followups folklore
                eight-eighty folklore
                four-noes folklore
                two-ninetyeight folklore
                existing-customers practitioner
                rule-of-45 practitioner
                b2c-55-60 folklore
                third-of-45 arithmetic"#]],
        );
    }

    #[test]
    fn six_of_them_multiply() {
        check(
            |it| {
                let Multiplier { factor, window_minutes, measure, of } = it.multiplier?;
                Some(format!("{} {factor}, {window_minutes} min, {measure:?} of {of:?}", it.id))
            },
            expect![[r#"
                nine-times 9, 5 min, Ratio of Sale
                lrm-5-30 21, 5 min, Odds of Qualifying
                lrm-5-10 4, 5 min, Odds of Qualifying
                hbr-hour 7, 60 min, Ratio of Qualifying
                velocify-minute 4.91, 1 min, Ratio of Conversion
                small-effect 2.6, 5 min, Ratio of Sale"#]],
        );
        assert_eq!(multipliers().count(), 6);
    }

    #[test]
    fn what_was_looked_at_is_told() {
        check(
            |it| {
                let counts: Vec<_> =
                    it.sample.iter().map(|count| format!("{} {}", count.n, count.of)).collect();
                let year = it.year.map(|year| format!(" ({year})")).unwrap_or_default();
                let is_told = !counts.is_empty() || !year.is_empty();
                is_told.then(|| format!("{}{year}: {}", it.id, counts.join(", ")).trim().to_owned())
            },
            expect![[r#"
                lrm-5-30 (2007): 15000 leads, 6 companies
                lrm-5-10 (2007): 15000 leads, 6 companies
                hbr-hour (2011): 1250000 leads, 42 firms
                hbr-audit (2011): 2241 firms
                velocify-minute (2012): 3500000 leads, 400 companies
                small-effect: 939 B2B software firms
                two-minutes (2015):
                rule-of-45: 100 own studies
                b2c-55-60 (2015):
                third-of-45 (2015):"#]],
        );
    }

    #[test]
    fn an_id_names_one_record() {
        let ids: BTreeSet<_> = ALL.iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), ALL.len());
        for it in ALL {
            assert_eq!(find(it.id), Some(it), "{}", it.id);
        }
        assert_eq!(find("ten-times"), None);
    }

    #[test]
    fn no_text_is_blank_or_ends_in_a_full_stop() {
        for it in ALL {
            let texts = [it.id, it.claim, it.outcome, it.source, it.note];
            let perhaps = [it.measures, it.value, it.comparator];
            let units = it.sample.iter().map(|count| count.of);
            for text in texts.into_iter().chain(perhaps.into_iter().flatten()).chain(units) {
                let is_whole = !text.is_empty() && text.trim() == text && !text.ends_with('.');
                assert!(is_whole, "{}: {text:?}", it.id);
            }
        }
    }

    #[test]
    fn an_id_is_made_of_small_letters_digits_and_dashes() {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        for it in ALL {
            assert!(it.id.chars().all(fits), "{}", it.id);
        }
    }

    #[test]
    fn every_grade_is_given_to_somebody_and_listed_once() {
        let given: BTreeSet<_> = ALL.iter().map(|it| it.grade).collect();
        let listed: BTreeSet<_> = Grade::ALL.into_iter().collect();
        assert_eq!(given, listed);
        assert_eq!(listed.len(), Grade::ALL.len());
    }

    #[test]
    fn a_factor_is_a_positive_number() {
        for (it, multiplier) in multipliers() {
            assert!(multiplier.factor.is_finite() && multiplier.factor > 0.0, "{}", it.id);
            assert!(multiplier.window_minutes > 0, "{}", it.id);
        }
    }
}
