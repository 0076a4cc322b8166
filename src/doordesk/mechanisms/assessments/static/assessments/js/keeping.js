// Keeps what is typed in this browser until the server has it: an entry for each person, text, revision and tab.
"use strict";
(() => {
  const PREFIX = "doordesk:kept:";
  const tab = Math.random().toString(36).slice(2);
  const mine = (owner, place) => `${PREFIX}${owner}:${place}:`;
  navigator.locks?.request(PREFIX + tab, () => new Promise(() => {}));

  function keysOf(start) {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  }
  function drop(owner, place) {
    try {
      for (const key of keysOf(mine(owner, place))) if (key.endsWith(`:${tab}`)) localStorage.removeItem(key);
    } catch { /* a browser that keeps nothing has nothing to drop */ }
  }
  function put(owner, place, entry) {
    try {
      drop(owner, place);
      localStorage.setItem(`${mine(owner, place)}${entry.base}:${tab}`, JSON.stringify({ ...entry, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }
  // What a tab left behind that is open no more; a tab that still lives saves its own.
  async function left(owner, place) {
    const held = (await navigator.locks?.query())?.held || [];
    const alive = new Set(held.map((lock) => lock.name));
    try {
      return keysOf(mine(owner, place))
        .filter((key) => !alive.has(PREFIX + key.split(":").pop()) && !key.endsWith(`:${tab}`))
        .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
        .sort((one, other) => other.at - one.at);
    } catch {
      return [];
    }
  }
  const forget = (key) => { try { localStorage.removeItem(key); } catch { /* as above */ } };
  window.Keeping = { put, drop, left, forget };
})();
