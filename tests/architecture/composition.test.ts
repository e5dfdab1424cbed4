import { existsSync } from 'node:fs';
import path from 'node:path';

import { exportsOf, isRecord, ROOT, SERVER } from './tree';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: unknown;
  readonly config?: { readonly auth?: false; readonly policies?: readonly unknown[] };
}

interface Router {
  readonly type?: string;
  readonly routes?: readonly Route[];
}

const ROOT_FILE = `${SERVER}/index.ts`;
/** Strapi's schema of a plugin takes these keys and refuses any other at boot. */
const SHELVES = [
  'register',
  'bootstrap',
  'destroy',
  'config',
  'routes',
  'controllers',
  'services',
  'policies',
  'middlewares',
  'contentTypes',
];

const composed = existsSync(path.join(ROOT, ROOT_FILE)) ? exportsOf(ROOT_FILE).find(([name]) => name === 'default')?.[1] : {};
const plugin = isRecord(composed) ? composed : {};
const routers = Object.entries((plugin['routes'] ?? {}) as Record<string, Router>).filter(([, router]) => Array.isArray(router.routes));
const routes = routers.flatMap(([, { type, routes: list = [] }]) => list.map((route) => ({ type, ...route })));
const nameOf = ({ method, path: address }: Route) => `${method} ${address}`;

describe('the plugin as Strapi loads it', () => {
  test('has the keys Strapi knows and no other', () => {
    expect(Object.keys(plugin).filter((key) => !SHELVES.includes(key))).toEqual([]);
  });

  test('every router says whether it is for the shop or for the admin panel: without a type Strapi takes it for the admin panel', () => {
    expect(routers.filter(([, { type }]) => type !== 'content-api' && type !== 'admin').map(([name]) => name)).toEqual([]);
  });

  test('every handler is a name: only names get a permission scope', () => {
    expect(routes.filter(({ handler }) => typeof handler !== 'string' || !/^[\w-]+\.[\w-]+$/.test(handler)).map(nameOf)).toEqual([]);
  });

  test('every admin route asks for a signed-in administrator and for a permission', () => {
    const open = routes.filter(({ type, config }) => {
      if (type !== 'admin') return false;
      const policies = JSON.stringify(config?.policies ?? []);
      return !policies.includes('admin::isAuthenticatedAdmin') || !/admin::hasPermissions.*plugin::affiliate-store\./.test(policies);
    });
    expect(open.map(nameOf)).toEqual([]);
  });

  test('no two routes of one kind share an address', () => {
    const addresses = routes.map((route) => `${route.type} ${nameOf(route)}`);
    expect(addresses.filter((address, n) => addresses.indexOf(address) !== n)).toEqual([]);
  });
});
