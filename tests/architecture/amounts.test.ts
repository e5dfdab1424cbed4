import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const PAGES = join(__dirname, '../../src/plugins/affiliate-store/admin/src/pages');

/** Amounts nobody can ask "why" of, with what answers instead. Whoever adds one says so here. */
const ASKED_ELSEWHERE: Readonly<Record<string, string>> = {
  'affiliates/what-if-result.tsx': 'a supposition: nothing is booked, and what each order came to says why on its own page',
  'affiliates/partner-money.tsx':
    'balances: the sums of the accounts the heading leads to, each with its why; what they are made of stands below, commission by commission',
  'affiliates/partner-referrals.tsx': 'what an order came to for the affiliate: its row opens the order, where each share says why',
  'affiliates/tester-page.tsx': 'a supposition: nothing is booked, and each share opens and says how it is reckoned',
  'cases/case-evidence.tsx': 'frozen evidence: the commissions it sums stand in the portal and on their orders, each with its why',
  'cases/decide-case.tsx': 'a preview: nothing is booked yet, and each row names what it is made of',
  'contests/contest-panel.tsx':
    'typed by whoever announced the contest, or counted by the rule that stands above the standings; an award says why in adjustments',
  'paid-events/leads-page.tsx': 'typed in the terms of the program; what a lead earned stands with its why among what was paid',
  'contests/contests-page.tsx': 'typed by whoever announced the contest',
  'coupons/coupon-panel.tsx': 'typed by whoever made the coupon',
  'coupons/coupons-page.tsx': 'typed by whoever made the coupon',
  'currencies/board-section.tsx': 'an example of a rate that stands beside it',
  'imports/import-lines.tsx': 'what a line of a file says, with the line beside it; once booked, the journal of the ledger names the line',
  'imports/import-page.tsx': 'sums of the lines below, each of which says what it comes from',
  'disputes/disputes-page.tsx': 'the totals are sums of the rows above them, each of which says why',
  'ledger/balances-page.tsx':
    'sums of the buckets in the same row, each of which says why, and of payouts, each of which says why on its page',
  'refunds/refunds-page.tsx': 'the totals are sums of the rows above them, each of which says why',
  'fraud/fraud-page.tsx': 'the sum of held shares; each stands in the panel and on its order, with its why',
  'orders/record-sale.tsx': 'a preview: nothing is booked yet, and the form above says what it is made of',
  'affiliates/partner-fair-play.tsx': 'the suspicion it links to opens and says why, share by share',
  'tax-owed/tax-owed-page.tsx':
    'sums of invoices and credit notes, which stand in their list one by one and say why; what the books hold says why beside them',
  'orders/attach-dialog.tsx': 'a preview: the split it changes stands on the page below and says why',
  'orders/refund-dialog.tsx': 'a preview: the split it changes stands on the page below and says why',
  'payouts/adjustments-page.tsx': 'typed by a person, whose name and reason stand in the same row',
  'payouts/run-wizard.tsx': 'a preview: once the run is prepared, each payout says why',
  'programs/site-figures.tsx':
    'a preview: no product is let in yet; the sales it adds up say why on their orders, and what a sale would pay on the public page',
  'rates/example.tsx': 'a supposition: nothing is booked, and the steps below it say how it is reckoned',
  'reports/restatements.tsx': 'each line is a reason itself: the day, what happened, and whose; the figures it moved say why above',
  'reconciliation/reconciliation-page.tsx': 'the finding opens and says why, side by side',
  'reconciliation/run-board.tsx': 'sums of a comparison; what differs is listed below, each with both sides',
};

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : entry.name.endsWith('.tsx') && !entry.name.includes('.test.') ? [path] : [];
  });

/** The amounts of a page, each as it is written there, up to the end of its tag; fields of a form that are called so hold a draft, no value. */
const amountsOf = (text: string): string[] =>
  [...text.matchAll(/<Amounts?\s/g)]
    .map(({ index }) => text.slice(index, text.indexOf('/>', index) + 2))
    .filter((tag) => /\svalues?=/.test(tag));

describe('amounts on the pages of the panel', () => {
  const unexplained = files(PAGES)
    .map((path) => ({
      file: relative(PAGES, path),
      amounts: amountsOf(readFileSync(path, 'utf8')).filter((tag) => !/\swhy=/.test(tag)),
    }))
    .filter(({ amounts }) => amounts.length > 0);

  it('say why they are what they are, wherever they are shown', () => {
    expect(unexplained.filter(({ file }) => !(file in ASKED_ELSEWHERE))).toEqual([]);
  });

  it('are excused only where there is something to excuse', () => {
    const found = new Set(unexplained.map(({ file }) => file));
    expect(Object.keys(ASKED_ELSEWHERE).filter((file) => !found.has(file))).toEqual([]);
  });
});
