import { dirname, resolve } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import type { Rolldown } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const app = resolve(here, '../../../..');

// What is built is what is shipped, whoever starts the build: a test runner sets another environment.
env['NODE_ENV'] = 'production';

/** What the code of others says of itself to a server that renders components of React's; there is none here. */
const quiet = {
  onLog: (level: Rolldown.LogLevel, log: Rolldown.RolldownLog, tell: Rolldown.LogOrStringHandler) => {
    if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
  },
};

/** `vite build` makes the browser's files; `vite build --ssr` the one file the server draws pages with. */
export default defineConfig(({ isSsrBuild }) => ({
  root: here,
  base: '/_store/',
  publicDir: false,
  clearScreen: false,
  logLevel: 'warn',
  plugins: [tailwindcss()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: isSsrBuild
    ? {
        outDir: resolve(here, '../dist/storefront'),
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: {
          ...quiet,
          input: resolve(here, 'entry-server.tsx'),
          output: { format: 'cjs', entryFileNames: 'entry-server.js', codeSplitting: false },
        },
      }
    : {
        outDir: resolve(app, 'public/_store'),
        emptyOutDir: true,
        manifest: 'manifest.json',
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          ...quiet,
          input: {
            store: resolve(here, 'styles/store.css'),
            sales: resolve(here, 'islands/sales.ts'),
            consent: resolve(here, 'islands/consent.ts'),
            dwell: resolve(here, 'islands/dwell.ts'),
            checkout: resolve(here, 'islands/checkout.ts'),
            return: resolve(here, 'islands/return.ts'),
            receipt: resolve(here, 'islands/receipt.ts'),
            'check-statement': resolve(here, 'islands/check-statement.ts'),
            portal: resolve(here, 'entry-portal.tsx'),
          },
          output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]' },
        },
      },
}));
