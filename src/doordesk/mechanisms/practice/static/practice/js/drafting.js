// Saves the sheet as it is written (rule F7): one request at a time; what the server has not got stays in this browser.
"use strict";
(() => {
  const form = document.querySelector("form[data-sheet]");
  if (!form) return;
  const PAUSE = 700, PATIENCE = 10000, AGAIN = 4000, SETTLED = 1500;
  const said = form.querySelector("[data-saved]"), elsewhere = form.querySelector("[data-elsewhere]");
  const kept = `${form.dataset.keptAs}:`, revision = form.elements.revision;
  let timer = 0, busy = false, wrong = false, stored = "";

  const body = () => new URLSearchParams(new FormData(form));
  const typed = () => { const all = body(); ["csrfmiddlewaretoken", "revision"].forEach((name) => all.delete(name)); return all.toString(); };
  let mine = kept + Math.random().toString(36).slice(2);
  const keep = (text) => { try { text ? localStorage.setItem(mine, JSON.stringify({ text, base: revision.value, at: Date.now() })) : localStorage.removeItem(mine); } catch { /* a browser that keeps nothing */ } };

  async function save() {
    clearTimeout(timer);
    const text = typed();
    if (busy || wrong || text === stored) return;
    busy = true;
    try {
      const answer = await fetch(form.dataset.save, { method: "POST", body: body(), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
      if (!/json/.test(answer.headers.get("Content-Type") || "")) throw new Error("no answer of ours");
      const told = await answer.json();
      if (answer.ok) done(text, told);
      else refused(told);
    } catch {
      said.textContent = "Not saved: no connection. It stays in this browser.";
      timer = setTimeout(save, AGAIN);
    }
    busy = false;
    if (typed() !== stored && !timer && !wrong) later();
  }
  function done(text, told) {
    stored = text;
    revision.value = told.revision;
    if (typed() === text) keep("");
    said.textContent = `Saved ${told.said}`;
    timer = 0;
  }
  function refused(told) {
    wrong = true;
    elsewhere.hidden = told.code !== "conflict";
    said.textContent = `Not saved. ${told.code === "conflict" ? "" : `${told.title} ${told.detail}`}`;
    elsewhere.dataset.revision = told.revision ?? "";
  }
  function later() {
    keep(typed());
    wrong = wrong && !elsewhere.hidden;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  // What a visit of this page could not save comes back, the latest first: as one's own if nobody saved meanwhile.
  function latest() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(kept));
    const left = keys.map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) })).filter((one) => Date.now() - one.at > SETTLED);
    return left.sort((one, other) => other.at - one.at)[0];
  }
  // Whoever types before this script runs has typed something the server has not got.
  const early = [...form.elements].some((one) => (one.type === "radio" ? one.checked !== one.defaultChecked : one.localName === "textarea" && one.value !== one.defaultValue));
  if (early) later();
  else stored = typed();
  try {
    const left = latest();
    if (left) mine = left.key;
    if (left && left.text === stored) keep("");
    else if (left) {
      for (const [name, value] of new URLSearchParams(left.text)) {
        const field = form.elements[name];
        if (field && name !== "purpose") field.value = value;
      }
      if (left.base === revision.value) later();
      else refused({ code: "conflict", revision: revision.value });
      form.querySelector("[data-brought]").hidden = left.base !== revision.value;
    }
  } catch { /* nothing was left, or nothing of ours */ }
  for (const name of ["input", "change"]) form.addEventListener(name, later);
  form.addEventListener("keydown", (event) => {  // in a line, Enter saves; only its button hands in
    if (event.key !== "Enter" || !event.target.matches("input")) return;
    event.preventDefault();
    save();
  });
  form.querySelector("[data-keep]").addEventListener("click", () => { revision.value = elsewhere.dataset.revision; elsewhere.hidden = true; wrong = false; save(); });
  form.querySelector("[data-reload]").addEventListener("click", () => { keep(""); location.reload(); });
  for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;
  addEventListener("online", save);
  document.addEventListener("visibilitychange", save);
  form.addEventListener("submit", (event) => {  // a save under way would take the revision from under the page
    if (!busy) {  // the form takes it all along: a save beside it would meet a newer revision, or a sheet handed in
      clearTimeout(timer);
      stored = typed();
      return;
    }
    event.preventDefault();
    setTimeout(() => form.requestSubmit(event.submitter), 150);
  });
})();
