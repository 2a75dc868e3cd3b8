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

  const all = (db, store) => answer(db.transaction(store).objectStore(store).getAll());

  // How to mend what was broken, the last first.
  const mendings = [];
  const replace = (owner, name, property) => {
    const was = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { configurable: true, ...property });
    mendings.push(() => (was ? Object.defineProperty(owner, name, was) : delete owner[name]));
  };
  const instead = (owner, name, make) => replace(owner, name, { writable: true, value: make(owner[name]) });
  const named = (name) => new DOMException("a test's own", name);

  // The connection through which the store last began a transaction, and the options of each.
  let connection;
  let transactions;

  return {
    erase: (name) => answer(indexedDB.deleteDatabase(name)),

    put: (name, store, value, key) =>
      withDatabase(name, (db) =>
        written(db, [store], (transaction) => transaction.objectStore(store).put(value, key)),
      ),

    records: (name) => withDatabase(name, (db) => all(db, "leads")),

    meta: (name) => withDatabase(name, (db) => all(db, "meta")),

    stores: (name) => withDatabase(name, async (db) => [...db.objectStoreNames].join(" ")),

    // What a tab with a build of the future does.
    upgrade: async (name, version) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => request.result.createObjectStore("future");
      (await answer(request)).close();
    },

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
