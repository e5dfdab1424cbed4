import type { Batch, BatchLine, FileRail } from '../../capabilities/payouts/ports';
import { formatDecimal } from '../../kernel/money';
import { csvText, type Cell } from '../../../../contracts/csv';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const nameOf = (kind: string, { id, madeAt }: Batch): string => `${kind}-${day(madeAt)}-${id}.csv`;
const figure = (line: BatchLine): Cell => ({ figure: formatDecimal(line.amount) });

/** PayPal's mass payment file: address, amount, currency, our reference, a note; no line of names, no byte-order mark. */
const paypalBatch: FileRail['writeBatch'] = async (batch) => {
  const rows = batch.lines.map((line): Cell[] => {
    if (line.details.kind !== 'paypal') throw new Error(`payout ${line.id} is not to a PayPal account`);
    return [line.details.email, figure(line), line.amount.currency, line.id, batch.shop];
  });
  return { name: nameOf('paypal', batch), type: 'text/csv', text: csvText(rows).replace(/^\uFEFF/, '') };
};

/** A list for whoever pays by hand. */
const manualBatch: FileRail['writeBatch'] = async (batch) => {
  const rows = batch.lines.map((line): Cell[] => {
    // Without its words it would be a payment nobody knows how to make.
    if (line.details.kind !== 'manual') throw new Error(`payout ${line.id} is not paid by hand`);
    return [line.id, line.name, figure(line), line.amount.currency, line.details.instructions];
  });
  return {
    name: nameOf('manual', batch),
    type: 'text/csv',
    text: csvText([['Payout', 'Name', 'Amount', 'Currency', 'How'], ...rows]),
  };
};

export const paypalRail: FileRail = { kind: 'file', needsPayer: false, writeBatch: paypalBatch };
export const manualRail: FileRail = { kind: 'file', needsPayer: false, writeBatch: manualBatch };
