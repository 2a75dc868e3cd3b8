//! The nine-times benefit: what answering fast is worth, with any multiplier.
//!
//! One lead answered within the window of the multiplier is *fast*, every other is *slow*. The
//! formulas are those of `evidence.md`, "The nine-times benefit, exactly".

mod input;

pub use self::input::{InputError, Leads, Share, Times, Worth};
use super::evidence::{self, Measure, Multiplier};
use super::fact::Kind;

/// What a fast answer does to a closing ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// How many times.
    pub times: Times,
    /// What is multiplied.
    pub measure: Measure,
}

/// How many of all leads can close at most: not everybody who asks will ever buy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ceiling {
    /// 45 % (`evidence: rule-of-45`).
    #[default]
    Business,
    /// 55 % (`evidence: b2c-55-60`).
    Consumer,
    /// 100 %.
    Off,
}

/// The closing ratio that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Closing {
    /// That of the slow leads alone.
    Slow(Share),
    /// That of all leads together.
    Overall(Share),
}

/// What the calculator reckons with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// How many leads come in a period.
    pub n_leads: Leads,
    /// How many of them are answered within the window.
    pub fast: Share,
    /// What a fast answer does.
    pub effect: Effect,
    /// The closing ratio that is known.
    pub closing: Closing,
    /// How many can close at most.
    pub ceiling: Ceiling,
}

/// What the calculator says. Ratios lie between 0 and 1, sales are those of the period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Benefit {
    /// The closing ratio of slow leads; `None` when all leads are fast and only the overall ratio
    /// is known, for then nothing tells it.
    pub slow_ratio: Option<f64>,
    /// The closing ratio of fast leads.
    pub fast_ratio: f64,
    /// What the fast ratio would be without the ceiling, when the ceiling takes something away; it
    /// may be more than 1.
    pub capped_from: Option<f64>,
    /// The sales as things are.
    pub n_sales_now: f64,
    /// The sales if every lead were answered within the window.
    pub n_sales_if_all_fast: f64,
    /// The sales that fast answers would add; less than 0 when the multiplier is less than 1.
    pub n_sales_gained: f64,
}

/// No slow closing ratio up to 100 % gives the overall ratio: the multiplier is below 1, and too
/// many leads close.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these figures do not fit together: slow leads would have to close at more than 100 %")]
pub struct NoSolution;

/// The closing ratio of slow leads that a live clock reckons with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SlowRatio {
    /// The desk's own.
    Measured(Share),
    /// 2 %, for a desk that has closed too few leads; it is shown as *assumed*.
    Assumed,
}

/// What is at stake while one enquiry waits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stake {
    /// The chance of a sale when it is answered after the window.
    pub slow_ratio: f64,
    /// The chance of a sale when it is answered within the window.
    pub fast_ratio: f64,
    /// How much the chance grows by a fast answer; below 0 for a multiplier below 1.
    pub gain: f64,
    /// The gain in money, in whole minor units; `None` when no value is known.
    pub money_minor: Option<i64>,
    /// What the fast ratio would be without the ceiling, when the ceiling takes something away.
    pub capped_from: Option<f64>,
    /// Whether the slow ratio is assumed, and has to be shown so.
    pub is_assumed: bool,
}

/// Two ratios that are closer than this are the same: what rounding leaves takes nothing away.
const SAME: f64 = 1e-12;

/// What answering every lead within the window would bring.
pub fn benefit(inputs: Inputs) -> Result<Benefit, NoSolution> {
    let Inputs { n_leads: Leads(n), fast: Share(f), effect, closing, ceiling } = inputs;
    let slow_ratio = match closing {
        Closing::Slow(Share(slow)) => Some(slow),
        // All leads are fast, so the overall ratio is theirs and nothing tells another.
        Closing::Overall(_) if f >= 1.0 => None,
        Closing::Overall(Share(overall)) => Some(effect.slow_ratio(overall, f, ceiling)?),
    };
    let Share(told) = closing.ratio();
    let (fast_ratio, capped_from) =
        slow_ratio.map_or((told, None), |slow| effect.fast_ratio(slow, ceiling));
    let slow = slow_ratio.unwrap_or(told);
    Ok(Benefit {
        slow_ratio,
        fast_ratio,
        capped_from,
        n_sales_now: n * (f * fast_ratio + (1.0 - f) * slow),
        n_sales_if_all_fast: n * fast_ratio,
        // The difference of the two, without the noise of subtracting them.
        n_sales_gained: n * (1.0 - f) * (fast_ratio - slow),
    })
}

/// What is at stake for one lead: `(p1 − p0)·value`, the value in whole minor units.
pub fn stake(slow: SlowRatio, effect: Effect, ceiling: Ceiling, value_minor: Option<i64>) -> Stake {
    let Share(slow_ratio) = slow.ratio();
    let (fast_ratio, capped_from) = effect.fast_ratio(slow_ratio, ceiling);
    let gain = fast_ratio - slow_ratio;
    Stake {
        slow_ratio,
        fast_ratio,
        gain,
        money_minor: value_minor.map(|value| (gain * value as f64).round() as i64),
        capped_from,
        is_assumed: slow == SlowRatio::Assumed,
    }
}

