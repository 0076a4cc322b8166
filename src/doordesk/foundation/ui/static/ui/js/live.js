// Tells a page that something happened in its channels; the page fetches what it may see. No content comes this way.
//   const end = follow({ address: "/live/stream?on=debrief:12&on=loop:5", at: "57.9",
//     heard(news, at) {}, reset() {}, poll() {}, mode(name) {} });
// heard: a list of { channel, word, row } and where the page then stands. reset: the thread is lost or access is gone,
// load the page anew. poll: streams don't come through here, ask by yourself, now. mode: "live", "polling" or "resting".
const GATHER = 60; // milliseconds; events that come together are told together
const FIRST = 8_000; // the first word comes at once, unless a proxy holds it back
const SILENCE = 40_000; // a stream beats every 15 s; one that doesn't is dead
const EVERY = 3_000; // between polls
const BEAT = 15_000; // between saying that somebody is here, while polling
const SOON = 8_000, LATER = 60_000; // between attempts while polling: at a server that is away, at a proxy that holds back
const REST = 20_000; // a window that is hidden for so long gives its connection back
const FAILURES = 3;
const spread = (time) => time * (0.75 + Math.random() / 2);
const hidden = () => document.visibilityState === "hidden";

export function follow({ address, at = "", heard, reset, poll, mode = () => {} }) {
  let source = null, list = [], failures = 0, said = "", over = false;
  let gathering = 0, silence = 0, polling = 0, beating = 0, again = 0, rest = 0;
  const say = (name) => name !== said && mode((said = name));

  function open() {
    clearTimeout(again);
    if (source || over || hidden()) return;
    const url = new URL(address, location.href);
    if (at) url.searchParams.set("at", at);
    source = new EventSource(url);
    silence = setTimeout(() => failed({ held: true }), FIRST);
    source.addEventListener("at", (event) => { at = event.data; failures = 0; stopPolling(); alive(); say("live"); });
    source.addEventListener("beat", alive);
    source.addEventListener("news", take);
    source.addEventListener("reset", lost);
    source.onerror = failed;
  }

  function take(event) {
    at = event.lastEventId;
    list.push(JSON.parse(event.data));
    gathering ||= setTimeout(() => { gathering = 0; if (!over) heard(list.splice(0), at); }, GATHER);
    alive();
  }

  function alive() {
    clearTimeout(silence);
    silence = setTimeout(() => failed({}), SILENCE);
  }

  function close() {
    clearTimeout(silence);
    source?.close();
    source = null;
  }

  // A stream that ended is opened again from where it stood; why one was refused, only a plain request tells.
  async function failed({ held = false }) {
    const refused = source?.readyState === EventSource.CLOSED;
    close();
    failures += 1;
    if (refused && await forbidden()) return lost();
    if (held || failures >= FAILURES) ask();
    clearTimeout(again);
    again = setTimeout(open, spread(held ? LATER : polling ? SOON : 250 * 2 ** failures));
  }

  async function forbidden() {
    try {
      return [401, 403, 404].includes((await fetch(address, { method: "HEAD" })).status);
    } catch {
      return false; // no connection at all
    }
  }
  const lost = () => { end(); reset(); };
  function ask() {
    if (polling || over || hidden()) return;
    say("polling");
    polling = setTimeout(() => { polling = 0; poll(); ask(); }, spread(EVERY));
    if (!beating) { beat(); beating = setInterval(beat, BEAT); }
  }

  function beat() {
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    const where = address.replace("/stream?", "/beat?");
    if (token) fetch(where, { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => {});
  }

  function stopPolling() {
    clearTimeout(polling);
    clearInterval(beating);
    polling = beating = 0;
  }

  function pause() {
    close();
    clearTimeout(again);
    stopPolling();
    say("resting");
  }

  function resume() {
    clearTimeout(rest);
    if (over || hidden()) return;
    if (said === "resting") { failures = 0; poll(); }
    open();
  }

  const turned = () => { if (!hidden()) return resume(); clearTimeout(rest); rest = setTimeout(pause, REST); };
  const watched = [[document, "visibilitychange", turned], [document, "freeze", pause], [document, "resume", resume],
    [window, "pagehide", pause], [window, "pageshow", resume], [window, "online", resume]];
  for (const [where, what, deed] of watched) where.addEventListener(what, deed);

  function end() {
    over = true;
    for (const [where, what, deed] of watched) where.removeEventListener(what, deed);
    clearTimeout(rest);
    pause();
  }

  open();
  return end;
}
