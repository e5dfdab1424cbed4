import type { Core } from '@strapi/strapi';
import type { WhatIfBite } from '../../../../contracts/what-if';
import type { OrderBooks, ShareBook } from '../../capabilities/commissions/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';
import { setting } from '../../platform/settings';
import { shopName } from '../../platform/shop-identity';
import type { Untold } from './what-if-told';

interface Sum {
  readonly kind: WhatIfBite['people'][number]['kind'];
  readonly id: string;
  readonly currency: string;
  orders: number;
  before: number;
  after: number;
}

/** Sums by who and in which currency; an order counts once for each. */
class Sums {
  private readonly sums = new Map<string, Sum>();

  add(kind: Sum['kind'], id: string, currency: string, { before, after, orders: count }: Pick<Sum, 'before' | 'after' | 'orders'>): void {
    const key = `${kind} ${id} ${currency}`;
    const sum = this.sums.get(key) ?? { kind, id, currency, orders: 0, before: 0, after: 0 };
    sum.orders += count;
    sum.before += before;
    sum.after += after;
    this.sums.set(key, sum);
  }

  get all(): readonly Sum[] {
    return [...this.sums.values()];
  }
}

const kindOf = ({ role, party }: ShareBook): Sum['kind'] => {
  if (party === null) return 'site';
  return role === 'affiliate' || role === 'second_tier' ? 'affiliate' : 'owner';
};

const netOf = (share: ShareBook | undefined): number => (share ? share.amount - share.reversed - share.fee : 0);

const isCapped = ({ shares }: OrderBooks): boolean =>
  shares.some(({ derivation }) => {
    // A share of a sale is told after what it is a share of; what is no longer earned is cut by nothing.
    const codes = derivation.map(({ code }) => code);
    return codes.includes('CAPPED_BY_WHAT_IS_LEFT') && codes.at(-1) !== 'ATTRIBUTED_ELSEWHERE';
  });

const figuresOf = ({ currency, orders: count, before, after }: Sum) => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  return { currency, orders: count, before: money(before), after: money(after), difference: money(after - before) };
};

/** What a draft makes of a bite of orders, added up. */
export class Bite {
  private readonly people = new Sums();
  private readonly products = new Sums();
  private readonly untoldBy = new Map<Untold, number>();
  private readonly names = new Map<string, string>();
  private judged = 0;
  private changed = 0;
  private capped = 0;

  /** Counts an order nobody can tell, by what of the draft it is. */
  leaveOut(term: Untold): void {
    this.untoldBy.set(term, (this.untoldBy.get(term) ?? 0) + 1);
  }

  /** Adds an order by its books as they are and as they would be. */
  add(snapshot: OrderSnapshot, books: OrderBooks, after: OrderBooks): void {
    this.judged += 1;
    if (isCapped(after)) this.capped += 1;
    const changed = after.shares.flatMap((share, place) => {
      const [was, is] = [netOf(books.shares[place]), netOf(share)];
      return was === is ? [] : [{ share, was, is }];
    });
    if (changed.length > 0) this.changed += 1;
    this.addPeople(changed, books.currency);
    this.addProducts(snapshot, books, after);
  }

  private addPeople(
    changed: ReadonlyArray<{ readonly share: ShareBook; readonly was: number; readonly is: number }>,
    currency: string,
  ): void {
    const counted = new Set<string>();
    let rest = 0;
    for (const { share, was, is } of changed) {
      const [kind, id] = [kindOf(share), share.party ?? ''];
      this.people.add(kind, id, currency, { before: was, after: is, orders: counted.has(`${kind} ${id}`) ? 0 : 1 });
      counted.add(`${kind} ${id}`);
      rest += was - is;
    }
    // Parts of a cent of partial refunds, and payment fees that no share bears.
    if (rest !== 0) this.people.add('rounding', '', currency, { before: 0, after: rest, orders: 1 });
  }

  private addProducts({ lines }: OrderSnapshot, books: OrderBooks, after: OrderBooks): void {
    for (const { line, productId, productName } of lines) {
      const earned = (of: OrderBooks): number =>
        of.shares.reduce((sum, share) => sum + (share.line === line && kindOf(share) === 'affiliate' ? netOf(share) : 0), 0);
      const [was, is] = [earned(books), earned(after)];
      this.names.set(productId, productName);
      if (was !== is) this.products.add('affiliate', productId, books.currency, { before: was, after: is, orders: 1 });
    }
  }

  private async peopleView(strapi: Core.Strapi): Promise<WhatIfBite['people']> {
    const parties = await people(strapi).partiesByPublicId(this.people.all.flatMap(({ id }) => (id === '' ? [] : [id])));
    const shop = await setting(strapi, shopName);
    return this.people.all.map((sum) => ({
      kind: sum.kind,
      id: sum.id,
      name: sum.kind === 'site' ? shop : (parties.get(sum.id)?.name ?? ''),
      ...figuresOf(sum),
    }));
  }

  async view(strapi: Core.Strapi): Promise<Omit<WhatIfBite, 'total' | 'looked' | 'unweighed' | 'next'>> {
    return {
      judged: this.judged,
      changed: this.changed,
      untold: [...this.untoldBy.values()].reduce((sum, count) => sum + count, 0),
      untoldBy: [...this.untoldBy].map(([term, count]) => ({ term, orders: count })),
      capped: this.capped,
      people: await this.peopleView(strapi),
      products: this.products.all.map((sum) => ({ id: sum.id, name: this.names.get(sum.id) ?? '', ...figuresOf(sum) })),
    };
  }
}
