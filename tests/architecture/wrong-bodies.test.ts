// Every wrong body is asked of the shape of every address that takes one. Over the wire each address meets a few of them, and all that its shape
// takes (stories/bad-input): what a shape refuses comes no further than here.
import { failureEnvelope } from '../../src/plugins/affiliate-store/contracts/endpoint';
import { platformFailures } from '../../src/plugins/affiliate-store/server/src/platform/failures';
import { failureBody } from '../../src/plugins/affiliate-store/server/src/platform/http-failures';
import { allWrongBodies, refusedByShape } from '../support/hostile';
import { ways } from '../support/registry';

const taking = ways.filter(({ area, endpoint }) => area === 'shop' && endpoint?.body !== undefined);
let asked = 0;
const accepted: string[] = [];

test.each(taking.map((way) => [way.handler, way] as const))('%s refuses every wrong body in words', (handler, way) => {
  const faults = allWrongBodies(way).flatMap(([what, text]) => {
    asked += 1;
    const errors = refusedByShape(way, text);
    if (errors === null) {
      accepted.push(`${handler}: ${what}`);
      return [];
    }
    const told = failureEnvelope.safeParse(failureBody(platformFailures.because('INVALID_INPUT'), errors));
    const inWords = told.success && errors.length > 0 && errors.every(({ message }) => message.length > 5);
    return inWords ? [] : [`${what}: ${JSON.stringify(errors).slice(0, 200)}`];
  });
  expect(faults).toEqual([]);
});

test('what a shape takes is the exception, which the story sends', () => {
  expect(asked).toBeGreaterThan(25_000);
  expect(accepted.length).toBeLessThan(asked / 100);
});
