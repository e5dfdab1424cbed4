import { listen } from './harness';

// For looking at the pages by hand, from the repository's root:
// npx esbuild tests/storefront/support/serve.ts --bundle --platform=node --packages=external --outfile=.tmp/serve.js && node .tmp/serve.js
void listen(Number(process.env['PORT'] ?? 4310)).then(({ origin }) => process.stdout.write(`${origin}/store/en\n`));
