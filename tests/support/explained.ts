import { expectOk } from './expect-ok';
import type { World } from './world';

/** An amount as the API answers it: minor units. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}
interface Explained {
  readonly title: string;
  readonly amount: Money;
  readonly steps: ReadonlyArray<{
    readonly code: string;
    readonly text: string;
    readonly amount: Money | null;
    readonly facts: Record<string, string>;
  }>;
}

/** What an amount is asked by: `of` what, which one, which part of it, and the filters of a list. */
export interface AskedWhy {
  readonly of: string;
  readonly id: string;
  readonly part?: string;
  readonly filters?: string;
}

/** What the desk answers when somebody presses an amount. */
export const whyOnDesk = async (world: World, { of, id, part, filters }: AskedWhy): Promise<Explained> => {
  const asked = { of, id, ...(part === undefined ? {} : { part }), ...(filters === undefined ? {} : { filters }) };
  return expectOk(await world.admin(`/ledger/explanation?${new URLSearchParams(asked).toString()}`), `why of ${of} ${id}`).body
    .data as Explained;
};

/** An amount is explained: the explanation is of that very amount, and its steps add up to it, to the cent. */
export const expectExplained = async (world: World, amount: Money, why: AskedWhy): Promise<Explained> => {
  const explained = await whyOnDesk(world, why);
  const sum = explained.steps.reduce((total, step) => total + Number(step.amount?.amount ?? 0), 0);
  expect({ why, amount: explained.amount, sum }).toEqual({ why, amount, sum: Number(amount.amount) });
  return explained;
};
