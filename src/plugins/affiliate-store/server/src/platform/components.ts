import type { Core } from '@strapi/strapi';

interface ComponentSchema {
  readonly info: object;
  readonly attributes: object;
}

const pascal = (name: string): string =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/**
 * Registers components that the plugin ships. Strapi loads components from `src/components` only; its registry takes others
 * as long as they are there before the schema is synchronised. GraphQL names dynamic-zone members by `globalId`: stable.
 */
export const registerComponents = (strapi: Core.Strapi, components: Readonly<Record<string, object>>): void => {
  const registry = strapi.get('components') as unknown as { set: (uid: string, component: object) => void };
  for (const [name, given] of Object.entries(components)) {
    const schema = { collectionName: `afs_components_${name.replace(/-/g, '_')}`, options: {}, ...(given as ComponentSchema) };
    registry.set(`affiliate-store.${name}`, {
      ...schema,
      __schema__: structuredClone(schema),
      uid: `affiliate-store.${name}`,
      category: 'affiliate-store',
      modelType: 'component',
      modelName: name,
      globalId: `AffiliateStore${pascal(name)}`,
      pluginOptions: { 'content-type-builder': { visible: false } },
    });
  }
};
