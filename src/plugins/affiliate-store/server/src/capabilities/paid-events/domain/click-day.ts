/** A click as far as it matters to whether it is paid. */
export interface Click {
  readonly at: number;
  readonly kind: string;
  readonly visitor: string;
  /** Network and browser under the key of the day; null for what a server told. */
  readonly place: string | null;
}

/**
 * Why a click is not paid. `NOT_KEPT`: of somebody who did not want to be told apart, or one of more than are kept one by one. `TOLD_BY_SERVER`: nobody saw a
 * browser. `FLOOD`: of a network and browser that made more clicks in a minute than visitors make; of it the whole day is left out. `REPEAT`: the visitor, or
 * their network and browser, was paid for already that day.
 */
export const LEFT_OUT = ['NOT_KEPT', 'TOLD_BY_SERVER', 'FLOOD', 'REPEAT', 'CAPPED'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];
export type LeftOutCounts = Readonly<Partial<Record<LeftOut, number>>>;

export interface Judged {
  readonly good: number;
  readonly leftOut: LeftOutCounts;
}

const MINUTE = 60_000;

/** Networks with browsers that had more clicks than that within some minute; zero is no limit. */
const floods = (clicks: readonly Click[], most: number): ReadonlySet<string> => {
  const flooded = new Set<string>();
  const recent = new Map<string, number[]>();
  for (const { at, place } of most > 0 ? clicks : []) {
    if (place === null) continue;
    const within = [...(recent.get(place) ?? []).filter((before) => at - before < MINUTE), at];
    recent.set(place, within);
    if (within.length > most) flooded.add(place);
  }
  return flooded;
};

/** What becomes of each click of a day on one affiliate's links, oldest first, in their order: one for each visitor is good. */
export const verdictsOfDay = (clicks: readonly Click[], floodClicks: number): ReadonlyArray<LeftOut | 'good'> => {
  const flooded = floods(clicks, floodClicks);
  const seen = new Set<string>();
  return clicks.map(({ kind, visitor, place }) => {
    if (kind === 'server' || place === null) return 'TOLD_BY_SERVER';
    if (flooded.has(place)) return 'FLOOD';
    const marks = [`v ${visitor}`, `p ${place}`];
    const repeats = marks.some((mark) => seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return repeats ? 'REPEAT' : 'good';
  });
};

/** Which of a day's clicks on one affiliate's links count: one for each visitor. `all` is how many there were, kept or not; oldest first. */
export const judgeDay = (
  clicks: readonly Click[],
  { all, floodClicks }: { readonly all: number; readonly floodClicks: number },
): Judged => {
  const counts = new Map<LeftOut | 'good', number>([['NOT_KEPT', Math.max(0, all - clicks.length)]]);
  for (const verdict of verdictsOfDay(clicks, floodClicks)) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const leftOut = LEFT_OUT.flatMap((why) => ((counts.get(why) ?? 0) > 0 ? [[why, counts.get(why)] as const] : []));
  return { good: counts.get('good') ?? 0, leftOut: Object.fromEntries(leftOut) };
};

/**
 * What became of one click of a day that was paid: judged again by the same rule. `UNKNOWN` where that does not come to what was frozen, because
 * a limit was changed or a visitor forgotten since: then only the sums of the day are told, which never change.
 */
export const fateOf = (
  at: number,
  clicks: readonly Click[],
  paid: {
    readonly all: number;
    readonly floodClicks: number;
    readonly count: number;
    readonly wanted: number;
    readonly leftOut: LeftOutCounts;
  },
): LeftOut | 'paid' | 'UNKNOWN' => {
  const { good, leftOut } = judgeDay(clicks, paid);
  const same = good === paid.wanted && LEFT_OUT.every((why) => why === 'CAPPED' || (leftOut[why] ?? 0) === (paid.leftOut[why] ?? 0));
  const verdicts = verdictsOfDay(clicks, paid.floodClicks);
  const verdict = verdicts[at];
  if (!same || verdict === undefined) return 'UNKNOWN';
  if (verdict !== 'good') return verdict;
  return verdicts.slice(0, at).filter((before) => before === 'good').length < paid.count ? 'paid' : 'CAPPED';
};
