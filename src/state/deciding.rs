//! What is decided about next steps: putting off, skipping, pausing, other plans, a backlog; and the
//! choices that are offered for it.

mod many;

use chrono::{Datelike, Days, TimeDelta};
use ninefold_core::domain::backlog::{Outlook, Remedy};
use ninefold_core::domain::cadence::{Cadence, CadenceId};
use ninefold_core::domain::calendar::Closed;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::Decision;
use ninefold_core::domain::pester::{Heard, Pestered};
use ninefold_core::domain::time::{self, Instant};

pub use self::many::{About, ManyAsked};
use super::desk::Desk;
use super::signal::RwSignal;

/// What is being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// What to do about the next step of a lead.
    Ways(LeadId),
    /// Until when its next step is put off.
    Snooze(LeadId),
    /// Which plan it follows.
    Plan(LeadId),
    /// Which plan those follow that have none yet.
    PlanForAll,
    /// Whether to do this about all that is late.
    Backlog(Remedy),
    /// This about those that are selected.
    Many(ManyAsked),
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub name: Name,
    /// The date that it leads to.
    pub at: Option<Instant>,
    /// What speaks against it.
    pub warnings: Vec<Warning>,
    /// What it does.
    act: Act,
}

/// What a choice is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// Log a touch.
    LogTouch,
    /// Put the step off, until a time that is chosen then.
    Snooze,
    /// Leave the step out.
    Skip,
    /// In 1 hour.
    InAnHour,
    /// Tomorrow.
    Tomorrow,
    /// Next Monday.
    NextMonday,
    /// The plan of this name with so many steps, and whether it is followed now.
    Plan(String, usize, bool),
    /// The plan for enquiries once more, for a lead that is nurtured.
    HotAgain,
    /// No plan.
    End,
    /// Do what was shown.
    DoIt,
}

/// What speaks against a time, which may be chosen all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The desk is not at work then.
    Closed(Closed),
    /// The lead would hear from us too often.
    Pestered(Pestered),
}

/// Why a time is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeRefusal {
    /// It is none.
    NoTime,
    /// It has passed.
    Past,
}

#[derive(Debug, Clone, PartialEq)]
enum Act {
    Log(LeadId),
    Ask(Asked),
    Decide(Decided, Vec<(LeadId, Decision)>),
}

/// The handle to what is being chosen.
#[derive(Clone, Copy)]
pub struct Deciding {
    asked: RwSignal<Option<Asked>>,
    choices: RwSignal<Vec<Choice>>,
    outlook: RwSignal<Outlook>,
    about: RwSignal<About>,
    /// The date and time that is picked, a wall time in the desk's zone.
    picked: RwSignal<String>,
    refusal: RwSignal<Option<TimeRefusal>>,
}

impl Deciding {
    pub(super) fn new() -> Deciding {
        Deciding {
            asked: RwSignal::new(None),
            choices: RwSignal::default(),
            outlook: RwSignal::default(),
            about: RwSignal::default(),
            picked: RwSignal::default(),
            refusal: RwSignal::new(None),
        }
    }

    /// What is being chosen; `None` while nothing is.
    pub fn asked(self) -> Option<Asked> {
        self.asked.get()
    }

    /// What there is to choose.
    pub fn choices(self) -> Vec<Choice> {
        self.choices.get()
    }

    /// What would come of a way out of a backlog.
    pub fn outlook(self) -> Outlook {
        self.outlook.get()
    }

    /// The date and time that is picked, as typed.
    pub fn picked(self) -> String {
        self.picked.get()
    }

    /// Why the picked time is not taken.
    pub fn refusal(self) -> Option<TimeRefusal> {
        self.refusal.get()
    }

    /// Picks a date and time.
    pub fn pick(self, text: String) {
        self.picked.set(text);
        self.refusal.set(None);
    }

    /// What speaks against the time that is picked.
    pub fn picked_warnings(self, desk: Desk) -> Vec<Warning> {
        let (ids, text) = (self.put_off(desk, self.asked.get()), self.picked.get());
        wall(desk, &text).map(|at| warnings(desk, &ids, at)).unwrap_or_default()
    }

