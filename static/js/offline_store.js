/* What a sheet holds back on this phone: IndexedDB, one row per note or entry, apart for each person. Nothing leaves from here.
   const store = window.GuyubStore("guyub-observation");  rows: {key, sheet, state: "waiting" | "sent" | "refused", changed, …} */
(() => {
  "use strict";
  const DAY_MS = 24 * 60 * 60 * 1000;

  const open = (name) => new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("notes", { keyPath: "key" }).createIndex("sheet", "sheet");
      asked.result.createObjectStore("sheets", { keyPath: "sheet" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

  const runIn = async (name, store, mode, ask) => {
    const base = await open(name);
    try {
      return await new Promise((resolve, reject) => {
        const work = base.transaction(store, mode);
        const asked = ask(work.objectStore(store));
        work.oncomplete = () => resolve(asked.result);
        work.onerror = work.onabort = () => reject(work.error);
      });
    } finally {
      base.close();
    }
  };

  /* Every page looks at this mark first: without it nothing is held, and no database is opened there (held.js). */
  const HELD = "guyub:held";
  const MARK = `${HELD}:${document.body.dataset.person || ""}`;
  const marked = (name) => {
    if (!document.body.dataset.person) return; // rows under a link are sent by its own page alone
    try {
      localStorage.setItem(MARK, [...new Set([...(localStorage.getItem(MARK) || "").split(" ").filter(Boolean), name])].join(" "));
    } catch { /* no room for a mark: the sheet itself still sends */ }
  };

  window.GuyubStore = (name) => {
    const run = (store, mode, ask) => runIn(name, store, mode, ask);
    const own = {
      all: (sheet) => run("notes", "readonly", (store) => store.index("sheet").getAll(sheet)),
      every: () => run("notes", "readonly", (store) => store.getAll()),
      keep: async (row) => {
        await run("notes", "readwrite", (store) => store.put(row));
        if (row.state === "waiting") marked(name);
        dispatchEvent(new Event(HELD));
      },
      drop: async (key) => {
        await run("notes", "readwrite", (store) => store.delete(key));
        dispatchEvent(new Event(HELD));
      },
      began: async (sheet) => ((await run("sheets", "readonly", (store) => store.get(sheet))) || {}).began || "",
      begin: (sheet, began) => run("sheets", "readwrite", (store) => store.put({ sheet, began })),

      /* Marks a row as sent, unless it changed while it was under way. */
      settle: (key, changed) => run("notes", "readwrite", (store) => {
        const asked = store.get(key);
        asked.onsuccess = () => {
          const row = asked.result;
          if (!row || row.changed !== changed) return;
          if (row.gone) store.delete(key);
          else store.put({ ...row, state: "sent", sentAt: Date.now() });
        };
        return asked;
      }).then(() => dispatchEvent(new Event(HELD))),

      /* Sent rows leave the phone after a day. */
      tidy: async (sheet) => {
        for (const row of await own.all(sheet)) {
          if (row.state === "sent" && Date.now() - row.sentAt > DAY_MS) await own.drop(row.key);
        }
      },
    };
    return own;
  };
})();
