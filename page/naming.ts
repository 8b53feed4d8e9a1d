// Who judges is asked for in each form; what is written in one stands in all of the page.

export function startNaming(): void {
  const fields = document.querySelectorAll<HTMLInputElement>('input[name="by"]:not([type="hidden"])');
  for (const field of fields)
    field.addEventListener("change", () => {
      for (const other of fields) if (other.value === "") other.value = field.value;
    });
}
