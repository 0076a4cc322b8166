// Tells a page that something happened in its channels; the page fetches what it may see. No content comes this way.
//   const end = follow({ address: "/live/stream?on=debrief:12&on=loop:5", at: "57.9",
//     heard(news, at) {}, reset() {}, poll() {}, mode(name) {} });
// heard: a list of { channel, word, row } and where the page then stands. reset: the thread is lost or access is gone:
// load the page anew. poll: streams don't come through here: ask by yourself, now. mode: "live", "polling" or "resting".
const GATHER = 60; // events that come together are told together
const PATIENCE = 40_000; // silence after which a stream is taken for held back or dead; it beats every 15 s
const FIRST = 5_000; // the first word comes at once, unless a proxy keeps it
const EVERY = 3_000; // between polls
const AGAIN = 60_000; // between attempts at a stream while polling
const REST = 20_000; // a window that is hidden for so long gives its connection back
const FAILURES = 3;
const spread = (time) => time * (0.75 + Math.random() / 2);

export function follow({ address, at = "", heard, reset, poll, mode = () => {} }) {
  let source = null, list = [], gathering = 0, silence = 0, polling = 0, beating = 0, again = 0, rest = 0, failures = 0, said = "", over = false;
  const say = (name) => name !== said && mode((said = name));

  function open() {
    clearTimeout(again);
    if (source || over || document.visibilityState === "hidden") return;
    const url = new URL(address, location.href);
    if (at) url.searchParams.set("at", at);
    source = new EventSource(url);
    listen(FIRST);
    source.addEventListener("at", (event) => { at = event.data; failures = 0; live(); });
    source.addEventListener("beat", () => listen(PATIENCE));
    source.addEventListener("news", (event) => { at = event.lastEventId; list.push(JSON.parse(event.data)); listen(PATIENCE); gathering ||= setTimeout(tell, GATHER); });
    source.addEventListener("reset", lost);
    source.onerror = failed;
  }

  function tell() {
    gathering = 0;
    if (over) return;
    const news = list;
    list = [];
    heard(news, at);
  }

  function listen(patience) {
    clearTimeout(silence);
    silence = setTimeout(() => failed({ silent: true }), patience);
  }

  function close() {
    clearTimeout(silence);
    source?.close();
    source = null;
  }

  function live() {
    listen(PATIENCE);
    clearTimeout(polling);
    clearInterval(beating);
    polling = beating = 0;
    say("live");
  }

  // A stream that ended is opened again from where it stood; why it was refused, only a plain request tells.
  async function failed({ silent }) {
    const refused = source?.readyState === EventSource.CLOSED;
    close();
    failures += 1;
    if (refused && await forbidden()) return lost();
    if (silent || failures >= FAILURES) ask();
    clearTimeout(again);
    again = setTimeout(open, spread(polling ? AGAIN : 500 * 2 ** failures));
  }

  async function forbidden() {
    try {
      return [401, 403, 404].includes((await fetch(address, { method: "HEAD" })).status);
    } catch {
      return false; // no connection at all
    }
  }

  function lost() {
    end();
    reset();
  }

  function ask() {
    if (polling || over || document.visibilityState === "hidden") return;
    say("polling");
    polling = setTimeout(() => { polling = 0; poll(); ask(); }, spread(EVERY));
    if (!beating) { beat(); beating = setInterval(beat, 15_000); }
  }

  // Without a stream the page itself says that somebody is here.
  function beat() {
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (token) fetch(address.replace("/stream?", "/beat?"), { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => {});
  }

  function pause() {
    close();
    for (const timer of [again, polling, rest]) clearTimeout(timer);
    clearInterval(beating);
    polling = beating = 0;
    say("resting");
  }

  function resume() {
    clearTimeout(rest);
    if (over || source || document.visibilityState === "hidden") return;
    if (said === "resting") { failures = 0; poll(); }
    open();
  }

  const seen = () => { clearTimeout(rest); if (document.visibilityState === "hidden") rest = setTimeout(pause, REST); else resume(); };
  const watched = [[document, "visibilitychange", seen], [document, "freeze", pause], [document, "resume", resume], [window, "pagehide", pause], [window, "pageshow", resume], [window, "online", resume]];
  for (const [where, what, deed] of watched) where.addEventListener(what, deed);

  function end() {
    over = true;
    pause();
    for (const [where, what, deed] of watched) where.removeEventListener(what, deed);
  }

  open();
  return end;
}
