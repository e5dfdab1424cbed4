/** Puts a text on the clipboard, on plain http too, where the browser's own interface is missing. False when it could not. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'fixed top-0 start-0 opacity-0';
  document.body.append(area);
  area.select();
  try {
    // Deprecated, and the only way there is without https.
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}
