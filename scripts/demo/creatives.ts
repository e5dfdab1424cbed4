import sharp from 'sharp';
import { drawCover, type CoverDesign } from './covers';
import type { ShopClient } from './shop-client';
import { AFFILIATES, PASSWORD } from './story';

interface Subjects {
  readonly programs: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly products: ReadonlyArray<{ readonly id: string; readonly name: string; readonly program: string }>;
}

const DESIGN: CoverDesign = { ink: '#d8552b', paper: '#fdf3e7', motif: 'waves' };
const BANNERS = [
  { name: 'Leaderboard, waves', width: 728, height: 90, device: 'desktop' },
  { name: 'Rectangle, waves', width: 300, height: 250, device: 'any' },
  { name: 'Phone strip, waves', width: 320, height: 100, device: 'phone' },
] as const;

const LETTER = `Hello,

I have been working through {product} these last weeks, and my pages look different. It costs {price}, and you can look inside first:

{link}

{name}`;
const TEXT = 'Short courses by people who do the work themselves: {link}';
const ARTICLE = `Why I went back to paper

A screen forgives everything, and so it teaches nothing. In {product} every line stays where you put it.

What I made after the first lesson is above. Begin here: {link}`;

const banner = async (width: number, height: number, design: CoverDesign = DESIGN): Promise<Buffer> =>
  sharp(await drawCover(design))
    .resize(width, height, { fit: 'cover' })
    .png()
    .toBuffer();

/** Makes a piece as staff does; answers its id. */
const make = async (shop: ShopClient, piece: object): Promise<string> =>
  ((await shop.staff('/affiliate-store/creatives', { body: piece })).body.data as { id: string }).id;

const give = (shop: ShopClient, id: string, picture: Buffer): Promise<unknown> =>
  shop.staff(`/affiliate-store/creatives/${id}/picture`, {
    method: 'PUT',
    raw: picture,
    headers: { 'content-type': 'application/octet-stream' },
  });

/** What the demo's affiliates may hang on their pages; and Ben has asked for one more, which waits for his answer. */
export const hangCreatives = async (shop: ShopClient): Promise<void> => {
  const { programs, products } = (await shop.staff('/affiliate-store/creatives/subjects')).body.data as Subjects;
  const product = products[0];
  if (!product) return;
  const about = { language: 'en', program: product.program, product: product.id };
  for (const { name, width, height, device } of BANNERS)
    await give(shop, await make(shop, { ...about, kind: 'banner', name, device }), await banner(width, height));
  await make(shop, { ...about, kind: 'informer', name: `Card: ${product.name}` });
  await make(shop, { ...about, kind: 'letter', name: 'To your readers', subject: 'What changed my pages: {product}', body: LETTER });
  await make(shop, { ...about, kind: 'article', name: 'Back to paper', body: ARTICLE });
  for (const program of programs)
    await make(shop, { kind: 'text', name: `One line, ${program.name}`, language: 'en', program: program.id, body: TEXT });

  const ben = AFFILIATES[0];
  const token = await shop.signIn(ben.email, PASSWORD);
  const purpose = 'The head of my spring letter, in the colours of the course.';
  const asked = await shop.api('/partner/creative-requests', { token, body: { code: ben.code, width: 600, height: 200, purpose } });
  const { id } = asked.body.data as { id: string };
  const piece = await make(shop, { ...about, kind: 'banner', name: 'Head of Ben’s letter', request: id });
  await give(shop, piece, await banner(600, 200, { ...DESIGN, motif: 'pages' }));
  await shop.staff(`/affiliate-store/creative-requests/${id}/proposal`, { body: { piece, text: 'Would this do?' } });
};
