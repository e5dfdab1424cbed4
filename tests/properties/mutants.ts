import type { Patch } from './load';
import type { Nets } from './store';

/** A bug somebody might write, and what it would do to people's money. */
export interface Mutant {
  readonly name: string;
  readonly patches: readonly Patch[];
  readonly nets?: Nets;
  /** Why no test can tell this one from the product, when none can. */
  readonly equivalentBecause?: string;
}

const D = 'capabilities/commissions/domain';
const mutant = (name: string, file: string, replace: string, by: string, more: Partial<Mutant> = {}): Mutant => ({
  name,
  patches: [{ file, replace, by }],
  ...more,
});
const domain = (name: string, file: string, replace: string, by: string, more: Partial<Mutant> = {}): Mutant =>
  mutant(name, `${D}/${file}`, replace, by, more);

const NO_NETS: Nets = { inbox: false, journalKeys: false };
const BEHIND = 'the inbox and the unique journal key stand behind the row';
const FEE_ROW: readonly [string, string, string] = [
  'book-fee',
  'books.fees.find((fee) => fee.txn === txn)',
  'undefined as undefined | { amount: number }',
];
const REFUND_ROW: readonly [string, string, string] = [
  'book-refund',
  'const known = books.refunds.find(({ id }) => id === refund);',
  'const known = undefined as undefined | RefundRow;',
];

