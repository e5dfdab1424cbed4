import { z } from 'zod';
import type { VatAnswer, VatQuestion, VatRegister } from '../../capabilities/taxes/ports';

/** The European Commission's service (its REST interface, as of 2026). Another address is for tests and for proxies. */
export const VIES_ADDRESS = 'https://ec.europa.eu/taxation_customs/vies/rest-api';

/** A buyer waits for it: whoever takes longer has not answered. */
export const PATIENCE_MS = 5_000;

const refusal = z.object({ errorWrappers: z.array(z.object({ error: z.string() })).min(1) });
const verdict = z.object({
  valid: z.boolean(),
  requestDate: z.string(),
  requestIdentifier: z.string().nullish(),
  name: z.string().nullish(),
  address: z.string().nullish(),
});

/** What a member state does not tell is three dashes, or nothing. */
const told = (text: string | null | undefined): string | null => {
  const plain = text?.trim() ?? '';
  return plain === '' || /^-+$/.test(plain) ? null : plain;
};

const unanswered = (why: string): VatAnswer => ({ state: 'unanswered', why: why.replace(/[^A-Z0-9_]/gi, '').slice(0, 60) || 'UNREADABLE' });

const read = (answer: unknown, status: number): VatAnswer => {
  const refused = refusal.safeParse(answer);
  if (refused.success) return unanswered(refused.data.errorWrappers[0]?.error ?? '');
  const said = verdict.safeParse(answer);
  const answeredAt = said.success ? Date.parse(said.data.requestDate) : NaN;
  // An answer without its date is no proof of anything.
  if (!said.success || Number.isNaN(answeredAt)) return unanswered(status === 200 ? 'UNREADABLE' : `HTTP_${status}`);
  const { valid, requestIdentifier, name, address } = said.data;
  return {
    state: valid ? 'valid' : 'invalid',
    consultation: told(requestIdentifier),
    answeredAt,
    name: told(name),
    address: told(address),
  };
};

const parts = (id: string): readonly [country: string, number: string] => [id.slice(0, 2), id.slice(2)];

const bodyOf = ({ vatId, requester }: VatQuestion): string => {
  const [countryCode, vatNumber] = parts(vatId);
  const [requesterMemberStateCode, requesterNumber] = parts(requester);
  return JSON.stringify({ countryCode, vatNumber, ...(requester === '' ? {} : { requesterMemberStateCode, requesterNumber }) });
};

const post = async (address: string, question: VatQuestion, patienceMs: number): Promise<VatAnswer> => {
  try {
    const response = await fetch(`${address}/check-vat-number`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: bodyOf(question),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    return text.length > 20_000 ? unanswered('UNREADABLE') : read(JSON.parse(text), response.status);
  } catch (thrown) {
    const { name } = Object(thrown) as { readonly name?: unknown };
    if (name === 'SyntaxError') return unanswered('UNREADABLE');
    return unanswered(name === 'TimeoutError' ? 'NO_ANSWER_IN_TIME' : 'UNREACHABLE');
  }
};

/** Asks VIES. A requester it does not know must not keep a buyer from an answer: it is asked once more without, and gives no number then. */
export const viesRegister = ({ address, patienceMs }: { readonly address: string; readonly patienceMs: number }): VatRegister => ({
  ask: async (question) => {
    const first = await post(address, question, patienceMs);
    if (first.state !== 'unanswered' || first.why !== 'INVALID_REQUESTER_INFO' || question.requester === '') return first;
    return post(address, { ...question, requester: '' }, patienceMs);
  },
});
