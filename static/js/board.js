/* Dragging a card to another stage: an extra beside the menu on each card. It sends the card's own form, nothing else. */
(() => {
  "use strict";
  const status = document.getElementById("board-status");
  if (!status || !window.DOMParser) return;
  let dragged = null;

  const board = () => document.getElementById("board");
  const columnOf = (node) => node.closest("[data-stage]");
  const buttonFor = (card, stage) => card.querySelector(`.board-menu button[name="name"][data-target="${stage}"]`);
  const needsReason = (card, stage) => (card.dataset.reasoned || "").split(" ").includes(stage);

  const prepare = () => {
    for (const card of board().querySelectorAll("[data-card]")) card.draggable = Boolean(card.querySelector(".board-menu"));
  };

  const say = (tone, words, link) => {
    const note = document.createElement("div");
    note.className = `notice notice-${tone}`;
    const text = document.createElement("div");
    text.className = "notice-body";
    for (const line of words) {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      text.append(paragraph);
    }
    if (link) {
      const more = document.createElement("p"), anchor = document.createElement("a");
      anchor.href = link;
      anchor.textContent = status.dataset.open;
      more.append(anchor);
      text.append(more);
    }
    note.append(text);
    status.replaceChildren(note);
  };

  const wordsOf = (page) => {
    const notice = page.querySelector("main .notice-body");
    if (!notice) return [status.dataset.refused];
    const lines = [...notice.querySelectorAll("p, li")].map((one) => one.textContent.trim().replace(/\s+/g, " ")).filter(Boolean);
    return lines.length ? lines : [status.dataset.refused];
  };

  const send = async (card, button) => {
    const form = button.form, home = card.querySelector("h3 a").href;
    const data = new FormData(form);
    data.set(button.name, button.value);
    card.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("board");
      if (answer.ok && fresh) {
        board().replaceChildren(...document.importNode(fresh, true).childNodes);
        prepare();
        const said = page.getElementById("messages");
        say("good", [said ? said.textContent.trim().replace(/\s+/g, " ") : ""]);
      } else if (answer.ok && answer.redirected) location.assign(answer.url);
      else say("warn", wordsOf(page), home);
    } catch { say("warn", [status.dataset.broken]); }
    card.removeAttribute("aria-busy");
  };

  const clear = () => {
    for (const column of board().querySelectorAll("[data-stage]")) column.classList.remove("may-drop", "no-drop", "drop-here");
    if (dragged) dragged.classList.remove("is-dragged");
    dragged = null;
  };

  document.addEventListener("dragstart", (event) => {
    const card = event.target.closest ? event.target.closest("[data-card]") : null;
    if (!card || !board().contains(card)) return;
    dragged = card;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.querySelector("h3").textContent.trim());
    card.classList.add("is-dragged");
    for (const column of board().querySelectorAll("[data-stage]")) {
      const stage = column.dataset.stage;
      if (column === columnOf(card)) continue;
      column.classList.add(buttonFor(card, stage) || needsReason(card, stage) ? "may-drop" : "no-drop");
    }
  });

  document.addEventListener("dragover", (event) => {
    const column = dragged && event.target.closest ? columnOf(event.target) : null;
    if (!column || column === columnOf(dragged) || column.classList.contains("no-drop")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    for (const other of board().querySelectorAll(".drop-here")) if (other !== column) other.classList.remove("drop-here");
    column.classList.add("drop-here");
  });

  document.addEventListener("drop", (event) => {
    const card = dragged, column = card && event.target.closest ? columnOf(event.target) : null;
    if (!column || column === columnOf(card)) { clear(); return; }
    event.preventDefault();
    const stage = column.dataset.stage, button = buttonFor(card, stage);
    clear();
    if (button) send(card, button);
    else if (needsReason(card, stage)) say("info", [status.dataset.reason], `${card.querySelector("h3 a").href}#langkah-lain`);
    else say("warn", [status.dataset.never]);
  });

  document.addEventListener("dragend", clear);
  prepare();
})();
