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
