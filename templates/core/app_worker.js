/* Shows a page of our own where there is no line. It keeps that page and what the page is made of, and no page of anybody. */
const SHELF = "guyub-app:{{ version }}";
const FILES = [{% for file in files %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

/* A new one waits until the old one's pages are closed: in Chromium a page asked for amid a change of workers may never come. */
self.addEventListener("install", (event) => event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(FILES))));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const older = (await caches.keys()).filter((name) => name.startsWith("guyub-app:") && name !== SHELF);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable(); // the page is under way while this worker still wakes up
})()));

const kept = async (file) => (await caches.open(SHELF)).match(file);

const visit = async (event) => {
  try {
    return (await event.preloadResponse) || await fetch(event.request);
  } catch (error) {
    const page = await kept(FILES[0]);
    if (page) return page;
    throw error;
  }
};

const fileOf = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const file = await kept(request);
    if (file) return file;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(visit(event));
  else if (FILES.includes(new URL(request.url).pathname)) event.respondWith(fileOf(request));
});
