// A programme that ran elsewhere comes along: its people with their links, what they are owed, and nothing twice; and it can be taken back.
import { anAdministrator } from '../support/administrators';
import { balanceOn, brokenSentences, splitOf } from '../support/books';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { mailsTo } from '../support/mailbox';
import { buy, follow, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const codeOf = (answer: Answer): string => String(answer.body.error?.details.code ?? answer.status);

interface Money {
  readonly amount: string;
  readonly currency: string;
}
interface Import {
  readonly id: string;
  readonly state: string;
  readonly lines: number;
  readonly through: number;
  readonly counts: Readonly<Record<'make' | 'match' | 'book' | 'tell' | 'refused' | 'undone' | 'kept', number>>;
  readonly opens: readonly Money[];
  readonly paidBefore: readonly Money[];
  readonly parts: ReadonlyArray<{
    readonly source: string;
    readonly kind: string;
    readonly header: string[];
    readonly mapping: Array<{ field: string; column: string }>;
  }>;
}
interface Line {
  readonly line: number;
  readonly verdict: string;
  readonly state: string;
  readonly email: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly notes: readonly string[];
  readonly keptFor: string | null;
}
const importIn = (answer: Answer, what: string): Import => expectOk(answer, what).body.data as Import;

const preview = (program: string, text: string | Buffer, more: object = {}): Promise<Answer> =>
  world.admin('/imports', {
    body: { program, fileName: 'export.csv', content: Buffer.from(text).toString('base64'), ...more },
  });
const read = async (id: string) => importIn(await world.admin(`/imports/${id}`), 'the import');
const linesOf = async (id: string, query = ''): Promise<readonly Line[]> =>
  expectOk(await world.admin(`/imports/${id}/lines?pageSize=100${query}`), 'the lines').body.data as Line[];
const run = async (id: string, body: object = {}, token?: string): Promise<Import> => {
  const asked = importIn(await world.admin(`/imports/${id}/run`, { body, ...(token ? { token } : {}) }), 'the run');
  await world.settled();
  return asked.state === 'awaiting_approval' ? asked : read(id);
};
const undo = async (id: string): Promise<Import> => {
  importIn(await world.admin(`/imports/${id}/undo`, { body: { reason: 'the wrong file' } }), 'the undoing');
  await world.settled();
  return read(id);
};

const WP_AFFILIATES =
  '"Affiliate ID","Email","Name","Payment Email","Username","Rate","Rate Type","Earnings","Referrals","Visits","Conversion Rate","Status","Date Registered"';
const WP_REFERRALS =
  '"Affiliate ID","Email","Name","Payment Email","Username","Amount","Currency","Description","Campaign","Reference","Context","Status","Date"';
const person = (id: string, mail: string, code: string, more: { rate?: string; paid?: string; state?: string } = {}): string =>
  `"${id}","${mail}","Name of ${code}","","${code}","${more.rate ?? '0.2'}","percentage","${more.paid ?? '0'}","1","1","1%","${more.state ?? 'active'}","x"`;
const earned = (id: string, mail: string, reference: string, amount: string, state: string): string =>
  `"${id}","${mail}","","","","${amount}","EUR","A course","","${reference}","woocommerce","${state}","May 5, 2026"`;
const mailOf = (name: string): string => `${unique(name).toLowerCase()}@example.test`;
const availableOf = async (email: string): Promise<number> => {
  const { jwt: token } = await enter(world, email);
  const { balances } = expectOk(await world.api('/partner/summary', { token }), 'the summary').body.data as {
    balances: Array<{ available: Money }>;
  };
  return Number(balances[0]?.available.amount ?? 0);
};
const ofTheBooks = async (): Promise<readonly string[]> =>
  ((await brokenSentences(world)) as Array<{ id: string }>).map(({ id }) => id).filter((id) => id === 'I5' || id === 'I9');

test('who brought whom comes along once everybody is there, wherever they stand in the file, and is taken back', async () => {
  const program = await aProgram(world, { rateBasisPoints: 2000, secondTierBasisPoints: 500 });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const [there, bound] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  expectOk(
    await world.admin(`/affiliates/${bound.id}/sponsor`, { method: 'PUT', body: { code: there.code, reason: 'they said so' } }),
    'a sponsor of this shop',
  );
  const [eva, fay, gus, hal] = [mailOf('eva'), mailOf('fay'), mailOf('gus'), mailOf('hal')];
  const file = [
    'id,email,name,code,sponsor',
    `1,${eva},Eva,${unique('eva')},2`,
    `2,${fay},Fay,${unique('fay')},${there.email}`,
    `3,${gus},Gus,${unique('gus')},99`,
    `4,${hal},Hal,${unique('hal')},0`,
    `5,${bound.email},Bo,,1`,
  ].join('\n');
  const seen = importIn(await preview(program.documentId, file), 'the preview');
  const notes = async () => (await linesOf(seen.id)).map((line) => line.notes.filter((note) => note.startsWith('SPONSOR')).join());
  expect(await notes()).toEqual(['', '', 'SPONSOR_UNKNOWN', '', '']);
  expect(await run(seen.id)).toMatchObject({ state: 'done', counts: { make: 4, match: 1 } });
  expect(await notes()).toEqual(['SPONSOR_BOUND', 'SPONSOR_BOUND', 'SPONSOR_UNKNOWN', '', 'SPONSOR_KEPT']);
  const placeOf = async (email: string) => {
    const [{ id }] = expectOk(await world.admin(`/affiliates?q=${encodeURIComponent(email)}`), email).body.data as [{ id: string }];
    return expectOk(await world.admin(`/affiliates/${id}`), email).body.data as { code: string; sponsor: { code: string } | null };
  };
  const [ofEva, ofFay] = [await placeOf(eva), await placeOf(fay)];
  expect([ofEva.sponsor?.code, ofFay.sponsor?.code, (await placeOf(bound.email)).sponsor?.code]).toEqual([
    ofFay.code,
    there.code,
    there.code,
  ]);
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [ofFay.code] });
  expect((await splitOf(world, orderNumber))['second_tier']).toMatchObject({ who: there.name });

  // Fay has sold, and stands; that she was brought by somebody ends all the same, and what was earned by it stays.
  await undo(seen.id);
  expect((await linesOf(seen.id)).map(({ state, keptFor }) => keptFor ?? state)).toEqual([
    'undone',
    'PLACE_IN_USE',
    'undone',
    'undone',
    'undone',
  ]);
  expect([(await placeOf(fay)).sponsor, (await placeOf(bound.email)).sponsor?.code]).toEqual([null, there.code]);
  expect((await splitOf(world, orderNumber))['second_tier']).toMatchObject({ who: there.name });
});

