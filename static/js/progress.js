/* Catat perkembangan: an entry is kept on this phone at once and sent when there is a line. What the server refuses stays here with the reason. */
(() => {
  "use strict";
  const sheet = document.querySelector("[data-progress]");
  if (!sheet || !window.indexedDB) return;
  const words = sheet.dataset;
  const store = window.GuyubStore("guyub-progress");
  const own = `${words.person}:${words.progress}`;
  const say = window.GuyubSay(sheet.querySelector("[data-status]"), "progress", words.in);
  const held = sheet.querySelector("[data-held]");
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const dayWords = (iso) => new Date(`${iso}T12:00`).toLocaleDateString(document.documentElement.lang || "id", { day: "numeric", month: "short" });
  const rows = new Map();
  const TWICE_MS = 700; // a second tap of an impatient thumb is no second entry

  const placeOf = (row) => sheet.querySelector(`[data-goal="${CSS.escape(String(row.goal))}"] [data-kept-here]`) || held.querySelector("ul");

  const draw = (row) => {
    rows.get(row.key)?.remove();
    const place = placeOf(row);
    const line = sheet.querySelector("[data-line]").content.firstElementChild.cloneNode(true);
    const said = { sent: words.sent, refused: `${words.refused}: ${row.why || ""}` }[row.state] || words.here;
    line.querySelector("[data-what]").textContent = place.closest("[data-held]") ? `${row.label}: ${row.value}` : `${row.value} · ${dayWords(row.day)}`;
    const chip = line.querySelector("[data-state]");
    chip.textContent = said;
    chip.className = `progress-${row.state}`;
    const drop = line.querySelector("[data-drop]");
    drop.hidden = row.state !== "refused";
    drop.addEventListener("click", async () => { await store.drop(row.key); line.remove(); held.hidden = !held.querySelector("li"); });
    place.append(line);
    rows.set(row.key, line);
    held.hidden = !held.querySelector("li");
  };

  const { sync, soon, keepSheet } = window.GuyubSync({
    sheet, store, own, say,
    body: window.GuyubKinds["guyub-progress"].body,
    answered: async (said, sent) => {
      await window.GuyubTake("guyub-progress", store, said, sent);
      (await store.all(own)).forEach(draw);
    },
  });

  const entryOf = (section, form) => {
    const { value, note, day, help } = form.elements;
    const id = window.GuyubKey();
    return {
      key: `${own}:${id}`, sheet: own, id, goal: section.dataset.goal, label: section.dataset.label, day: day.value, value: value.value.trim(),
      help: help.value || "", note: note.value, to: words.send, page: location.pathname, changed: new Date().toISOString(), state: "waiting",
    };
  };

  sheet.querySelectorAll("[data-goal]").forEach((section) => {
    const form = section.querySelector("form");
    form.elements.value.addEventListener("input", () => form.elements.value.setCustomValidity(""));
    let taken = { at: 0, value: "" };
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const typed = form.elements.value.value.trim();
      if (Date.now() - taken.at < TWICE_MS && ["", taken.value].includes(typed)) return;
      if (!/^-?\d{1,7}([.,]\d{1,2})?$/.test(typed)) {
        form.elements.value.setCustomValidity(words.number);
        form.elements.value.reportValidity();
        return;
      }
      taken = { at: Date.now(), value: typed };
      const row = entryOf(section, form);
      form.reset(); // at once: what is typed next must not be wiped when the phone has written this one down
      form.elements.day.value = today();
      try { await store.keep(row); } catch {
        ["value", "note", "day", "help"].forEach((name) => { form.elements[name].value = row[name]; });
        form.submit();
        return;
      }
      draw(row);
      soon(300);
    });
  });

  const wake = async () => {
    sheet.querySelectorAll('[name="day"]').forEach((day) => { day.max = today(); day.value = today(); });
    await store.tidy(own);
    (await store.all(own)).forEach(draw);
    await sync();
    await keepSheet();
  };
  wake().catch(() => say(words.off, "warn"));
})();
