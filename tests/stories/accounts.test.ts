import { anAdministrator } from '../support/administrators';
import { aCreator, aProduct, aProgram, anAffiliate } from '../support/builders';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { mailsTo } from '../support/mailbox';
import { enter, linkFor, signIn, useLink } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const code = (answer: { body: unknown }): string | undefined =>
  (answer.body as { error?: { details?: { code?: string } } } | null)?.error?.details?.code;
const newAddress = (): string => `${unique('person')}@example.test`;

/** Registers with users-permissions itself, as anybody may with any address. */
const register = (email: string, password = 'a-password-of-mine') =>
  world.at('/api/auth/local/register', { body: { username: unique('user'), email, password } });

describe('what users-permissions says of a person', () => {
  const libraryOf = async (jwt: string) => (await world.api('/me/library', { token: jwt })).status;

  test('counts at once at the store’s own addresses: a role that may no longer, an account that is blocked', async () => {
    const { email } = await aCreator(world);
    const { jwt } = await enter(world, email);
    expect(await libraryOf(jwt)).toBe(200);

    const roles = expectOk(await world.strapi('/users-permissions/roles'), 'the roles').body.roles as Array<{ id: number; type: string }>;
    const at = `/users-permissions/roles/${roles.find(({ type }) => type === 'authenticated')?.id}`;
    const { role } = expectOk(await world.strapi(at), 'the role').body;
    const may = role.permissions['plugin::affiliate-store'].controllers.members.readLibrary as { enabled: boolean };
    const letThem = async (enabled: boolean) => {
      may.enabled = enabled;
      expectOk(await world.strapi(at, { method: 'PUT', body: role }), 'the changed role');
    };
    const inGraphql = async () => {
      const answer = await world.graphql('{ storeLibrary { name } }', {}, jwt);
      return (
        (answer.body as { errors?: Array<{ extensions: { error: { name: string } } }> }).errors?.[0]?.extensions.error.name ?? 'answered'
      );
    };
    expect(await inGraphql()).toBe('answered');
    await letThem(false);
    expect(await libraryOf(jwt)).toBe(403);
    // There the whole of what the role may is asked for, which is made once for each list of it.
    expect(await inGraphql()).toBe('ForbiddenError');
    await letThem(true);
    expect(await libraryOf(jwt)).toBe(200);
    expect(await inGraphql()).toBe('answered');

    const people = '/content-manager/collection-types/plugin::users-permissions.user';
    const found = expectOk(await world.strapi(`${people}?filters[email]=${encodeURIComponent(email)}`), 'the person').body.results[0];
    expectOk(await world.strapi(`${people}/${found.documentId}`, { method: 'PUT', body: { blocked: true } }), 'blocking');
    expect(await libraryOf(jwt)).toBe(401);
  });
});

