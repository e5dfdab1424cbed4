const LONGEST = 200;
// Control characters break headers, bidi marks make "fdp.exe" read as "exe.pdf", the rest are paths or wildcards somewhere.
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069<>:"|?*]/g; // oxlint-disable-line no-control-regex -- they are what is looked for

/** The name a buyer's browser saves the file under, or null when nothing usable is left. Never a path: slashes are refused. */
export const fileName = (text: string): string | null => {
  if (/[/\\]/.test(text)) return null;
  const name = text.normalize('NFC').replace(UNFIT, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  return name.length > 0 && name.length <= LONGEST ? name : null;
};

/** A media type as it may stand in a header, or null. */
export const mediaType = (text: string): string | null =>
  /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}$/i.test(text) ? text.toLowerCase() : null;
