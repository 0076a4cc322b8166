// The writing coach beside a text: marks places while one types, says why, is silent where it is told to be (F6).
// Typing never waits for it. Without an answer it shows nothing new; what is typed is no business of its own.
"use strict";
(() => {
  const PAUSE = 500, PATIENCE = 8000;
  const piece = (name) => document.querySelector(`template[data-coach-${name}]`).content.firstElementChild.cloneNode(true);
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = () => ({ "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() });
  for (const box of document.querySelectorAll("[data-coach]")) coach(box);

  function coach(box) {
    const field = document.getElementById(box.dataset.coach);
    if (!field) return;
    const words = box.dataset, list = box.querySelector("[data-marks]"), quiet = box.querySelector("[data-silenced]");
    const layer = behind(field);
    let marks = [], silenced = [], seen = "", answered = null, timer = 0, asking = null, counted = -1;

    const chosen = (name) => Number(field.form?.querySelector(`input[name="${CSS.escape(name)}"]:checked`)?.value ?? NaN);
    function question() {
      const asked = { kind: words.kind, place: words.place, text: field.value };
      if (words.part) asked.part = words.part;
      for (const name of ["rating", "vote"]) if (words[name] && !Number.isNaN(chosen(words[name]))) asked[name] = chosen(words[name]);
      return JSON.stringify(asked);
    }
    async function ask() {
      asking?.abort();
      if (!field.value.trim()) return show([], []);
      const mine = asking = new AbortController(), text = field.value, body = question();
      const late = setTimeout(() => mine.abort(), PATIENCE);
      try {
        const answer = await fetch(words.url, { method: "POST", headers: headers(), body, signal: mine.signal });
        const said = answer.ok && !answer.redirected ? await answer.json() : null;
        if (said && field.value === text) show(said.marks, said.silenced);
      } catch { /* no answer: what stands stays, and typing goes on */ } finally { clearTimeout(late); }
    }
    const later = () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); };

    function show(found, left) {
      [marks, silenced, seen, answered] = [found, left, field.value, field.value];
      draw();
      const rows = new Map([...list.children].map((row) => [row.dataset.key, row])), times = {};
      const typing = document.activeElement?.matches("[data-marks] input") && document.activeElement.closest("li").dataset.key;
      list.replaceChildren(...marks.map((one) => {
        times[one.rule] = (times[one.rule] ?? 0) + 1;
        return item(one, `${one.rule} ${times[one.rule]}`, rows);
      }));
      if (typing) list.querySelector(`[data-key="${CSS.escape(typing)}"] input`)?.focus();
      quiet.replaceChildren(...silenced.map(silent));
      box.hidden = !marks.length && !silenced.length;
      const count = marks.length === 1 ? words.one : words.several.replace("%s", marks.length);
      box.querySelector("[data-count]").textContent = marks.length ? count : words.none;
      if (counted >= 0 && counted !== marks.length) box.querySelector("[role=status]").textContent = marks.length ? count : words.none;
      counted = marks.length;
    }
    // Until the next answer the marks go along with what is typed before them, and those touched vanish.
    function drift() {
      const text = field.value;
      let head = 0, tail = 0;
      while (head < Math.min(seen.length, text.length) && seen[head] === text[head]) head += 1;
      while (tail < Math.min(seen.length, text.length) - head && seen[seen.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
      const by = text.length - seen.length, until = seen.length - tail;
      marks = marks.filter((one) => one.end <= head || one.start >= until)
        .map((one) => (one.start >= until ? { ...one, start: one.start + by, end: one.end + by } : one));
      seen = text;
      draw();
    }
    function draw() {
      const text = field.value, pieces = [];
      let at = 0, mark = null;
      for (const one of marks) {
        if (one.end <= at) continue;
        if (!mark || one.start >= at) {
          pieces.push(text.slice(at, one.start), mark = document.createElement("mark"));
          at = one.start;
        }
        mark.append(text.slice(at, one.end)); // of two that overlap every word has its line
        at = one.end;
      }
      layer.replaceChildren(...pieces, `${text.slice(at)}\u200b`);
      fit();
    }
    // The lines stay under their words in whatever size the field is given; a scroll bar takes from the words' width.
    function fit() {
      layer.style.borderRightWidth = `${field.offsetWidth - field.clientWidth - field.clientLeft}px`;
      layer.scrollTop = field.scrollTop;
    }
    // The nth mark of a rule keeps what was opened and typed in its row when the text around it changes.
    function item(one, key, rows) {
      const row = piece("item"), before = rows.get(key), reason = row.querySelector("input");
      row.dataset.key = key;
      for (const name of ["message", "why", "suggestion"]) row.querySelector(`[data-${name}]`).textContent = one[name];
      for (const more of row.querySelectorAll("details")) more.open = before?.querySelector(`[data-key=${more.dataset.key}]`).open ?? false;
      reason.id = `${box.dataset.coach}-${one.print}`;
      reason.value = before?.querySelector("input").value ?? "";
      row.querySelector("label").htmlFor = reason.id;
      row.querySelector("[data-goto]").addEventListener("click", () => reveal(now(one)));
      reason.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); leave(one, reason); } });
      row.querySelector("[data-leave]").addEventListener("click", () => leave(one, reason));
      return row;
    }
    const now = (one) => marks.find((it) => it.print === one.print) ?? one;
    async function leave(one, reason) {
      if (!reason.value.trim()) return reason.focus();
      const { rule, start } = now(one), words_typed = reason.value;
      if (field.value !== answered) await ask();
      const mark = marks.find((it) => it.rule === rule && it.start === start);
      return mark && tell(words.silence, { place: words.place, rule, print: mark.print, reason: words_typed });
    }
    function silent(one) {
      const row = piece("silent");
      row.querySelector("[data-text]").textContent = one.text;
      row.querySelector("[data-reason]").textContent = one.reason;
      row.querySelector("button").addEventListener("click", () => tell(words.unsilence, { place: words.place, rule: one.rule, print: one.print }));
      return row;
    }
    async function tell(url, what) {
      const answer = await fetch(url, { method: "POST", headers: headers(), body: JSON.stringify(what) }).catch(() => null);
      if (!answer?.ok) { box.querySelector("[role=status]").textContent = words.lost; return; }
      await ask();
      field.focus();
    }
    function reveal(one) {
      field.focus();
      field.setSelectionRange(one.start, one.end);
    }

    field.addEventListener("input", () => { drift(); later(); });
    field.form?.addEventListener("change", (event) => { if ([words.rating, words.vote].includes(event.target.name)) later(); });
    field.addEventListener("scroll", () => { layer.scrollTop = field.scrollTop; });
    new ResizeObserver(fit).observe(field);
    ask();
  }

  // The same words in the same type behind the field, see-through but for the lines under the marks.
  function behind(field) {
    const frame = document.createElement("div"), layer = document.createElement("div");
    const [start, end, active] = [field.selectionStart, field.selectionEnd, document.activeElement === field];
    frame.className = "coach-text";
    field.classList.add("textarea");
    layer.className = "coach-layer";
    layer.setAttribute("aria-hidden", "true");
    field.before(frame);
    frame.append(layer, field);
    if (active) { field.focus(); field.setSelectionRange(start, end); }
    return layer;
  }
})();
