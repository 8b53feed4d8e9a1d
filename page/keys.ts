// One key a step: j and k go along what is listed, o opens, letters press what carries them (`data-key`), g and a letter goes
// elsewhere (`data-go`). Keys can be switched off (WCAG 2.1.4), and are silent while somebody writes.

const STORED = "counterclaim-keys";
let place = -1;
let going = false;

export function startKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#keys");
  const help = document.querySelector<HTMLButtonElement>("[data-help]");
  const on = document.querySelector<HTMLInputElement>("[data-keys-on]");
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

function areOn(): boolean {
  return localStorage.getItem(STORED) !== "off";
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

function press(key: string): boolean {
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

function follow(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) return false;
  if (found.matches("input, select, textarea")) found.focus();
  else found.click();
  return true;
}

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-item], .card")];
}

function step(by: number): boolean {
  const all = items();
  const next = Math.min(Math.max(place + by, 0), all.length - 1);
  const item = all[next];
  if (!item) return false;
  all[place]?.classList.remove("at");
  place = next;
  item.classList.add("at");
  item.scrollIntoView({ block: "nearest" });
  const link = item.matches("[data-item]") ? item.querySelector<HTMLElement>("[data-open]") : item.querySelector<HTMLElement>("a");
  link?.focus({ preventScroll: true });
  return true;
}

function open(): boolean {
  const link = items()[place]?.querySelector<HTMLElement>("[data-open], a");
  link?.click();
  return link !== undefined && link !== null;
}
