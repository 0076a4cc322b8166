// Coaching notes: saved as they are typed; a suggestion goes into the note by a click, to be changed there.
const page = document.querySelector("[data-notes]"), PAUSE = 700, AGAIN = 5000;
const words = page.dataset;

for (const form of page.querySelectorAll("form[data-note]")) keep(form);
for (const one of page.querySelectorAll("[data-offer], [data-keys]")) one.hidden = false;
if (matchMedia("(min-width: 64rem)").matches) for (const one of page.querySelectorAll("[data-wide-open]")) one.open = true;
for (const one of page.querySelectorAll("[data-without-script]")) one.hidden = true;

function keep(form) {
  const status = form.querySelector("[data-status]"), theirs = form.querySelector("[data-theirs]");
  const content = () => [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "revision"].includes(name)).join("\n");
  let stored = form.querySelector("[aria-invalid]") ? null : content(), timer = 0, busy = null;

  function later(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }
  async function post() {
    const text = content();
    const answer = await fetch(form.dataset.save, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (answer.redirected || !/json/.test(answer.headers.get("Content-Type") || "")) throw new Error("no answer of ours");
    const said = await answer.json();
    if (answer.ok) return done(text, said);
    if (said.code !== "conflict") { status.textContent = [said.title, said.detail].join(" "); return; }
    theirs.querySelector("[data-text]").textContent = said.theirs;
    theirs.classList.remove("hidden");
    form.elements.revision.value = said.revision;
    status.textContent = words.elsewhere;
  }
  function done(text, said) {
    stored = text;
    form.elements.revision.value = said.revision;
    status.textContent = `${words.saved} ${said.said}`;
    if (content() !== stored) later();
  }
  function save() {
    clearTimeout(timer);
    busy ??= post().catch(() => { status.textContent = words.lost; later(AGAIN); }).finally(() => { busy = null; });
    return busy;
  }
  function changed() {
    if (content() === stored) return;
    status.textContent = words.unsaved;
    later();
  }
  for (const name of ["input", "change"]) form.addEventListener(name, changed);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (!busy) { stored = content(); return; }
    event.preventDefault();
    await busy;
    form.requestSubmit(event.submitter);
  });
  addEventListener("pagehide", () => {
    if (content() !== stored) fetch(form.dataset.save, { method: "POST", body: new FormData(form), keepalive: true, headers: { Accept: "application/json" } }).catch(() => {});
  });
}

page.addEventListener("click", (event) => {
  const offer = event.target.closest("[data-offer]");
  const form = offer?.closest("details.coached-person").querySelector("form[data-note]");
  if (!form) return;
  const half = form.elements[offer.dataset.half], before = half.value.trimEnd();
  half.value = before ? `${before} ${offer.dataset.offer}` : offer.dataset.offer;
  const tag = offer.dataset.tag && form.querySelector(`[name=tags][value="${CSS.escape(offer.dataset.tag)}"]`);
  if (tag) tag.checked = true;
  offer.disabled = true;
  half.focus();
  half.setSelectionRange(half.value.length, half.value.length);
  half.dispatchEvent(new Event("input", { bubbles: true }));
});
