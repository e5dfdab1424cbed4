import { reads } from '../../src/plugins/affiliate-store/server/src/reads';
import { IDLE, PRINCIPALS, SUPPORT } from './principals';
import type { Principal } from './principals';
import { EXHAUSTIVE, some } from './taking-turns';
import type { Way } from './registry';

export const PEOPLE: readonly Principal[] = ['buyer', 'otherBuyer', 'affiliate', 'otherAffiliate', 'creator', 'otherCreator'];
const ROLES: Readonly<Record<string, readonly Principal[]>> = {
  affiliate: ['affiliate', 'otherAffiliate'],
  creator: ['creator', 'otherCreator'],
};
/** Members like everyone; but only who is ever paid has payouts and statements, and a board to write on. */
const PAYEES: readonly Principal[] = ['affiliate', 'otherAffiliate', 'creator', 'otherCreator'];
const GRANTED: Partial<Record<Principal, readonly string[]>> = { idleStaff: IDLE, support: SUPPORT };

type Door = 'in' | 401 | 403;

const adminDoor = (way: Way, who: Principal): Door => {
  if (who === 'admin') return 'in';
  const granted = GRANTED[who];
  if (!granted) return 401;
  const permission = way.endpoint?.access.slice('admin:'.length) ?? 'products.files';
  return granted.includes(permission) ? 'in' : 403;
};

const generatedDoor = (way: Way, who: Principal): Door => {
  const readers = reads.find(({ name }) => name === way.handler.split('.')[0])?.readers;
  if (['idleStaff', 'support', 'admin', 'endedSession', 'garbage'].includes(who)) return 401;
  if (who === 'readOnlyKey' || who === 'customKey') return 'in';
  if (readers === 'nobody') return who === 'anonymous' ? 401 : 403;
  return readers === 'everyone' || PEOPLE.includes(who) ? 'in' : 401;
};

/** How the door answers somebody, before it comes to any object: from the endpoint's declared audience and nothing else. */
export const doorFor = (way: Way, who: Principal): Door => {
  if (way.area === 'admin') return adminDoor(way, who);
  // No person comes in there: it is for servers, which sign.
  if (way.handler === 'postback.receive') return 401;
  if (way.kind === 'bytes' || way.endpoint?.access === 'public') return 'in';
  if (way.kind === 'generated') return generatedDoor(way, who);
  if (who === 'readOnlyKey') return 403;
  if (!PEOPLE.includes(who)) return 401;
  const role = /^(payouts|payeeIdentity|statements|selfBilling|feedback)\./.test(way.handler) ? PAYEES : ROLES[way.endpoint?.access ?? ''];
  return !role || role.includes(who) ? 'in' : 403;
};

/** Who has no account of the staff: one door answers them all, before it knows which address they are at. */
const OUTSIDE_STAFF: readonly Principal[] = [...PEOPLE, 'readOnlyKey', 'customKey', 'endedSession', 'garbage'];
const KEYS: readonly Principal[] = ['readOnlyKey', 'customKey'];
/** Who is nobody to the doors of people, though somebody elsewhere. */
const NO_PEOPLE: readonly Principal[] = ['idleStaff', 'support', 'admin', 'endedSession', 'garbage'];
/** One of each role; which of the two it is says something only where there is something that belongs to one of them. */
const PAIRS: readonly (readonly Principal[])[] = [
  ['buyer', 'otherBuyer'],
  ['affiliate', 'otherAffiliate'],
  ['creator', 'otherCreator'],
];

/**
 * Who is to ask at an address so that its door is known. Where something belongs to somebody, all people ask; whom a door sends away
 * without looking at the address, takes turns.
 */
export const callersOf = (way: Way, hasObjects: boolean): readonly Principal[] => {
  if (EXHAUSTIVE || way.kind !== 'endpoint') return PRINCIPALS;
  if (way.area === 'admin') {
    const staff: readonly Principal[] = ['idleStaff', 'support'];
    const granted = staff.filter((who) => doorFor(way, who) === 'in');
    // Of those the permission is not given to, one; whoever has it is asked as well.
    const others = staff.filter((who) => !granted.includes(who));
    return [
      'anonymous',
      ...granted,
      ...some(`without the permission: ${others.join()}`, others, 1),
      'admin',
      ...some('outside the staff', OUTSIDE_STAFF, 1),
    ];
  }
  const people = hasObjects ? PEOPLE : PAIRS.flatMap((pair) => some(`${pair[0]} or another`, pair, 1));
  return ['anonymous', ...people, ...some('keys', KEYS, 1), ...some('no people', NO_PEOPLE, 1)];
};
