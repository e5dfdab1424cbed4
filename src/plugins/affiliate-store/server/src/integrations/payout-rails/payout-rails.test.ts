import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { money } from '../../kernel/money';
import { manualRail, paypalRail } from './csv';
import { sepaRail } from './sepa';
import type { Batch, BatchLine } from '../../capabilities/payouts/ports';

const SCHEMA = readFileSync(path.resolve(__dirname, '../../../../../../../tests/support/pain-001.xsd'), 'utf8');
const AT = Date.UTC(2026, 10, 27, 15, 4, 5, 678);

const sepaLine = (given: Partial<BatchLine> & { holder?: string; bic?: string | null; amount?: BatchLine['amount'] } = {}): BatchLine => ({
  id: 'po_h2k9mmmmmmmmmmmmmmmm',
  name: 'Ana',
  amount: money(2703, 'EUR'),
  details: { kind: 'sepa', holder: given.holder ?? 'Ana Duarte', iban: 'FR7630006000011234567890189', bic: given.bic ?? null },
  ...given,
});
const batch = (lines: readonly BatchLine[], shop = 'Atelier Nour'): Batch => ({
  id: 'run_h2k9mmmmmmmmmmmmmmmm',
  shop,
  payer: { name: 'Atelier Nour SARL', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  madeAt: AT,
  lines,
});
const complaints = async (text: string): Promise<readonly string[]> =>
  (await validateXML({ xml: [{ fileName: 'batch.xml', contents: text }], schema: [SCHEMA] })).errors.map((error) => error.message);

describe('a SEPA batch', () => {
  test('is what the schema says a bank takes, whatever names contain', async () => {
    const lines = [
      sepaLine(),
      sepaLine({ id: 'po_2', holder: 'Zoë & <b>"Ñandú"</b> 北京', bic: 'AGRIFRPP', amount: money(1, 'EUR') }),
      sepaLine({ id: 'po_3', holder: 'X'.repeat(200), amount: money(99_999_999, 'EUR') }),
    ];
    const { text, name } = await sepaRail.writeBatch(batch(lines, 'Ateliér & Söhne'));
    expect(await complaints(text)).toEqual([]);
    expect(name).toBe('sepa-2026-11-27-run_h2k9mmmmmmmmmmmmmmmm.xml');
    expect(text.match(/<NbOfTxs>3<\/NbOfTxs>/g)).toHaveLength(2);
    expect(text.match(/<CtrlSum>1000027\.03<\/CtrlSum>/g)).toHaveLength(2);
    expect(text).toContain('<CreDtTm>2026-11-27T15:04:05Z</CreDtTm>');
  });

  test('would be refused if a sum, an order or a letter were wrong: the check can fail', async () => {
    const { text } = await sepaRail.writeBatch(batch([sepaLine()]));
    const broken = [
      text.replace('<CtrlSum>27.03', '<CtrlSum>27.031'),
      text.replace('Ana Duarte', 'Ana Düarte'),
      text.replace('FR7630006000011234567890189', 'fr76 3000'),
      text.replace(/<ChrgBr>SLEV<\/ChrgBr>/, ''),
      text.replace('pain.001.001.09', 'pain.001.001.03'),
    ];
    for (const each of broken) expect((await complaints(each)).length).toBeGreaterThan(0);
  });

  test('of the same batch is the same to the byte', async () => {
    expect(await sepaRail.writeBatch(batch([sepaLine()]))).toEqual(await sepaRail.writeBatch(batch([sepaLine()])));
  });

  test('needs an account to pay from, and bank accounts to pay to', async () => {
    await expect(sepaRail.writeBatch({ ...batch([sepaLine()]), payer: null })).rejects.toThrow('account it is paid from');
    await expect(sepaRail.writeBatch(batch([sepaLine({ details: { kind: 'paypal', email: 'a@example.org' } })]))).rejects.toThrow(
      'bank account',
    );
  });
});

describe('a list of payments', () => {
  test('for PayPal has address, amount, currency and reference, and no heading', async () => {
    const line = { ...sepaLine(), amount: money(1980, 'JPY'), details: { kind: 'paypal', email: 'ana@example.org' } as const };
    expect((await paypalRail.writeBatch(batch([line]))).text).toBe('ana@example.org,1980,JPY,po_h2k9mmmmmmmmmmmmmmmm,Atelier Nour\r\n');
  });

  test('for paying by hand cannot smuggle a formula into a spreadsheet', async () => {
    const line = { ...sepaLine(), name: '=HYPERLINK("x")', details: { kind: 'manual', instructions: '+cmd' } as const };
    const { text } = await manualRail.writeBatch(batch([line]));
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain(`'+cmd`);
  });
});
