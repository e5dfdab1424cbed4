import type { Batch, BatchLine, FileRail } from '../../capabilities/payouts/ports';
import { formatDecimal, sum } from '../../kernel/money';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/** The letters every SEPA bank takes (EPC217-08); accents lose theirs, everything else becomes a dot. */
const plain = (text: string, longest: number): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9/?:().,'+ -]/g, '.')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);

/** Banks take no underscore in a reference. */
const bankId = (id: string): string => id.replaceAll('_', '-');

type Sepa = Extract<BatchLine['details'], { kind: 'sepa' }>;

const sepaOf = ({ id, details }: BatchLine): Sepa => {
  if (details.kind !== 'sepa') throw new Error(`payout ${id} is not to a bank account`);
  return details;
};

const agent = (bic: string | null) => ({ FinInstnId: bic === null ? { Othr: { Id: 'NOTPROVIDED' } } : { BICFI: bic } });

const transfer = (batch: Batch, line: BatchLine) => {
  const { holder, iban, bic } = sepaOf(line);
  return {
    PmtId: { EndToEndId: bankId(line.id) },
    Amt: { InstdAmt: { '@Ccy': line.amount.currency, '#': formatDecimal(line.amount) } },
    ...(bic === null ? {} : { CdtrAgt: agent(bic) }),
    Cdtr: { Nm: plain(holder, 70) },
    CdtrAcct: { Id: { IBAN: iban } },
    RmtInf: { Ustrd: plain(`${batch.shop} ${bankId(line.id)}`, 140) },
  };
};

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** So many transfers are a tree at a time: of ten thousand it would take thirty times what their text does. */
const AT_ONCE = 200;
/** Where the transfers go, and how deep they lie. */
const [PLACE, DEPTH] = ['      <CdtTrfTxInf/>\n', 3] as const;

/** A customer credit transfer initiation (ISO 20022, pain.001.001.09): what banks take for a batch of SEPA transfers. */
const writeBatch: FileRail['writeBatch'] = async (batch) => {
  // Once a month at most, and large.
  const { create, fragment } = await import('xmlbuilder2');
  const { payer, lines, madeAt, id } = batch;
  if (!payer) throw new Error('a SEPA batch needs the account it is paid from');
  const total = formatDecimal({ minor: sum(lines.map((line) => line.amount.minor)), currency: 'EUR' });
  const debtor = { Nm: plain(payer.name, 70) };
  const frame = create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      Document: {
        '@xmlns': NAMESPACE,
        CstmrCdtTrfInitn: {
          GrpHdr: {
            MsgId: bankId(id),
            // Seconds are enough, and some banks refuse more.
            CreDtTm: `${new Date(madeAt).toISOString().slice(0, 19)}Z`,
            NbOfTxs: String(lines.length),
            CtrlSum: total,
            InitgPty: debtor,
          },
          PmtInf: {
            PmtInfId: bankId(id),
            PmtMtd: 'TRF',
            NbOfTxs: String(lines.length),
            CtrlSum: total,
            PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
            ReqdExctnDt: { Dt: day(madeAt) },
            Dbtr: debtor,
            DbtrAcct: { Id: { IBAN: payer.iban } },
            DbtrAgt: agent(payer.bic),
            ChrgBr: 'SLEV',
            CdtTrfTxInf: {},
          },
        },
      },
    },
  ).end({ prettyPrint: true });
  const [before = '', after = ''] = frame.split(PLACE);
  const written = [before];
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    const some = lines.slice(at, at + AT_ONCE).map((line) => transfer(batch, line));
    written.push(fragment({ CdtTrfTxInf: some }).end({ prettyPrint: true, offset: DEPTH }), '\n');
  }
  return { name: `sepa-${day(madeAt)}-${id}.xml`, type: 'application/xml', text: `${written.join('')}${after}\n` };
};

export const sepaRail: FileRail = { kind: 'file', needsPayer: true, writeBatch };
