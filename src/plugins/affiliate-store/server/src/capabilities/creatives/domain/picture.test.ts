import { pictureIn } from './picture';

const bytesOf = (...parts: ReadonlyArray<string | readonly number[]>): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)));
const zeros = (count: number): readonly number[] => Array<number>(count).fill(0);

describe('a picture is known by its bytes', () => {
  test.each([
    ['PNG', bytesOf([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 0xd8], [0, 0, 0, 90]), 'image/png', 728, 90],
    ['GIF', bytesOf('GIF89a', [0x2c, 1], [0xfa, 0]), 'image/gif', 300, 250],
    [
      'JPEG',
      bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0], [0xff, 0xc4, 0, 3, 0], [0xff, 0xc2, 0, 11, 8, 0, 250, 1, 0x2c, 3, 0, 0, 0]),
      'image/jpeg',
      300,
      250,
    ],
    ['WebP', bytesOf('RIFF', zeros(4), 'WEBP', 'VP8X', zeros(8), [0x2b, 1, 0], [0xf9, 0, 0]), 'image/webp', 300, 250],
    ['lossy WebP', bytesOf('RIFF', zeros(4), 'WEBP', 'VP8 ', zeros(10), [0x2c, 1], [0xfa, 0]), 'image/webp', 300, 250],
    // 299 and 249 in fourteen bits each.
    ['lossless WebP', bytesOf('RIFF', zeros(4), 'WEBP', 'VP8L', zeros(4), [0x2f, 0x2b, 0x41, 0x3e, 0], zeros(5)), 'image/webp', 300, 250],
  ])('%s', (_name, bytes, type, width, height) => {
    expect(pictureIn(bytes)).toMatchObject({ type, width, height });
  });

  test.each([
    ['a drawing', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page', bytesOf('<!doctype html><script>alert(1)</script>')],
    ['nothing', bytesOf()],
    ['a picture without a size', bytesOf('GIF89a', zeros(4))],
    ['a PNG that is cut off', bytesOf([0x89], 'PNG\r\n', [0x1a], '\n')],
    ['a JPEG of tables alone', bytesOf([0xff, 0xd8, 0xff, 0xc4, 0, 3, 0])],
    ['a JPEG that would never end', bytesOf([0xff, 0xd8], Array<number>(40).fill(0xff))],
    ['a RIFF that is a sound', bytesOf('RIFF', zeros(4), 'WAVE', zeros(20))],
  ])('%s is none', (_name, bytes) => {
    expect(pictureIn(bytes)).toBeNull();
  });
});
