import sharp from 'sharp';

/** A cover of the family: two colours and a motif, drawn here, so that nothing is fetched and nothing is owed. */
export interface CoverDesign {
  readonly ink: string;
  readonly paper: string;
  readonly motif: 'waves' | 'strings' | 'layers' | 'lens' | 'pages';
}

const WIDTH = 1200;
const HEIGHT = 900;

const MOTIF: Readonly<Record<CoverDesign['motif'], (ink: string) => string>> = {
  waves: (ink) =>
    Array.from(
      { length: 9 },
      (_, row) =>
        `<path d="M-60 ${250 + row * 62} C 240 ${90 + row * 62}, 420 ${430 + row * 62}, 720 ${230 + row * 62} S 1120 ${150 + row * 62}, 1290 ${300 + row * 62}" fill="none" stroke="${ink}" stroke-width="${30 - row * 3}" stroke-linecap="round" opacity="${1 - row * 0.085}"/>`,
    ).join(''),
  strings: (ink) =>
    `<circle cx="600" cy="450" r="230" fill="${ink}" opacity=".14"/><circle cx="600" cy="450" r="118" fill="${ink}" opacity=".9"/>${Array.from({ length: 6 }, (_, row) => `<line x1="0" x2="1200" y1="${385 + row * 26}" y2="${385 + row * 26}" stroke="${ink}" stroke-width="${2 + row}" opacity=".55"/>`).join('')}`,
  layers: (ink) =>
    Array.from(
      { length: 6 },
      (_, row) =>
        `<rect x="${260 + row * 26}" y="${640 - row * 82}" width="${680 - row * 52}" height="64" rx="32" fill="${ink}" opacity="${0.95 - row * 0.13}"/>`,
    ).join(''),
  lens: (ink) =>
    `${Array.from({ length: 5 }, (_, ring) => `<circle cx="600" cy="450" r="${310 - ring * 58}" fill="none" stroke="${ink}" stroke-width="${26 - ring * 3}" opacity="${0.3 + ring * 0.16}"/>`).join('')}<circle cx="520" cy="372" r="34" fill="${ink}" opacity=".85"/>`,
  pages: (ink) =>
    Array.from(
      { length: 5 },
      (_, page) =>
        `<rect x="${330 + page * 42}" y="${210 + page * 24}" width="380" height="500" rx="18" fill="${ink}" opacity="${0.18 + page * 0.17}"/>`,
    ).join(''),
};

/** Draws a cover as PNG. */
export const drawCover = ({ ink, paper, motif }: CoverDesign): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="100%" height="100%" fill="${paper}"/>${MOTIF[motif](ink)}</svg>`,
    ),
  )
    .png({ compressionLevel: 9 })
    .toBuffer();

/** Draws somebody's picture: initials would need a font, so it is a face of shapes. */
export const drawAvatar = (ink: string, paper: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="${paper}"/><circle cx="200" cy="160" r="74" fill="${ink}"/><path d="M52 400 a148 148 0 0 1 296 0z" fill="${ink}"/></svg>`,
    ),
  )
    .png({ compressionLevel: 9 })
    .toBuffer();
