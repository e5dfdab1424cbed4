import type { Core } from '@strapi/strapi';
import { invoices } from '../../capabilities/invoices/service';
import { orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { recordsDue, taxes, taxReckoner } from '../../capabilities/taxes/service';
import type { KeptTaxRecord, ReckonerFailure, RecordedSale } from '../../capabilities/taxes/service';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { failure } from '../../kernel/failure';
import { enqueue } from '../../platform/jobs';
import { together } from '../../platform/transaction';

/** After a paper of an order was issued, whoever reckoned its tax is told, once for each count of papers. */
export const recordTaxLater = ({ number }: Order, papers: number): Promise<void> =>
  enqueue({ name: 'taxes.record', payload: { orderNumber: number }, key: `tax-record:${number}:${papers}` });

/** Writes down what is still to be told of an order, by its papers. Two who come at once write it once. */
const gather = (strapi: Core.Strapi, number: string) =>
  together(strapi, async () => {
    const order = await orders(strapi).lock({ number });
    const snapshot = order && (await orders(strapi).snapshot(order.id));
    if (!order || !snapshot?.taxSource) return null;
    const papers = (await invoices(strapi).ofOrders([order.id])).map(({ id, kind, seller, label, body }) => ({
      id,
      kind,
      seller,
      label,
      lines: body.lines,
    }));
    await taxes(strapi).addRecords(order.id, recordsDue(number, papers, await taxes(strapi).records(order.id)));
    return { order, snapshot, taxSource: snapshot.taxSource };
  });

type Subject = NonNullable<Awaited<ReturnType<typeof gather>>>;

const saleIn = (records: readonly KeptTaxRecord[]): RecordedSale | null => {
  const sale = records.find(({ kind }) => kind === 'sale');
  return sale?.providerId ? { id: sale.providerId, lines: sale.providerLines } : null;
};

const NO_GROUND = failure('RECKONER_REFUSED', 'What it rests on was not recorded.', {});

/** Tells one record, outside any unit of work. */
const tell = async (
  strapi: Core.Strapi,
  record: KeptTaxRecord,
  { order, taxSource }: Subject,
): Promise<Outcome<RecordedSale, ReckonerFailure>> => {
  const { reference, kind, lines, undoes } = record;
  const reckoner = taxReckoner(strapi);
  if (kind === 'sale') return reckoner.recordSale({ reference, calculation: taxSource.calculation });
  const records = await taxes(strapi).records(order.id);
  const sale = saleIn(records);
  const undone = records.find((each) => each.reference === undoes)?.providerId;
  if (!sale || (kind === 'undo' && !undone)) return failed(NO_GROUND);
  const told = undone
    ? await reckoner.undo({ reference, reversal: undone })
    : await reckoner.takeBack({ reference, sale, currency: order.currency, inclusive: taxSource.inclusive, lines });
  return told.ok ? ok({ id: told.value, lines: [] }) : told;
};

/** Writes down what became of a record: where it was told, or once what was said against it. */
const settle = (strapi: Core.Strapi, record: KeptTaxRecord, told: Outcome<RecordedSale, ReckonerFailure>): Promise<void> =>
  together(strapi, async () => {
    const { id, orderId, reference } = record;
    await orders(strapi).lock({ id: orderId });
    if (told.ok) {
      if (!(await taxes(strapi).settleRecord(id, told.value))) return;
      await orders(strapi).note(orderId, { actor: 'system', code: 'TAX_RECORDED', facts: { reference, id: told.value.id } });
    } else if (await taxes(strapi).noteRefusal(record, told.failure.message))
      await orders(strapi).note(orderId, { actor: 'system', code: 'TAX_NOT_RECORDED', facts: { reference, why: told.failure.message } });
  });

/**
 * Tells whoever reckoned the tax of an order what its papers say: the sale, and what each credit note took back. What is not answered, or is
 * refused, is told again under the same key, and what follows it waits; in the end a person finds it among the jobs that gave up. Money and
 * papers stay as they are.
 */
export const recordTaxOf = async (strapi: Core.Strapi, orderNumber: string): Promise<void> => {
  const subject = await gather(strapi, orderNumber);
  if (!subject) return;
  const waiting = (await taxes(strapi).records(subject.order.id)).filter(({ state }) => state === 'waiting');
  for (const record of waiting) {
    const told = await tell(strapi, record, subject);
    if (told.ok || told.failure.code === 'RECKONER_REFUSED') await settle(strapi, record, told);
    if (!told.ok) throw new Error(`tax of ${record.reference}: ${told.failure.message}`);
  }
};
