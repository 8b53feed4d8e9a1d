// Search as you type: the page is asked for anew and its list taken over; the address stays that of what is shown.

const PAUSE = 250;

export function startLive(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-live]")) {
    let waiting: number | undefined;
    let asked = 0;
    const ask = async (): Promise<void> => {
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

function addressOf(form: HTMLFormElement): string {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") values.append(name, value);
  const query = values.toString();
  return new URL(form.action).pathname + (query ? `?${query}` : "");
}

function take(text: string, selector: string): void {
  const page = new DOMParser().parseFromString(text, "text/html");
  const [fresh, old] = [page.querySelector(selector), document.querySelector(selector)];
  if (fresh && old) old.replaceWith(document.adoptNode(fresh));
  for (const link of page.querySelectorAll<HTMLAnchorElement>(".formats a")) {
    const held = [...document.querySelectorAll<HTMLAnchorElement>(".formats a")].find((one) => one.text === link.text);
    if (held) held.href = link.getAttribute("href") ?? held.href;
  }
}
