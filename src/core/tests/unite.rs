//! Two rich leads become one and two again, and the tab is closed in between.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use chrono::TimeDelta;
use ninefold_core::domain::command::{Command, Known, Unite};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::{Entry, EntryId};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::time::{self, Instant};
use ninefold_core::interchange::journal_json::{read_entry, write_entry};
use ninefold_core::interchange::lead_json::{read_lead, write_lead};
use ninefold_core::sample;

/// What a store keeps.
#[derive(Clone)]
struct Desk {
    leads: BTreeMap<LeadId, Lead>,
    journal: Vec<Entry>,
}

impl Desk {
    fn run(&mut self, command: &Command, stamp: Instant) {
        let entry = self.journal.iter().find(|it| Some(it.id) == command.entry()).cloned();
        let leads = self.leads.clone();
        let known = Known { leads, entry, settings: Settings::default() };
        let change = command.run(&known, stamp).unwrap();
        assert_eq!((change.report.kept.len(), change.erased.len()), (0, 0));
        self.leads.extend(change.puts.into_iter().map(|lead| (lead.id(), lead)));
        let id = EntryId(self.journal.len() as u64 + 1);
        for undone in self.journal.iter_mut().filter(|it| Some(it.id) == change.undone) {
            undone.undone_by = Some(id);
        }
        self.journal.push(Entry { id, ..change.entry.unwrap() });
    }

    /// What is there after everything was written down and read again.
    fn reloaded(&self) -> Desk {
        let lead = |lead: &Lead| read_lead(&write_lead(lead)).unwrap();
        let entry = |entry: &Entry| read_entry(&write_entry(entry)).unwrap();
        let reloaded = Desk {
            leads: self.leads.iter().map(|(id, it)| (*id, lead(it))).collect(),
            journal: self.journal.iter().map(entry).collect(),
        };
        assert_eq!((&reloaded.leads, &reloaded.journal), (&self.leads, &self.journal));
        reloaded
    }

    fn says_the_same(&self, other: &Desk) -> bool {
        self.leads.len() == other.leads.len()
            && self.leads.values().zip(other.leads.values()).all(|(a, b)| a.says_the_same(b))
    }
}

/// Two leads of whom much is known become one, two again, and one once more.
fn check(one: &Lead, other: &Lead, sent: &[Lead], is_reloaded: bool) {
    let reload = |desk: Desk| if is_reloaded { desk.reloaded() } else { desk };
    let all = [one, other].into_iter().chain(sent);
    let leads = all.map(|lead| (lead.id(), lead.clone())).collect();
    let before = Desk { leads, journal: Vec::new() };
    let at = |n: i64| one.captured_at().max(other.captured_at()) + TimeDelta::days(400 + n);

    let mut desk = before.clone();
    let sent = sent.iter().map(Lead::id).collect();
    let unite = Unite { sent, ..Unite::new(one.id(), other.id()) };
    desk.run(&Command::Unite(Box::new(unite)), at(0));
    let united = reload(desk);
    let n_touches = one.touches().count() + other.touches().count();
    assert_eq!(united.leads[&one.id()].touches().count(), n_touches);
    assert!(united.leads[&other.id()].is_deleted());

    let mut desk = united.clone();
    desk.run(&Command::Undo(EntryId(1)), at(1));
    let mut desk = reload(desk);
    assert!(desk.says_the_same(&before), "{} and {}", one.title(), other.title());
    desk.run(&Command::Undo(EntryId(2)), at(2));
    let mut desk = reload(desk);
    assert!(desk.says_the_same(&united), "{} and {}", one.title(), other.title());
    desk.run(&Command::Undo(EntryId(3)), at(3));
    assert!(reload(desk).says_the_same(&before), "{} and {}", one.title(), other.title());
}

#[test]
fn a_merge_is_undone_and_done_again_to_the_letter() {
    let until = time::parse("2026-11-22T12:00:00Z").unwrap();
    let all: Vec<Lead> = sample::leads(7, 120, until).collect();
    let is_rich = |lead: &&Lead| lead.touches().count() > 2 && !lead.is_deleted();
    let rich: Vec<&Lead> = all.iter().filter(is_rich).collect();
    assert!(rich.len() > 20, "{} of the made-up leads are rich", rich.len());
    for pair in rich.windows(2) {
        let is_sent = |lead: &&Lead| lead.parts().came_from == Some(pair[1].id());
        let sent: Vec<Lead> = all.iter().filter(is_sent).cloned().collect();
        for is_reloaded in [false, true] {
            check(pair[0], pair[1], &sent, is_reloaded);
        }
    }
}
