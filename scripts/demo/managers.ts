import type { ShopClient } from './shop-client';
import { AFFILIATES, PASSWORD } from './story';

const DAY_MS = 86_400_000;
const MANAGER = { email: 'yasmine@atelier-nour.example', firstname: 'Yasmine', lastname: 'Alaoui' };

interface Named {
  readonly id: number;
  readonly name: string;
}

/** Comes in as an administrator with the role the store made for whoever looks after affiliates. */
const hire = async (shop: ShopClient): Promise<void> => {
  const roles = (await shop.staff('/admin/roles')).body.data as Array<{ id: number; code: string }>;
  const role = roles.find(({ code }) => code === 'affiliate-store-affiliate-manager');
  if (!role) return;
  const invited = await shop.staff('/admin/users', { body: { ...MANAGER, roles: [role.id] } });
  const { registrationToken } = invited.body.data as { registrationToken: string };
  const { firstname, lastname } = MANAGER;
  await shop.staff('/admin/register', { body: { registrationToken, userInfo: { firstname, lastname, password: PASSWORD } }, token: '' });
};

/** A manager looks after two of the affiliates: there is a note, something that is late and something that is to come. */
export const lookAfterFriends = async (shop: ShopClient): Promise<void> => {
  await hire(shop);
  const board = (await shop.staff('/affiliate-store/affiliate-managers')).body.data as { staff: Named[] };
  const manager = board.staff.find(({ name }) => name === `${MANAGER.firstname} ${MANAGER.lastname}`)?.id;
  if (manager === undefined) return;
  const rows = (await shop.staff('/affiliate-store/affiliates?pageSize=100')).body.data as Array<{ id: string; email: string }>;
  const ids = AFFILIATES.slice(0, 2).flatMap(({ email }) => rows.filter((row) => row.email === email).map(({ id }) => id));
  const [first] = ids;
  if (first === undefined) return;
  await shop.staff('/affiliate-store/affiliate-managers/assignments', { body: { affiliates: ids, manager } });
  const text = 'Prefers to be written to on Mondays, and plans a workshop in spring: ask what she needs for it.';
  await shop.staff(`/affiliate-store/affiliates/${first}/notes`, { body: { text } });
  const now = await shop.stand();
  const onDay = (days: number): string => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
  for (const [what, days] of [
    ['Answer her question about the second workbook', -1],
    ['Send the pictures for the spring workshop', 6],
  ] as const)
    await shop.staff(`/affiliate-store/affiliates/${first}/tasks`, { body: { text: what, dueOn: onDay(days), whose: manager } });
  // And something of the owner's own, who opens the demo.
  const own = { text: 'Ask Yasmine how the spring workshop is coming along', dueOn: onDay(2) };
  await shop.staff(`/affiliate-store/affiliates/${first}/tasks`, { body: own });
};
