// What lies in the app's database, read around the app: how many leads, how many of them are in the
// trash, and how many touches they have together, those taken back too.
const done = arguments[arguments.length - 1];
const PORTION = 2000;
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
(async () => {
  const database = await answer(indexedDB.open('ninefold'));
  try {
    const leads = database.transaction('leads').objectStore('leads');
    const n_leads = await answer(leads.count());
    let n_in_trash = 0;
    let n_touches = 0;
    let last;
    for (;;) {
      const range = last === undefined ? undefined : IDBKeyRange.lowerBound(last, true);
      const records = await answer(leads.getAll(range, PORTION));
      for (const { body } of records) {
        const lead = JSON.parse(body);
        n_in_trash += lead.deleted_at == null ? 0 : 1;
        n_touches += lead.touches?.length ?? 0;
      }
      if (records.length < PORTION) return { n_leads, n_in_trash, n_touches };
      last = records.at(-1).id;
    }
  } finally {
    database.close();
  }
})().then(done, (why) => done({ fault: String(why) }));