impl Effect {
    /// The closing ratio of fast leads, and what it would be without the ceiling when that is more.
    fn fast_ratio(self, slow: f64, ceiling: Ceiling) -> (f64, Option<f64>) {
        let Effect { times: Times(m), .. } = self;
        let free = self.without_ceiling(slow);
        if m < 1.0 {
            // Rounding alone could have it help near 100 %.
            return (free.min(slow), None);
        }
        // The ceiling limits the gain and takes nothing away from what closes anyhow.
        let fast = free.min(ceiling.ratio()).max(slow);
        (fast, (free - fast > SAME).then_some(free))
    }

    /// What becomes of `slow` by a fast answer, however much that is.
    fn without_ceiling(self, slow: f64) -> f64 {
        let Effect { times: Times(m), measure } = self;
        match measure {
            Measure::Ratio => m * slow,
            // It is m·o / (1 + m·o) with the odds o = p / (1 − p), so written that p may be 1.
            Measure::Odds => (m * slow / (1.0 + (m - 1.0) * slow)).min(1.0),
        }
    }

    /// The closing ratio of slow leads when `overall` is that of all, and `f < 1` of them are fast.
    fn slow_ratio(self, overall: f64, f: f64, ceiling: Ceiling) -> Result<f64, NoSolution> {
        let Effect { times: Times(m), .. } = self;
        let q = ceiling.ratio();
        let uncapped = self.uncapped_slow_ratio(overall, f);
        if m < 1.0 {
            return if uncapped <= 1.0 { Ok(uncapped) } else { Err(NoSolution) };
        }
        if self.without_ceiling(uncapped) <= q {
            return Ok(uncapped);
        }
        let at_the_ceiling = (overall - f * q) / (1.0 - f);
        Ok(if at_the_ceiling <= q { at_the_ceiling.clamp(0.0, 1.0) } else { overall })
    }

    /// The slow ratio that gives `overall` when there is no ceiling; it may be more than 1.
    fn uncapped_slow_ratio(self, overall: f64, f: f64) -> f64 {
        let Effect { times: Times(m), measure } = self;
        match measure {
            Measure::Ratio => overall / (1.0 + f * (m - 1.0)),
            Measure::Odds => {
                // The root of (1−f)(m−1)p² + (f·m + 1 − f − c(m−1))p − c = 0 that lies in [0, 1],
                // in the form that subtracts no two numbers of nearly the same size.
                let a = (1.0 - f) * (m - 1.0);
                let b = f * m + 1.0 - f - overall * (m - 1.0);
                let root = (b * b + 4.0 * a * overall).max(0.0).sqrt();
                let ratio =
                    if b >= 0.0 { 2.0 * overall / (b + root) } else { (root - b) / (2.0 * a) };
                ratio.clamp(0.0, 1.0)
            }
        }
    }
}

impl Benefit {
    /// What the gained sales are worth, in the unit of `worth`.
    pub fn worth(&self, Worth(worth): Worth) -> f64 {
        self.n_sales_gained * worth
    }
}

impl Closing {
    /// The ratio that was told.
    pub fn ratio(self) -> Share {
        match self {
            Closing::Slow(ratio) | Closing::Overall(ratio) => ratio,
        }
    }
}

impl SlowRatio {
    /// The ratio: the desk's own, or 2 %.
    pub fn ratio(self) -> Share {
        match self {
            SlowRatio::Measured(ratio) => ratio,
            SlowRatio::Assumed => Share(0.02),
        }
    }
}

impl Ceiling {
    /// All of them.
    pub const ALL: [Ceiling; 3] = [Ceiling::Business, Ceiling::Consumer, Ceiling::Off];

    /// The ceiling of whoever buys; that of a business while nobody knows.
    pub fn of(kind: Option<Kind>) -> Ceiling {
        match kind {
            Some(Kind::Business) | None => Ceiling::Business,
            Some(Kind::Consumer) => Ceiling::Consumer,
        }
    }

    /// The ratio at which it stands, from 0 to 1.
    pub fn ratio(self) -> f64 {
        match self {
            Ceiling::Business => 0.45,
            Ceiling::Consumer => 0.55,
            Ceiling::Off => 1.0,
        }
    }
}

impl Default for Effect {
    /// Nine times (`evidence: nine-times`).
    fn default() -> Effect {
        let nine_times = evidence::find(evidence::NINE_TIMES).and_then(|it| it.multiplier);
        nine_times.expect("evidence.rs has the number the app is named for").into()
    }
}

impl From<Multiplier> for Effect {
    /// A published figure, as the calculator reckons with it.
    fn from(multiplier: Multiplier) -> Effect {
        let times = Times::new(multiplier.factor);
        let times = times.expect("a published factor is positive: evidence.rs tests it");
        Effect { times, measure: multiplier.measure }
    }
}

#[cfg(test)]
mod tests;
