// Saves each part of an assessment as it is written (rule F7): one request at a time, in the page's order.
// What is on its way or refused stays in this browser; lost connections are tried again, later and later.
"use strict";
(() => {
  const page = document.querySelector("form[data-assessment]");
  if (!page) return;
  const PAUSE = 600, LONGEST = 3000, PATIENCE = 10000, WAITS = [1, 2, 3, 5, 8, 10];
  const owner = page.dataset.person;
  let token = page.querySelector("[name=csrfmiddlewaretoken]").value;
  let busy = null, tries = 0, retry = 0, timer = 0, since = 0;
  const trouble = { kind: "", words: "" };

  class Part {
    constructor(box) {
      this.box = box;
      this.place = box.dataset.place;
      this.revision = page.querySelector(`[name="revision-${box.dataset.revision}"]`);
      this.stored = this.shown;
      this.sent = [];
      this.conflict = null;
      this.refused = null;
      this.kept = true;
    }
    get field() { return this.box.matches("textarea") ? this.box : this.box.querySelector("textarea"); }
    get choice() { return this.box.querySelector("input[type=radio]:checked")?.value ?? ""; }
    get base() { return this.revision ? Number(this.revision.value) : 0; }
    set base(number) { if (this.revision) this.revision.value = number; }
    get value() {
      const { kind } = this.box.dataset;
      if (kind === "text") return this.box.value;
      return kind === "vote" ? `${this.choice}\n${this.field.value}` : this.choice;
    }
    set value(text) {
      const { kind } = this.box.dataset;
      const [choice, ...rest] = kind === "text" ? [] : text.split("\n");
      if (kind === "text") this.box.value = text;
      if (kind === "vote") this.field.value = rest.join("\n");
      const radio = choice && this.box.querySelector(`input[type=radio][value="${CSS.escape(choice)}"]`);
      if (radio) radio.checked = true;
    }
    get body() {
      const { kind, name } = this.box.dataset;
      if (kind === "text") return { text: this.value, revision: this.base };
      if (kind === "vote") return { vote: Number(this.choice), text: this.field.value, revision: this.base };
      return { [name]: Number(this.choice) };
    }
    // What the server sent, whatever was typed before this script ran; null when the server did not keep it.
    get shown() {
      if (this.box.dataset.unsaved !== undefined) return null;
      const choice = this.box.querySelector("input[type=radio][checked]")?.value ?? "";
      const { kind } = this.box.dataset;
      if (kind === "text") return this.box.defaultValue;
      return kind === "vote" ? `${choice}\n${this.field.defaultValue}` : choice;
    }
    get dirty() { return this.value !== this.stored; }
    get ready() { return this.box.dataset.kind === "text" || this.choice !== ""; }
    get due() { return this.dirty && this.ready && !this.conflict && this.refused !== this.value; }
    keep() {
      if (this.dirty) this.kept = Keeping.put(owner, this.place, { base: this.base, text: this.value, sent: this.sent });
      else Keeping.drop(owner, this.place);
    }
    leaves(text) {
      this.sent = [...this.sent.filter((one) => one !== text), text].slice(-5);
      this.keep();
    }
    stored_as(text, base) {
      this.stored = text;
      this.base = base;
      this.sent = [];
      this.refused = null;
      this.keep();
    }
    differs(theirs, base, at) {
      this.conflict = { theirs, base, at };
      this.box.dispatchEvent(new CustomEvent("assessment:conflict", { bubbles: true, detail: { part: this } }));
    }
    settle(text) {
      const { theirs, base } = this.conflict;
      const vote = this.box.dataset.kind === "vote";
      this.conflict = null;
      this.value = vote ? `${this.choice}\n${text}` : text;
      this.stored_as(vote ? null : theirs, base);
      typed(this);
    }
  }

  const parts = [...page.querySelectorAll("[data-kind]")].map((box) => new Part(box));
  const part_of = (element) => parts.find((part) => part.box.contains(element));

  async function post(part, keepalive = false) {
    return fetch(part.box.dataset.url, {
      method: "POST", keepalive, body: JSON.stringify(part.body), signal: AbortSignal.timeout(PATIENCE),
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    });
  }
  const is_json = (answer) => !answer.redirected && /json/.test(answer.headers.get("Content-Type") || "");

  // A token outlives neither its session nor a new sign-in; ask for another before giving up.
  async function renew() {
    const answer = await fetch(page.dataset.token, { headers: { Accept: "application/json" } });
    if (!is_json(answer)) return false;
    const fresh = await answer.json();
    if (String(fresh.person) !== owner) return false;
    token = fresh.token;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    return true;
  }

  async function send(part) {
    const text = part.value;
    part.leaves(text);
    let answer = await post(part);
    if (answer.status === 403 && !is_json(answer) && await renew()) answer = await post(part);
    if (answer.status >= 500) throw new Error("server");
    if (!is_json(answer) || answer.status === 404) return stop("signed-out");
    const said = await answer.json();
    if (answer.ok) return acknowledged(part, text, said);
    if (said.code === "conflict") return disagreed(part, text, said);
    part.refused = text;
    return stop("refused", [said.title, said.detail].join(" "), part);
  }
  function acknowledged(part, text, said) {
    part.stored_as(text, said.revision);
    tries = 0;
    for (const other of parts) other.refused = null;
    stop("");
    page.dataset.at = said.said;
    return true;
  }
  function disagreed(part, text, said) {
    const vote = part.box.dataset.kind === "vote";
    const before = vote ? part.sent.map((one) => one.slice(one.indexOf("\n") + 1)) : part.sent;
    if (before.includes(said.theirs)) {
      part.base = said.revision;
      return true;
    }
    part.differs(said.theirs, said.revision, said.at);
    return true;
  }
  function stop(kind, words = "") {
    trouble.kind = kind;
    trouble.words = words;
    return kind === "" || kind === "refused";
  }

  async function run() {
    clearTimeout(timer);
    clearTimeout(retry);
    since = 0;
    let part;
    try {
      while ((part = parts.find((one) => one.due))) if (!(await send(part))) break;
      if (!part && gone()) stop("");
    } catch {
      stop("offline");
    }
    if (gone()) again();
    show();
  }
  const gone = () => trouble.kind === "offline" || trouble.kind === "signed-out";
  function again() {
    retry = setTimeout(pump, 1000 * WAITS[Math.min(tries, WAITS.length - 1)]);
    tries += 1;
  }
  function pump() {
    busy ??= run().finally(() => {
      busy = null;
      if (!gone() && parts.some((one) => one.due)) later();
    });
    show();
    return busy;
  }
  function later() {
    clearTimeout(timer);
    since ||= Date.now();
    timer = setTimeout(pump, Math.min(PAUSE, Math.max(0, since + LONGEST - Date.now())));
  }
  function typed(part) {
    part.keep();
    if (trouble.kind === "refused") stop("");
    later();
    show();
  }
  const show = () => page.dispatchEvent(new CustomEvent("assessment:state"));

  // What another visit of this page left unsaved comes back: as one's own if nobody changed it, else side by side.
  async function bring_back(part) {
    for (const entry of (await Keeping.left(owner, part.place)).slice(0, 1)) {
      const untouched = entry.base === part.base || entry.sent.includes(part.stored);
      if (entry.text === part.stored) { Keeping.forget(entry.key); continue; }
      if (part.dirty) continue;
      const theirs = part.field?.value;
      part.value = entry.text;
      part.keep();
      Keeping.forget(entry.key);
      if (untouched || part.box.dataset.kind === "choice") {
        page.dispatchEvent(new CustomEvent("assessment:back", { detail: { part, at: entry.at } }));
      }
      else part.differs(theirs, part.base, "");
    }
  }

  for (const name of ["input", "change"]) {
    page.addEventListener(name, (event) => {
      const part = part_of(event.target);
      if (part) typed(part);
      if (part && name === "change") pump();
    });
  }
  page.addEventListener("focusout", (event) => { if (part_of(event.target)?.due) pump(); });
  document.addEventListener("visibilitychange", () => { tries = 0; pump(); });
  addEventListener("online", () => { tries = 0; pump(); });
  addEventListener("offline", () => { if (parts.some((part) => part.dirty)) stop("offline"); show(); });
  addEventListener("pagehide", () => {
    for (const part of parts) if (part.due && part.box.dataset.kind !== "choice") {
      part.leaves(part.value);
      post(part, true).catch(() => {});
    }
  });
  addEventListener("beforeunload", (event) => { if (parts.some((part) => part.dirty && !part.kept)) event.preventDefault(); });

  // The whole page is sent only when every part is saved: then the form's own save has nothing left to change.
  page.addEventListener("submit", async (event) => {
    const unsaved = () => parts.find((part) => part.dirty && part.ready);
    if (!unsaved()) return;
    event.preventDefault();
    const { submitter } = event;
    while (parts.some((part) => part.due)) {
      await pump();
      if (gone()) break;
    }
    const left = unsaved();
    if (left) (left.field || left.box).focus();
    else page.requestSubmit(submitter);
  });

  window.Saving = { page, parts, part_of, pump, trouble };
  document.addEventListener("DOMContentLoaded", () => Promise.all(parts.map(bring_back)).then(pump));
})();
