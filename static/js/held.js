/* What this phone still holds, of any kind, goes out from every page of a signed-in person; how much waits stands in the top bar.
   guyub.js loads this when a sheet left its mark (offline_store.js); while nothing is held, nothing is loaded. */
(() => {
  "use strict";
  const HELD = "guyub:held";
  const RETRY_MS = 20000;
  const chip = document.querySelector("[data-waiting]");
  const person = document.body.dataset.person;
  const MARK = `${HELD}:${person}`;
  const names = () => { try { return (localStorage.getItem(MARK) || "").split(" ").filter(Boolean); } catch { return []; } };
  if (!chip || !person || !window.indexedDB) return;
  const words = chip.dataset;
  let busy = false;
  let again = 0;
  const later = () => { clearTimeout(again); again = setTimeout(go, RETRY_MS * (0.7 + 0.6 * Math.random())); }; // two pages do not meet again

  const load = (address) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

  const mine = async (name) => (await window.GuyubStore(name).every()).filter((row) => row.sheet === person || row.sheet.startsWith(`${person}:`));

  const show = async () => {
    const rows = (await Promise.all(names().map(mine))).flat();
    const waiting = rows.filter((row) => row.state === "waiting");
    const refused = rows.filter((row) => row.state === "refused");
    const first = waiting[0] || refused[0];
    chip.hidden = !first;
    if (!first) return waiting.length;
    chip.querySelector("[data-words]").textContent = waiting.length ? `${waiting.length} ${words.waits}` : words.refused;
    if (first.page) chip.href = first.page;
    else chip.removeAttribute("href");
    return waiting.length;
  };

  const parcels = (name, rows) => {
    if (window.GuyubKinds[name].one) return rows.map((row) => [row]);
    return [...new Set(rows.map((row) => row.to))].map((to) => rows.filter((row) => row.to === to));
  };

  /* One after the other: a line that breaks keeps the rest here. What another page sends at the same moment the server takes once. */
  const sendKind = async (name) => {
    const store = window.GuyubStore(name);
    const waiting = (await mine(name)).filter((row) => row.state === "waiting" && row.to && row.sheet !== window.GuyubSheet);
    for (const rows of parcels(name, waiting)) {
      const began = name === "guyub-observation" ? await store.began(rows[0].sheet) : "";
      const answer = await window.GuyubPost(rows[0].to, window.GuyubKinds[name].body(rows, began), words.csrf);
      const said = await window.GuyubJudged(answer, rows, words);
      if (said) await window.GuyubTake(name, store, said, rows);
      await show();
    }
  };

  const go = async () => {
    if (busy || !names().length) return;
    busy = true;
    try {
      if (!window.GuyubStore) await load(words.store);
      if (!window.GuyubKinds) await load(words.sync);
      await show();
      if (navigator.onLine) for (const name of names()) await sendKind(name);
      const left = await show();
      if (left) later();
      else if (chip.hidden && !window.GuyubSheet) localStorage.removeItem(MARK);
    } catch {
      later();
    } finally {
      busy = false;
    }
  };

  addEventListener("online", go);
  addEventListener(HELD, () => { if (window.GuyubStore && !busy) show(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) go(); });
  go();
})();
