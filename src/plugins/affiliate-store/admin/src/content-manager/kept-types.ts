import type { DocumentActionComponent, PanelComponent } from '@strapi/content-manager/strapi-admin';

const UID = 'plugin::affiliate-store';

/** Types only the store writes; the server refuses everyone else, and these rules keep the admin panel from offering it. */
export const KEPT_TYPES: ReadonlySet<string> = new Set(
  ['order', 'commission', 'referral', 'affiliate', 'payout'].map((name) => `${UID}.${name}`),
);

const WRITES: ReadonlySet<string> = new Set(
  ['create', 'update', 'delete', 'publish'].map((action) => `plugin::content-manager.explorer.${action}`),
);

interface PermissionLike {
  readonly action: string;
  readonly subject?: string | null;
}

/** True for a permission that would let someone write a kept type in the Content Manager. */
export const writesKept = ({ action, subject }: PermissionLike): boolean => WRITES.has(action) && KEPT_TYPES.has(subject ?? '');

const WRITING_ACTIONS: ReadonlySet<string | undefined> = new Set(['clone', 'delete', 'discard', 'publish', 'unpublish', 'update']);

// Strapi's descriptions are components that may call hooks: they run all the same, and what they describe is dropped.
const unlessKept = <C extends { (props: never): unknown }>(component: C): C =>
  Object.assign((props: Parameters<C>[0]) => {
    const description = component(props);
    return KEPT_TYPES.has((props as { model: string }).model) ? null : description;
  }, component);

/** Strapi's actions without those that would write a kept type. */
export const withoutWritingKept = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions.map((action) => (WRITING_ACTIONS.has(action.type) ? unlessKept(action) : action));

/** Strapi's panels without the one that holds Save and Publish, on kept types. */
export const withoutActionsOnKept = (panels: PanelComponent[]): PanelComponent[] =>
  panels.map((panel) => (panel.type === 'actions' ? unlessKept(panel) : panel));
