// A file dropped on the text field is what is read; while it is, the page says so.

export function startReading(): void {
  const field = document.querySelector<HTMLTextAreaElement>("[data-drop]");
  const file = document.querySelector<HTMLInputElement>('input[type="file"][name="file"]');
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
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-wait]")) {
    form.addEventListener("submit", () => {
      const told = form.querySelector("[data-waiting]");
      if (told) told.textContent = form.dataset["wait"] ?? "";
    });
  }
}
