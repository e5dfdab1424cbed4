/**
 * All addresses are refused by one parser, one body reader and one door each. So an address need not be met by everything that may be wrong,
 * only every wrong thing by some address of each kind, and each address by enough to see that it asks its schema and its door. That is for
 * one's desk: a whole run sends everything to every address on both databases, which choke on different things.
 */
export const EXHAUSTIVE = (process.env['EXHAUSTIVE'] ?? (process.env['CI'] ? 'true' : 'false')) === 'true';

/**
 * Bodies the shape of an address refuses come to no database: all of them are asked of the shapes themselves (architecture/wrong-bodies), and
 * each address meets a few to show that it asks its shape. `EXHAUSTIVE=true` sends these too, all of them.
 */
export const EVERY_BODY = process.env['EXHAUSTIVE'] === 'true';

const turns = new Map<string, { next: number; of: number }>();

/** A few of a list, the next few each time it is asked for under this name: after some callers everything in it has had its turn. */
export const inTurn = <T>(name: string, all: readonly T[], few: number): readonly T[] => {
  const turn = turns.get(name) ?? { next: 0, of: all.length };
  turns.set(name, turn);
  const wanted = Math.min(few, all.length);
  const taken = Array.from({ length: wanted }, (_, nth) => all[(turn.next + nth) % all.length] as T);
  turn.next += wanted;
  return taken;
};

/** A few of a list in turn at one's desk, everything in a whole run. */
export const some = <T>(name: string, all: readonly T[], few: number): readonly T[] => inTurn(name, all, EXHAUSTIVE ? all.length : few);

/** Lists of which something has not had its turn: what nobody was asked. */
export const notAllHadTheirTurn = (): readonly string[] =>
  [...turns].flatMap(([name, { next, of }]) => (next < of ? [`${name}: ${next} of ${of}`] : []));
