import { Store } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { withoutActionsOnKept, withoutWritingKept, writesKept } from './content-manager/kept-types';
import { contentManagerWords } from './content-manager/field-names';
import type { FieldNames } from './content-manager/field-names';
import { withMoneyColumns } from './content-manager/money-columns';
import { StorePanel } from './content-manager/store-panel';
import { needs, PAGES } from './shell/permissions';
import { BASE, PLUGIN } from './shell/plugin';
import { wordId } from './shell/words';

interface ContentManagerApis {
  readonly addEditViewSidePanel: (
    reducer: (panels: Parameters<typeof withoutActionsOnKept>[0]) => Parameters<typeof withoutActionsOnKept>[0],
  ) => void;
  readonly addDocumentAction: (reducer: typeof withoutWritingKept) => void;
}

const prefixed = (sentences: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(sentences).map(([key, text]) => [`${PLUGIN}.${key}`, text]));

/**
 * What the Content Manager calls our types and their fields in a language other than English. In English it takes the names of
 * the schemas, which a site may change under "Configure the view"; a sentence registered here would win over that.
 */
const namesOf = async (locale: string): Promise<Record<string, string>> => {
  if (locale === 'en') return {};
  const { default: names } = (await import(`./content-manager/names/${locale}.json`)) as { default: FieldNames };
  return contentManagerWords(names);
};

const catalogueOf = async (locale: string): Promise<Record<string, string>> => {
  try {
    const { default: sentences } = (await import(`./translations/${locale}.json`)) as { default: Record<string, string> };
    return { ...prefixed(sentences), ...(await namesOf(locale)) };
  } catch {
    // A language we do not speak: English shows.
    return {};
  }
};

/** Composition root of the admin side: one menu entry, one widget, and the store's part of the Content Manager. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: BASE.slice(1),
      icon: Store,
      position: 2,
      intlLabel: wordId('plugin.name'),
      permissions: needs(...PAGES),
      Component: () => import('./pages/app').then(({ App }) => ({ default: App })),
    });
    app.widgets.register((widgets) => [
      {
        id: 'store',
        pluginId: PLUGIN,
        icon: Store,
        title: wordId('widget.title'),
        link: { label: wordId('widget.open'), href: BASE },
        permissions: needs('overview.read'),
        component: () => import('./widgets/store-widget').then(({ StoreWidget }) => StoreWidget),
      },
      ...widgets,
    ]);
    app.addRBACMiddleware(() => (next) => (permissions) => next(permissions.filter((permission) => !writesKept(permission))));
    app.registerPlugin({ id: PLUGIN, name: PLUGIN });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    const apis = app.getPlugin('content-manager').apis as unknown as ContentManagerApis;
    apis.addEditViewSidePanel((panels) => [StorePanel, ...withoutActionsOnKept(panels)]);
    apis.addDocumentAction(withoutWritingKept);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', withMoneyColumns);
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.all(locales.map(async (locale) => ({ locale, data: await catalogueOf(locale) }))),
};
