//! The laws, for the memory.

use futures_executor::block_on;
use ninefold::storage::Memory;

use crate::laws::{self, Place, for_each_law};

impl Place for Memory {
    type Store = Self;

    async fn open(&self) -> Self {
        self.clone()
    }

    async fn revisions(&self) -> (u64, Vec<u64>) {
        (self.revision(), self.records().iter().map(|record| record.rev).collect())
    }

    async fn everything(&self) -> String {
        let snapshot = self.snapshot().unwrap_or_default();
        format!("{self:?} {}", String::from_utf8_lossy(&snapshot))
    }

    async fn snapshot(&self) -> Option<Vec<u8>> {
        Memory::snapshot(self)
    }

    async fn put_snapshot(&self, bytes: Option<Vec<u8>>) {
        Memory::put_snapshot(self, bytes);
    }
}

macro_rules! check {
    ($($law:ident),* $(,)?) => {$(
        #[test]
        fn $law() {
            block_on(laws::$law(&Memory::default()));
        }
    )*};
}
for_each_law!(check);
