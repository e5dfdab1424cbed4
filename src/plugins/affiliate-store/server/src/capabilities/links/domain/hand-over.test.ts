import { createHmac } from 'node:crypto';
import { HAND_OVER_MS, handedOver, handOver } from './hand-over';

const by = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('hex');
const sign = by('key');
const AT = 1_790_000_000_000;

describe('a hand-over', () => {
  const said = handOver('abc-def', AT, sign);

  test('names its link for a minute, and is late after that', () => {
    expect(handedOver(said, AT, sign)).toEqual({ slug: 'abc-def', late: false });
    expect(handedOver(said, AT + HAND_OVER_MS, sign)).toEqual({ slug: 'abc-def', late: false });
    expect(handedOver(said, AT + HAND_OVER_MS + 1, sign)).toEqual({ slug: 'abc-def', late: true });
  });

  test('is nothing where anything of it was changed, or another shop said it', () => {
    const [slug = '', until = '', signature = ''] = said.split('.');
    const later = (parseInt(until, 36) + 1).toString(36);
    for (const changed of [`other.${until}.${signature}`, `${slug}.${later}.${signature}`, `${slug}.${until}`, `${said}0`, '', handOver('abc-def', AT, by('another'))])
      expect(handedOver(changed, AT, sign)).toBeNull(); // oxfmt-ignore
  });
});
