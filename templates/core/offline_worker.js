{% comment %}days: after how many days without a line the kept sheet is thrown away; 0 for never.{% endcomment %}/* Keeps one sheet and its files for a place without a line; its scope is the sheet's own address. It never sends and never reads notes. */
const SHELF = "guyub-sheet:" + new URL("./", self.location).pathname;
const PATIENCE = 4000;
const DAYS = {{ days|default:0 }};

/* The first one takes its sheet at once; a later one waits, as app_worker.js says why. */
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const slow = () => new Promise((resolve, reject) => setTimeout(() => reject(new Error("slow")), PATIENCE));

const answer = async (request) => {
  const shelf = await caches.open(SHELF);
  const key = request.mode === "navigate" ? new URL(request.url).pathname : request;
  const line = fetch(request);
  try {
    const fresh = await Promise.race([line, slow()]);
    if (request.mode === "navigate" && [404, 409, 410].includes(fresh.status)) await caches.delete(SHELF);
    return fresh;
  } catch (error) {
    const kept = await shelf.match(key);
    const old = kept && request.mode === "navigate" && DAYS && Date.now() - Date.parse(kept.headers.get("Date")) > DAYS * 86400000;
    if (old) await caches.delete(SHELF);
    else if (kept) return kept;
    return line.catch(async () => { // a slow answer is better than none, so with nothing kept it is waited for
      const instead = !old && request.mode === "navigate" && await caches.match("{% url 'core:offline' %}", { ignoreSearch: true });
      if (instead) return instead;
      throw error;
    });
  }
};

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const asset = ["style", "script", "image", "font"].includes(request.destination);
  if (request.mode === "navigate" || asset) event.respondWith(answer(request));
});
