import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StoreClient } from '../../../client';
import type { AssetManifest, RenderRequest, RenderResult } from '../../../contracts/rendering';

/** The built storefront: the code that draws pages, and where its files for the browser lie. */
export interface StorefrontBundle {
  readonly render: (request: RenderRequest<StoreClient>) => Promise<RenderResult>;
  readonly renderFailure: (request: RenderRequest<StoreClient>, status: number) => RenderResult;
  readonly assets: AssetManifest;
}

/** Folders of the built storefront: the code for the server, the files for browsers. */
export interface BuiltStorefront {
  readonly server: string;
  readonly browser: string;
}

/** Where it was built to: in the published package beside the server's one file, in a site that compiles the plugin where its own build put it. */
export function builtStorefront(appFolder: string, publicFolder: string): BuiltStorefront {
  const packed = join(__dirname, '../storefront');
  if (existsSync(join(packed, 'entry-server.js'))) return { server: packed, browser: join(__dirname, '../browser') };
  return { server: join(appFolder, 'src/plugins/affiliate-store/dist/storefront'), browser: join(publicFolder, '_store') };
}

const manifestShape = z.record(z.string(), z.object({ file: z.string(), name: z.string().optional(), isEntry: z.boolean().optional() }));

function readAssets(browserFolder: string): AssetManifest {
  const manifest = manifestShape.parse(JSON.parse(readFileSync(join(browserFolder, 'manifest.json'), 'utf8')));
  const entries = Object.entries(manifest);
  const font = (name: string): string =>
    entries.filter(([source]) => source.includes(name)).map(([, { file }]) => `/_store/${file}`)[0] ?? '';
  const scripts = entries.filter(([, { isEntry, file }]) => isEntry === true && file.endsWith('.js'));
  return {
    styles: entries.filter(([, { isEntry, file }]) => isEntry === true && file.endsWith('.css')).map(([, { file }]) => `/_store/${file}`),
    scripts: Object.fromEntries(scripts.map(([source, { file, name }]) => [name ?? source, `/_store/${file}`])),
    fonts: { latin: font('inter-latin-wght-normal'), arabic: font('cairo-arabic-400-normal') },
  };
}

/** Loads what `npm run build:storefront` made; says so plainly when nobody has run it. */
export function loadBundle({ server, browser }: BuiltStorefront): StorefrontBundle {
  const file = join(server, 'entry-server.js');
  try {
    // oxlint-disable-next-line typescript/no-require-imports -- found at run time, for the bundle is a build product
    const drawn = require(file) as Pick<StorefrontBundle, 'render' | 'renderFailure'>;
    return { ...drawn, assets: readAssets(browser) };
  } catch (cause) {
    throw new Error('The storefront is not built: run `npm run build:storefront`.', { cause });
  }
}
