/* The observer's sheet: a tap makes a note with its time, kept on this phone and sent when there is a line. */
(() => {
  "use strict";
  const sheet = document.querySelector("[data-observation]");
  if (!sheet || !window.indexedDB) return;
  const words = sheet.dataset;
  const store = window.GuyubStore("guyub-observation");
  const own = `${words.person}:${words.observation}`;
  const list = sheet.querySelector("[data-notes]");
  const status = sheet.querySelector("[data-status]");
  let began = words.began;

  const nowIso = () => new Date().toISOString();
  const later = (before) => (before && before >= nowIso() ? new Date(Date.parse(before) + 1).toISOString() : nowIso());
  const uuid = window.GuyubKey;
  const hour = (iso) => new Date(iso).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const mark = (iso) => {
    if (!began || iso < began) return hour(iso);
    const seconds = Math.floor((Date.parse(iso) - Date.parse(began)) / 1000);
    return `${Math.floor(seconds / 60)}′${String(seconds % 60).padStart(2, "0")}″`;
  };

  const say = window.GuyubSay(status, "observation", words.in);

  /* ----- rows ----- */
  const rowOf = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`);
  const show = (note) => {
    const row = rowOf(note.id);
    if (!row) return;
    row.querySelector(".observation-mark").textContent = mark(note.at);
    const said = { sent: words.sent, refused: `${words.refused}: ${note.why || ""}` }[note.state] || words.here;
    const chip = row.querySelector("[data-state]");
    chip.textContent = said;
    chip.className = `observation-${note.state}`;
    row.querySelector("[data-copy-text]").hidden = note.state !== "refused";
    if ("closed" in words) {
      row.querySelector("textarea").readOnly = true;
      row.querySelector("[data-gone]").hidden = note.state !== "refused";
    }
  };

  /* What is refused must not be lost: its words are taken along by hand. Without a clipboard they are marked for it. */
  const copy = async (box, button) => {
    box.focus();
    box.select();
    try { await navigator.clipboard.writeText(box.value); } catch { document.execCommand("copy"); }
    button.textContent = words.copied;
  };

  /* Nothing refused any more: nothing to say about it either. */
  const quiet = async () => { if (!(await store.all(own)).some((one) => one.state === "refused")) say(""); };

  const draw = (note, focus) => {
    rowOf(note.id)?.remove();
    if (note.gone) return;
    sheet.querySelector("[data-none]")?.remove();
    const row = sheet.querySelector("[data-note]").content.firstElementChild.cloneNode(true);
    const box = row.querySelector("textarea");
    const drop = row.querySelector("[data-gone]");
    row.dataset.id = note.id;
    row.querySelector("[data-label]").textContent = sheet.querySelector(`[data-focus="${note.focus}"]`).textContent.trim();
    box.value = note.text;
    box.setAttribute("placeholder", "");
    box.setAttribute("aria-label", `${row.querySelector("[data-label]").textContent}: ${words.words}`);
    drop.textContent = words.remove;
    box.addEventListener("input", () => change(note, { text: box.value }));
    drop.addEventListener("click", async () => {
      row.remove();
      if (note.state === "refused") { notesById.delete(note.id); await store.drop(note.key); await quiet(); }
      else change(note, { gone: true });
    });
    const take = row.querySelector("[data-copy-text]");
    take.textContent = words.copy;
    take.addEventListener("click", () => copy(box, take));
    const after = [...list.children].find((one) => one.dataset.at && one.dataset.at > note.at);
    row.dataset.at = note.at;
    list.insertBefore(row, after || null);
    show(note);
    if (focus) { box.focus(); row.scrollIntoView({ block: "nearest" }); }
  };

  const keep = async (note) => {
    try {
      await store.keep(note);
    } catch {
      say(words.full, "bad");
    }
  };

  const change = async (note, what) => {
    Object.assign(note, what, { changed: later(note.changed), state: "waiting" });
    show(note);
    await keep({ ...note });
    soon(1200);
  };

  /* ----- sending ----- */
  const take = async (said, notes) => {
    words.began = began;
    await window.GuyubTake("guyub-observation", store, said, notes);
    for (const note of await store.all(own)) if (!note.gone) show(Object.assign(notesById.get(note.id) || note, { state: note.state, why: note.why }));
  };

  const { sync, soon, keepSheet, forgetSheet } = window.GuyubSync({
    sheet, store, own, say, answered: take, more: () => Boolean(began) && began !== words.began,
    body: (notes) => window.GuyubKinds["guyub-observation"].body(notes, began),
  });

  /* ----- taps ----- */
  const notesById = new Map();
  const clock = sheet.querySelector("[data-clock]");
  const start = sheet.querySelector("[data-begin]");
  const started = () => {
    start.hidden = Boolean(began);
    clock.hidden = !began;
    clock.textContent = began ? `${words.from} ${hour(began)}` : "";
  };
  const begin = async (at) => {
    if (began) return;
    began = at;
    started();
    try { await store.begin(own, began); } catch { say(words.full, "bad"); }
  };
  start.addEventListener("click", async () => { await begin(nowIso()); soon(200); });
  sheet.querySelectorAll("[data-focus]").forEach((button) => button.addEventListener("click", async () => {
    const at = nowIso();
    const id = uuid();
    const note = { key: `${own}:${id}`, sheet: own, id, focus: button.dataset.focus, text: "", at, changed: at, gone: false, state: "waiting", to: words.send, page: location.pathname };
    notesById.set(id, note);
    await begin(at);
    draw(note, true);
    await keep({ ...note });
    soon(1200);
  }));

  /* ----- the sheet itself stays on this phone, and goes when it is done ----- */
  const finish = sheet.querySelector("[data-finish] form");
  finish?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!await sync()) return;
    await forgetSheet();
    finish.submit();
  });

  const wake = async () => {
    if (!("closed" in words)) {
      sheet.querySelector("[data-plain]").hidden = true;
      sheet.querySelector("[data-taps]").hidden = false;
    }
    began = began || await store.began(own);
    started();
    for (const note of await store.all(own)) { notesById.set(note.id, note); draw(note, false); }
    await store.tidy(own);
    await sync();
    await keepSheet();
  };
  wake().catch(() => say(words.off, "warn"));
})();
