import { expectOk } from '../support/expect-ok';
import { readRows } from '../support/database';
import { mailsTo, mailTo } from '../support/mailbox';
import { aPayee, IBAN, obstaclesOf, paypal, sepa, type Payee } from '../support/payees';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const codeOf = (answer: { readonly body: { error?: { details: { code: string } } } }) => answer.body.error?.details.code;

describe('bank data', () => {
  let ana: Payee;
  beforeAll(async () => {
    ana = await aPayee(world);
  }, 60_000);

  test('is taken, shown masked, and cools for three days', async () => {
    const { data } = expectOk(await ana.setMethod(sepa('fr76 3000 6000 0112 3456 7890 189')), 'the method').body;
    expect(data).toMatchObject({ kind: 'sepa', shown: 'FR76 •••• 0189', cooling: true });
    expect(Date.parse(data.usableFrom) - Date.parse(data.changedAt)).toBe(72 * 3_600_000);
    expect((await ana.get('/overview')).text).not.toContain('00011234567890');
  });

  test('lies sealed in the database, and what is sealed opens nowhere else', async () => {
    const rows = await readRows<{ sealed: string }>(world.address, 'SELECT sealed FROM afs_payout_methods');
    expect(rows.length).toBeGreaterThan(0);
    for (const { sealed } of rows) {
      expect(sealed).toMatch(/^v1\./);
      expect(Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url').toString('latin1')).not.toContain(IBAN);
    }
  });

  test('with a wrong digit, outside of SEPA, or of a kind the shop does not pay by is refused', async () => {
    expect([
      codeOf(await ana.setMethod(sepa('FR7630006000011234567890188'))),
      codeOf(await ana.setMethod(sepa('BR1800360305000010009795493C1'))),
      codeOf(await ana.setMethod({ kind: 'cash' })),
    ]).toEqual(['IBAN_INVALID', 'IBAN_OUTSIDE_SEPA', 'INVALID_INPUT']);
  });

  test('that changes is told to the old addresses, the mailbox and the PayPal account of before', async () => {
    const old = `${unique('old')}@example.test`;
    expectOk(await ana.setMethod(paypal(old)), 'paypal');
    expectOk(await ana.setMethod(sepa(), { locale: 'fr' }), 'sepa again');
    const told = await mailTo(world, old, 'payout_method_changed');
    expect(told.locale).toBe('fr');
    expect(told.text).toContain('FR76 •••• 0189');
    expect(told.text).not.toContain(IBAN);
    expect((await mailsTo(world, ana.affiliate.email)).filter((mail) => mail.kind === 'payout_method_changed')).toHaveLength(3);
  });

  test('keeps money waiting while it cools (B13)', async () => {
    await ana.sell();
    expect(await obstaclesOf(ana)).toEqual(['METHOD_COOLING']);
    expect(codeOf(await ana.request())).toBe('NOT_PAYABLE');
  });

  test('cannot be changed from a browser left open: the sign-in is too old, a password would do (A14)', async () => {
    const ben = await aPayee(world);
    await world.pass({ minutes: 16 });
    const refused = await ben.setMethod();
    expect([refused.status, codeOf(refused)]).toEqual([403, 'FRESH_SIGN_IN_NEEDED']);
    expect(codeOf(await ben.setMethod(sepa(), { currentPassword: 'not the password' }))).toBe('CREDENTIALS_WRONG');
    const { jwt } = await enter(world, ben.affiliate.email);
    expectOk(await world.api('/me/payouts/method', { method: 'PUT', token: jwt, body: { method: sepa() } }), 'after a fresh link');
  });

  test('of others cannot be reached: there is no id to guess, and no right without a party', async () => {
    const { jwt } = await enter(world, (await ana.sell()).email);
    const stranger = await world.api('/me/payouts/overview', { token: jwt });
    expect([stranger.status, codeOf(stranger)]).toEqual([403, 'NOT_A_PAYEE']);
    expect((await world.api('/me/payouts/overview')).status).toBe(401);
    expect((await world.api('/me/payouts/method', { method: 'PUT', body: { method: sepa() } })).status).toBe(401);
  });
});
