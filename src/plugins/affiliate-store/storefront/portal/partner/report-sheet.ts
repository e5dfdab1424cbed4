import type { Data } from '../../../contracts/endpoint';
import type { OwnFigures, readOwnReport, SoldRow } from '../../../contracts/partner-report';
import { byCurrency } from '../../../contracts/sheet';

type OwnReport = Data<typeof readOwnReport>;

/** A line as a spreadsheet has it: each currency in columns of its own. */
export const soldSheetRow = ({ earned, reversed, ...row }: SoldRow) => ({
  ...row,
  earned: byCurrency(earned),
  reversed: byCurrency(reversed),
});

/** The figures of the report line by line: as they were known, how they stand, and what was booked between. */
export const reportSheet = ({ from, to, asKnownOn, figures, now, later }: OwnReport): readonly object[] => {
  const line = (what: string, { earned, reversed, kept, ...counts }: OwnFigures) => ({
    what,
    from,
    to,
    asKnownOn,
    booked: null,
    ...counts,
    earned: byCurrency(earned),
    reversed: byCurrency(reversed),
    kept: byCurrency(kept),
  });
  return [
    line(now ? 'as_known_then' : 'as_it_stands', figures),
    ...later.map(({ booked, sales, refundedSales, earned, reversed }) => ({
      what: 'booked_later',
      from,
      to,
      asKnownOn,
      booked,
      sales,
      refundedSales,
      earned: byCurrency(earned),
      reversed: byCurrency(reversed),
    })),
    ...(now ? [line('as_it_stands', now)] : []),
  ];
};
