import type { Core } from '@strapi/strapi';
import type { JournalView as JournalOnDesk } from '../../../../contracts/admin';
import type { JournalView } from '../../capabilities/ledger/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';
import { isoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';

/** Who takes part: people give accounts the names of their owners, orders their numbers. */
export interface ShowJournalsCast {
  readonly people: Pick<PeopleService, 'partiesByPublicId'>;
  readonly orders: Pick<OrdersService, 'numbers'>;
}

const castOf = (strapi: Core.Strapi): ShowJournalsCast => ({ people: people(strapi), orders: orders(strapi) });

const journalOf = (
  journal: JournalView,
  names: {
    readonly owner: (publicId: string) => string | null;
    readonly actor: (actor: string) => string;
    readonly order: (id: number) => string | null;
  },
): JournalOnDesk => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: journal.currency });
  return {
    id: String(journal.id),
    key: journal.key,
    kind: journal.kind,
    sourceType: journal.sourceType,
    sourceId: journal.sourceId,
    orderNumber: journal.orderId === null ? null : names.order(journal.orderId),
    occurredAt: isoOf(journal.occurredAt),
    postedAt: isoOf(journal.postedAt),
    actor: names.actor(journal.actor),
    amount: money(journal.amount),
    lines: journal.lines.map(({ lineNo, address, type, owner, bucket, side, amount, shareKey }) => ({
      lineNo,
      address,
      type,
      owner,
      ownerName: names.owner(owner),
      bucket,
      side,
      amount: money(amount),
      shareKey,
    })),
  };
};

/** Journals as staff reads them: accounts with their owners' names, orders by number, administrators by name. */
export const showJournals = async (
  strapi: Core.Strapi,
  journals: readonly JournalView[],
  cast: ShowJournalsCast = castOf(strapi),
): Promise<JournalOnDesk[]> => {
  const owners = journals.flatMap((journal) => journal.lines.flatMap((line) => (line.type === 'payable' ? [line.owner] : [])));
  const parties = await cast.people.partiesByPublicId([...new Set(owners)]);
  const numbers = await cast.orders.numbers(journals.flatMap((journal) => journal.orderId ?? []));
  const actor = await namesOfActors(
    strapi,
    journals.map((journal) => journal.actor),
  );
  return journals.map((journal) =>
    journalOf(journal, { owner: (publicId) => parties.get(publicId)?.name ?? null, actor, order: (id) => numbers.get(id) ?? null }),
  );
};
