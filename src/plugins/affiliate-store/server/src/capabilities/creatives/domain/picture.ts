/** What the first bytes of a picture say of it. Sizes are pixels. */
export interface PictureFacts {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly extension: 'png' | 'jpg' | 'gif' | 'webp';
  readonly width: number;
  readonly height: number;
}

/** A banner larger than this slows down every page it hangs on. */
export const MOST_BYTES = 2 * 1024 * 1024;
export const LARGEST_SIDE = 4_000;

type Bytes = Uint8Array;

const ascii = (bytes: Bytes, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
const big16 = (bytes: Bytes, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const little16 = (bytes: Bytes, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const little24 = (bytes: Bytes, at: number): number => little16(bytes, at) | ((bytes[at + 2] ?? 0) << 16);

const png = (bytes: Bytes): PictureFacts | null =>
  ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n' && ascii(bytes, 12, 16) === 'IHDR'
    ? {
        type: 'image/png',
        extension: 'png',
        width: big16(bytes, 16) * 65_536 + big16(bytes, 18),
        height: big16(bytes, 20) * 65_536 + big16(bytes, 22),
      }
    : null;

const gif = (bytes: Bytes): PictureFacts | null =>
  /^GIF8[79]a$/.test(ascii(bytes, 0, 6))
    ? { type: 'image/gif', extension: 'gif', width: little16(bytes, 6), height: little16(bytes, 8) }
    : null;

/** Frame headers of a JPEG; the other markers between C0 and CF carry tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpeg = (bytes: Bytes): PictureFacts | null => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { type: 'image/jpeg', extension: 'jpg', width: big16(bytes, at + 7), height: big16(bytes, at + 5) };
    // Fill bytes before a marker are allowed; a segment of no length would never end.
    at += marker === 0xff ? 1 : 2 + Math.max(2, big16(bytes, at + 2));
  }
  return null;
};

const webpSize = (bytes: Bytes): readonly [number, number] | null => {
  const chunk = ascii(bytes, 12, 16);
  if (chunk === 'VP8X') return [little24(bytes, 24) + 1, little24(bytes, 27) + 1];
  if (chunk === 'VP8 ') return [little16(bytes, 26) & 0x3fff, little16(bytes, 28) & 0x3fff];
  if (chunk !== 'VP8L') return null;
  const [first, second] = [little16(bytes, 21), little16(bytes, 23)];
  return [(first & 0x3fff) + 1, (((first >> 14) | (second << 2)) & 0x3fff) + 1];
};

const webp = (bytes: Bytes): PictureFacts | null => {
  const size = bytes.length >= 30 && ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP' ? webpSize(bytes) : null;
  return size && { type: 'image/webp', extension: 'webp', width: size[0], height: size[1] };
};

/** What a picture is by its own bytes, whatever its name says; null for anything that is none of four kinds, drawings (SVG) among them. */
export const pictureIn = (bytes: Bytes): PictureFacts | null => {
  const found = png(bytes) ?? gif(bytes) ?? jpeg(bytes) ?? webp(bytes);
  return found && found.width > 0 && found.height > 0 ? found : null;
};
