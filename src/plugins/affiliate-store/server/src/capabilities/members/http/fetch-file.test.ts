import { wantedPart } from './fetch-file';

const ETAG = '"abc"';

test.each([
  ['', '', null],
  ['bytes=0-9', '', { start: 0, end: 9 }],
  ['bytes=90-', '', { start: 90, end: 99 }],
  ['bytes=-10', '', { start: 90, end: 99 }],
  ['bytes=90-500', '', { start: 90, end: 99 }],
  ['bytes=100-', '', -1],
  ['bytes=100-200', '', -1],
  ['bytes=0-1,5-6', '', null],
  ['bytes=abc', '', -1],
  ['lines=0-5', '', null],
  ['nonsense', '', null],
  ['bytes=0-9', ETAG, { start: 0, end: 9 }],
  ['bytes=0-9', '"other"', null],
  ['bytes=0-9', 'W/"abc"', null],
  ['bytes=0-9', 'Wed, 21 Oct 2026 07:28:00 GMT', null],
])('of 100 bytes, "%s" with If-Range %s is %j', (range, ifRange, part) => {
  expect(wantedPart(100, range, ifRange, ETAG)).toEqual(part);
});