describe('what Strapi says of an administrator', () => {
  const READ = 'plugin::affiliate-store.orders.read';
  const ordersFor = async (token: string) => (await world.admin('/orders', { token })).status;
  const hire = async () => {
    const token = await anAdministrator(world, ['orders.read']);
    const me = expectOk(await world.strapi('/admin/users/me', { token }), 'who that is').body.data as {
      id: number;
      roles: { id: number }[];
    };
    expect(await ordersFor(token)).toBe(200);
    return { token, at: `/admin/users/${me.id}`, role: `/admin/roles/${me.roles[0]?.id}/permissions` };
  };
  const grant = async (role: string, permissions: ReadonlyArray<{ readonly action: string; readonly conditions: readonly string[] }>) => {
    const body = { permissions: permissions.map((one) => ({ ...one, subject: null, properties: {} })) };
    expectOk(await world.strapi(role, { method: 'PUT', body }), 'the changed role');
  };

  test('counts at the next request at the store’s own addresses: what their role may', async () => {
    const { token, role } = await hire();
    await grant(role, []);
    expect(await ordersFor(token)).toBe(403);
    await grant(role, [{ action: READ, conditions: [] }]);
    expect(await ordersFor(token)).toBe(200);
    expect((await world.admin('/mails', { token })).status).toBe(403);
  });

  test('and at Strapi’s own, where an ability is made once for each list of permissions', async () => {
    const { token, role } = await hire();
    const PRODUCT = 'plugin::affiliate-store.product';
    const products = () => world.strapi(`/content-manager/collection-types/${PRODUCT}?page=1`, { token });
    const look = async () => (await products()).status;
    const read = { action: 'plugin::content-manager.explorer.read', subject: PRODUCT };
    const give = async (fields: readonly string[], conditions: readonly string[] = []) => {
      const permissions = [{ ...read, properties: { fields }, conditions }];
      expectOk(await world.strapi(role, { method: 'PUT', body: { permissions } }), 'the changed role');
    };
    const shown = async () => Object.keys(expectOk(await products(), 'products').body.results[0] ?? {});
    await aProduct(world, { prices: { EUR: '9.00' } });

    expect(await look()).toBe(403);
    await give(['name', 'slug']);
    expect(await look()).toBe(200);
    expect(await shown()).toContain('slug');
    // One permission in the place of another: as many as before.
    await give(['name']);
    expect(await shown()).not.toContain('slug');
    await give(['name'], ['admin::is-creator']);
    expect(await shown()).toEqual([]);
    await give(['name']);
    expect(await shown()).toContain('name');
    expectOk(await world.strapi(role, { method: 'PUT', body: { permissions: [] } }), 'nothing');
    expect(await look()).toBe(403);
  });

  test('as does an account that is switched off, and a session that was ended', async () => {
    const off = await hire();
    expectOk(await world.strapi(off.at, { method: 'PUT', body: { isActive: false } }), 'switching off');
    expect(await ordersFor(off.token)).toBe(401);
    const gone = await hire();
    expectOk(await world.strapi('/admin/logout', { body: {}, token: gone.token }), 'signing out');
    expect(await ordersFor(gone.token)).toBe(401);
  });

  test('a permission that hangs on a condition is judged by Strapi itself', async () => {
    const { token, role } = await hire();
    await grant(role, [{ action: READ, conditions: ['admin::has-same-role-as-creator'] }]);
    const permission = [{ action: READ, subject: null }];
    const said = expectOk(
      await world.strapi('/admin/permissions/check', { body: { permissions: permission }, token }),
      'what Strapi says',
    ).body;
    expect(await ordersFor(token)).toBe(said.data[0] ? 200 : 403);
  });

  test('a token that is none, and one of a signed-in person, open nothing', async () => {
    const { jwt } = await enter(world, (await aCreator(world)).email);
    expect(await Promise.all([ordersFor(''), ordersFor('no.token.at-all'), ordersFor(jwt)])).toEqual([401, 401, 401]);
  });
});

