/** What the store hands over: one message to one telephone, the same `id` at every try. */
interface OutgoingSms {
  readonly to: string;
  readonly text: string;
  readonly id: string;
}

const PATIENCE_MS = 15_000;

/**
 * A sender that posts each message as JSON to a gateway, with the gateway's key; most gateways differ in the names of the three fields
 * only. Refusals of the message itself (4xx) are for good; everything else is worth another try.
 */
export const smsOverHttp = (url: string, key: string) => ({
  send: async (message: OutgoingSms): Promise<void | { readonly refused: string }> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': message.id, ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return;
    const why = `the gateway answered ${answer.status}`;
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return { refused: why };
    throw new Error(why);
  },
});

/** The sender of this site, where a gateway is set; without one the store speaks of no SMS. */
export const smsSender = (env: (name: string, fallback: string) => string): { smsSender?: ReturnType<typeof smsOverHttp> } => {
  const url = env('SMS_GATEWAY_URL', '');
  return url === '' ? {} : { smsSender: smsOverHttp(url, env('SMS_GATEWAY_KEY', '')) };
};
