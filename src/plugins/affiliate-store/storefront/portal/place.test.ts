import { newIn, placeIn, type AreaGroup } from './place';

const groups: readonly AreaGroup[] = [
  { label: 'Overview', pages: [{ to: '/partner', label: 'Overview' }] },
  {
    label: 'Promote',
    pages: [
      { to: '/partner/creatives', label: 'Creatives' },
      { to: '/store/en/programs', label: 'Programs', outside: true },
    ],
  },
  {
    label: 'Messages',
    pages: [
      { to: '/partner/messages', label: 'Messages', count: 2 },
      { to: '/partner/news', label: 'News', count: 1 },
      { to: '/partner/cases', label: 'Cases' },
    ],
  },
];
const at = (pathname: string): string | undefined => {
  const place = placeIn(groups, pathname);
  return place ? `${place.group.label} · ${place.page.label}` : undefined;
};

describe('where in an area somebody is', () => {
  it('is the page itself, or the nearest one above it', () => {
    expect(at('/partner')).toBe('Overview · Overview');
    expect(at('/partner/creatives')).toBe('Promote · Creatives');
    expect(at('/partner/creatives/requests/7')).toBe('Promote · Creatives');
    expect(at('/partner/nothing-listed')).toBe('Overview · Overview');
  });

  it('is nowhere outside of it, not even where an address begins with the same letters', () => {
    expect(at('/studio')).toBeUndefined();
    expect(at('/partners')).toBeUndefined();
    expect(at('/store/en/programs')).toBeUndefined();
  });

  it('is told what is new in each group', () => {
    expect(groups.map(newIn)).toEqual([0, 0, 3]);
  });
});
