import { withoutActionsOnKept, withoutWritingKept, writesKept } from './kept-types';

const ORDER = 'plugin::affiliate-store.order';
const PRODUCT = 'plugin::affiliate-store.product';
const described = (type: string) =>
  Object.assign(({ model }: { model: string }) => ({ label: `${type} ${model}`, title: '', content: null }), { type }) as never;
type Description = (props: { model: string }) => unknown;

describe('kept types in the Content Manager', () => {
  it.each(['create', 'update', 'delete', 'publish'])('may not be written by the permission to %s', (action) => {
    expect(writesKept({ action: `plugin::content-manager.explorer.${action}`, subject: ORDER })).toBe(true);
    expect(writesKept({ action: `plugin::content-manager.explorer.${action}`, subject: PRODUCT })).toBe(false);
  });

  it('may be read', () => {
    expect(writesKept({ action: 'plugin::content-manager.explorer.read', subject: ORDER })).toBe(false);
  });

  it('offer no action that writes, while other types keep theirs', () => {
    const [update, edit] = withoutWritingKept([described('update'), described('edit')]) as unknown as Description[];
    expect(update?.({ model: ORDER })).toBeNull();
    expect(update?.({ model: PRODUCT })).toMatchObject({ label: `update ${PRODUCT}` });
    expect(edit?.({ model: ORDER })).toMatchObject({ label: `edit ${ORDER}` });
  });

  it('have no panel with Save in it', () => {
    const [actions, other] = withoutActionsOnKept([described('actions'), described('releases')]) as unknown as Description[];
    expect(actions?.({ model: ORDER })).toBeNull();
    expect(other?.({ model: ORDER })).not.toBeNull();
  });
});
