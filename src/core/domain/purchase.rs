//! What a customer bought, and what they asked before.

use chrono::NaiveDate;

use super::id::Id;
use super::money::Money;
use super::stage::Stage;
use super::text::Line;
use super::time::Instant;
use super::unknown::Unknown;

/// The name of a purchase.
pub type PurchaseId = Id<OfPurchase>;

/// Marks the ids of purchases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfPurchase {}

/// Something that a lead bought. The order is that of the days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Purchase {
    /// The day on which they bought.
    pub on: NaiveDate,
    /// The name it keeps for ever.
    pub id: PurchaseId,
    /// What they bought.
    pub what: Line,
    /// What they paid; `None` while nobody has said.
    pub value: Option<Money>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// An enquiry that a later one took the place of. The order is that of the enquiries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PastEnquiry {
    /// When they asked then; `None` for somebody who was a mere contact.
    pub asked_at: Option<Instant>,
    /// When they asked again.
    pub until: Instant,
    /// How far it had come.
    pub stage: Stage,
    /// What a later version wrote here.
    pub unknown: Unknown,
}
