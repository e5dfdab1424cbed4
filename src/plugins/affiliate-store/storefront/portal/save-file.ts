/** A file of the store: text, or bytes in base64. */
type StoreFile = { readonly fileName: string; readonly mediaType?: string } & ({ readonly text: string } | { readonly base64: string });

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

/** Hands a file to the browser; one that does not say what it is, is a spreadsheet. */
export function saveFile(file: StoreFile): void {
  const content = 'text' in file ? file.text : bytesOf(file.base64);
  const address = URL.createObjectURL(new Blob([content], { type: file.mediaType ?? 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
