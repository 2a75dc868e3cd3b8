//! What can be done to a lead. Each verb answers the lead as it is afterwards.

use std::hash::{Hash, Hasher};

use super::check::check_fact;
use super::{Lead, LeadError, Parts, Was};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::TouchId;
use crate::domain::stage::{Stage, Standing};
use crate::domain::time::{self, Instant};
use crate::domain::touch::{Outcome, Touch};
use crate::domain::unknown::Unknown;

/// Several changes that are made at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// Facts that are to say this.
    pub facts: Vec<Fact>,
    /// Touches to put in the place of those with their ids, or to add.
    pub touches: Vec<Touch>,
    /// What a later version wrote here, if that is to change.
    pub unknown: Option<Unknown>,
}

impl Lead {
    /// Has `fact` say what it says from `stamp` on, and keeps what it said before in the history.
    ///
    /// The stamp is raised above all stamps of the lead, so that what is changed now wins over what
    /// was there even when this device's clock runs behind. A fact that says the same already
    /// changes nothing.
    pub fn set(&self, fact: Fact, stamp: Instant) -> Result<Lead, LeadError> {
        self.edit(&Edit { facts: vec![fact], ..Edit::default() }, stamp)
    }

    /// Makes all changes of `edit` at once, stamped as [`Lead::set`] does. What says the same
    /// already is left alone.
    pub fn edit(&self, edit: &Edit, stamp: Instant) -> Result<Lead, LeadError> {
        let stamp = self.next_stamp(stamp);
        let mut parts = self.0.clone();
        for fact in &edit.facts {
            let mut fact = fact.clone();
            check_fact(&mut fact)?;
            say(&mut parts, fact, stamp);
        }
        for touch in &edit.touches {
            if self.touch(touch.id).is_none_or(|before| !before.says_the_same(touch)) {
                put(&mut parts, Touch { changed_at: Some(stamp), ..touch.clone() });
            }
        }
        if let Some(unknown) = &edit.unknown {
            parts.unknown = unknown.clone();
        }
        Lead::new(parts)
    }

    /// Adds `touch` as something that was written down elsewhere, beside every plan, and moves the
    /// lead to the stage that it leads to: *Won* or *Nurture* as the outcome says, and out of *New*
    /// once we have answered. What a person logs goes by [`Lead::follow`].
    pub fn log(&self, touch: Touch, stamp: Instant) -> Result<Lead, LeadError> {
        let stage = self.stage_after(&touch);
        let lead = self.put_touch(touch)?;
        if stage == self.stage() { Ok(lead) } else { lead.set(Fact::Stage(stage.into()), stamp) }
    }

    /// The stage that `touch` leads to.
    pub(super) fn stage_after(&self, touch: &Touch) -> Stage {
        match (touch.outcome, self.stage()) {
            (_, stage) if touch.is_removed => stage,
            (Outcome::Won, _) => Stage::Won,
            (Outcome::NotNow, Stage::New | Stage::Working) => Stage::Nurture,
            (_, Stage::New) if touch.stops_the_clock() => Stage::Working,
            (_, stage) => stage,
        }
    }

    /// Puts `touch`, as it is stamped, in the place of the one with its id, or adds it.
    pub fn put_touch(&self, touch: Touch) -> Result<Lead, LeadError> {
        let mut parts = self.0.clone();
        put(&mut parts, touch);
        Lead::new(parts)
    }

    /// The touch `id`, also one that was taken back.
    pub fn touch(&self, id: TouchId) -> Option<&Touch> {
        self.0.touches.iter().find(|touch| touch.id == id)
    }

    /// The stamp of a change at `now`: after everything that is stamped on the lead.
    pub fn next_stamp(&self, now: Instant) -> Instant {
        let facts = self.0.stamps.iter().map(|(_, at)| at);
        let touches = self.0.touches.iter().map(Touch::stamp);
        let history = self.0.history.last().map(|was| was.set_at);
        let last = facts.chain(touches).chain(history).fold(self.0.captured_at, Instant::max);
        now.max(time::next(last))
    }

