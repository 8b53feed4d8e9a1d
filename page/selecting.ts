// The words of a content by selecting them: their first and last character in the report, counted in Unicode code points as
// the record counts them (a browser counts UTF-16 units).

export function startSelecting(): void {
  const passage = document.querySelector<HTMLElement>("[data-passage]");
  const field = document.querySelector<HTMLInputElement>("[data-content]");
  if (!passage || !field) return;
  document.addEventListener("selectionchange", () => {
    const span = selectedSpan(passage);
    if (span) field.value = `${span[0]}..${span[1]}`;
  });
}

function selectedSpan(passage: HTMLElement): [number, number] | null {
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

function count(text: string): number {
  return [...text].length;
}
