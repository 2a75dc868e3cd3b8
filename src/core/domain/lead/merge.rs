//! Two versions of one lead, made into one.

use super::check::{is_before_enquiry, order_touches};
use super::verbs::say;
use super::{Lead, LeadError, Parts, Stamps, Was};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::time::Instant;
use crate::domain::touch::Touch;
use std::borrow::Cow;
use std::cmp::Reverse;

/// What became of two versions of one lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Both in one.
    pub lead: Lead,
    /// What one version said and the other, which had not heard of it, overruled by a later stamp.
    /// It is in the history of the lead too, as far as that reaches.
    pub overruled: Vec<Was>,
}

impl Lead {
    /// Both versions in one: by fact the later change stays, touches are united by id, and what is
    /// overruled goes into the history.
    ///
    /// In either order, in any grouping and however often, the result is the same: a fact and all
    /// it ever said are a set of stamped versions of which the last counts (promise: tabs agree).
    /// Ties are settled by what is said, so that two desks settle them alike.
    ///
    /// Two changes may not go together: one took away the name and the other the e-mail, or one
    /// moved the enquiry behind a touch of the other. Then the lead shows what does, and the
    /// version that could not stand waits in the history, later than what is shown. So the next
    /// merge starts again from what was really said.
    #[must_use]
    pub fn merge(&self, other: &Lead) -> Merged {
        if self == other {
            return Merged { lead: self.clone(), overruled: Vec::new() };
        }
        let mut parts = self.unmended().into_owned();
        let theirs = other.unmended();
        let n_ours = parts.history.len();
        let mut stamps = Stamps::default();
        let mut overruled = Vec::new();
        for kind in FactKind::ALL {
            if parts.stamp(kind) == theirs.stamp(kind) && parts.agrees_on(kind, &theirs) {
                stamps.insert(kind, parts.stamp(kind));
                continue;
            }
            let (our, their) = (parts.version(kind), theirs.version(kind));
            let is_ours_later = our > their;
            let (winner, loser) = if is_ours_later { (our, their) } else { (their, our) };
            let known = if is_ours_later { &parts.history[..n_ours] } else { &theirs.history[..] };
            let is_news = !loser.fact.is_blank() && !known.contains(&loser);
            if is_news && loser.fact != winner.fact {
                overruled.push(loser.clone());
            }
            parts.history.push(loser);
            stamps.insert(kind, winner.set_at);
            parts.put(winner.fact);
        }
        parts.captured_at = parts.captured_at.min(theirs.captured_at);
        parts.stamps = stamps;
        if parts.touches != theirs.touches {
            parts.touches.extend(theirs.touches.iter().cloned());
        }
        parts.history.extend(theirs.history.iter().cloned());
        parts.unknown = parts.unknown.merge(&theirs.unknown);
        // Of each touch only the version that stays has a say about the enquiry.
        order_touches(&mut parts.touches);
        parts.mend();
        let lead = Lead::new(parts).expect("two leads make a lead: what could forbid it is mended");
        Merged { lead, overruled }
    }

    /// This lead saying what `theirs` says, as changes made at `stamp`: what it said before goes
    /// into the history, and touches that they do not have are taken back. *Never contact* stays.
    pub fn become_like(&self, theirs: &Lead, stamp: Instant) -> Result<Lead, LeadError> {
        let stamp = self.next_stamp(stamp);
        let mut parts = self.0.clone();
        for kind in FactKind::ALL {
            let is_lifted = kind == FactKind::NeverContact && !theirs.0.never_contact;
            if !is_lifted && !parts.agrees_on(kind, &theirs.0) {
                say(&mut parts, theirs.0.fact(kind), stamp);
            }
        }
        for touch in &mut parts.touches {
            let like = match theirs.touch(touch.id) {
                Some(theirs) => theirs.clone(),
                None => Touch { is_removed: true, ..touch.clone() },
            };
            if !like.says_the_same(touch) {
                *touch = Touch { changed_at: Some(stamp), ..like };
            }
        }
        let is_new = |touch: &&Touch| self.touch(touch.id).is_none();
        parts.touches.extend(theirs.0.touches.iter().filter(is_new).cloned());
        parts.unknown = theirs.0.unknown.clone();
        Lead::new(parts)
    }

    /// What was really said, before a merge had to mend it.
    fn unmended(&self) -> Cow<'_, Parts> {
        if self.0.overtaking().is_empty() {
            return Cow::Borrowed(&self.0);
        }
        let mut parts = self.0.clone();
        parts.unmend();
        Cow::Owned(parts)
    }
}

impl Parts {
    /// What fact `kind` says now, and since when.
    pub(super) fn version(&self, kind: FactKind) -> Was {
        Was { set_at: self.stamp(kind), fact: self.fact(kind) }
    }

    /// True when `was` is the version that its fact says now.
    pub(super) fn is_said_now(&self, was: &Was) -> bool {
        let kind = was.fact.kind();
        was.set_at == self.stamp(kind) && was.fact == self.fact(kind)
    }

    /// True when `was` is later than what its fact says now.
    pub(super) fn is_overtaken_by(&self, was: &Was) -> bool {
        let kind = was.fact.kind();
        let set_at = self.stamp(kind);
        was.set_at > set_at || was.set_at == set_at && was.fact > self.fact(kind)
    }

    /// The last version of each fact that says something earlier now.
    pub(super) fn overtaking(&self) -> Vec<Was> {
        let last = |kind| {
            let overtaking = |was: &&Was| was.fact.kind() == kind && self.is_overtaken_by(was);
            self.history.iter().filter(overtaking).max().cloned()
        };
        FactKind::ALL.into_iter().filter_map(last).collect()
    }

    /// Has each fact say what was said of it last, also where that cannot stand: the opposite of
    /// [`Parts::mend`].
    pub(super) fn unmend(&mut self) {
        for last in self.overtaking() {
            let kind = last.fact.kind();
            self.history.retain(|was| *was != last);
            // Nobody said that the enquiry came when it is shown to have.
            if kind != FactKind::EnquiryAt {
                self.history.push(self.version(kind));
            }
            self.stamps.insert(kind, last.set_at);
            self.put(last.fact);
        }
    }

    /// Has the facts go together where each for itself says what was said last.
    ///
    /// Of a lead that nobody would be, the best that was known last is shown. An enquiry behind a
    /// touch that was written down later came before that touch.
    pub(super) fn mend(&mut self) {
        if self.is_nobody() {
            let tells_who = |was: &&Was| was.fact.kind().tells_who() && !was.fact.is_blank();
            let latest = |was: &&Was| (was.set_at, Reverse(was.fact.kind()), was.fact.clone());
            if let Some(best) = self.history.iter().filter(tells_who).max_by_key(latest).cloned() {
                let kind = best.fact.kind();
                self.history.push(self.version(kind));
                self.stamps.insert(kind, best.set_at);
                self.put(best.fact);
            }
        }
        let mut asked_at = self.enquiry_at;
        while let Some(touched_at) = (self.touches.iter())
            .filter(|touch| is_before_enquiry(touch, asked_at))
            .map(|touch| touch.at)
            .min()
        {
            asked_at = Some(touched_at);
        }
        if asked_at != self.enquiry_at {
            self.history.push(self.version(FactKind::EnquiryAt));
            self.stamps.remove(FactKind::EnquiryAt);
            self.put(Fact::EnquiryAt(asked_at));
        }
    }
}