test('AffiliateWP: a preview changes nothing, then people come with their links and what they are owed, once', async () => {
  const program = await aProgram(world, { rateBasisPoints: 1000 });
  const there = await anAffiliate(world, program);
  const [ana, ben, cleo] = [mailOf('ana'), mailOf('ben'), mailOf('cleo')];
  const [codeOfAna, taken] = [unique('ana').toLowerCase(), there.code];
  const file = [
    WP_AFFILIATES,
    person('1', ana, codeOfAna, { rate: '0.3', paid: '1250.50' }),
    person('2', ben, taken),
    person('3', there.email, 'somebody'),
    person('4', cleo, 'cleo-x', { state: 'rejected' }),
    person('5', 'not an address', 'nobody-x'),
    person('6', ana, 'ana-again'),
  ].join('\r\n');
  const before = expectOk(await world.admin('/affiliates?pageSize=1'), 'affiliates').body.meta.pagination.total as number;
  const seen = importIn(await preview(program.documentId, `\uFEFF${file}`, { currency: 'EUR' }), 'the preview');
  expect(seen).toMatchObject({ state: 'previewed', lines: 6, counts: { make: 2, match: 1, refused: 3 }, opens: [] });
  expect(seen.paidBefore).toEqual([{ amount: '125050', currency: 'EUR', exponent: 2 }]);
  expect((await linesOf(seen.id)).map(({ verdict, reason }) => reason ?? verdict)).toEqual([
    'make',
    'make',
    'match',
    'STATE_NOT_TAKEN',
    'EMAIL_MALFORMED',
    'DUPLICATE_IN_FILE',
  ]);
  expect(expectOk(await world.admin('/affiliates?pageSize=1'), 'affiliates').body.meta.pagination.total).toBe(before);

  expect(await run(seen.id)).toMatchObject({ state: 'done', through: 6, counts: { make: 2, match: 1, refused: 3 } });
  const [first, second] = await linesOf(seen.id, '&verdict=make');
  expect(first).toMatchObject({ code: codeOfAna, state: 'done', notes: [] });
  expect(second).toMatchObject({ code: `${taken}-2`, state: 'done', notes: ['CODE_CHANGED'] });
  // The old link leads and counts; nobody who did not ask for it had a letter.
  expect((await world.at(`/r/${codeOfAna}`)).status).toBe(302);
  expect(await mailsTo(world, ana)).toEqual([]);
  const row = (expectOk(await world.admin(`/affiliates?q=${encodeURIComponent(ana)}`), 'ana').body.data as object[])[0];
  expect(row).toMatchObject({ code: codeOfAna, state: 'active', rateBasisPoints: 3000 });

  const referrals = [
    WP_REFERRALS,
    earned('1', ana, '1001', '12.50', 'unpaid'),
    earned('1', ana, '1000', '10.00', 'paid'),
    earned('2', ben, '1002', '7.25', 'unpaid'),
    earned('2', ben, '1002', '7.25', 'unpaid'),
    earned('77', mailOf('stranger'), '1003', '5.00', 'unpaid'),
    earned('1', ana, '1004', '5.005', 'unpaid'),
  ].join('\n');
  const owed = importIn(await preview(program.documentId, referrals), 'the preview of what is owed');
  expect(owed).toMatchObject({ counts: { book: 2, tell: 1, refused: 3 }, opens: [{ amount: '1975', currency: 'EUR' }] });
  const opened = await balanceOn(world, 'opening_balance', 'EUR');
  expect(await run(owed.id)).toMatchObject({ state: 'done', counts: { book: 2, tell: 1, refused: 3 } });
  expect(await availableOf(ana)).toBe(1250);
  expect((await balanceOn(world, 'opening_balance', 'EUR')) - opened).toBe(1975);
  expect(await ofTheBooks()).toEqual([]);

  const rejected = expectOk(await world.admin(`/imports/${owed.id}/rejected`), 'the rejected lines').body.data as {
    text: string;
    lines: number;
  };
  expect(rejected.lines).toBe(3);
  expect(rejected.text.split('\r\n')[0]).toMatch(/^\uFEFFAffiliate ID,.*,Date,rejected,why$/);
  expect(rejected.text).toContain('AFFILIATE_UNKNOWN');

  // The same files again, and pressed again: nobody twice, nothing twice.
  const again = importIn(await preview(program.documentId, referrals), 'the same file');
  expect((await linesOf(again.id)).map(({ reason }) => reason)).toEqual(expect.arrayContaining(['IMPORTED_BEFORE']));
  expect((await linesOf(again.id)).filter(({ state }) => state === 'waiting')).toEqual([]);
  expect(codeOf(await world.admin(`/imports/${owed.id}/run`, { body: {} }))).toBe('IMPORT_STATE_ILLEGAL');
}, 120_000);

