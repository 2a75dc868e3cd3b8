// What the tests do to a browser behind the store's back: one expression, the object of its verbs.
(() => {
  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const withDatabase = async (name, work) => {
    const db = await answer(indexedDB.open(name));
    try {
      return await work(db);
    } finally {
      db.close();
    }
  };

  const written = (db, stores, work) =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction(stores, "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      work(transaction);
    });

  // What `ask` asks of a store. The transaction is over then, and bars nobody.
  const asked = (db, store, ask) =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction(store);
      const request = ask(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });

  const all = (db, store) => asked(db, store, (it) => it.getAll());

  // How to mend what was broken, the last first.
  const mendings = [];
  const replace = (owner, name, property) => {
    const was = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { configurable: true, ...property });
    mendings.push(() => (was ? Object.defineProperty(owner, name, was) : delete owner[name]));
  };
  const instead = (owner, name, make) => replace(owner, name, { writable: true, value: make(owner[name]) });
  const named = (name) => new DOMException("a test's own", name);

  // How bytes are told as text, so that words are found in them.
  const told = (value) => (value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value);

  // An old tab's connection, which knows nothing of newer builds and lets go of nothing.
  let held;

  // The connection through which the store last began a transaction, and the options of each.
  let connection;
  let transactions;
  let counts;

  return {
    erase: (name) => answer(indexedDB.deleteDatabase(name)),

    put: (name, store, value, key) =>
      withDatabase(name, (db) =>
        written(db, [store], (transaction) => transaction.objectStore(store).put(value, key)),
      ),

    take: (name, store, key) =>
      withDatabase(name, (db) =>
        written(db, [store], (transaction) => transaction.objectStore(store).delete(key)),
      ),

    get: (name, store, key) =>
      withDatabase(name, (db) => asked(db, store, (it) => it.get(key))),

    records: (name) => withDatabase(name, (db) => all(db, "leads")),

    entries: (name) => withDatabase(name, (db) => all(db, "journal")),

    // All that is stored, with its keys, as text.
    everything: (name) =>
      withDatabase(name, async (db) => {
        const stores = {};
        for (const store of db.objectStoreNames) {
          const keys = await asked(db, store, (it) => it.getAllKeys());
          stores[store] = [keys, (await all(db, store)).map(told)];
        }
        return JSON.stringify(stores);
      }),

    stores: (name) => withDatabase(name, async (db) => [...db.objectStoreNames].join(" ")),

    // What a tab with a build of the future does.
    upgrade: async (name, version) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => request.result.createObjectStore("future");
      (await answer(request)).close();
    },

    // What the first build laid out and wrote: version 1, nothing of it through today's code.
    layOutAsTheFirstBuild: async (name, records, meta) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("leads", { keyPath: "id" });
        request.result.createObjectStore("meta");
        request.result.createObjectStore("snapshot");
      };
      const db = await answer(request);
      await written(db, ["leads", "meta"], (transaction) => {
        for (const record of JSON.parse(records)) transaction.objectStore("leads").put(record);
        for (const [key, value] of JSON.parse(meta)) transaction.objectStore("meta").put(value, key);
      });
      db.close();
    },

    hold: async (name) => {
      held = await answer(indexedDB.open(name));
    },

    letGo: () => held.close(),

    breakIndexing: () =>
      instead(IDBObjectStore.prototype, "createIndex", () => () => {
        throw named("UnknownError");
      }),

    version: (name) => withDatabase(name, async (db) => db.version),

    mend: () => {
      while (mendings.length) mendings.pop()();
    },

    watchTransactions: () => {
      transactions = [];
      instead(IDBDatabase.prototype, "transaction", (was) => function (stores, mode, options) {
        connection = this;
        transactions.push(`${mode ?? "readonly"} ${options?.durability ?? "default"}`);
        return was.apply(this, arguments);
      });
    },

    transactions: () => transactions.join(", "),

    loseConnection: () => {
      connection.close();
      connection.dispatchEvent(new Event("close"));
    },

    // A timer rings before the database can answer anything.
    hasteTimers: () =>
      instead(window, "setTimeout", () => (ring) => {
        queueMicrotask(ring);
        return 0;
      }),

    // Every request of a write succeeds, and then the disk refuses, with or without a reason.
    abortAtCommit: (name) =>
      instead(IDBTransaction.prototype, "commit", () => function () {
        if (name) Object.defineProperty(this, "error", { value: named(name) });
        this.abort();
      }),

    // The disk refuses in the middle of many writes, of which each is asked for before it is answered.
    abortAtPut: (nth) =>
      instead(IDBObjectStore.prototype, "put", (was) => function () {
        const request = was.apply(this, arguments);
        nth -= 1;
        if (nth === 0) this.transaction.abort();
        return request;
      }),

    // The same, as browsers tell it: two requests fail, and their transaction with them. What fails
    // here is to write what is there already.
    failPut: (nth) =>
      instead(IDBObjectStore.prototype, "put", (was) => function (value) {
        nth -= 1;
        if (nth !== 0) return was.apply(this, arguments);
        this.add(value);
        this.add(value);
        return this.add(value);
      }),

    // How often each verb is asked for.
    countRequests: () => {
      counts = {};
      for (const verb of ["get", "getAll", "put"]) {
        instead(IDBObjectStore.prototype, verb, (was) => function () {
          counts[verb] = (counts[verb] ?? 0) + 1;
          return was.apply(this, arguments);
        });
      }
    },

    requests: () => JSON.stringify(counts),

    // A record that the browser cannot read fails itself, and all of them together.
    breakReading: (key) => {
      instead(IDBObjectStore.prototype, "getAll", () => function () {
        this.transaction.abort();
        throw named("DataError");
      });
      instead(IDBObjectStore.prototype, "get", (was) => function (asked) {
        if (asked !== key) return was.call(this, asked);
        this.transaction.abort();
        throw named("NotReadableError");
      });
    },

    // The same, told as browsers tell it: some time later, to whoever asked. What fails here is
    // to write what is there already.
    failReading: (key) => {
      instead(IDBObjectStore.prototype, "getAll", (was) => function () {
        return this.name === "leads" ? this.add({ id: key }) : was.apply(this, arguments);
      });
      instead(IDBObjectStore.prototype, "get", (was) => function (asked) {
        return asked === key ? this.add({ id: key }) : was.call(this, asked);
      });
    },

    removeIndexedDb: () => replace(window, "indexedDB", { value: undefined }),

    forbidIndexedDb: (name) =>
      replace(window, "indexedDB", {
        get() {
          throw named(name);
        },
      }),

    // An older build holds on to the database. The browser opens it later, when nobody waits any more.
    blockOpening: () =>
      instead(IDBFactory.prototype, "open", (was) => function () {
        const request = was.apply(this, arguments);
        queueMicrotask(() => request.dispatchEvent(new IDBVersionChangeEvent("blocked")));
        return request;
      }),

    refuseToOpen: (name) =>
      instead(IDBFactory.prototype, "open", () => () => {
        throw named(name);
      }),
  };
})();