describe('a mailed link', () => {
  test('signs its mailbox in, says who is there, and sets a cookie no script can read', async () => {
    const creator = await aCreator(world);
    const answer = await useLink(world, await linkFor(world, creator.email));
    expect(answer.status).toBe(200);
    expect(answer.body.data.profile).toEqual({
      email: creator.email,
      name: creator.name,
      roles: ['creator'],
      hasPassword: false,
      hasCredit: false,
      onPath: false,
      hasNetwork: false,
    });
    expect(answer.headers.get('set-cookie')).toMatch(/httponly/i);
    expect(answer.headers.get('set-cookie')).toMatch(/samesite=lax/i);
    expect(answer.text).not.toContain('refresh');
    const me = await world.api('/me/profile', { token: answer.body.data.jwt });
    expect(me.body.data.email).toBe(creator.email);
  });

  test('works once', async () => {
    const creator = await aCreator(world);
    const token = await linkFor(world, creator.email);
    const both = await Promise.all([useLink(world, token), useLink(world, token)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 410]);
    expect(code(both.find((answer) => answer.status === 410)!)).toBe('LINK_USED');
  });

  test('works for half an hour and says when it is too old', async () => {
    const creator = await aCreator(world);
    const token = await linkFor(world, creator.email);
    await world.pass({ minutes: 31 });
    const answer = await useLink(world, token);
    expect([answer.status, code(answer)]).toEqual([410, 'LINK_EXPIRED']);
  });

  test.each(['x'.repeat(32), `${'a'.repeat(31)}%00`, '../../etc/passwd', ''])('that was made up (%j) is refused', async (token) => {
    const answer = await useLink(world, token);
    expect(answer.status).toBe(400);
    expect(['LINK_INVALID', 'INVALID_INPUT']).toContain(code(answer));
  });

  test('for an affiliate opens the affiliate’s place', async () => {
    const affiliate = await anAffiliate(world, await aProgram(world));
    expect((await enter(world, affiliate.email)).profile).toMatchObject({ name: affiliate.name, roles: ['affiliate'] });
  });

  test('finds the address however it was typed', async () => {
    const creator = await aCreator(world);
    const answer = expectOk(await useLink(world, await linkFor(world, creator.email)), 'the first link');
    const before = (await mailsTo(world, creator.email)).length;
    await world.api('/auth/link', { body: { email: ` ${creator.email.toUpperCase()} ` } });
    await world.settled();
    expect((await mailsTo(world, creator.email.toUpperCase())).length + (await mailsTo(world, creator.email)).length).toBeGreaterThan(
      before,
    );
    expect(answer.body.data.profile.email).toBe(creator.email);
  });
});

describe('asking for a link', () => {
  test('answers strangers and members alike, and mails strangers nothing', async () => {
    const creator = await aCreator(world);
    const stranger = newAddress();
    const answers = [
      await world.api('/auth/link', { body: { email: creator.email } }),
      await world.api('/auth/link', { body: { email: stranger } }),
    ];
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
    await world.settled();
    expect(await mailsTo(world, stranger)).toHaveLength(0);
  });

  test('does not flood a mailbox: five an hour are mailed, all are answered', async () => {
    const creator = await aCreator(world);
    for (let wish = 0; wish < 8; wish += 1) {
      expect((await world.api('/auth/link', { body: { email: creator.email } })).status).toBe(202);
      await world.settled();
    }
    expect(await mailsTo(world, creator.email)).toHaveLength(5);
  });

  test.each([
    'a@b.com\r\nBcc: c@d.com',
    '"a@b.com x"@evil.com',
    `${'a'.repeat(300)}@example.com`,
    'a@b.com,c@d.com',
    'a(comment)@b.com',
    '',
  ])('for %j is refused', async (email) => {
    const answer = await world.api('/auth/link', { body: { email } });
    expect([answer.status, code(answer)]).toEqual([400, 'INVALID_INPUT']);
  });

  test.each([{ email: { $ne: '' } }, { email: ['a@b.com'] }, { email: true }, { email: 'a@b.com', role: 'admin' }, [], 'text'])(
    'with %j is refused',
    async (body) => {
      expect((await world.api('/auth/link', { body })).status).toBe(400);
    },
  );
});