test('Post Affiliate Pro: above the limit a second person lets it run; taken back, it may come again; what is built on stays', async () => {
  const program = await aProgram(world);
  const [ana, ben] = [mailOf('ana'), mailOf('ben')];
  const [codeA, codeB] = [unique('pa').toLowerCase(), unique('pb').toLowerCase()];
  const file = [
    '[[AFFILIATES]]',
    '!USERID;!REFID;!USERNAME;!FIRSTNAME;!LASTNAME;!RSTATUS;!DATEINSERTED',
    `u1;${codeA};${ana};Ana;Lima;A;2012-12-24 00:00:01`,
    `u2;${codeB};${ben};Ben;;A;2012-12-24 00:00:01`,
    '[[COMMISSIONS]]',
    '!TRANSID;!USERID;!RSTATUS;!COMMISSION;!PAYOUTSTATUS;!DATEINSERTED',
    't1;u1;A;80.00;U;2013-01-01 00:00:00',
    't2;u2;A;60.00;U;2013-01-01 00:00:00',
    't3;u2;A;3.00;P;2013-01-01 00:00:00',
  ].join('\n');
  const seen = importIn(await preview(program.documentId, file, { currency: 'EUR' }), 'the preview');
  expect(seen.parts.map(({ source, kind }) => `${source} ${kind}`)).toEqual(['post_affiliate_pro affiliate', 'post_affiliate_pro earning']);
  expect(seen).toMatchObject({ counts: { make: 2, book: 2, tell: 1, refused: 0 }, opens: [{ amount: '14000' }] });
  expect((await run(seen.id, { welcome: true })).state).toBe('awaiting_approval');
  expect(codeOf(await world.admin(`/imports/${seen.id}/run`, { body: {} }))).toBe('IMPORT_NEEDS_SECOND_PERSON');
  const second = await anAdministrator(world, ['imports.manage']);
  expect(await run(seen.id, {}, second)).toMatchObject({ state: 'done', through: 5 });
  expect((await mailsTo(world, ana)).map(({ kind }) => kind)).toContain('affiliate_welcome');
  expect(await availableOf(ben)).toBe(6000);

  // Somebody came by Ben's link meanwhile: his place stands, what he was owed goes back all the same.
  await follow(world, codeB);
  const back = await undo(seen.id);
  expect(back).toMatchObject({ state: 'undone', counts: { kept: 1, undone: 4 }, opens: [] });
  const lines = await linesOf(seen.id);
  expect(lines.filter(({ state }) => state === 'kept')).toMatchObject([{ email: ben, keptFor: 'PLACE_IN_USE' }]);
  expect(await availableOf(ben)).toBe(0);
  expect((await world.at(`/r/${codeA}`)).status).toBe(302);
  expect(await ofTheBooks()).toEqual([]);
  expect(codeOf(await world.admin(`/imports/${seen.id}/undo`, { body: { reason: 'once more' } }))).toBe('IMPORT_STATE_ILLEGAL');

  // The same file again: Ana is let in again with her code, Ben stands, and both are owed once.
  const again = importIn(await preview(program.documentId, file, { currency: 'EUR' }), 'the file again');
  expect((await linesOf(again.id)).map(({ verdict, reason }) => reason ?? verdict)).toEqual([
    'make',
    'IMPORTED_BEFORE',
    'book',
    'book',
    'tell',
  ]);
  await run(again.id);
  await run(again.id, {}, second);
  expect([await availableOf(ana), await availableOf(ben)]).toEqual([8000, 6000]);
  expect(await ofTheBooks()).toEqual([]);
}, 120_000);

