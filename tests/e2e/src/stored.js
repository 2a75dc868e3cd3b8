// All that lies in the database `name`, read around the app: of each store its
// entries, each with its key. Bytes are told as text in Latin-1, so that a name
// in them is found.
const [name] = arguments;
const done = arguments[arguments.length - 1];
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const isBytes = (value) => Object.prototype.toString.call(value) === '[object Uint8Array]';
// Firefox lets a driver's script hand bytes of the page on, but not read them.
const told = (value) => new Promise((resolve) => {
  if (!isBytes(value)) return resolve(value);
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.readAsBinaryString(new Blob([value]));
});
(async () => {
  const database = await answer(indexedDB.open(name));
  try {
    const stores = Array.from(database.objectStoreNames);
    const tx = database.transaction(stores);
    const read = stores.map((store) => [
      store,
      answer(tx.objectStore(store).getAllKeys()),
      answer(tx.objectStore(store).getAll()),
    ]);
    const all = {};
    for (const [store, keys, values] of read) {
      const found = await Promise.all((await values).map(told));
      all[store] = (await keys).map((key, idx) => [key, found[idx]]);
    }
    return all;
  } finally {
    database.close();
  }
})().then(done, (why) => done({ fault: String(why) }));
