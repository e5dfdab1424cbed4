// Reads a clean QR code (level M, up to version 10) from its picture, as a phone would: pixels, modules, mask, blocks, text.
import { inflateSync } from 'node:zlib';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly isDark: (x: number, y: number) => boolean;
}

const paeth = (a: number, b: number, c: number): number => {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** A PNG of eight bits a channel, RGB or RGBA, not interlaced. */
const pictureOf = (png: Buffer): Picture => {
  const parts: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3];
    if (name === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (pixels[y * stride + x - channels] ?? 0);
      const up = y === 0 ? 0 : (pixels[(y - 1) * stride + x] ?? 0);
      const corner = y === 0 || x < channels ? 0 : (pixels[(y - 1) * stride + x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      pixels[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return { width, height, isDark: (x, y) => (pixels[(y * width + x) * channels] ?? 255) < 128 };
};

/** Modules of the code, true for dark: the finder in the corner is seven of them wide. */
const modulesOf = ({ width, height, isDark }: Picture): boolean[][] => {
  let [left, top] = [0, 0];
  while (top < height && !Array.from({ length: width }, (_, x) => isDark(x, top)).includes(true)) top += 1;
  while (!isDark(left, top)) left += 1;
  let run = 0;
  while (isDark(left + run, top)) run += 1;
  let right = width - 1;
  while (!isDark(right, top)) right -= 1;
  const extent = right - left + 1;
  const size = 17 + 4 * Math.round((extent / (run / 7) - 17) / 4);
  const step = extent / size;
  const at = (n: number, from: number): number => Math.floor(from + (n + 0.5) * step);
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => isDark(at(x, left), at(y, top))));
};

const ALIGNED: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];
/** Of level M by version: data bytes of each block. */
const BLOCKS: readonly (readonly number[])[] = [
  [16],
  [28],
  [44],
  [32, 32],
  [43, 43],
  [27, 27, 27, 27],
  [31, 31, 31, 31],
  [38, 38, 39, 39],
  [36, 36, 36, 37, 37],
  [43, 43, 43, 43, 44],
];
const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_y, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];
const FORMAT_MASK = 0b101010000010010;
const LEVEL_M = 0;

const isFunction = (size: number, version: number): ((y: number, x: number) => boolean) => {
  const centres = (ALIGNED[version - 1] ?? []).flatMap((y) => (ALIGNED[version - 1] ?? []).map((x) => [y, x] as const));
  const last = size - 7;
  const real = centres.filter(([y, x]) => !((y === 6 && x === 6) || (y === 6 && x === last) || (y === last && x === 6)));
  return (y, x) =>
    y === 6 ||
    x === 6 ||
    (y < 9 && (x < 9 || x >= size - 8)) ||
    (x < 9 && y >= size - 8) ||
    (version >= 7 && ((y < 6 && x >= size - 11) || (x < 6 && y >= size - 11))) ||
    real.some(([cy, cx]) => Math.abs(cy - y) <= 2 && Math.abs(cx - x) <= 2);
};

const bytesOf = (modules: readonly boolean[][], version: number): number[] => {
  const size = modules.length;
  const dark = (y: number, x: number): boolean => modules[y]?.[x] === true;
  const format = [0, 1, 2, 3, 4, 5, 7, 8].map((x) => dark(8, x)).reduce((bits, bit) => (bits << 1) | (bit ? 1 : 0), 0) ^ (FORMAT_MASK >> 7);
  if (format >> 6 !== LEVEL_M) throw new Error('the code is not of level M');
  const mask = MASKS[(format >> 3) & 7];
  const skip = isFunction(size, version);
  const bits: number[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let n = 0; n < size; n += 1) {
      const y = upwards ? size - 1 - n : n;
      for (const x of [right, right - 1]) if (!skip(y, x)) bits.push(dark(y, x) !== mask?.(y, x) ? 1 : 0);
    }
    upwards = !upwards;
  }
  return Array.from({ length: bits.length >> 3 }, (_, n) => bits.slice(n * 8, n * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0));
};

/** The data of a code, put back in the order of its blocks; what is there to correct errors is left out. */
const dataOf = (bytes: readonly number[], version: number): number[] => {
  const sizes = BLOCKS[version - 1] ?? [];
  const blocks = sizes.map((): number[] => []);
  let at = 0;
  for (let n = 0; n < Math.max(...sizes); n += 1)
    for (const [index, size] of sizes.entries()) if (n < size) blocks[index]?.push(bytes[at++] ?? 0);
  return blocks.flat();
};

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const textIn = (data: readonly number[], version: number): string => {
  let at = 0;
  const take = (count: number): number => {
    let value = 0;
    for (let n = 0; n < count; n += 1, at += 1) value = value * 2 + (((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const long = version >= 10;
  const out: number[] = [];
  const put = (text: string): void => void out.push(...Buffer.from(text));
  for (;;) {
    const mode = data.length * 8 - at < 4 ? 0 : take(4);
    if (mode === 0) return Buffer.from(out).toString('utf8');
    if (mode === 4) for (let left = take(long ? 16 : 8); left > 0; left -= 1) out.push(take(8));
    else if (mode === 2) {
      for (let left = take(long ? 11 : 9); left > 0; left -= 2) {
        const pair = take(left === 1 ? 6 : 11);
        put(left === 1 ? ALPHANUMERIC.charAt(pair) : ALPHANUMERIC.charAt(Math.floor(pair / 45)) + ALPHANUMERIC.charAt(pair % 45));
      }
    } else if (mode === 1) {
      for (let left = take(long ? 12 : 10); left > 0; left -= 3) {
        const digits = Math.min(left, 3);
        put(String(take([0, 4, 7, 10][digits] ?? 0)).padStart(digits, '0'));
      }
    } else throw new Error(`the code has a part of mode ${mode}`);
  }
};

/** What a phone reads from the picture of a QR code. */
export const readQr = (png: Buffer): string => {
  const modules = modulesOf(pictureOf(png));
  const version = (modules.length - 17) / 4;
  return textIn(dataOf(bytesOf(modules, version), version), version);
};