test('a sheet of one’s own is read by the columns staff says, in any alphabet of bytes; what is no sheet is refused whole', async () => {
  const program = await aProgram(world);
  const ana = mailOf('ana');
  const text = `Kontakt;Wer;Offen;W\u00e4hrung\r\n${ana};"=HYPERLINK(""x"")";1.234,50;EUR\r\n${mailOf('ben')};Ben;1,005;EUR\r\n`;
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const seen = importIn(await preview(program.documentId, utf16), 'the preview');
  expect(seen.counts).toMatchObject({ make: 0, refused: 2 });
  const mapping = [
    { field: 'email', column: 'Kontakt' },
    { field: 'name', column: 'Wer' },
    { field: 'owed', column: 'Offen' },
    { field: 'currency', column: 'W\u00e4hrung' },
  ];
  const as = (columns: object[]) =>
    world.admin(`/imports/${seen.id}/reading`, {
      method: 'PUT',
      body: { parts: [{ source: 'generic', kind: 'affiliate', mapping: columns }], currency: null, mark: 'comma' },
    });
  expect(codeOf(await as([{ field: 'email', column: 'nowhere' }]))).toBe('IMPORT_COLUMN_UNKNOWN');
  expect(codeOf(await as([{ field: 'name', column: 'Wer' }]))).toBe('IMPORT_COLUMN_MISSING');
  expect(importIn(await as(mapping), 'read another way')).toMatchObject({ counts: { make: 1, refused: 1 }, opens: [{ amount: '123450' }] });
  expect((await linesOf(seen.id)).map(({ reason }) => reason)).toEqual([null, 'AMOUNT_MALFORMED']);

  expect(codeOf(await preview(program.documentId, 'email\n'))).toBe('IMPORT_FILE_EMPTY');
  expect(codeOf(await preview(program.documentId, 'email,b\na\0b,c'))).toBe('IMPORT_FILE_NOT_TEXT');
  expect(codeOf(await preview(program.documentId, `${','.repeat(600_000)}\n`))).toBe('IMPORT_TOO_MANY_COLUMNS');
  expect(codeOf(await preview(program.documentId, 'email,name\na@example.com,"never closed'))).toBe('IMPORT_FILE_BROKEN');
  expect(codeOf(await preview('no-program-at-all', 'email\na@example.com'))).toBe('PROGRAM_NOT_FOUND');
  const idle = await anAdministrator(world, ['affiliates.read']);
  expect((await world.admin('/imports', { token: idle })).status).toBe(403);
}, 90_000);

