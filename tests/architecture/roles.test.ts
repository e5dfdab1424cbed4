import { OWNERS_ONLY, ROLES } from '../../src/plugins/affiliate-store/server/src/capabilities/managers/domain/roles';
import type { Capability } from '../../src/plugins/affiliate-store/server/src/platform/assemble';
import { exportsOf, isRecord, rooms } from './tree';

const manifests = rooms.flatMap((room) =>
  exportsOf(`${room}/index.ts`).flatMap(([, value]) => (isRecord(value) && 'permissions' in value ? [value as unknown as Capability] : [])),
);
const permissions = new Set(manifests.flatMap((room) => (room.permissions ?? []).map(({ uid }) => uid)));
const given = new Set(ROLES.flatMap((role) => role.permissions));

test('there are permissions to look at', () => {
  expect(permissions.size).toBeGreaterThan(50);
});

test('every permission is somebody’s: a role of the shop holds it, or it is named as the owner’s own', () => {
  expect([...permissions].filter((uid) => !given.has(uid) && !OWNERS_ONLY.includes(uid))).toEqual([]);
  expect(OWNERS_ONLY.filter((uid) => given.has(uid))).toEqual([]);
});

test('roles hold what there is, each once', () => {
  expect([...given, ...OWNERS_ONLY].filter((uid) => !permissions.has(uid))).toEqual([]);
  expect(ROLES.filter((role) => new Set(role.permissions).size !== role.permissions.length).map(({ code }) => code)).toEqual([]);
});
