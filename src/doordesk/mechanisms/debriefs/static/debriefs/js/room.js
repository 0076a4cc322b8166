// Keeps the room up to date: told that something happened, it fetches the parts that changed, and leaves alone what somebody types in.
import { follow } from "../../ui/js/live.js";

const EVERY = 3000;
const room = document.querySelector("[data-room]");
const status = document.getElementById("live-status");
const announcer = document.getElementById("announcer");
const shown = new Map();
const waiting = new Map();
let whole = null;
let asking = false;
let again = false;

const named = (name, within = document) => within.querySelector(`[data-part="${name}"]`);
const plain = (node) => node.outerHTML.replace(/(csrfmiddlewaretoken" value=")[^"]*/g, "$1").replace(/ data-changed=""/g, "");
for (const part of document.querySelectorAll("[data-part]")) shown.set(part.dataset.part, plain(part));

function touched(field) {
  if (field.type === "hidden" || field.type === "submit" || field.type === "button") return false;
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
  return field.value !== field.defaultValue;
}
const typing = (part) => part.contains(document.activeElement) && document.activeElement.matches("input:not([type=hidden]), textarea, select");
const busy = (part) => typing(part) || part.querySelector("dialog[open]") || [...part.querySelectorAll("form")].some((form) => [...form.elements].some(touched));

function renew(old, fresh) {
  const active = old.contains(document.activeElement) ? document.activeElement.id : "";
  const open = new Set([...old.querySelectorAll("details[id][open]")].map((one) => one.id));
  const before = new Map([...old.querySelectorAll("[data-item]")].map((one) => [one.id, plain(one)]));
  old.replaceWith(fresh);
  for (const one of fresh.querySelectorAll("details[id]")) one.open ||= open.has(one.id);
  for (const one of fresh.querySelectorAll("[data-item]")) if (before.size && before.get(one.id) !== plain(one)) one.dataset.changed = "";
  const trouble = fresh.querySelector("[data-focus]");
  const place = trouble || (active ? document.getElementById(active) : null);
  place?.focus({ preventScroll: !trouble });
}

// `next` holds every part after a step, or only the parts that changed.
function take(next, own) {
  const [here, there] = [document.querySelector("[data-parts]"), next.querySelector("[data-parts]")];
  const names = (box) => [...box.children].map((part) => part.dataset.part).join();
  const other = there && names(here) !== names(there);
  const held = other && [...here.children].some((part) => part !== own && busy(part));
  for (const fresh of [...next.querySelectorAll("[data-part]")]) {
    const name = fresh.dataset.part;
    const old = named(name);
    const text = plain(fresh);
    waiting.delete(name);
    if (whole && !there) named(name, whole)?.replaceWith(whole.ownerDocument.importNode(fresh, true));
    if (!old || text === shown.get(name) || (other && there.contains(fresh))) continue;
    if (old !== own && busy(old)) { waiting.set(name, fresh); continue; }
    put(old, fresh, text);
  }
  if (there) whole = held ? there : null;
  if (other && !held) change(here, there);
  move(next.querySelector("[data-room]"));
}

function put(old, fresh, text) {
  shown.set(fresh.dataset.part, text);
  const known = new Set([...old.querySelectorAll("[data-announce]")].map((one) => one.id));
  const said = [...fresh.querySelectorAll("[data-announce]")].filter((one) => !known.has(one.id));
  renew(old, document.importNode(fresh, true));
  if (said.length) announcer.textContent = said.map((one) => one.dataset.announce).join(" ");
}

function change(here, there) {
  for (const fresh of there.children) {
    shown.set(fresh.dataset.part, plain(fresh));
    waiting.delete(fresh.dataset.part);
  }
  const inside = here.contains(document.activeElement);
  here.replaceWith(document.importNode(there, true));
  if (inside) document.getElementById("content").focus({ preventScroll: true });
}

// What came while somebody typed is put in its place once they are done.
function settle() {
  const here = document.querySelector("[data-parts]");
  if (whole && ![...here.children].some(busy)) { change(here, whole); whole = null; }
  for (const [name, fresh] of waiting) {
    const old = named(name);
    if (old && busy(old)) continue;
    waiting.delete(name);
    if (old) put(old, fresh, plain(fresh));
  }
}

function move(next) {
  room.dataset.pulse = next.dataset.pulse;
  if (room.dataset.state === next.dataset.state) return;
  room.dataset.state = next.dataset.state;
  announcer.textContent = `${next.dataset.label}. ${named("lead").textContent}`;
}

// What the server says changed: an answer with its text; without a connection, nothing: the next time will do.
async function fetched() {
  const address = new URL(room.dataset.live, location.href);
  address.searchParams.set("since", room.dataset.pulse);
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    return { answer, text: answer.status === 204 ? "" : await answer.text() };
  } catch {
    return {};
  }
}

async function look() {
  again = asking;
  if (asking) return;
  asking = true;
  const { answer, text } = await fetched();
  asking = false;
  if (answer && (!answer.ok || answer.redirected)) return location.reload();
  if (text) take(parsed(text));
  settle();
  if (again) look();
}
const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-room-form]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  if (event.submitter) event.submitter.disabled = true;
  let answer, text;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true", "Room-Pulse": room.dataset.pulse } });
    text = await answer.text();
  } catch {
    if (event.submitter) event.submitter.disabled = false;
    return answer ? look() : (status.textContent = status.dataset.lost); // done and unheard, or not sent at all
  }
  if (event.submitter) event.submitter.disabled = false;
  status.textContent = status.dataset[document.documentElement.dataset.stream] || "";
  const next = parsed(text);
  const messages = document.getElementById("messages");
  if (next.querySelector("[data-room]")) {
    messages.replaceChildren(...(next.getElementById("messages")?.children || []));
    take(next, form.closest("[data-part]"));
    if (answer.ok && form.isConnected) form.reset();
    return;
  }
  if (answer.redirected) return location.assign(answer.url);
  messages.innerHTML = text;
  messages.firstElementChild?.scrollIntoView({ block: "nearest" });
  look();
});

// A rating or a line leads to its passage: open what it lies in.
function reveal() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const box = target && target.closest("details");
  if (box) { box.open = true; target.scrollIntoView(); }
}
addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => { if (event.target.closest("a[href^='#passage-']")) setTimeout(reveal); });
document.addEventListener("visibilitychange", () => document.hidden || look());
setInterval(settle, EVERY);
reveal();

const streams = new URL(room.dataset.stream, location.href);
for (const channel of room.dataset.on.split(" ")) streams.searchParams.append("on", channel);
follow({
  address: streams.pathname + streams.search,
  at: room.dataset.pulse,
  heard: look,
  poll: look,
  reset: () => location.reload(),
  mode: (name) => { status.textContent = status.dataset[name] || ""; document.documentElement.dataset.stream = name; },
});
