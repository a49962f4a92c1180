/* What pages can do a little better with JavaScript. Everything here has a way without it. No inline code, no eval (CSP). */
(() => {
  "use strict";
  const body = document.body;
  const DRAFT = "guyub:draft:";
  const SENT = "guyub:sent";
  const KEEP_MS = 7 * 24 * 60 * 60 * 1000;
  const NEVER = new Set(["csrfmiddlewaretoken", "form_key"]);

  /* ----- storage that may be full or forbidden ----- */
  const read = (store, key) => { try { return store.getItem(key); } catch { return null; } };
  const write = (store, key, value) => { try { store.setItem(key, value); return true; } catch { return false; } };
  const drop = (store, key) => { try { store.removeItem(key); } catch { /* nothing to drop */ } };
  const draftKey = (form) => `${DRAFT}${body.dataset.person || "-"}:${form.dataset.draft}`;

  /* ----- drafts: what is typed in a form with data-draft stays on this device until it was sent ----- */
  const fieldsOf = (form) => [...form.elements].filter((field) =>
    field.name && !field.disabled && !NEVER.has(field.name) && !["password", "file", "submit", "button"].includes(field.type));

  const valuesOf = (form) => {
    const values = {};
    for (const field of fieldsOf(form)) {
      if (field.type === "checkbox" || field.type === "radio") {
        (values[field.name] ||= []);
        if (field.checked) values[field.name].push(field.value);
      } else if (field.multiple) {
        values[field.name] = [...field.selectedOptions].map((option) => option.value);
      } else {
        (values[field.name] ||= []).push(field.value);
      }
    }
    return values;
  };

  const fill = (form, values) => {
    const seen = {};
    for (const field of fieldsOf(form)) {
      const saved = values[field.name];
      if (!saved) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = saved.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = saved.includes(option.value);
      else {
        const place = seen[field.name] || 0;
        if (place < saved.length) field.value = saved[place];
        seen[field.name] = place + 1;
      }
    }
  };

  const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

  const chipOf = (form, words) => {
    const chip = form.querySelector("[data-draft-chip]");
    if (!chip) return;
    chip.hidden = false;
    chip.querySelector("[data-draft-words]").textContent = words;
  };

  const keepDrafts = (form) => {
    const key = draftKey(form);
    const fresh = JSON.stringify(valuesOf(form));
    const stored = read(localStorage, key);
    if (stored && !("bound" in form.dataset)) {
      let draft = null;
      try { draft = JSON.parse(stored); } catch { drop(localStorage, key); }
      if (draft && JSON.stringify(draft.values) !== fresh) {
        growTo(form, draft.values);
        fill(form, draft.values);
        const note = form.querySelector("[data-draft-note]");
        if (note) {
          note.hidden = false;
          note.querySelector("[data-draft-drop]").addEventListener("click", () => { drop(localStorage, key); location.reload(); });
        }
      }
    }
    let timer = 0;
    const save = () => {
      const values = valuesOf(form);
      if (JSON.stringify(values) === fresh && !("bound" in form.dataset)) { drop(localStorage, key); return; }
      if (write(localStorage, key, JSON.stringify({ at: Date.now(), values }))) chipOf(form, `${body.dataset.saved}, ${clock()}`);
    };
    const later = () => { chipOf(form, body.dataset.saving); clearTimeout(timer); timer = setTimeout(save, 600); };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", () => { clearTimeout(timer); save(); write(sessionStorage, SENT, key); });
    addEventListener("pagehide", () => { if (timer) save(); });
  };

  /* A draft is dropped when the page after the sending is an ordinary one: neither an error, nor sign-in, nor the same form again. */
  const dropSentDraft = () => {
    const key = read(sessionStorage, SENT);
    if (!key) return;
    drop(sessionStorage, SENT);
    const again = [...document.querySelectorAll("form[data-draft][data-bound]")].some((form) => draftKey(form) === key);
    if (!again && body.dataset.page !== "error" && body.dataset.page !== "entrance") drop(localStorage, key);
  };

  const dropOldDrafts = () => {
    try {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(DRAFT)) continue;
        const at = (JSON.parse(localStorage.getItem(key)) || {}).at || 0;
        if (Date.now() - at > KEEP_MS) localStorage.removeItem(key);
      }
    } catch { /* a stranger's entry or no storage at all */ }
  };

  /* ----- one press, one sending ----- */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || "download" in form.dataset) return;
    if ("sent" in form.dataset) { event.preventDefault(); return; }
    form.dataset.sent = "";
    const button = event.submitter;
    setTimeout(() => { if (button) { button.dataset.busy = ""; button.setAttribute("aria-disabled", "true"); } });
  });
  const release = (root) => {
    root.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
    root.querySelectorAll("[data-busy]").forEach((button) => { delete button.dataset.busy; button.removeAttribute("aria-disabled"); });
  };
  addEventListener("pageshow", (event) => { if (event.persisted) release(document); });
  document.addEventListener("htmx:afterRequest", () => release(document));
  document.addEventListener("click", (event) => {
    const held = event.target.closest("button[aria-disabled='true'], a[aria-disabled='true']");
    if (held && !("busy" in held.dataset)) event.preventDefault();
  });

  /* ----- repeated rows ----- */
  const totalOf = (rows) => rows.querySelector(`[name="${rows.dataset.rows}-TOTAL_FORMS"]`);
  const addRow = (rows) => {
    const total = totalOf(rows);
    const most = Number(rows.querySelector(`[name="${rows.dataset.rows}-MAX_NUM_FORMS"]`).value);
    const number = Number(total.value);
    if (number >= most) return null;
    const holder = document.createElement("div");
    holder.innerHTML = rows.querySelector("[data-rows-empty]").innerHTML.replaceAll("__prefix__", number).replaceAll("__number__", number + 1);
    const row = holder.firstElementChild;
    rows.querySelector("[data-rows-list]").append(row);
    total.value = number + 1;
    return row;
  };
  const growTo = (form, values) => {
    for (const rows of form.querySelectorAll("[data-rows]")) {
      const wanted = Number((values[`${rows.dataset.rows}-TOTAL_FORMS`] || [0])[0]);
      while (Number(totalOf(rows).value) < wanted && addRow(rows));
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rows-add]");
    if (!button) return;
    const row = addRow(button.closest("[data-rows]"));
    if (!row) return;
    event.preventDefault();
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    button.form.dispatchEvent(new Event("change"));
  });

  /* ----- menus close when one looks elsewhere ----- */
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    });
  });

  /* ----- Ctrl+K or Cmd+K goes to the search ----- */
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const box = [...document.querySelectorAll("[data-shortcut-search]")].find((one) => one.offsetParent);
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  /* ----- a broken line says so, in the page's own voice ----- */
  document.addEventListener("htmx:sendError", () => {
    const messages = document.getElementById("messages");
    if (!messages) return;
    const note = document.createElement("p");
    note.className = "notice notice-warn";
    note.textContent = body.dataset.offline;
    messages.replaceChildren(note);
  });

  const prepare = (root) => {
    root.querySelectorAll("form[data-draft]").forEach((form) => {
      if ("kept" in form.dataset) return;
      form.dataset.kept = "";
      keepDrafts(form);
    });
    root.querySelector("[data-error-summary]")?.focus();
  };
  /* ----- sheets that somebody else kept on this phone are not for whoever signed in after them; what waits to be sent stays ----- */
  const OWNER = "guyub:owner";
  if (window.caches && body.dataset.person && read(localStorage, OWNER) !== body.dataset.person) {
    write(localStorage, OWNER, body.dataset.person);
    caches.keys().then((names) => names.filter((name) => name.startsWith("guyub-sheet:")).forEach((name) => caches.delete(name)));
  }

  /* ----- the page for a place without a line; a browser that will not have it goes on without ----- */
  if (body.dataset.worker && navigator.serviceWorker) {
    addEventListener("load", () => { navigator.serviceWorker.register(body.dataset.worker, { scope: "/" }).catch(() => {}); });
  }

  dropSentDraft();
  dropOldDrafts();
  prepare(document);
  /* ----- fields that belong to some answers alone (data-when="field=answer,answer"); the server leaves out what does not belong ----- */
  const showFitting = (form) => {
    for (const field of form.querySelectorAll("[data-when]")) {
      const [name, answers] = field.dataset.when.split("=");
      const block = field.closest(".mb-3, fieldset.mb-3") || field.parentElement;
      const shown = answers.split(",").includes(form.elements[name]?.value) || block.querySelector(".invalid-feedback");
      block.hidden = !shown;
    }
  };
  document.querySelectorAll("form:has([data-when])").forEach(showFitting);
  document.addEventListener("change", (event) => { if (event.target.form?.querySelector("[data-when]")) showFitting(event.target.form); });

  document.addEventListener("htmx:load", (event) => prepare(event.target));

  /* ----- what this phone still holds for the server goes out from any page; while it holds nothing, nothing more is loaded ----- */
  const HELD = "guyub:held";
  const chip = document.querySelector("[data-waiting]");
  let woken = false;
  const wakeHeld = () => {
    if (!chip || woken || !read(localStorage, `${HELD}:${body.dataset.person}`)) return;
    woken = true;
    const script = document.createElement("script");
    script.src = chip.dataset.loader;
    script.addEventListener("error", () => { woken = false; });
    document.head.append(script);
  };
  for (const name of ["DOMContentLoaded", HELD, "online"]) addEventListener(name, wakeHeld);
})();