/** The table of the design, and more. */
export const MUTANTS: readonly Mutant[] = [
  // Repetition.
  { name: 'neither the inbox nor the journal key stops a repetition', patches: [], nets: NO_NETS, equivalentBecause: 'the rows stop it' },
  domain('the fee’s row no longer stops a repetition', ...FEE_ROW, { equivalentBecause: BEHIND }),
  domain('the refund’s row no longer stops a repetition', ...REFUND_ROW, { equivalentBecause: BEHIND }),
  domain('nothing stops a repeated fee', ...FEE_ROW, { nets: NO_NETS }),
  domain('nothing stops a repeated refund', ...REFUND_ROW, { nets: NO_NETS }),
  domain('a payout can be sent twice', 'recipes-payout', '`po_sub:${money.payout}`', '`po_sub:${money.payout}:${Math.random()}`'),
  domain(
    'a second loss of a dispute is taken for the first',
    'book-dispute',
    'return first === row ? `dispute_lost:${row.dispute}` : `dispute_lost:${row.dispute}:${row.withdrawal}`;',
    'return `dispute_lost:${(first ?? row).dispute}`;',
  ),
  // Refunds.
  domain(
    'a refund rounds up',
    'reversal',
    'NOTHING : proportion(component, taken, whole)',
    'NOTHING : minor(Math.ceil((component * taken) / whole))',
  ),
  domain(
    'each refund is rounded alone',
    'reversal',
    ': components.map(({ amount }) => portion(amount, within, gross));',
    ': components.map(({ amount }) => minor(reversals.reduce((all, each) => all + portion(amount, each.amount, gross), 0)));',
  ),
  domain(
    'what goes is taken in floats',
    'reversal',
    'NOTHING : proportion(component, taken, whole)',
    'NOTHING : minor(Math.floor(component * (taken / whole)))',
  ),
  mutant(
    'products leave the exact range',
    'kernel/proportion',
    'minor(Number((BigInt(amount) * BigInt(part)) / BigInt(whole)))',
    'minor(Math.floor((amount * part) / whole))',
  ),
  domain(
    'the rounding line is dropped',
    'restate',
    "    debit(account('rounding', before.currency, before.order), now.rounding - was.rounding),\n",
    '',
  ),
  domain(
    'the rounding goes to another order’s account',
    'restate',
    "account('rounding', before.currency, before.order)",
    "account('rounding', before.currency, 'o0')",
  ),
  domain('a failed refund still counts', 'standing', "...refunds.filter(({ state }) => state === 'succeeded'),", '...refunds,'),
  domain(
    'a failed refund of an unknown refund is dropped instead of parked',
    'book-refund',
    'if (!made) return failed(refundUnknown(refund));',
    'if (!made) return ok(alreadyBooked(books));',
  ),
  domain(
    'the stated tax part of a refund is ignored',
    'reversal',
    'reversals.some(({ statedTax }) => statedTax !== null)',
    'reversals.length < 0',
  ),
  domain(
    'stated tax is not bounded by what was charged',
    'reversal',
    'clamp(stated, within - (gross - tax), Math.min(tax, within))',
    'stated',
  ),
  domain(
    'a refund after maturity is taken from pending',
    'order-books',
    'payable(share.party, share.bucket, currency)',
    "payable(share.party, 'pending', currency)",
  ),
  domain(
    'tax is not given back',
    'reversal',
    ': components.map(({ amount }) => portion(amount, within, gross));',
    ": components.map(({ amount, role }) => (role === 'tax' ? minor(0) : portion(amount, within, gross)));",
  ),
  domain(
    'what goes beyond the charge is taken from the shares',
    'reversal',
    'const within = Math.min(gross, taken);',
    'const within = taken;',
  ),
  domain(
    'what goes beyond the charge is posted nowhere',
    'restate',
    'const beyond = excess > 0 ? doubleReversal(before, event, excess, main.length === 0) : [];',
    'const beyond: never[] = [];',
  ),
  domain(
    'a full refund leaves a matured commission approved',
    'standing',
    "if (share.reversed === share.amount) return 'reversed';",
    "if (share.reversed === share.amount && share.bucket === 'pending') return 'reversed';",
  ),
  domain('a refund for a line is taken from the whole order', 'reversal', 'parts.length > 0 ? byLine', 'parts.length < 0 ? byLine'),
  domain(
    'what a line has no longer got is taken from it all the same',
    'lines-taken',
    'taken(each) >= BigInt(each.gross) * measure',
    'taken(each) < 0n',
  ),
  domain('a refund for a line that failed still counts for it', 'standing', "filter(({ state }) => state === 'succeeded'),", 'slice(),'),
  domain(
    'what is taken of the whole order is dealt to lines evenly',
    'lines-taken',
    'BigInt(named) * measure + rest * BigInt(gross)',
    'BigInt(named) * measure + rest * (measure / BigInt(open.length))',
  ),
  // Splits.
  domain('a commission is not capped', 'commission-parts', 'const amount = minor(Math.min(left, wanted));', 'const amount = wanted;'),
  mutant('parts are rounded each for itself', 'kernel/allocate', 'byRemainder.slice(0, leftOver)', 'byRemainder.slice(0, 0)'),
  mutant('a tie goes to the higher index', 'kernel/allocate', 'return a - b;', 'return b - a;'),
  mutant('the left-over cents go to the first in line', 'kernel/allocate', '.sort((a, b) => compare(remainders, a, b))', ''),
  mutant(
    'a percentage is taken in floats',
    'kernel/basis-points',
    'proportion(amount, portion, WHOLE)',
    'Math.floor(amount * (portion / WHOLE)) as Minor',
  ),
  mutant(
    'a percentage is rounded to the nearest',
    'kernel/basis-points',
    'proportion(amount, portion, WHOLE)',
    'Math.round((amount * portion) / WHOLE) as Minor',
  ),
  domain(
    'net of fee forgets the fee',
    'commission-parts',
    "amount: of.afterPlatform,\n        steps: [step('BASE_NET_OF_FEE'",
    "amount: of.net,\n        steps: [step('BASE_NET_OF_FEE'",
  ),
  domain(
    'a loss counts as profit',
    'commission-parts',
    'minor(Math.max(0, of.afterPlatform - of.unitCost))',
    'minor(Math.abs(of.afterPlatform - of.unitCost))',
  ),
  domain(
    'the second tier always takes the first tier’s base',
    'commission-parts',
    "secondTier.base === 'same' ? same",
    'secondTier.base !== null ? same',
  ),
  domain(
    'the second tier does not lessen the pool',
    'waterfall',
    'sum(commissions.map(({ amount }) => amount))',
    "sum(commissions.filter(({ role }) => role !== 'second_tier').map(({ amount }) => amount))",
  ),
  domain(
    'of a shared sale the cents left over are nobody’s',
    'commission-parts',
    '...component, amount: part.amount,',
    '...component, amount: part.floor,',
  ),
  domain(
    'agreed amounts are not taken off before percentages',
    'pool',
    'const left = minor(pool - [...agreed.values()].reduce((total, each) => total + each.amount, 0));',
    'const left = pool;',
  ),
  domain(
    'agreed amounts eat what the creator keeps',
    'pool',
    'serveAgreedAmounts(minor(pool - kept.amount), plan)',
    'serveAgreedAmounts(pool, plan)',
  ),
  domain('what the creator keeps is the lesser of two', 'pool', 'minor(Math.max(share(pool, ', 'minor(Math.min(share(pool, '),
  domain('the creator keeps more than there is', 'pool', 'amount: minor(Math.min(pool, wanted)) };', 'amount: wanted };'),
  domain(
    'the creator has their percentage whatever they keep',
    'pool',
    'if (!creator || (creator.amount >= kept.amount && kept.amount === kept.wanted)) return shared;',
    'if (creator) return shared;',
  ),
  domain(
    'the creator has what they keep where their percentage is more',
    'pool',
    '(creator.amount >= kept.amount && kept.amount === kept.wanted)',
    'kept.wanted === 0',
  ),
  domain('nobody has less for what the creator keeps', 'pool', 'const amount = beside[index] ?? NOTHING;', 'const amount = each.amount;'),
  domain('the platform’s fixed fee is forgotten', 'waterfall', 'percentage + (net > 0 ? platform.fixed : 0)', 'percentage'),
  // Fees.
  domain(
    'a co-producer with an agreed amount carries the fee too',
    'pool',
    'amount, inPool: false, capped, derivation });',
    'amount, inPool: true, capped, derivation });',
  ),
  domain('the fee is taken from the pool whoever bears it', 'book-fee', "feeBearer === 'pool' ? shares", 'feeBearer ? shares'),
  domain('the fee is dealt to lines evenly', 'book-fee', 'lines.map((line) => line.gross)', 'lines.map((line) => Math.min(1, line.gross))'),
  domain('maturity forgets the fee', 'mature-share', 'amount - reversed - held - fee', 'amount - reversed - held'),
  // Maturity and holds.
  domain('maturity ignores refunds', 'mature-share', 'amount - reversed - held - fee', 'amount - held - fee'),
  domain('a disputed share matures', 'mature-share', 'return blocked || isDisputed(books)', 'return blocked'),
  domain('the shorter of hold and guarantee counts', 'maturity', 'Math.max(holdDays, guaranteeDays)', 'Math.min(holdDays, guaranteeDays)'),
  domain('maturity comes a millisecond late', 'maturity', 'now >= at', 'now > at'),
  domain('a block does not hold what it blocks', 'standing', '(blocked ? amount : feared)', 'feared'),
  domain(
    'a hold is always taken from pending',
    'restate',
    'debit(homeAccount(before, was), more, was.key), credit(payable',
    "debit(payable(was.party, 'pending', before.currency), more, was.key), credit(payable",
  ),
  // Disputes.
  domain(
    'a lost dispute takes the cash twice',
    'book-dispute',
    'cash: (excess) => [credit(hold, row.amount - excess)],',
    'cash: (excess) => [credit(books.clearing, row.amount - excess)],',
  ),
  domain(
    'a won dispute keeps the hold',
    'standing',
    ".filter(({ state, holds }) => state === 'open' ||",
    ".filter(({ state, holds }) => state === 'open' || state === 'won' ||",
  ),
  domain(
    'a won dispute brings back the fee whatever the transaction says',
    'book-dispute',
    "debit(books.clearing, amount + fee),\n      credit(account('dispute_fees', books.currency), fee),",
    "debit(books.clearing, amount + row.fee),\n      credit(account('dispute_fees', books.currency), row.fee),",
  ),
  domain(
    'a loss told late undoes a win',
    'book-dispute',
    "if (row.state === 'lost' || row.state === 'won') return",
    "if (row.state === 'lost') return",
  ),
  domain('a partial win is taken for a whole one', 'order-books', "return state === 'won' ? amount - returned : 0;", 'return 0;'),
  domain(
    'a dispute over a part holds everything',
    'standing',
    '.map(({ amount }) => ({ amount, statedTax: null }));',
    '.map(() => ({ amount: minor(2 ** 40), statedTax: null }));',
  ),
  domain(
    'an inquiry that became a dispute holds twice',
    'book-dispute',
    "row.dispute === dispute && row.state === 'inquiry' ?",
    "row.dispute === '' && row.state === 'inquiry' ?",
  ),
  domain(
    'an inquiry holds although the store does not want it',
    'standing',
    "(state === 'inquiry' && holds))\n    .map",
    "state === 'inquiry')\n    .map",
  ),
  // Payouts.
  domain(
    'a payout takes from the wrong account',
    'recipes-payout',
    "bucket(money, 'available'), bucket(money, 'reserved')",
    "bucket(money, 'pending'), bucket(money, 'reserved')",
  ),
  domain(
    'a failed payout is not given back',
    'recipes-payout',
    "sent ? inTransit(money) : bucket(money, 'reserved'), bucket(money, 'available')",
    "sent ? inTransit(money) : bucket(money, 'reserved'), bucket(money, 'reserved')",
  ),
  domain(
    'a payout that failed on its way is taken from reserved',
    'recipes-payout',
    "sent ? inTransit(money) : bucket(money, 'reserved')",
    "bucket(money, 'reserved')",
  ),
  domain(
    'a returned payout waits again',
    'recipes-payout',
    "money.amount, paidFrom, bucket(money, 'available'));",
    "money.amount, paidFrom, bucket(money, 'pending'));",
  ),
  domain('a returned payout leaves its commissions paid', 'payout-state', "payout_returned: 'approved',", "payout_returned: 'paid',"),
  domain(
    'a bonus that waits is payable at once',
    'recipes-payout',
    "account('bonus_expense', entry.currency), bucket(entry, into)",
    "account('bonus_expense', entry.currency), bucket(entry, 'available')",
  ),
  domain(
    'a write-off deepens the debt',
    'recipes-payout',
    "account('bad_debt', entry.currency), bucket(entry, 'available')",
    "bucket(entry, 'available'), account('bad_debt', entry.currency)",
  ),
  // The tax on top of self-billed papers.
  domain(
    'the tax of a credit note is paid out once more',
    'recipes-self-billing',
    "kind === 'invoice' ? [reclaimed, owed] : [owed, reclaimed]",
    '[reclaimed, owed]',
  ),
  domain('the tax on top waits', 'recipes-self-billing', "payable(party, 'available', currency)", "payable(party, 'pending', currency)"),
  domain(
    'the input tax of all countries lies in one account',
    'recipes-self-billing',
    "account('input_tax', currency, country)",
    "account('input_tax', currency)",
  ),
  domain('a payee has the tax of one paper only', 'recipes-self-billing', '`sbtax:${label}`', '`sbtax:${party}`'),
  // Store credit by staff.
  domain(
    'store credit by staff is paid out',
    'recipes-credit',
    "debit(account('bonus_expense', currency), amount),\n    credit(storeCredit(party, currency), amount)",
    "debit(account('bonus_expense', currency), amount),\n    credit(account('payable', currency, party, 'available'), amount)",
  ),
  domain(
    'store credit by staff is set aside at once',
    'recipes-credit',
    "debit(account('bonus_expense', currency), amount),\n    credit(storeCredit(party, currency), amount)",
    "debit(account('bonus_expense', currency), amount),\n    credit(storeCredit(party, currency, 'reserved'), amount)",
  ),
  domain(
    'store credit by staff costs nothing',
    'recipes-credit',
    "account('bonus_expense', currency)",
    "account('platform_revenue', currency)",
  ),
  // Shares that were rejected.
  domain(
    'what was rejected goes on being held',
    'standing',
    'if (party === null || rejected) return minor(0);',
    'if (party === null) return minor(0);',
  ),
  domain(
    'a refund takes a rejected share from its party',
    'order-books',
    'share.party !== null && !share.rejected',
    'share.party !== null',
  ),
  domain('a share that is held for another reason is rejected', 'reject-share', ' || share.blockedBecause !== because', ''),
  domain('a share that is not held is rejected', 'reject-share', "share.rejected || share.state !== 'held' ||", 'share.rejected ||'),
  domain(
    'a rejected share goes to whoever sells',
    'reject-share',
    "credit(account('platform_revenue', books.currency), share.held, key)",
    "credit(payable(books.shares[2]?.party ?? '', 'pending', books.currency), share.held, key)",
  ),
  domain('a rejected share matures', 'mature-share', "share.bucket === 'available' || share.rejected", "share.bucket === 'available'"),
  domain('a rejected share is held again', 'hold-share', 'share.rejected === true ||', ''),
  domain('a rejected share goes on being approved', 'standing', "if (share.rejected) return 'rejected';", ''),
  // Late attributions.
  domain('whoever earned goes on earning', 'reassign', 'if (!component) return withNothing(share);', 'if (!component) return share;'),
  domain(
    'whoever earned is paid what whoever earns now should be',
    'reassign',
    'find(({ role, party }) => role === share.role && party === share.party)',
    'find(({ role }) => role === share.role)',
  ),
  domain(
    'whoever earns again has a second share',
    'reassign',
    '[...left.values()].find(({ role, party }) => role === share.role && party === share.party)',
    '(undefined as undefined | Component)',
  ),
  domain('a late share is payable at once', 'reassign', "bucket: 'pending',", "bucket: 'available',"),
  domain(
    'a late share waits a day longer',
    'reassign',
    'payableAt(books.paidAt, { ...waiting,',
    'payableAt(books.paidAt + 86_400_000, { ...waiting,',
  ),
  domain(
    'fees stay where the pool of before carried them',
    'reassign',
    'const shares = withFees(books, changed);',
    'const shares = changed;',
  ),
  domain('what the platform carries of a fee is forgotten', 'reassign', "debit(account('payment_fees', books.currency), platformFee),", ''),
  domain(
    'a late attribution takes from pending what had matured',
    'reassign',
    'credit(homeAccount(books, share), share.amount - at(before, place).amount, share.key)',
    "credit(homeAccount(books, { ...share, bucket: 'pending' }), share.amount - at(before, place).amount, share.key)",
  ),
  domain(
    'a late attribution that is told twice is worked out twice',
    'reassign',
    'if (books.reassigned?.some(({ id }) => id === made.id)) return ok(alreadyBooked(books));',
    '',
    { equivalentBecause: 'the difference to the same split is nothing' },
  ),
  // What an import opens.
  domain(
    'what is owed from before is an expense of today',
    'recipes-payout',
    "account('opening_balance', entry.currency)",
    "account('bonus_expense', entry.currency)",
  ),
  domain(
    'what is owed from before waits',
    'recipes-payout',
    "account('opening_balance', entry.currency),\n    bucket(entry, 'available')",
    "account('opening_balance', entry.currency),\n    bucket(entry, 'pending')",
  ),
  // Fees, moves, and what was given up.
  domain(
    'what failed keeps its fee',
    'recipes-payout',
    'payoutFeeGivenBack = ({ fee = minor(0), ...money }: PayoutMoney): JournalDraft[] => fee === 0',
    'payoutFeeGivenBack = ({ fee = minor(0), ...money }: PayoutMoney): JournalDraft[] => fee >= 0',
  ),
  domain(
    'a fee is never taken',
    'recipes-payout',
    'payoutFeeTaken = ({ fee = minor(0), ...money }: PayoutMoney): JournalDraft[] => fee === 0',
    'payoutFeeTaken = ({ fee = minor(0), ...money }: PayoutMoney): JournalDraft[] => fee >= 0',
  ),
  domain(
    'a fee is given back under the key it was taken by',
    'recipes-payout',
    '`po_fee_back:${money.payout}`',
    '`po_fee:${money.payout}`',
  ),
  domain(
    'a fee is taken from what is claimed',
    'recipes-payout',
    "fee, bucket(money, 'available'), account('payout_fee_income', money.currency)",
    "fee, bucket(money, 'reserved'), account('payout_fee_income', money.currency)",
  ),
  domain(
    'a fee comes back as something claimed',
    'recipes-payout',
    "account('payout_fee_income', money.currency), bucket(money, 'available'),",
    "account('payout_fee_income', money.currency), bucket(money, 'reserved'),",
  ),
  domain(
    'a fee is revenue of sales',
    'recipes-payout',
    "bucket(money, 'available'), account('payout_fee_income', money.currency)",
    "bucket(money, 'available'), account('platform_revenue', money.currency)",
  ),
  domain(
    'a move brings what it took',
    'recipes-payout',
    "into.amount, account('fx_clearing', into.currency)",
    "entry.amount, account('fx_clearing', into.currency)",
  ),
  domain('both halves of a move have one key', 'recipes-payout', '`fx:${id}:in`', '`fx:${id}:out`'),
  domain('every move of a party is the first', 'recipes-payout', '`fx:${id}:out`', '`fx:${party}:out`'),
  domain(
    'what a move brings has to wait',
    'recipes-payout',
    "bucket({ party, currency: into.currency }, 'available')",
    "bucket({ party, currency: into.currency }, 'pending')",
  ),
  domain(
    'a move is booked as a forfeiture',
    'recipes-payout',
    "bucket(entry, 'available'), account('fx_clearing', currency)",
    "bucket(entry, 'available'), account('forfeited_balances', currency)",
  ),
  domain(
    'what was given up comes back as a bonus',
    'recipes-payout',
    "account('forfeited_balances', entry.currency), bucket(entry, 'available')",
    "account('bonus_expense', entry.currency), bucket(entry, 'available')",
  ),
  domain(
    'what was given up comes back to wait',
    'recipes-payout',
    "account('forfeited_balances', entry.currency), bucket(entry, 'available')",
    "account('forfeited_balances', entry.currency), bucket(entry, 'pending')",
  ),
  domain('what comes back has the key of what went', 'recipes-payout', '`reinstate:${entry.id}`', '`forfeit:${entry.id}`'),
  domain('the recomputation forgets fees of payouts', 'recompute', '-amount - fee)', '-amount)'),
  domain('every line of an import is the first', 'recipes-payout', '`opening:${entry.id}`', '`opening:${entry.party}`'),
  mutant(
    'what is taken back is booked once more',
    'kernel/journal',
    'draft.lines.map((each) => ({ ...each, side: opposite(each.side) }))',
    'draft.lines',
  ),
  mutant('what is taken back has the key of what it takes back', 'kernel/journal', '`reverse:${draft.key}`', 'draft.key'),
  // What production checks at night.
  domain('the recomputation forgets lines', 'recompute', "state === 'succeeded' && lines", "state === 'failed' && lines"),
  domain('the recomputation forgets disputes', 'recompute', "if (dispute.state === 'lost' || (worst && open))", 'if (worst && open)'),
  domain('the recomputation pays what was rejected', 'recompute', 'if (party === null || rejected) return;', 'if (party === null) return;'),
  mutant(
    'the kernel writes negative amounts as they are',
    'kernel/journal',
    'side: opposite(side), amount: minor(-amount), share }',
    'side, amount: minor(-amount), share }',
  ),
];
