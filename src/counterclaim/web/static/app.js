"use strict";
(() => {
  // keys.ts
  var STORED = "counterclaim-keys";
  var place = -1;
  var going = false;
  function startKeys() {
    const dialog = document.querySelector("#keys");
    const help = document.querySelector("[data-help]");
    const on = document.querySelector("[data-keys-on]");
    if (help && dialog) {
      help.hidden = false;
      help.addEventListener("click", () => dialog.showModal());
    }
    if (on) {
      on.checked = areOn();
      on.addEventListener("change", () => localStorage.setItem(STORED, on.checked ? "on" : "off"));
    }
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key === "?" && dialog && !dialog.open) dialog.showModal();
      else if (areOn() && !dialog?.open && press(event.key)) event.preventDefault();
    });
  }
  function areOn() {
    return localStorage.getItem(STORED) !== "off";
  }
  function isWriting(target) {
    return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
  }
  function press(key) {
    if (going) {
      going = false;
      return follow(`[data-go="${CSS.escape(key)}"]`);
    }
    if (key === "g") {
      going = true;
      return true;
    }
    if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
    if (key === "o") return open();
    return follow(`[data-key="${CSS.escape(key)}"]`);
  }
  function follow(selector) {
    const found = document.querySelector(selector);
    if (!found) return false;
    if (found.matches("input, select, textarea")) found.focus();
    else found.click();
    return true;
  }
  function items() {
    return [...document.querySelectorAll("[data-item], .card")];
  }
  function step(by) {
    const all = items();
    const next = Math.min(Math.max(place + by, 0), all.length - 1);
    const item = all[next];
    if (!item) return false;
    all[place]?.classList.remove("at");
    place = next;
    item.classList.add("at");
    item.scrollIntoView({ block: "nearest" });
    const link = item.matches("[data-item]") ? item.querySelector("[data-open]") : item.querySelector("a");
    link?.focus({ preventScroll: true });
    return true;
  }
  function open() {
    const link = items()[place]?.querySelector("[data-open], a");
    link?.click();
    return link !== void 0 && link !== null;
  }

  // live.ts
  var PAUSE = 250;
  function startLive() {
    for (const form of document.querySelectorAll("form[data-live]")) {
      let waiting;
      let asked = 0;
      const ask = async () => {
        const turn = ++asked;
        const address = addressOf(form);
        const answer = await fetch(address, { headers: { Accept: "text/html" } });
        if (!answer.ok || turn !== asked) return;
        take(await answer.text(), form.dataset["live"] ?? "main");
        history.replaceState(null, "", address);
      };
      form.addEventListener("input", (event) => {
        if (event.target instanceof HTMLInputElement && !event.target.checkValidity()) return;
        window.clearTimeout(waiting);
        waiting = window.setTimeout(() => void ask(), PAUSE);
      });
    }
  }
  function addressOf(form) {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") values.append(name, value);
    const query = values.toString();
    return new URL(form.action).pathname + (query ? `?${query}` : "");
  }
  function take(text, selector) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const [fresh, old] = [page.querySelector(selector), document.querySelector(selector)];
    if (fresh && old) old.replaceWith(document.adoptNode(fresh));
    for (const link of page.querySelectorAll(".formats a")) {
      const held = [...document.querySelectorAll(".formats a")].find((one) => one.text === link.text);
      if (held) held.href = link.getAttribute("href") ?? held.href;
    }
  }

  // naming.ts
  function startNaming() {
    const fields = document.querySelectorAll('input[name="by"]:not([type="hidden"])');
    for (const field of fields)
      field.addEventListener("change", () => {
        for (const other of fields) if (other.value === "") other.value = field.value;
      });
  }

  // reading.ts
  function startReading() {
    const field = document.querySelector("[data-drop]");
    const file = document.querySelector('input[type="file"][name="file"]');
    if (field && file) {
      field.addEventListener("dragover", (event) => {
        event.preventDefault();
        field.classList.add("over");
      });
      field.addEventListener("dragleave", () => field.classList.remove("over"));
      field.addEventListener("drop", (event) => {
        field.classList.remove("over");
        if (!event.dataTransfer?.files.length) return;
        event.preventDefault();
        file.files = event.dataTransfer.files;
        file.form?.requestSubmit();
      });
    }
    for (const form of document.querySelectorAll("form[data-wait]")) {
      form.addEventListener("submit", () => {
        const told = form.querySelector("[data-waiting]");
        if (told) told.textContent = form.dataset["wait"] ?? "";
      });
    }
  }

  // selecting.ts
  function startSelecting() {
    const passage = document.querySelector("[data-passage]");
    const field = document.querySelector("[data-content]");
    if (!passage || !field) return;
    document.addEventListener("selectionchange", () => {
      const span = selectedSpan(passage);
      if (span) field.value = `${span[0]}..${span[1]}`;
    });
  }
  function selectedSpan(passage) {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!passage.contains(range.startContainer) || !passage.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(passage);
    before.setEnd(range.startContainer, range.startOffset);
    const text = range.toString();
    const words = text.trim();
    if (words === "") return null;
    const start = Number(passage.dataset["start"]) + count(before.toString()) + count(text.slice(0, text.indexOf(words)));
    return [start, start + count(words)];
  }
  function count(text) {
    return [...text].length;
  }

  // app.ts
  startKeys();
  startLive();
  startSelecting();
  startReading();
  startNaming();
})();
