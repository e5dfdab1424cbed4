import { type JournalDraft, reverse } from '../../src/plugins/affiliate-store/server/src/kernel/journal';
import { minor } from '../../src/plugins/affiliate-store/server/src/kernel/money';
import type { AdjustmentFact } from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/recompute';
import type { Happening, Model, Moved } from './model';
import type { Product } from './product';
import { Broken, type Store } from './store';
import type { Deed } from './story';

export const PARTIES = ['A', 'B', 'C', 'D', 'X', 'Y'];
export const BANK = 'acct1';

interface Entry {
  readonly id: string;
  readonly party: string;
  readonly currency: string;
  readonly amount: ReturnType<typeof minor>;
}

/** What staff, papers and imports do to balances beside all sales and payouts, told to the product and to the model alike. */
export class Entries {
  readonly adjustments: AdjustmentFact[] = [];
  private readonly papers: { readonly party: string; readonly currency: string; readonly country: string; left: number }[] = [];
  private readonly openings: {
    readonly party: string;
    readonly currency: string;
    readonly amount: number;
    readonly journals: readonly JournalDraft[];
  }[] = [];
  private readonly forfeited: Entry[] = [];
  private count = 0;

  constructor(
    private readonly product: Product,
    private readonly store: Store,
    private readonly model: Model,
  ) {}

  /** False for what is no entry of this kind. */
  do({ deed, n }: Exclude<Deed, { deed: 'mature' }>): boolean {
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- every other deed is somebody else's
    switch (deed) {
      case 'bonus':
      case 'deduct':
      case 'write_off':
      case 'forfeit':
        this.adjust(deed, n);
        return true;
      case 'reinstate':
        this.reinstate(n);
        return true;
      case 'move':
        this.move(n);
        return true;
      case 'paper':
      case 'credit_note':
        this.bill(deed === 'paper', n);
        return true;
      case 'grant':
        this.grant(n);
        return true;
      case 'open':
        this.open(n);
        return true;
      case 'take_back':
        this.takeBack(n);
        return true;
      default:
        return false;
    }
  }

  /** Books what happened to a party's money outside of its orders; a journal that is there already is a fault. */
  post(what: Happening, journals: readonly JournalDraft[], of: Omit<Moved, 'account'>): void {
    if (!this.store.write(journals)) throw new Broken('TWICE', `${what} has a key that is known`);
    this.model.happens(what, { ...of, account: BANK });
  }

  private adjust(deed: 'bonus' | 'deduct' | 'write_off' | 'forfeit', n: number): void {
    const party = PARTIES[n % PARTIES.length] as string;
    const available = this.store.balance(`payable|${party}|available|EUR`);
    const entry = (amount: number): Entry => ({ id: `e${(this.count += 1)}`, party, currency: 'EUR', amount: minor(amount) });
    if (deed === 'bonus') {
      const bucket = n % 2 === 0 ? 'pending' : 'available';
      return this.adjusted(entry(1 + (n % 5000)), bucket, 1, bucket === 'pending' ? 'bonus_waiting' : 'bonus', (each) =>
        this.product.bonusGranted(each, bucket),
      );
    }
    if (deed === 'deduct')
      return this.adjusted(entry(1 + (n % 700)), 'available', -1, 'deducted', (each) =>
        this.product.deductionMade(each, 'platform_revenue'),
      );
    if (deed === 'write_off' && available < 0)
      return this.adjusted(entry(-available), 'available', 1, 'written_off', (each) => this.product.debtWrittenOff(each));
    if (deed !== 'forfeit' || available <= 0) return;
    const given = entry(1 + (n % available));
    this.forfeited.push(given);
    this.adjusted(given, 'available', -1, 'forfeited', (each) => this.product.balanceForfeited(each));
  }

  /** What was given up is its owner's again, as a whole and once. */
  private reinstate(n: number): void {
    const [given] = this.forfeited.splice(n % Math.max(1, this.forfeited.length), 1);
    if (given) this.adjusted(given, 'available', 1, 'reinstated', (each) => this.product.balanceReinstated(each));
  }

