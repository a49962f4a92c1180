/* Sends what a phone holds back as soon as there is a line, and keeps the page itself for a place without one.
   const line = window.GuyubSync({ sheet, store, own, say, body, answered, more });
   sheet: the element whose data attributes hold addresses and words; body(rows): what is sent; answered(answer, rows): what the
   server said; more(): something else waits to be sent. Returns { sync, soon, keepSheet, forgetSheet }. */
(() => {
  "use strict";
  const RETRY_MS = 15000;

  window.GuyubSync = ({ sheet, store, own, say, body, answered, more = () => false }) => {
    const words = sheet.dataset;
    const shelfName = `guyub-sheet:${location.pathname}`;
    let token = words.csrf;
    let under = null;
    let again = 0;

    const ask = (rows) => fetch(words.send, {
      method: "POST", redirect: "manual", credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(body(rows)),
    });

    /* After signing in again the old token is worth nothing: the page itself holds the new one. */
    const renew = async () => {
      const answer = await fetch(location.pathname, { redirect: "manual", credentials: "same-origin" });
      if (answer.type === "opaqueredirect") return false;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-csrf]");
      if (!fresh || fresh.dataset.csrf === token) return false;
      token = fresh.dataset.csrf;
      return true;
    };

    const waitingRows = async () => (await store.all(own)).filter((row) => row.state === "waiting");

    const send = async () => {
      const rows = await waitingRows();
      if (!rows.length && !more()) return true;
      say(words.sending, "wait");
      let answer = await ask(rows);
      if (answer.status === 403 && await renew()) answer = await ask(rows);
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        say(words.out, "warn", `${words.login}?next=${encodeURIComponent(location.pathname)}`);
        return false;
      }
      if (!answer.ok) { say(words.off, "warn"); return false; }
      await answered(await answer.json(), rows);
      const waiting = (await waitingRows()).length > 0;
      const refused = (await store.all(own)).some((row) => row.state === "refused");
      if (waiting) say(words.sending, "wait");
      else if (refused && words.some) say(words.some, "warn");
      else say(words.all, "good");
      return !waiting;
    };

    const soon = (wait) => { clearTimeout(again); again = setTimeout(sync, wait); };
    const sync = () => {
      clearTimeout(again);
      under = (under || Promise.resolve()).then(send).catch(() => { say(words.off, "warn"); return false; }).then((done) => {
        if (!done) soon(RETRY_MS * (0.7 + 0.6 * Math.random()));
        return done;
      });
      return under;
    };

    const keepSheet = async () => {
      if (!navigator.serviceWorker || !window.caches) return;
      await navigator.serviceWorker.register(words.worker);
      const shelf = await caches.open(shelfName);
      const page = await fetch(location.pathname, { redirect: "error", credentials: "same-origin" });
      if (page.ok) await shelf.put(location.pathname, page);
      const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((one) => one.href || one.src);
      await shelf.addAll(files);
      sheet.dataset.kept = "";
    };
    const forgetSheet = async () => {
      if (window.caches) await caches.delete(shelfName);
      const worker = await navigator.serviceWorker?.getRegistration(location.pathname);
      await worker?.unregister();
    };

    addEventListener("online", () => sync());
    addEventListener("offline", () => say(words.off, "warn"));
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