describe('somebody who registered with an address that is not theirs', () => {
  test('loses password, sessions and access the moment its owner comes by mail', async () => {
    const creator = await aCreator(world);
    const squatter = await register(creator.email, 'squatters-password');
    expect(squatter.status).toBe(200);
    const { jwt, refreshToken } = squatter.body as { jwt: string; refreshToken: string };
    expect((await world.api('/me/profile', { token: jwt })).body.data.roles).toEqual([]);

    const owner = await enter(world, creator.email);
    expect(owner.profile.roles).toEqual(['creator']);

    expect((await world.api('/me/profile', { token: jwt })).status).toBe(401);
    expect((await world.api('/auth/refresh', { body: {}, cookies: { strapi_up_refresh: refreshToken } })).status).toBe(401);
    expect((await world.at('/api/auth/refresh', { body: { refreshToken } })).status).toBe(401);
    expect(code(await signIn(world, creator.email, 'squatters-password'))).toBe('CREDENTIALS_WRONG');
    expect((await world.at('/api/auth/local', { body: { identifier: creator.email, password: 'squatters-password' } })).status).toBe(400);
    expect((await world.api('/me/profile', { token: owner.jwt })).status).toBe(200);
  });

  test('sees nothing before either: registering and signing in claim nothing', async () => {
    const affiliate = await anAffiliate(world, await aProgram(world));
    expectOk(await register(affiliate.email, 'squatters-password'), 'registering');
    const answer = expectOk(await signIn(world, affiliate.email, 'squatters-password'), 'signing in');
    expect(answer.body.data.profile.roles).toEqual([]);
    expect((await world.api('/me/library', { token: answer.body.data.jwt })).body.data).toEqual([]);
    expect((await world.api('/me/orders', { token: answer.body.data.jwt })).body?.data ?? []).toEqual([]);
  });

  test('cannot keep the owner out by taking the address as a username', async () => {
    const creator = await aCreator(world);
    expectOk(
      await world.at('/api/auth/local/register', {
        body: { username: creator.email, email: newAddress(), password: 'a-password-of-mine' },
      }),
      'registering',
    );
    expect((await enter(world, creator.email)).profile.email).toBe(creator.email);
  });

  test('cannot be two: an address has one account, however it is spelled and however many ask at once', async () => {
    const email = newAddress();
    const answers = await Promise.all([email, email.toUpperCase(), email, email, email].map((each) => register(each)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });
});

test('somebody the shop has blocked comes in by no way, and is told so only once they have proven who they are', async () => {
  const { email } = await aCreator(world);
  const { jwt } = await enter(world, email);
  const set = await world.api('/me/password', { method: 'PUT', token: jwt, body: { password: 'a long enough password' } });
  expect(set.status).toBeLessThan(300);
  await changeRow(world.address, 'UPDATE up_users SET blocked = ? WHERE email = ?', [
    world.address.database === 'sqlite' ? 1 : true,
    email,
  ]);
  const byLink = await useLink(world, await linkFor(world, email));
  expect([byLink.status, code(byLink)]).toEqual([403, 'ACCOUNT_BLOCKED']);
  const right = await signIn(world, email, 'a long enough password');
  expect([right.status, code(right)]).toEqual([403, 'ACCOUNT_BLOCKED']);
  expect(code(await signIn(world, email, 'a wrong password'))).toBe('CREDENTIALS_WRONG');
});

describe('a password', () => {
  test('is set after a link without the old one, signs in, and ends all other sessions', async () => {
    const creator = await aCreator(world);
    const other = await enter(world, creator.email);
    const here = await enter(world, creator.email);
    expectOk(
      await world.api('/me/password', { method: 'PUT', body: { password: 'correct horse battery' }, token: here.jwt }),
      'setting the password',
    );
    expect((await world.api('/me/profile', { token: here.jwt })).body.data.hasPassword).toBe(true);
    expect((await world.api('/me/profile', { token: other.jwt })).status).toBe(401);
    const again = expectOk(await signIn(world, creator.email, 'correct horse battery'), 'signing in');
    expect(again.body.data.profile.roles).toEqual(['creator']);
    // The mailbox is proven: coming by mail again takes nothing away.
    await enter(world, creator.email);
    expect((await signIn(world, creator.email, 'correct horse battery')).status).toBe(200);
  });

  test('is not changed by a session that came by password, or by a link long ago, without the current one', async () => {
    const creator = await aCreator(world);
    const { jwt } = await enter(world, creator.email);
    expectOk(
      await world.api('/me/password', { method: 'PUT', body: { password: 'the first password' }, token: jwt }),
      'setting the password',
    );
    await world.pass({ minutes: 16 });
    const late = await world.api('/me/password', { method: 'PUT', body: { password: 'another password' }, token: jwt });
    expect([late.status, code(late)]).toEqual([401, 'CREDENTIALS_WRONG']);
    const byPassword = (await signIn(world, creator.email, 'the first password')).body.data.jwt as string;
    expect(
      (
        await world.api('/me/password', {
          method: 'PUT',
          body: { password: 'another password', currentPassword: 'guess' },
          token: byPassword,
        })
      ).status,
    ).toBe(401);
    expect(
      (
        await world.api('/me/password', {
          method: 'PUT',
          body: { password: 'another password', currentPassword: 'the first password' },
          token: byPassword,
        })
      ).status,
    ).toBe(200);
  });

  test.each(['short', 'x'.repeat(73), 'ü'.repeat(40)])('%j is refused', async (password) => {
    const { jwt } = await enter(world, (await aCreator(world)).email);
    expect(code(await world.api('/me/password', { method: 'PUT', body: { password }, token: jwt }))).toBe('INVALID_INPUT');
  });
});

describe('wrong passwords', () => {
  const setUp = async () => {
    const creator = await aCreator(world);
    const { jwt } = await enter(world, creator.email);
    expectOk(
      await world.api('/me/password', { method: 'PUT', body: { password: 'the right password' }, token: jwt }),
      'setting the password',
    );
    return creator.email;
  };

  test('lock the address after five, for a while, for the right one too', async () => {
    const email = await setUp();
    for (let attempt = 0; attempt < 5; attempt += 1) expect(code(await signIn(world, email, `wrong ${attempt}`))).toBe('CREDENTIALS_WRONG');
    const locked = await signIn(world, email, 'the right password');
    expect([locked.status, code(locked)]).toEqual([429, 'ACCOUNT_LOCKED']);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await enter(world, email)).profile.email).toBe(email);
    expect((await signIn(world, email, 'the right password')).status).toBe(200);
  });

  test('are forgotten when the lock ends', async () => {
    const email = await setUp();
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(world, email, 'wrong');
    await world.pass({ minutes: 16 });
    expect((await signIn(world, email, 'the right password')).status).toBe(200);
  });

  test('lock strangers’ addresses in the same words, so that nobody learns who is known', async () => {
    const [known, unknown] = [await setUp(), newAddress()];
    const seen = async (email: string) => {
      const answers = [];
      for (let attempt = 0; attempt < 6; attempt += 1) answers.push(await signIn(world, email, 'wrong'));
      return answers.map((answer) => [answer.status, code(answer), answer.body.error.message]);
    };
    expect(await seen(known)).toEqual(await seen(unknown));
  });

  test('a hundred at once are still five', async () => {
    const email = await setUp();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => signIn(world, email, `wrong ${at}`)));
    expect(answers.filter((answer) => code(answer) === 'CREDENTIALS_WRONG').length).toBeLessThanOrEqual(5);
  });

  test('count at the back door of users-permissions as well', async () => {
    const email = await setUp();
    const own = (password: string) => world.at('/api/auth/local', { body: { identifier: email, password } });
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await own('wrong')).status).toBe(400);
    const locked = await own('the right password');
    expect([locked.status, code(locked)]).toEqual([429, 'ACCOUNT_LOCKED']);
    expect(code(await signIn(world, email, 'the right password'))).toBe('ACCOUNT_LOCKED');
  });

  test('take as long for strangers as for members', async () => {
    const [known, unknown] = [await setUp(), newAddress()];
    const fastest = { known: Infinity, unknown: Infinity };
    const timed = async (email: string) => {
      const started = performance.now();
      await signIn(world, email, 'wrong');
      return performance.now() - started;
    };
    // In turns and by the fastest: what else the machine does must not look like a difference.
    for (let round = 0; round < 5; round += 1) {
      fastest.known = Math.min(fastest.known, await timed(known));
      fastest.unknown = Math.min(fastest.unknown, await timed(unknown));
    }
    // Without the hash that is reckoned for nobody, a stranger's answer takes a tenth of a member's.
    const [quick = 0, slow = 1] = [fastest.known, fastest.unknown].sort((a, b) => a - b);
    expect(quick / slow).toBeGreaterThan(0.4);
  });
});

