import { faultOfAddress } from './edge';

describe('an address', () => {
  test.each([
    ['/api/affiliate-store/products', 'filters[name][$eq]=caf%C3%A9+noir&sort=name'],
    ['/api/affiliate-store/catalog/products/caf%C3%A9', ''],
    ['/api/affiliate-store/products', 'filters[$or][0][name]=constructor'],
  ])('%s?%s is a good one', (path, query) => expect(faultOfAddress(path, query)).toBeNull());

  test.each([
    ['/api/affiliate-store/%E0%A4%A', ''],
    ['/api/affiliate-store/%00', ''],
    ['/api/affiliate-store/products', 'q=%'],
    ['/api/affiliate-store/products', 'q=%ed%a0%80'],
    ['/api/affiliate-store/products', 'q=a%00b'],
    ['/api/affiliate-store/products', '__proto__'],
    ['/api/affiliate-store/products', '__proto__[polluted]=1'],
    ['/api/affiliate-store/products', 'filters[constructor][prototype][polluted]=1'],
    ['/api/affiliate-store/products', 'filters%5B__proto__%5D=1'],
    ['/api/affiliate-store/products', 'a.toString=1'],
  ])('%s?%s is refused', (path, query) => expect(faultOfAddress(path, query)).not.toBeNull());
});
