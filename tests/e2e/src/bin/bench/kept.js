// Whether the app has kept a snapshot of its rows, read around the app.
const done = arguments[arguments.length - 1];
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
(async () => {
  const database = await answer(indexedDB.open('ninefold'));
  try {
    return (await answer(database.transaction('snapshot').objectStore('snapshot').count())) > 0;
  } finally {
    database.close();
  }
})().then(done, (why) => done({ fault: String(why) }));