test('Gumroad: affiliates and then the sales they brought come along, at their own rates, with the numbers their links had; nothing is owed', async () => {
  const program = await aProgram(world, { lifetime: true, rateBasisPoints: 1000 });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const [ana, ben] = [mailOf('ana'), mailOf('ben')];
  const [one, two] = [String(100_000_000 + Math.floor(Date.now() % 800_000_000)), unique('7')];
  const affiliatesOf = [
    'Affiliate ID,Name,Email,Fee,Products,Sales ($),Referral URL,Destination URL,Created At',
    `${one},Ana,${ana},30 %,"[""Course""]","1,200.00",https://gumroad.com/a/${one},,2024-05-01`,
    `${two},Ben,${ben},12.5 %,"[""Course""]",0.00,https://gumroad.com/a/${two},,2024-06-01`,
    'Totals,,,,,"1,200.00",,,',
  ].join('\n');
  const seen = importIn(await preview(program.documentId, affiliatesOf), 'the preview');
  expect(seen.parts.map(({ source, kind }) => `${source} ${kind}`)).toEqual(['gumroad affiliate']);
  expect(seen).toMatchObject({ counts: { make: 2 }, opens: [], paidBefore: [] });
  expect(await run(seen.id)).toMatchObject({ state: 'done', counts: { make: 2, refused: 0 } });
  // The number their link had there is the code it has here, and each earns what they did.
  const rows = [];
  for (const email of [ana, ben])
    rows.push((expectOk(await world.admin(`/affiliates?q=${encodeURIComponent(email)}`), 'one of them').body.data as object[])[0]);
  expect(rows).toMatchObject([
    { code: one, rateBasisPoints: 3000, state: 'active' },
    { code: two, rateBasisPoints: 1250 },
  ]);

  const ida = mailOf('ida');
  const sales = ['Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Affiliate', `1,Course,Ida,${ida},2024-07-01,${ben}`].join(
    '\n',
  );
  const brought = importIn(await preview(program.documentId, sales), 'the sales');
  expect(await run(brought.id)).toMatchObject({ state: 'done', counts: { bind: 1, refused: 0 } });
  const bound = await buy(world, { offerId: product.offerId, email: ida });
  const linked = await buy(world, { offerId: product.offerId, through: [one] });
  await world.settled();
  // 12.5 % and 30 % of 100.00 after the platform's 9.9 %.
  expect((await splitOf(world, bound.orderNumber))['affiliate']).toMatchObject({ who: 'Ben', amount: 1126 });
  expect((await splitOf(world, linked.orderNumber))['affiliate']).toMatchObject({ who: 'Ana', amount: 2703 });
  expect(await ofTheBooks()).toEqual([]);
  // Who has sold since stays; whoever has not goes with the file.
  expect(await undo(seen.id)).toMatchObject({ counts: { kept: 2, undone: 0 } });
}, 120_000);

