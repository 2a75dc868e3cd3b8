//! What is typed into editors and not saved, by the name of what is edited.

use super::signal::RwSignal;

/// What is typed about `id`, if anything is.
pub(super) fn find<I: PartialEq, D: Clone>(drafts: &[(I, D)], id: I) -> Option<D> {
    drafts.iter().find(|(at, _)| *at == id).map(|(_, draft)| draft.clone())
}

/// Has `draft` stand for `id`, or nothing. Answers all drafts where that changes them, for the browser
/// to keep.
pub(super) fn put<I, D>(
    drafts: RwSignal<Vec<(I, D)>>,
    id: I,
    draft: Option<D>,
) -> Option<Vec<(I, D)>>
where
    I: Copy + PartialEq + Send + Sync + 'static,
    D: Clone + Send + Sync + 'static,
{
    let is_there = drafts.with_untracked(|drafts| drafts.iter().any(|it| it.0 == id));
    if !is_there && draft.is_none() {
        return None;
    }
    drafts.update(|drafts| {
        drafts.retain(|(at, _)| *at != id);
        drafts.extend(draft.map(|draft| (id, draft)));
    });
    Some(drafts.get_untracked())
}
