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

  addEventListener("online", () => location.reload());
  if (window.caches) look();
})();
