import { readSharedLink } from './shared-link';

test.each([
  ['https://shop.example/r/ana', { code: 'ana', slug: null, kind: 'link', host: 'shop.example', target: undefined }],
  ['/r/ana/', { code: 'ana', slug: null, kind: 'link', host: null, target: undefined }],
  ['https://shop.example/r/Ana?to=%2Fstore%2Fen', { code: 'Ana', slug: null, kind: 'link', host: 'shop.example', target: '/store/en' }],
  [
    'https://shop.example/store/en?ref=ana&x=1',
    { code: 'ana', slug: null, kind: 'ref_parameter', host: 'shop.example', target: '/store/en?ref=ana&x=1' },
  ],
  [' /store?ref=ana ', { code: 'ana', slug: null, kind: 'ref_parameter', host: null, target: '/store?ref=ana' }],
  ['/r/ana/store/en?a=1', { code: 'ana', slug: null, kind: 'link', host: null, target: '/store/en?a=1' }],
  ['/store?ref=ana&lk=spring', { code: 'ana', slug: 'spring', kind: 'ref_parameter', host: null, target: '/store?ref=ana&lk=spring' }],
  ['https://shop.test/s/Spring', { code: '', slug: 'spring', kind: 'link', host: 'shop.test', target: undefined }],
])('%s', (address, link) => {
  expect(readSharedLink(address, 'ref')).toEqual(link);
});

test.each(['', '/store', '/r/', '/r/%E0%A4%A', 'javascript:alert(1)//r/ana', 'https://', '/store?via=ana'])(
  '%j carries no code',
  (address) => {
    expect(readSharedLink(address, 'ref')).toBeNull();
  },
);

test('the tag is called what the site calls it', () => {
  expect(readSharedLink('/store?via=ana', 'via')?.code).toBe('ana');
});