test('customers come along with who brought them: their very next order counts, the affiliate learns where from and not who, and it is taken back', async () => {
  const program = await aProgram(world, { lifetime: true, lifetimeMonths: 12 });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const [ida, joe, kim, lou, nobody] = [mailOf('ida'), mailOf('joe'), mailOf('kim'), mailOf('lou'), mailOf('nobody')];
  await buy(world, { offerId: product.offerId, email: lou, through: [ben.code] });
  // As Gumroad exports sales: several lines of one customer, and a sum below them.
  const file = [
    'Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Affiliate',
    `1,A course,Ida,${ida},2024-01-01,`,
    `2,A course,Ida,${ida},2024-02-01,${ana.email}`,
    `3,A course,Joe,${joe},2024-02-01,${ana.code.toUpperCase()}`,
    `4,A course,Kim,${kim},2024-02-01,`,
    `5,A course,Lou,${lou},2024-02-01,${ana.code}`,
    `6,A course,Mo,${mailOf('mo')},2024-02-01,${unique('nowhere')}`,
    `7,A course,Ana,${ana.email},2024-02-01,${ana.code}`,
    `8,A course,?,not an address,2024-02-01,${ana.code}`,
    'Totals,,,,,',
  ].join('\n');
  const seen = importIn(await preview(program.documentId, file), 'the preview');
  expect(seen.parts.map(({ source, kind }) => `${source} ${kind}`)).toEqual(['gumroad customer']);
  const told = ['DUPLICATE_IN_FILE', 'bind', 'bind', 'know', 'CUSTOMER_BOUND', 'AFFILIATE_UNKNOWN', 'OWN_ADDRESS', 'EMAIL_MALFORMED'];
  expect((await linesOf(seen.id)).map(({ verdict, reason }) => reason ?? verdict)).toEqual(told);
  expect(await run(seen.id)).toMatchObject({ state: 'done', counts: { bind: 2, know: 1, refused: 5 } });
  expect(await mailsTo(world, ida)).toEqual([]);

  const { orderNumber } = await buy(world, { offerId: product.offerId, email: ida.replace('@', '+new@') });
  const stands = await orderOnDesk(world, orderNumber);
  expect(stands['attribution']).toMatchObject({ reason: 'LIFETIME', affiliate: { code: ana.code } });
  const steps = (stands['attribution'] as { explanation: { steps: Array<{ code: string; facts: object }> } }).explanation.steps;
  expect(steps.filter(({ code }) => code === 'BROUGHT_OVER')).toMatchObject([{ facts: { line: '3', file: 'export.csv' } }]);
  const { orderNumber: second } = await buy(world, { offerId: product.offerId, email: joe });
  expect(await splitOf(world, second)).toMatchObject({ affiliate: { who: ana.name } });

  const { jwt: token } = await enter(world, ana.email);
  const portal = async (path: string) => expectOk(await world.api(`/partner${path}`, { token }), path).body.data;
  const [referral] = (await portal('/referrals')) as Array<{ id: string; reason: string }>;
  expect(referral).toMatchObject({ reason: 'LIFETIME' });
  const receipt = (await portal(`/referrals/${referral?.id ?? ''}/receipt`)) as {
    touches: object[];
    explanation: { steps: Array<{ code: string }> };
  };
  expect(receipt.touches).toMatchObject([{ kind: 'lifetime', who: 'you', verdict: 'won', broughtOver: { file: 'export.csv', line: 4 } }]);
  expect(receipt.explanation.steps.map(({ code }) => code)).toContain('BROUGHT_OVER');
  const bound = (await portal('/customers')) as Array<Record<string, unknown>>;
  expect(bound).toMatchObject([
    { orderNumber: null, broughtOver: { file: 'export.csv', line: 4 }, until: expect.any(String), ended: null, orders: 1 },
    { orderNumber: null, broughtOver: { file: 'export.csv', line: 3 }, ended: null },
  ]);
  for (const mail of [ida, joe]) expect(JSON.stringify([receipt, bound])).not.toContain(mail.split('@')[0]);

  // Joe's order stands on his binding, Ida's was placed under another spelling; staff may still end what was kept.
  const again = importIn(await preview(program.documentId, file), 'the same file');
  expect((await linesOf(again.id)).filter(({ state }) => state === 'waiting')).toEqual([]);
  const back = await undo(seen.id);
  expect(back).toMatchObject({ state: 'undone', counts: { kept: 1, undone: 2 } });
  expect((await linesOf(seen.id)).filter(({ state }) => state === 'kept')).toMatchObject([{ email: joe, keptFor: 'BINDING_IN_USE' }]);
  const [kept] = expectOk(await world.admin(`/affiliates/${ana.id}/customers`), 'bound customers').body.data as Array<{ id: string }>;
  expectOk(await world.admin(`/bindings/${kept?.id ?? ''}/end`, { body: { reason: 'asked to be left alone' } }), 'unbinding');
  for (const email of [ida, joe]) {
    const other = await aProduct(world, { prices: { EUR: '10.00' }, program });
    const { orderNumber: free } = await buy(world, { offerId: other.offerId, email });
    expect((await orderOnDesk(world, free))['attribution']).toMatchObject({ reason: 'NO_TOUCH' });
  }

  const keepsNobody = await aProgram(world);
  const sold = await anAffiliate(world, keepsNobody);
  const refused = importIn(await preview(keepsNobody.documentId, `customer email,affiliate\n${nobody},${sold.code}`), 'no promise');
  expect((await linesOf(refused.id)).map(({ reason }) => reason)).toEqual(['PROGRAM_BINDS_NOBODY']);
}, 120_000);

