/* Who is there: each tap is kept on this phone at once and sent when there is a line. What the server refuses says why beside the name. */
(() => {
  "use strict";
  const sheet = document.querySelector("[data-attendance]");
  if (!sheet || !window.indexedDB) return;
  const words = sheet.dataset;
  const store = window.GuyubStore("guyub-attendance");
  const own = `${words.person}:${words.attendance}`;
  const say = window.GuyubSay(sheet.querySelector("[data-status]"), "attend", words.in);
  const lines = new Map([...sheet.querySelectorAll("[data-invitee]")].map((line) => [line.dataset.invitee, line]));

  const chosen = (line) => line.querySelector('input[type="radio"]:checked')?.value || "";
  const reasonOf = (line) => line.querySelector(".attend-reason input");
  const show = (row) => {
    const line = lines.get(row.id);
    if (!line) return;
    const state = line.querySelector("[data-state]");
    state.textContent = { sent: words.sent, refused: `${words.refused}: ${row.why || ""}` }[row.state] || words.here;
    state.className = `small attend-state attend-${row.state}`;
  };

  const { sync, soon, keepSheet } = window.GuyubSync({
    sheet, store, own, say,
    body: window.GuyubKinds["guyub-attendance"].body,
    answered: async (said, rows) => {
      await window.GuyubTake("guyub-attendance", store, said, rows);
      (await store.all(own)).forEach(show);
    },
  });

  const keep = async (line) => {
    const id = line.dataset.invitee;
    line.querySelector("[data-state]").textContent = ""; // what was kept is not what stands there now
    const row = {
      key: `${own}:${id}`, sheet: own, id, mark: chosen(line), reason: reasonOf(line).value, seen: line.dataset.seen,
      to: words.send, page: location.pathname,
      changed: new Date().toISOString(), state: "waiting",
    };
    await store.keep(row);
    show(row);
  };

  sheet.addEventListener("input", async (event) => {
    const line = event.target.closest("[data-invitee]");
    if (!line || !chosen(line)) return;
    try { await keep(line); soon(800); } catch { /* no room here: the form itself still sends everything */ }
  });

  sheet.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const rest = sheet.elements.rest_present;
    try {
      const known = new Set((await store.all(own)).map((row) => row.id));
      for (const [id, line] of lines) {
        if (!chosen(line) && rest.checked) line.querySelector('input[value="present"]').checked = true;
        if (chosen(line) && !known.has(id)) await keep(line);
      }
    } catch { sheet.submit(); return; }
    if (!await sync()) return;
    if (!(await store.all(own)).some((row) => row.state === "refused")) location.assign(words.next);
  });

  const wake = async () => {
    await store.tidy(own);
    for (const row of await store.all(own)) {
      const line = lines.get(row.id);
      if (row.state === "refused") { await store.drop(row.key); continue; }
      if (line && row.state === "waiting") {
        line.querySelector(`input[value="${CSS.escape(row.mark)}"]`).checked = true;
        reasonOf(line).value = row.reason;
      }
      show(row);
    }
    await sync();
    await keepSheet();
  };
  wake().catch(() => say(words.off, "warn"));
})();
