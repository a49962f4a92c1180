/* Without a line: which sheets this phone has kept, and the page itself again as soon as there is a line. */
(() => {
  "use strict";
  const SHEET = "guyub-sheet:";
  const section = document.querySelector("[data-sheets]");

  const show = (path, title) => {
    const line = section.querySelector("template").content.firstElementChild.cloneNode(true);
    const link = line.querySelector("a");
    link.href = path;
    link.textContent = title;
    section.querySelector("ul").append(line);
    section.hidden = false;
  };

  const look = async () => {
    for (const name of (await caches.keys()).filter((one) => one.startsWith(SHEET))) {
      const path = name.slice(SHEET.length);
      const page = await (await caches.open(name)).match(path);
      if (!page) continue;
      const title = new DOMParser().parseFromString(await page.text(), "text/html").title;
      show(path, title.replace(/ · Guyub$/, ""));
    }
  };

  /* The line may be back before this page is drawn, and then no event says so; a phone's own word that it is online may last a moment.
     Whatever the server answers, it is there. Whoever is on the way to a sheet is not called back. */
  let again = 0;
  let leaving = false;
  const ask = async (wait) => {
    clearTimeout(again);
    try {
      await fetch(location.href, { method: "HEAD", redirect: "manual", cache: "no-store" });
      if (!leaving) location.reload();
    } catch {
      again = setTimeout(ask, wait, Math.min(wait * 2, 60000));
    }
  };

  addEventListener("beforeunload", () => { leaving = true; });
  addEventListener("online", () => ask(2000));
  again = setTimeout(ask, 1000, 2000);
  if (window.caches) look();
})();
