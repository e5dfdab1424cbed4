import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const plugin = join(root, 'src/plugins/affiliate-store');
const built = [join(plugin, 'dist/storefront/entry-server.js'), join(root, 'public/_store/manifest.json')];

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

/** Builds the storefront for the tests that read what was built, unless what lies there is newer than its sources. */
export default function buildStorefront(): void {
  const sources = Math.max(newest(join(plugin, 'storefront')), newest(join(plugin, 'client')));
  if (built.every((file) => existsSync(file) && statSync(file).mtimeMs > sources)) return;
  execFileSync('npm', ['run', '--silent', 'build:storefront'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