  /** A balance, or a part of it, moves into the other currency, at whatever rate. */
  private move(n: number): void {
    const [currency, other] = n % 2 === 0 ? (['EUR', 'USD'] as const) : (['USD', 'EUR'] as const);
    const there = (party: string): number => this.store.balance(`payable|${party}|available|${currency}`);
    const able = PARTIES.filter((party) => there(party) > 0);
    const party = able[n % Math.max(1, able.length)];
    if (party === undefined) return;
    const available = there(party);
    const amount = (n >> 3) % 2 === 0 ? available : 1 + (n % available);
    const into = { currency: other, amount: Math.floor(amount * (0.5 + (n % 100) / 90)) };
    if (into.amount === 0) return;
    this.adjustments.push({ party, currency, amount: -amount, bucket: 'available' });
    this.adjustments.push({ party, ...into, bucket: 'available' });
    const money = { party, currency, amount: minor(amount) };
    this.post(
      'moved',
      this.product.balanceMoved({ ...money, id: `m${(this.count += 1)}`, into: { ...into, amount: minor(into.amount) } }),
      { ...money, into },
    );
  }

  /** The VAT on top of a self-billed paper: of an invoice, or of the credit note that takes some of an earlier one back. */
  private bill(invoice: boolean, n: number): void {
    const owed = this.papers[n % Math.max(1, this.papers.length)];
    if (!invoice && (!owed || owed.left === 0)) return;
    const paper =
      !invoice && owed
        ? { party: owed.party, currency: owed.currency, country: owed.country, amount: 1 + (n % owed.left) }
        : { party: PARTIES[n % PARTIES.length] as string, currency: 'EUR', country: n % 3 === 0 ? 'DE' : 'FR', amount: 1 + (n % 3000) };
    if (invoice) this.papers.push({ ...paper, left: paper.amount });
    else if (owed) owed.left -= paper.amount;
    const kind = invoice ? 'invoice' : 'credit_note';
    this.owe(paper, invoice ? 1 : -1);
    this.post(
      invoice ? 'taxed' : 'tax_taken_back',
      this.product.selfBilledTax({ ...paper, label: `SB-${(this.count += 1)}`, kind, amount: minor(paper.amount) }),
      paper,
    );
  }

  /** Store credit by staff: never owed, so it is in nobody's payable. */
  private grant(n: number): void {
    const grant = { party: n % 2 === 0 ? 'K' : 'A', currency: n % 10 < 8 ? 'EUR' : 'USD', amount: 1 + (n % 2000) };
    this.post('credited', this.product.creditGranted({ ...grant, id: `g${(this.count += 1)}`, amount: minor(grant.amount) }), grant);
  }

  /** What an import says is owed from before the shop. */
  private open(n: number): void {
    const opening = { party: PARTIES[n % PARTIES.length] as string, currency: 'EUR', amount: 1 + (n % 8000) };
    const journals = this.product.balanceOpened({ ...opening, id: `l${(this.count += 1)}`, amount: minor(opening.amount) });
    this.openings.push({ ...opening, journals });
    this.owe(opening, 1);
    this.post('opened', journals, opening);
  }

  /** An import is taken back, as long as what it opened is still there. */
  private takeBack(n: number): void {
    const at = n % Math.max(1, this.openings.length);
    const opening = this.openings[at];
    if (!opening || this.store.balance(`payable|${opening.party}|available|EUR`) < opening.amount) return;
    this.openings.splice(at, 1);
    this.owe(opening, -1);
    this.post('opening_taken_back', opening.journals.map(reverse), opening);
  }

  /** A fact of the recomputation: something is owed, or no longer, at once. */
  private owe({ party, currency, amount }: { party: string; currency: string; amount: number }, sign: number): void {
    this.adjustments.push({ party, currency, amount: sign * amount, bucket: 'available' });
  }

  private adjusted(
    entry: Entry,
    bucket: AdjustmentFact['bucket'],
    sign: number,
    what: Happening,
    recipe: (entry: Entry) => readonly JournalDraft[],
  ): void {
    this.adjustments.push({ party: entry.party, currency: entry.currency, amount: sign * entry.amount, bucket });
    this.post(what, recipe(entry), entry);
  }
}