describe('a session', () => {
  test('is renewed by its cookie and by nothing else', async () => {
    const { cookies, jwt, profile } = await enter(world, (await aCreator(world)).email);
    const renewed = expectOk(await world.api('/auth/refresh', { body: {}, cookies }), 'renewing');
    expect(renewed.body.data.profile).toEqual(profile);
    expect(code(await world.api('/auth/refresh', { body: {} }))).toBe('SESSION_MISSING');
    expect(code(await world.api('/auth/refresh', { body: {}, cookies: { strapi_up_refresh: jwt } }))).toBe('SESSION_MISSING');
  });

  test('keeps its cookie for a day of the system’s clock, which Strapi ends sessions by, wherever the clock of a demo stands', async () => {
    const { cookies } = await enter(world, (await aCreator(world)).email);
    await world.pass({ days: 1, minutes: 1 });
    const renewed = expectOk(await world.api('/auth/refresh', { body: {}, cookies }), 'renewing');
    expect(renewed.cookies).not.toHaveProperty('strapi_up_refresh');
  });

  test('goes on for whoever asks twice while its cookie is exchanged, and the old cookie ends within a minute', async () => {
    const { cookies, jwt, profile } = await enter(world, (await aCreator(world)).email);
    const { sessionId } = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as { sessionId: string };
    const set = (column: string, moment: number) =>
      changeRow(world.address, `UPDATE strapi_sessions SET ${column} = ? WHERE session_id = ?`, [
        world.address.database === 'sqlite' ? moment : new Date(moment),
        sessionId,
      ]);
    await set('created_at', Date.now() - 2 * 86_400_000);
    const [family] = await readRows<{ ends: unknown }>(
      world.address,
      'SELECT absolute_expires_at AS ends FROM strapi_sessions WHERE session_id = ?',
      [sessionId],
    );
    // Two tabs at once, and a page that is opened after one was left before its answer came.
    const renew = (own: typeof cookies) => world.api('/auth/refresh', { body: {}, cookies: own });
    const answers = await Promise.all([renew(cookies), renew(cookies)]);
    answers.push(await renew(cookies));
    for (const answer of answers) {
      expect(expectOk(answer, 'renewing').body.data.profile).toEqual(profile);
      expect((await renew(answer.cookies)).status).toBe(200);
      expect((await world.api('/me/profile', { token: answer.body.data.jwt })).status).toBe(200);
    }
    expect(new Set(answers.map((answer) => answer.cookies['strapi_up_refresh'])).size).toBe(3);
    const rows = await readRows<{ id: string; ends: unknown; until: string | number }>(
      world.address,
      'SELECT session_id AS id, absolute_expires_at AS ends, expires_at AS until FROM strapi_sessions WHERE device_id = (SELECT device_id FROM strapi_sessions WHERE session_id = ?)',
      [sessionId],
    );
    // No exchange makes the family last longer.
    expect(rows.map(({ ends }) => ends)).toEqual(Array.from({ length: 4 }, () => family?.ends));
    const old = rows.find(({ id }) => id === sessionId);
    expect(new Date(old?.until ?? 0).getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
    await set('expires_at', Date.now() - 1);
    expect((await renew(cookies)).status).toBe(401);
    // Signing out of one ends them all.
    expectOk(await world.api('/auth/sign-out', { body: {}, cookies: answers[0]?.cookies ?? {} }), 'signing out');
    for (const answer of answers) expect((await renew(answer.cookies)).status).toBe(401);
  });

  test('ends at once, with every token it gave', async () => {
    const { cookies, jwt } = await enter(world, (await aCreator(world)).email);
    expectOk(await world.api('/auth/sign-out', { body: {}, cookies }), 'signing out');
    expect((await world.api('/me/profile', { token: jwt })).status).toBe(401);
    expect((await world.api('/auth/refresh', { body: {}, cookies })).status).toBe(401);
    expect((await world.graphql('{ storeProfile { email } }', {}, jwt)).body.data?.storeProfile ?? null).toBeNull();
  });

  test('ends for a client without cookies, too', async () => {
    const { jwt } = await enter(world, (await aCreator(world)).email);
    expectOk(await world.api('/auth/sign-out', { body: {}, token: jwt }), 'signing out');
    expect((await world.api('/me/profile', { token: jwt })).status).toBe(401);
  });
});