    /// Decides nothing.
    pub fn close(self) {
        self.asked.set(None);
    }

    /// Asks, unless there is nothing to choose.
    pub fn ask(self, desk: Desk, asked: Asked) {
        let now = desk.now_untracked();
        let choices = match asked {
            Asked::Ways(id) => ways(desk, id),
            Asked::Snooze(id) => {
                desk.movable(id).map(|_| times(desk, &[id], now)).unwrap_or_default()
            }
            Asked::Plan(id) => plans(desk, &[id], desk.followed(id)),
            Asked::PlanForAll => plans(desk, &desk.without_a_plan(), None),
            // The table asks, and says of whom.
            Asked::Many(_) => return,
            Asked::Backlog(remedy) => {
                let outlook = desk.outlook(remedy);
                let act = Act::Decide(decided(remedy), outlook.leads.clone());
                self.outlook.set(outlook);
                vec![Choice::new(Name::DoIt, act)]
            }
        };
        self.offer(desk, asked, choices);
    }

    /// Offers `choices`, unless there is nothing to choose.
    fn offer(self, desk: Desk, asked: Asked, choices: Vec<Choice>) {
        if choices.is_empty() {
            desk.say("There is no step to put off or leave out".to_owned(), None);
            return;
        }
        let tomorrow = choices.iter().find(|it| it.name == Name::Tomorrow).and_then(|it| it.at);
        let picked = tomorrow.map(|at| desk.with_zone(|it| time::to_wall_text(it.local(at))));
        self.picked.set(picked.unwrap_or_default());
        self.refusal.set(None);
        self.choices.set(choices);
        self.asked.set(Some(asked));
    }

    /// Does the `nth` of the choices, from 0; `now` is the real time.
    pub fn choose(self, desk: Desk, nth: usize, now: Instant) {
        let Some(choice) = self.choices.with_untracked(|all| all.get(nth).cloned()) else { return };
        let is_many = matches!(self.asked.get_untracked(), Some(Asked::Many(_)));
        self.close();
        match choice.act {
            Act::Log(id) => desk.start_touch(id, now),
            Act::Ask(asked) => self.ask(desk, asked),
            Act::Decide(what, leads) => {
                if is_many {
                    desk.table().wait_for(desk, leads.len());
                }
                desk.decide(what, leads);
            }
        }
    }

    /// Puts the step off until the picked time, or says why not.
    pub fn take_picked(self, desk: Desk) {
        let asked = self.asked.get_untracked();
        let refusal = match wall(desk, &self.picked.get_untracked()) {
            None => TimeRefusal::NoTime,
            Some(until) if until < desk.now_untracked() => TimeRefusal::Past,
            Some(until) => {
                let ids = self.put_off(desk, asked);
                if matches!(asked, Some(Asked::Many(_))) {
                    desk.table().wait_for(desk, ids.len());
                }
                self.close();
                return desk.decide(Decided::Snoozed, put_off_until(&ids, until));
            }
        };
        self.refusal.set(Some(refusal));
    }

    /// The leads whose steps are put off when a time is picked.
    fn put_off(self, desk: Desk, asked: Option<Asked>) -> Vec<LeadId> {
        match asked {
            Some(Asked::Snooze(id)) => vec![id],
            Some(Asked::Many(ManyAsked::Snooze)) => many::movable(desk),
            Some(
                Asked::Ways(_)
                | Asked::Plan(_)
                | Asked::PlanForAll
                | Asked::Backlog(_)
                | Asked::Many(ManyAsked::Plan | ManyAsked::Spread),
            )
            | None => Vec::new(),
        }
    }
}

impl Choice {
    fn new(name: Name, act: Act) -> Choice {
        Choice { name, at: None, warnings: Vec::new(), act }
    }
}

