/* Texts that save themselves: each text area with data-autosave-text is sent on its own, with the version that was read.
   What cannot be sent (no line, signed out) stays on this device and is offered again. Without JavaScript the form is sent as it is. */
(() => {
  "use strict";
  const WAIT = 1200;
  const AGAIN = 15000;
  const place = document.querySelector("[data-autosave]");
  if (!place) return;
  const nameOf = (name) => `guyub:autosave:${document.body.dataset.person || "-"}:${place.dataset.autosave}:${name}`;
  const keyOf = (text) => nameOf(text.dataset.autosaveText);
  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } };
  const drop = (key) => { try { localStorage.removeItem(key); } catch { /* nothing to drop */ } };

  /* The page after a sending names the texts that arrived; after a sign-in page it names none, and they are offered again. */
  const address = new URL(location.href);
  const arrived = address.searchParams.get("tersimpan");
  if (arrived) {
    arrived.split(".").forEach((name) => drop(nameOf(name)));
    address.searchParams.delete("tersimpan");
    history.replaceState(null, "", address);
  }
  const form = place.closest("form");
  if (!form) return;

  const chip = form.querySelector("[data-autosave-chip]");
  const refused = form.querySelector("[data-autosave-refused]");
  const texts = [...form.querySelectorAll("[data-autosave-text]")];
  const versionOf = (text) => form.elements[`${text.dataset.autosaveText}-version`];
  const state = new Map();

  const say = (words, at) => {
    chip.hidden = false;
    chip.querySelector("[data-autosave-words]").textContent = at ? `${words}, ${at}` : words;
  };
  const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const complain = (sentence) => {
    refused.hidden = !sentence;
    refused.querySelector("[data-autosave-sentence]").textContent = sentence || "";
  };

  /* A word of advice about what was saved, beside the text it is about. */
  const advise = (text, words) => {
    const line = form.querySelector(`[data-autosave-hint="${text.dataset.autosaveText}"]`);
    if (line) line.textContent = words || "";
  };

  const keepHere = (text) => {
    const stored = keep(keyOf(text), { body: text.value, version: versionOf(text).value, at: Date.now() });
    if (stored) say(form.dataset.wordsHere, clock());
    return stored;
  };

  const answered = (text, sent, status, answer) => {
    const mine = state.get(text);
    if (status === 200 && answer && answer.version) {
      versionOf(text).value = answer.version;
      mine.saved = sent;
      complain("");
      advise(text, answer.hint);
      if (text.value === sent) { drop(keyOf(text)); say(form.dataset.wordsSaved, answer.at); }
      else later(text);
      return;
    }
    keepHere(text);
    if (answer && answer.clash) { mine.clash = true; say(form.dataset.wordsClash); complain(answer.clash); return; }
    if (answer && answer.refused) { complain(answer.refused); return; }
    clearTimeout(mine.timer);
    mine.timer = setTimeout(() => send(text), AGAIN);
  };

  const send = async (text) => {
    const mine = state.get(text);
    if (mine.busy || mine.clash || text.value === mine.saved) return;
    mine.busy = true;
    say(form.dataset.wordsSaving);
    const sent = text.value;
    const body = new URLSearchParams({
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, key: text.dataset.autosaveText, body: sent, version: versionOf(text).value,
    });
    let status = 0;
    let answer = null;
    try {
      const response = await fetch(form.dataset.autosave, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
      status = response.status;
      answer = await response.json();
    } catch { /* no line, or a page instead of an answer: what was typed stays here */ }
    mine.busy = false;
    answered(text, sent, status, answer);
  };

  const later = (text) => {
    const mine = state.get(text);
    clearTimeout(mine.timer);
    mine.timer = setTimeout(() => send(text), WAIT);
  };

  const note = form.querySelector("[data-autosave-note]");
  const offer = (text) => {
    const stored = read(keyOf(text));
    if (!stored || typeof stored.body !== "string") return;
    if (stored.body === text.value || "bound" in form.dataset) { drop(keyOf(text)); return; }
    text.value = stored.body;
    versionOf(text).value = stored.version;
    note.hidden = false;
    later(text);
  };

  for (const text of texts) {
    state.set(text, { saved: text.value, timer: 0, busy: false, clash: false });
    text.addEventListener("input", () => { keepHere(text); later(text); });
    offer(text);
  }
  note.querySelector("[data-autosave-drop]").addEventListener("click", () => { texts.forEach((text) => drop(keyOf(text))); location.reload(); });
  addEventListener("online", () => texts.forEach((text) => send(text)));
  form.addEventListener("submit", () => {
    state.forEach((mine) => clearTimeout(mine.timer));
    texts.forEach((text) => { if (text.value !== state.get(text).saved) keepHere(text); });
  });
})();
