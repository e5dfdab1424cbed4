import type { Placeholder } from './placeholders';

/** What is told of what a place brought, as it lies in a body: nothing of the buyer, nothing of anybody else. */
export interface PlaceFacts {
  readonly event: string;
  /** Decimal text of the amount that is left of the commission; null where there is none. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly state: string | null;
  readonly sub_id: string | null;
  readonly commission_id: string | null;
  readonly order_ref: string | null;
  /** Whole seconds, UTC. */
  readonly ts: number;
}

/** The facts of a body this room wrote, as placeholders ask for them. */
export const factsIn = (body: string): Readonly<Partial<Record<Placeholder, string>>> => {
  const { data } = JSON.parse(body) as { readonly data: { readonly object: Readonly<Record<string, unknown>> } };
  return Object.fromEntries(
    Object.entries(data.object).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
};
