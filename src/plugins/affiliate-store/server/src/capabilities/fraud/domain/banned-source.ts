/** A line of the shop's list: a host, perhaps the one program it is for, and why, which the partner reads. */
export interface BannedSource {
  readonly host: string;
  /** Address of the program's page; null for all of them. */
  readonly program: string | null;
  readonly why: string;
}

/** `deals.example: publishes our codes`, or `deals.example @spring: …` for one program alone. */
export const BANNED_LINE = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?: @([a-z0-9-]{1,100}))?: (\S.{0,199})$/;

const lineOf = (line: string): BannedSource | null => {
  const [, host, program, why] = BANNED_LINE.exec(line) ?? [];
  return host === undefined || why === undefined ? null : { host, program: program ?? null, why };
};

/** The lines that speak of a host, or of one it is below, in the order of the list. */
export const bannedSourcesOf = (lines: readonly string[], host: string | null): readonly BannedSource[] =>
  host === null
    ? []
    : lines.flatMap((line) => {
        const found = lineOf(line);
        return found !== null && (host === found.host || host.endsWith(`.${found.host}`)) ? [found] : [];
      });
