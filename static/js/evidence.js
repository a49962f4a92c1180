/* Evidence of a duty: the filled sheet with its photos is kept on this phone at once and sent when there is a line. What the server
   refuses stays here with the reason, to be mended or taken along. Where there is nothing more to send (data-over) the sheet goes from
   this phone, and what did not arrive stays a week. Rows: {key, sheet, id, to, duty, label, entries, names, state, why}. */
(() => {
  "use strict";
  const sheet = document.querySelector("[data-evidence]");
  if (!sheet || !window.indexedDB) return;
  const words = sheet.dataset;
  const store = window.GuyubStore("guyub-evidence");
  const own = words.person;
  const holder = document.querySelector("[data-evidence-form]");
  const form = holder?.querySelector("form");
  const held = sheet.querySelector("[data-held]");
  const say = window.GuyubSay(sheet.querySelector("[data-status]"), "progress", words.in);
  const lines = new Map();
  const over = "over" in words;
  const LEFT_MS = 7 * 24 * 60 * 60 * 1000;
  const NEVER = ["csrfmiddlewaretoken", "form_key"];
  let busy = false;

  const filesOf = (row) => row.entries.filter(([, value]) => value instanceof Blob);

  /* Files are offered for taking along: what the server refuses must not be lost. */
  const drawFiles = (row, place) => {
    for (const [, file] of filesOf(row)) {
      const link = document.createElement("a");
      link.className = "btn btn-quiet btn-sm";
      link.href = URL.createObjectURL(file);
      link.download = link.textContent = file.name;
      place.append(link, " ");
    }
  };

  const mend = async (row) => {
    form.reset();
    const chosen = new Map();
    for (const [name, value] of row.entries) {
      const field = form.elements[name];
      if (value instanceof Blob) chosen.set(name, [...(chosen.get(name) || []), value]);
      else if (field.type === "checkbox") field.checked = true;
      else field.value = value;
    }
    for (const field of form.querySelectorAll("[type=checkbox]")) field.checked = row.entries.some(([name]) => name === field.name);
    for (const [name, files] of chosen) {
      const put = new DataTransfer();
      files.forEach((file) => put.items.add(file));
      form.elements[name].files = put.files;
    }
    await drop(row);
    form.scrollIntoView();
  };

  const drop = async (row) => {
    await store.drop(row.key);
    lines.get(row.key)?.remove();
    held.hidden = !held.querySelector("li");
    if (!(await store.all(own)).some((one) => one.state === "refused")) say("");
  };

  const draw = (row) => {
    lines.get(row.key)?.remove();
    const line = sheet.querySelector("[data-line]").content.firstElementChild.cloneNode(true);
    line.querySelector("[data-what]").textContent = row.label;
    const state = line.querySelector("[data-state]");
    state.textContent = { sent: words.sent, refused: `${words.refused}: ${row.why || ""}` }[row.state] || words.here;
    state.className = `progress-${row.state}`;
    drawFiles(row, line.querySelector("[data-files]"));
    const [again, away] = [line.querySelector("[data-mend]"), line.querySelector("[data-drop]")];
    away.hidden = row.state !== "refused";
    again.hidden = row.state !== "refused" || !form || row.duty !== words.evidence;
    again.addEventListener("click", () => mend(row));
    away.addEventListener("click", () => drop(row));
    held.querySelector("ul").append(line);
    lines.set(row.key, line);
    held.hidden = false;
  };

  const { sync, keepSheet, forgetSheet } = window.GuyubSync({
    sheet, store, own, say, atOnce: 1,
    to: ([row]) => row.to,
    body: window.GuyubKinds["guyub-evidence"].body,
    answered: async (said, rows) => {
      await window.GuyubTake("guyub-evidence", store, said, rows);
      if (said.over) await forgetSheet();
      (await store.all(own)).forEach(draw);
    },
  });

  const rowOf = () => {
    const id = window.GuyubKey();
    const entries = [...new FormData(form)].filter(([name, value]) => !NEVER.includes(name) && !(value instanceof Blob && !value.size && !value.name));
    return {
      key: `${own}:${id}`, sheet: own, id, to: holder.dataset.send, duty: words.evidence, label: holder.dataset.label, entries,
      page: location.pathname, changed: new Date().toISOString(), state: "waiting",
    };
  };

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return; // a second tap of an impatient thumb is no second confirmation
    busy = true;
    const row = rowOf();
    try {
      await store.keep(row);
    } catch {
      form.submit(); // no room here: as without JavaScript
      return;
    }
    form.reset();
    draw(row);
    await sync();
    busy = false;
    const now = (await store.all(own)).find((one) => one.key === row.key);
    if (now?.state === "sent") location.assign(holder.dataset.next);
  });

  const leave = async () => {
    await forgetSheet();
    for (const row of await store.all(own)) {
      if (row.state === "sent" || Date.now() - (row.leftAt || Date.now()) > LEFT_MS) await store.drop(row.key);
      else await store.keep({ ...row, leftAt: row.leftAt || Date.now(), ...(words.over && { state: "refused", why: words.over }) });
    }
  };

  const wake = async () => {
    await store.tidy(own);
    if (over) await leave();
    const rows = await store.all(own);
    rows.forEach(draw);
    if (rows.some((row) => row.state === "waiting")) await sync();
    if (form) await keepSheet();
  };
  wake().catch(() => say(words.off, "warn"));
})();