test('an import and the sales of those it is about, at the same moment: nobody waits for the other for good, and both are booked to the cent (C17)', async () => {
  const [LINES, SALES] = [200, 12];
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '50.00' }, program });
  const references = Array.from({ length: LINES }, (_, nth) => unique(`old-${nth}`));
  const file = [WP_REFERRALS, ...references.map((reference) => earned('1', affiliate.email, reference, '0.11', 'unpaid'))].join('\n');
  const seen = importIn(await preview(program.documentId, file), 'the preview');
  expect(seen).toMatchObject({ counts: { book: LINES, refused: 0 }, opens: [{ amount: String(LINES * 11) }] });
  const visit = { offerId: product.offerId, through: [affiliate.code] };
  const started = await Promise.all(Array.from({ length: SALES }, () => startCheckout(world, visit)));
  const deadlocks = async (): Promise<number> =>
    world.address.database === 'sqlite'
      ? 0
      : Number(
          (
            await readRows<{ n: string }>(world.address, 'SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()')
          )[0]?.n,
        );
  const before = await deadlocks();

  // Every line and every sale writes to the one balance of this affiliate.
  importIn(await world.admin(`/imports/${seen.id}/run`, { body: {} }), 'the run');
  await Promise.all(started.map(({ sessionId }) => world.sandbox(`/sessions/${sessionId}/pay`, { body: {} })));
  await Promise.race(started.map(({ orderNumber }) => untilOrder(world, orderNumber, 'paid')));
  // Sales do not queue up behind the import.
  expect((await read(seen.id)).state).toBe('running');
  await Promise.all(started.map(({ orderNumber }) => untilOrder(world, orderNumber, 'paid')));
  await world.settled();

  expect(await read(seen.id)).toMatchObject({ state: 'done', through: LINES, counts: { book: LINES, refused: 0 } });
  expect(await deadlocks()).toBe(before);
  expect(await availableOf(affiliate.email)).toBe(LINES * 11);
  const shares = await Promise.all(started.map(async ({ orderNumber }) => (await splitOf(world, orderNumber))['affiliate']?.amount));
  expect(shares).toEqual(Array(SALES).fill(1500));
  const { jwt: token } = await enter(world, affiliate.email);
  const { balances } = expectOk(await world.api('/partner/summary', { token }), 'the summary').body.data as {
    balances: Array<{ pending: Money }>;
  };
  expect(Number(balances[0]?.pending.amount)).toBe(SALES * 1500);
  expect(await ofTheBooks()).toEqual([]);
}, 120_000);
