/* Notes of an observation on this phone: IndexedDB, one row per note, apart for each person. Nothing leaves from here. */
(() => {
  "use strict";
  const DAY_MS = 24 * 60 * 60 * 1000;

  const open = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open("guyub-observation", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("notes", { keyPath: "key" }).createIndex("sheet", "sheet");
      asked.result.createObjectStore("sheets", { keyPath: "sheet" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

  const run = async (store, mode, ask) => {
    const base = await open();
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

  window.GuyubNotes = {
    all: (sheet) => run("notes", "readonly", (store) => store.index("sheet").getAll(sheet)),
    keep: (note) => run("notes", "readwrite", (store) => store.put(note)),
    drop: (key) => run("notes", "readwrite", (store) => store.delete(key)),
    began: async (sheet) => ((await run("sheets", "readonly", (store) => store.get(sheet))) || {}).began || "",
    begin: (sheet, began) => run("sheets", "readwrite", (store) => store.put({ sheet, began })),

    /* Marks a note as sent, unless its words changed while it was under way. */
    settle: (key, changed) => run("notes", "readwrite", (store) => {
      const asked = store.get(key);
      asked.onsuccess = () => {
        const note = asked.result;
        if (!note || note.changed !== changed) return;
        if (note.gone) store.delete(key);
        else store.put({ ...note, state: "sent", sentAt: Date.now() });
      };
      return asked;
    }),

    /* Sent notes leave the phone after a day. */
    tidy: async (sheet) => {
      for (const note of await window.GuyubNotes.all(sheet)) {
        if (note.state === "sent" && Date.now() - note.sentAt > DAY_MS) await window.GuyubNotes.drop(note.key);
      }
    },
  };
})();