    /// The standings it had, the first one first, the one it has last, each with when it began.
    pub fn standings(&self) -> Vec<Was> {
        let is_stage = |was: &&Was| was.fact.kind() == FactKind::Stage;
        let mut all: Vec<Was> = self.0.history.iter().filter(is_stage).cloned().collect();
        let now = Fact::Stage(self.0.standing.clone());
        all.push(Was { set_at: self.stamp(FactKind::Stage), fact: now });
        let captured_at = self.0.captured_at;
        if all.first().is_some_and(|first| first.set_at > captured_at) {
            // That it was new from the beginning is not written down.
            let fact = Fact::Stage(Standing::default());
            all.insert(0, Was { set_at: captured_at, fact });
        }
        all
    }

    /// When it came to the stage that it is in, by the real clock. Another reason is no other stage.
    pub fn in_stage_since(&self) -> Instant {
        let mut since = self.stamp(FactKind::Stage);
        for was in self.0.history.iter().rev() {
            if let Fact::Stage(standing) = &was.fact {
                if standing.stage != self.stage() {
                    break;
                }
                since = was.set_at;
            }
        }
        since
    }

    /// True when both say the same to a person: all but stamps, history, and touches that were
    /// taken back (`due rule: Laws`).
    pub fn says_the_same(&self, other: &Lead) -> bool {
        let (ours, theirs) = (&self.0, &other.0);
        (ours.id, ours.captured_at) == (theirs.id, theirs.captured_at)
            && FactKind::ALL.into_iter().all(|kind| ours.agrees_on(kind, theirs))
            && ours.unknown == theirs.unknown
            && self.touches().count() == other.touches().count()
            && self.touches().zip(other.touches()).all(|(our, their)| our.says_the_same(their))
    }

    /// A number that two leads share when they [say the same](Lead::says_the_same), and hardly
    /// ever otherwise. Other versions of Ninefold may reckon it otherwise.
    pub fn digest(&self) -> u32 {
        let Parts { id, captured_at, name, company, role, client, emails, .. } = &self.0;
        let Parts { phones, links, source, source_detail, kind, enquiry_at, .. } = &self.0;
        let Parts { value, tags, standing, decision_maker, answered_first, .. } = &self.0;
        let Parts { ready, problems, their_time, note, course, appointments, .. } = &self.0;
        let Parts { promises, never_contact, deleted_at, unknown, .. } = &self.0;
        let Parts { story, personal, prefers, came_from, purchases, past_enquiries, .. } = &self.0;
        let mut sum = Sum(0xcbf2_9ce4_8422_2325);
        (id, captured_at, name, company, role, client, emails).hash(&mut sum);
        (phones, links, source, source_detail, kind, enquiry_at).hash(&mut sum);
        (value, tags, standing, decision_maker, answered_first).hash(&mut sum);
        (ready, note, never_contact, deleted_at, unknown).hash(&mut sum);
        (problems, their_time, course, appointments, promises).hash(&mut sum);
        (story, personal, prefers, came_from, purchases, past_enquiries).hash(&mut sum);
        for touch in self.touches() {
            let Touch { at, id, entered_at, changed_at: _, .. } = touch;
            let Touch { channel, direction, outcome, by, is_extra, is_removed: _, .. } = touch;
            let Touch { done, note, objection, template, unknown, .. } = touch;
            (at, id, entered_at, channel, direction, outcome).hash(&mut sum);
            (by, is_extra, done, note, objection, template, unknown).hash(&mut sum);
        }
        (sum.0 >> 32) as u32 ^ sum.0 as u32
    }
}

/// FNV-1a over 64 bits: the same on every device, which the hashers of std do not promise.
struct Sum(u64);

impl Hasher for Sum {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }

    fn write_isize(&mut self, n: isize) {
        self.write_i64(n as i64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Has `fact` say what it says from `stamp` on; one that says so already keeps its stamp.
pub(super) fn say(parts: &mut Parts, fact: Fact, stamp: Instant) {
    let kind = fact.kind();
    let was = Was { set_at: parts.stamp(kind), fact: parts.fact(kind) };
    if was.fact != fact {
        parts.history.push(was);
        parts.stamps.insert(kind, stamp);
        parts.put(fact);
    }
}

fn put(parts: &mut Parts, touch: Touch) {
    parts.touches.retain(|it| it.id != touch.id);
    // The last, so that a refusal about it names no other.
    parts.touches.push(touch);
}
