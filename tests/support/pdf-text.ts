// What a person reads in a PDF of the shop, line by line: letters are looked up in the fonts' own tables, as a viewer does for copying.
import { inflateSync } from 'node:zlib';

interface Part {
  readonly head: string;
  readonly stream: Buffer | null;
}

const objectsOf = (pdf: Buffer): ReadonlyMap<string, Part> => {
  const text = pdf.toString('latin1');
  const objects = new Map<string, Part>();
  for (const found of text.matchAll(/(\d+) 0 obj\n/g)) {
    const at = found.index + found[0].length;
    const end = text.indexOf('\nendobj', at);
    const begins = text.indexOf('stream\n', at);
    const hasStream = begins !== -1 && begins < end;
    const head = text.slice(at, hasStream ? begins : end);
    const raw = hasStream ? pdf.subarray(begins + 'stream\n'.length, text.lastIndexOf('\nendstream', end)) : null;
    objects.set(found[1] ?? '', { head, stream: raw && head.includes('FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
};

const lettersOf = (hex: string): string =>
  (hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** The letters of a font's glyphs, by their numbers. */
const tableOf = (cmap: string): ReadonlyMap<string, string> => {
  const table = new Map<string, string>();
  for (const [, from = '', , list = ''] of cmap.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g))
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], at) =>
      table.set((Number.parseInt(from, 16) + at).toString(16).padStart(4, '0'), lettersOf(hex)),
    );
  return table;
};

/** The text of every page, one string for each piece that was set; pieces of a right-to-left script are in the order of the eye. */
export const textOfPdf = (pdf: Buffer): readonly (readonly string[])[] => {
  const objects = objectsOf(pdf);
  const referred = (head: string, name: string): string | undefined => new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1];
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values())
    for (const [, list = ''] of head.matchAll(/\/Font <<\n?([^>]*)>>/g))
      for (const [, name = '', id = ''] of list.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        const cmap = objects.get(referred(objects.get(id)?.head ?? '', 'ToUnicode') ?? '')?.stream;
        if (cmap) fonts.set(name, tableOf(cmap.toString('latin1')));
      }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\n/.test(head));
  return pages.map(({ head }) => {
    const content = objects.get(referred(head, 'Contents') ?? '')?.stream?.toString('latin1') ?? '';
    let letters: ReadonlyMap<string, string> = new Map();
    return [...content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)].flatMap(([, font, shown]) => {
      if (font !== undefined) letters = fonts.get(font) ?? new Map<string, string>();
      if (shown === undefined) return [];
      const glyphs = [...shown.matchAll(/<(\w*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
      return [glyphs.map((glyph) => letters.get(glyph.toLowerCase()) ?? '').join('')];
    });
  });
};
