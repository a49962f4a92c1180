/* Sends what a phone holds back as soon as there is a line, and keeps the page itself for a place without one.
   const line = window.GuyubSync({ sheet, store, own, say, body, answered, more, to, atOnce });
   sheet: the element whose data attributes hold addresses and words; body(rows): what is sent, as JSON or a FormData with files;
   answered(answer, rows): what the server said; more(): something else waits to be sent; to(rows): where it is sent; atOnce: how many
   rows in one sending. Returns { sync, soon, keepSheet, forgetSheet }. */
(() => {
  "use strict";
  const RETRY_MS = 15000;
  const picked = (rows, ...names) => rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
  const emptied = (what) => (store, row) => store.keep({ ...row, ...what, state: "sent", sentAt: Date.now() });
  const settled = (store, row) => store.settle(row.key, row.changed);

  /* The kinds of things that a phone holds, by the name of their store: what is sent of some rows, what becomes of one that arrived,
     and, with `one`, that each is sent by itself. Used by the sheets, and by every other page (held.js). */
  window.GuyubKinds = {
    "guyub-attendance": { body: (rows) => ({ marks: picked(rows, "id", "mark", "reason", "changed", "seen") }), arrived: settled },
    "guyub-observation": {
      body: (rows, began) => ({ began, notes: picked(rows, "id", "focus", "text", "at", "changed", "gone") }), arrived: settled,
    },
    "guyub-progress": {
      body: (rows) => ({ entries: picked(rows, "id", "goal", "day", "value", "help", "note") }), arrived: emptied({ note: "", help: "" }),
    },
    "guyub-evidence": {
      one: true, arrived: emptied({ entries: [] }),
      body: ([row]) => {
        const sent = new FormData();
        row.entries.forEach(([name, value]) => sent.append(name, value));
        sent.append("form_key", row.id);
        return sent;
      },
    },
  };

  /* Puts down what the server said about these rows. */
  window.GuyubTake = async (kind, store, { kept, refused }, rows) => {
    const arrived = new Set(kept.map(String));
    for (const row of rows) {
      if (arrived.has(String(row.id))) await window.GuyubKinds[kind].arrived(store, row);
      else if (refused[row.id]) await store.keep({ ...row, state: "refused", why: refused[row.id] });
    }
  };

  window.GuyubPost = (to, sent, token) => {
    const files = sent instanceof FormData; // the browser itself names its type, with the line between its parts
    return fetch(to, {
      method: "POST", redirect: "manual", credentials: "same-origin",
      headers: { ...(files ? {} : { "Content-Type": "application/json" }), "X-CSRFToken": token },
      body: files ? sent : JSON.stringify(sent),
    });
  };

  /* What the server said about these rows: an answer in JSON, or a number that says the same of all of them. */
  window.GuyubJudged = async (answer, rows, words) => {
    const json = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    if (answer.ok || (answer.status === 403 && json)) return answer.json();
    const why = { 404: words.gone, 413: words.large }[answer.status];
    return why ? { kept: [], refused: Object.fromEntries(rows.map((row) => [row.id, why])) } : null;
  };

  window.GuyubSync = ({ sheet, store, own, say, body, answered, more = () => false, to = () => sheet.dataset.send, atOnce = Infinity }) => {
    const words = sheet.dataset;
    const here = words.at || location.pathname; // the sheet itself: another page may show what it left
    const shelfName = `guyub-sheet:${here}`;
    let token = words.csrf;
    let under = null;
    let again = 0;
    let keeping = 0;
    let told = false;

    window.GuyubSheet = own; // held.js leaves these rows to this page
    const ask = (rows) => window.GuyubPost(to(rows), body(rows), token);
    const judged = (answer, rows) => window.GuyubJudged(answer, rows, words);

    /* After signing in again the old token is worth nothing: the page itself holds the new one. */
    const renew = async () => {
      const answer = await fetch(here, { redirect: "manual", credentials: "same-origin" });
      if (answer.type === "opaqueredirect") return false;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-csrf]");
      if (!fresh || fresh.dataset.csrf === token) return false;
      token = fresh.dataset.csrf;
      return true;
    };

    const waitingRows = async () => (await store.all(own)).filter((row) => row.state === "waiting");

    const send = async () => {
      const every = await waitingRows();
      const rows = every.slice(0, atOnce);
      if (!rows.length && !more()) { // another page may have sent what this one still says is waiting
        if (told) say(words.all, "good");
        told = false;
        return true;
      }
      say(words.sending, "wait");
      let answer = await ask(rows);
      let said = await judged(answer, rows);
      if (!said && answer.status === 403 && await renew()) {
        answer = await ask(rows);
        said = await judged(answer, rows);
      }
      if (!said && (answer.type === "opaqueredirect" || [403, 410].includes(answer.status))) {
        say(words.out, "warn", words.login && `${words.login}?next=${encodeURIComponent(location.pathname)}`);
        return false;
      }
      if (!said) { say(words.off, "warn"); told = true; return false; }
      await answered(said, rows);
      const left = (await waitingRows()).length;
      if (left && left < every.length) return send();
      const waiting = left > 0;
      const refused = (await store.all(own)).some((row) => row.state === "refused");
      if (waiting) say(words.sending, "wait");
      else if (refused && words.some) say(words.some, "warn");
      else say(words.all, "good");
      told = false;
      return !waiting;
    };

    const soon = (wait) => { clearTimeout(again); again = setTimeout(sync, wait); };
    const sync = () => {
      clearTimeout(again);
      under = (under || Promise.resolve()).then(send).catch(() => { say(words.off, "warn"); told = true; return false; }).then((done) => {
        if (!done) soon(RETRY_MS * (0.7 + 0.6 * Math.random()));
        return done;
      });
      return under;
    };

    const keep = async () => {
      await navigator.serviceWorker.register(words.worker);
      const shelf = await caches.open(shelfName);
      const page = await fetch(here, { redirect: "error", credentials: "same-origin" });
      if (page.ok) await shelf.put(here, page);
      const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((one) => one.href || one.src);
      const held = document.querySelector("[data-waiting]")?.dataset.loader; // loaded only once something is held
      if (held) files.push(new URL(held, location.href).href);
      await shelf.addAll([...new Set(files)]); // the same twice is refused as a whole
      sheet.dataset.kept = "";
    };
    /* A line that breaks just now is no reason to be without the sheet later. */
    const keepSheet = async (wait = 2000) => {
      if (!navigator.serviceWorker || !window.caches) return;
      try {
        await keep();
      } catch (error) {
        told = true; // the sheet says that there is no line, until it is kept
        if (wait < 60000) keeping = setTimeout(() => keepSheet(wait * 2).then(sync, () => {}), wait);
        throw error;
      }
    };
    const forgetSheet = async () => {
      clearTimeout(keeping);
      if (window.caches) await caches.delete(shelfName);
      const worker = await navigator.serviceWorker?.getRegistration(here);
      await worker?.unregister();
    };

    addEventListener("online", () => sync());
    addEventListener("offline", () => { say(words.off, "warn"); told = true; });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) sync(); });
    return { sync, soon, keepSheet, forgetSheet };
  };

  /* A status line in words, with a way to sign in again when that is what is missing. */
  window.GuyubSay = (status, prefix, wayIn) => (text, tone, link) => {
    status.hidden = !text;
    status.className = `${prefix}-status ${prefix}-${tone}`;
    status.textContent = text;
    if (!link) return;
    const way = document.createElement("a");
    way.href = link;
    way.textContent = wayIn;
    status.append(" ", way);
  };

  window.GuyubKey = () => (crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (Number(c) ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (Number(c) / 4)))).toString(16)));
})();
