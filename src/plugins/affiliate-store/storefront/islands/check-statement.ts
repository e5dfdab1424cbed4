// The form works without this, with what a form may hold. With it, a file is chosen or dropped, read here, and a longer one is checked too.
const form = document.querySelector<HTMLFormElement>('[data-check]');
const area = form?.querySelector<HTMLTextAreaElement>('textarea');
const chooser = form?.querySelector<HTMLElement>('[data-file]');
const input = chooser?.querySelector<HTMLInputElement>('input');

async function take(file: File | null | undefined): Promise<void> {
  if (!file || !area) return;
  area.value = await file.text();
  area.focus();
}

if (form && area && chooser && input) {
  chooser.hidden = false;
  input.addEventListener('change', () => void take(input.files?.[0]));
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    void take(event.dataTransfer?.files[0]);
  });
}