/// What to do about the next step of a lead, where there is room for one button.
fn ways(desk: Desk, id: LeadId) -> Vec<Choice> {
    let mut ways = vec![Choice::new(Name::LogTouch, Act::Log(id))];
    if let Some(due) = desk.movable(id) {
        let planned_at = desk.seen(id).map_or(due.at, |(_, planned_at)| planned_at);
        let skip = Decision::Skip { what: due.what, due_at: planned_at };
        ways.push(Choice::new(Name::Snooze, Act::Ask(Asked::Snooze(id))));
        ways.push(Choice::new(Name::Skip, Act::Decide(Decided::Skipped, vec![(id, skip)])));
    }
    ways
}

/// Until when the steps of leads may be put off (`due rule: Snooze`).
fn times(desk: Desk, ids: &[LeadId], now: Instant) -> Vec<Choice> {
    let (tomorrow, monday) = desk.with_rules(|rules| {
        let calendar = &rules.calendar;
        let today = calendar.zone().day(now);
        let in_days = |n: u32| today.checked_add_days(Days::new(n.into())).unwrap_or(today);
        let until_monday = 7 - today.weekday().num_days_from_monday();
        (calendar.opens_on(in_days(1)), calendar.opens_on(in_days(until_monday)))
    });
    let in_an_hour = time::to_millis(now + TimeDelta::hours(1));
    [(Name::InAnHour, in_an_hour), (Name::Tomorrow, tomorrow), (Name::NextMonday, monday)]
        .into_iter()
        .map(|(name, at)| {
            let act = Act::Decide(Decided::Snoozed, put_off_until(ids, at));
            let warnings = warnings(desk, ids, at);
            Choice { at: Some(at), warnings, ..Choice::new(name, act) }
        })
        .collect()
}

fn put_off_until(ids: &[LeadId], until: Instant) -> Vec<(LeadId, Decision)> {
    ids.iter().map(|id| (*id, Decision::Snooze(until))).collect()
}

/// The plans that `ids` may follow; of one that `followed` is marked.
fn plans(desk: Desk, ids: &[LeadId], followed: Option<CadenceId>) -> Vec<Choice> {
    if ids.is_empty() {
        return Vec::new();
    }
    let all = |decision: &Decision| ids.iter().map(|id| (*id, decision.clone())).collect();
    let enroll = |cadence| Act::Decide(Decided::Enrolled, all(&Decision::Enroll(cadence)));
    let mut choices: Vec<Choice> = desk.with_rules(|rules| {
        let choice = |plan: &Cadence| {
            let is_followed = followed == Some(plan.id());
            let is_nurtured = followed == Some(CadenceId::Nurture);
            let name = if is_nurtured && plan.id() == CadenceId::NewEnquiry {
                Name::HotAgain
            } else {
                Name::Plan(plan.name().to_owned(), plan.steps().len(), is_followed)
            };
            Choice::new(name, enroll(plan.id()))
        };
        rules.plans.iter().map(choice).collect()
    });
    if followed.is_some() {
        choices.push(Choice::new(Name::End, Act::Decide(Decided::Ended, all(&Decision::End))));
    }
    choices
}

/// What speaks against a step of these leads at `at`. What the lead has heard is known of the one in
/// the pane; of others it is enough that a later date breaks no limit that the due date kept.
fn warnings(desk: Desk, ids: &[LeadId], at: Instant) -> Vec<Warning> {
    let lead = desk.lead_untracked().filter(|lead| *ids == [lead.id()]);
    desk.with_rules(|rules| {
        let closed = rules.calendar.closed(at).map(Warning::Closed);
        let pestered = lead.and_then(|lead| Heard::of(&lead).warning(at, rules.pester));
        closed.into_iter().chain(pestered.map(Warning::Pestered)).collect()
    })
}

fn wall(desk: Desk, text: &str) -> Option<Instant> {
    let local = time::parse_wall(text.trim())?;
    Some(desk.with_zone(|zone| zone.instant(local)))
}

fn decided(remedy: Remedy) -> Decided {
    match remedy {
        Remedy::SpreadOut => Decided::SpreadOut,
        Remedy::StartAgain => Decided::Restarted,
        Remedy::Drop => Decided::Dropped,
    }
}
