//! The rows of all leads in one block of bytes: derived, and quick to read.
//!
//! ```text
//! "9fld" · form u32 · checksum u32 of all that follows ·
//! basis text · revision u64 · count u32 · count × (length u32 · row)
//! ```
//!
//! Numbers are little-endian. A block that is cut, changed, of another form or of
//! another basis is no snapshot: the records are the truth, and are read instead.

mod bytes;
mod row;

use bytes::{Reader, put_text, put_u32};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::order;
use ninefold_core::domain::projection::Projection;

use super::projector::Projector;

/// What every snapshot begins with.
const MAGIC: &[u8; 4] = b"9fld";

/// The form of the block. What the rows say is told by the basis.
const FORM: u32 = 1;

/// Where the checksum stands, and where what it guards begins.
const SUM_AT: usize = 8;
const GUARDED_FROM: usize = 12;

/// How many rows are written, and how many bytes are summed, in one go.
const ROWS_AT_ONCE: usize = 2_000;
const BYTES_AT_ONCE: usize = 4 << 20;

/// The beginning of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The desk's revision that it was made from.
    pub rev: u64,
    basis: String,
    n_rows: usize,
}

impl Header {
    /// Reads the beginning of `bytes`, before its checksum is known to be right.
    /// `None` when it is no snapshot of this form by this `projector`.
    pub fn read(bytes: &[u8], projector: &Projector) -> Option<Self> {
        let (header, _) = Self::split(bytes)?;
        (header.basis == projector.basis()).then_some(header)
    }

    fn split(bytes: &[u8]) -> Option<(Self, Reader<'_>)> {
        let mut reader = Reader(bytes);
        if reader.take(MAGIC.len())? != MAGIC || reader.u32()? != FORM {
            return None;
        }
        reader.u32()?;
        let basis = reader.text()?;
        let rev = reader.u64()?;
        let n_rows = reader.u32()? as usize;
        Some((Self { rev, basis, n_rows }, reader))
    }
}

/// Writes `rows`, which are in the order of their ids, as of revision `rev`.
/// Between slices it waits for `breathe`, so that the page answers meanwhile.
pub(super) async fn encode(
    projector: &Projector,
    rev: u64,
    rows: &[&Projection],
    breathe: impl AsyncFn(),
) -> Vec<u8> {
    // Sums wait for the rows, which wait for the lengths: zeros hold their place.
    let mut bytes = Vec::with_capacity(256 * rows.len());
    bytes.extend(MAGIC);
    put_u32(&mut bytes, FORM);
    put_u32(&mut bytes, 0);
    put_text(&mut bytes, projector.basis());
    bytes.extend(rev.to_le_bytes());
    put_u32(&mut bytes, rows.len() as u32);
    for slice in rows.chunks(ROWS_AT_ONCE) {
        for row in slice {
            let at = bytes.len();
            put_u32(&mut bytes, 0);
            row::write(&mut bytes, row);
            let length = (bytes.len() - at - 4) as u32;
            bytes[at..at + 4].copy_from_slice(&length.to_le_bytes());
        }
        breathe().await;
    }
    let sum = checksum(&bytes[GUARDED_FROM..], &breathe).await;
    bytes[SUM_AT..GUARDED_FROM].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// Reads the rows that [`encode`] wrote by this `projector`, in the order of their
/// ids; `None` when anything about them is in doubt.
pub(super) async fn decode(
    bytes: &[u8],
    projector: &Projector,
    breathe: impl AsyncFn(),
) -> Option<Vec<Projection>> {
    let header = Header::read(bytes, projector)?;
    let sum = bytes.get(SUM_AT..GUARDED_FROM)?;
    if checksum(&bytes[GUARDED_FROM..], &breathe).await.to_le_bytes() != sum {
        return None;
    }
    let (_, mut reader) = Header::split(bytes)?;
    // The count is as it was written: the checksum says so.
    let mut rows: Vec<Projection> = Vec::with_capacity(header.n_rows);
    while rows.len() < header.n_rows {
        for _ in 0..ROWS_AT_ONCE.min(header.n_rows - rows.len()) {
            let length = reader.u32()? as usize;
            let row = row::read(reader.take(length)?)?;
            if rows.last().is_some_and(|last| last.id >= row.id) {
                return None;
            }
            rows.push(row);
        }
        breathe().await;
    }
    reader.0.is_empty().then_some(rows)
}

/// Brings `rows` of an earlier revision up to date with the leads `since`; `None`
/// unless there is then one for each of the `n_stored` records.
pub(super) fn caught_up(
    rows: Vec<Projection>,
    since: &[Lead],
    n_stored: usize,
    projector: &Projector,
) -> Option<Vec<Projection>> {
    let mut rows = rows;
    let n_known = rows.len();
    for lead in since {
        let row = projector.project(lead);
        match rows[..n_known].binary_search_by(|known| known.id.cmp(&row.id)) {
            Ok(idx) => rows[idx] = row,
            Err(_) => rows.push(row),
        }
    }
    order::sort_by(&mut rows, |one, other| one.id.cmp(&other.id));
    (rows.len() == n_stored).then_some(rows)
}

/// The CRC-32 (IEEE) of `bytes`, with a breath between slices.
async fn checksum(bytes: &[u8], breathe: &impl AsyncFn()) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for slice in bytes.chunks(BYTES_AT_ONCE) {
        hasher.update(slice);
        breathe().await;
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests;
