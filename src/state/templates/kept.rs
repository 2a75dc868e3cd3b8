//! Drafts of templates as text, for the browser to keep.

use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::template::TemplateId;
use ninefold_core::domain::template::draft::Draft;
use ninefold_core::interchange::kept::Kept;

/// `drafts` as text, for the browser to keep.
pub fn to_kept(drafts: &[(TemplateId, Draft)]) -> String {
    let mut kept = Kept::default();
    for (idx, (id, draft)) in drafts.iter().enumerate() {
        let channel = Channel::ALL.iter().position(|it| *it == draft.channel).unwrap_or_default();
        kept.put(&format!("{idx}.id"), &id.to_string());
        kept.put(&format!("{idx}.name"), &draft.name);
        kept.put(&format!("{idx}.channel"), &channel.to_string());
        kept.put(&format!("{idx}.text"), &draft.text);
    }
    kept.write()
}

/// Reads what [`to_kept`] or an earlier build wrote; `None` when it cannot be read.
pub fn from_kept(text: &str) -> Option<Vec<(TemplateId, Draft)>> {
    let kept = Kept::read(text)?;
    let draft = |idx: usize| {
        let text = |name: &str| kept.text(&format!("{idx}.{name}"));
        let channel = *Channel::ALL.get(text("channel").parse::<usize>().ok()?)?;
        let (name, template) = (text("name").to_owned(), text("text").to_owned());
        Some((text("id").parse().ok()?, Draft { name, channel, text: template }))
    };
    Some((0..).map_while(draft).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        let id = |n: u8| format!("019aa95c-3d10-7abc-8def-0123456789a{n}").parse().unwrap();
        let draft = |channel, text: &str| Draft {
            name: "half a \"name\n".to_owned(),
            channel,
            text: text.to_owned(),
        };
        let all = Channel::ALL.into_iter().zip(0..);
        let all = all.map(|(channel, n)| (id(n), draft(channel, "Hi\n{first_name} "))).collect();
        for drafts in [Vec::new(), all, vec![(id(1), Draft::blank())]] {
            assert_eq!(from_kept(&to_kept(&drafts)), Some(drafts));
        }
        assert_eq!(from_kept("hello"), None);
    }
}
