/** A page of an area. */
export interface AreaPage {
  readonly to: string;
  readonly label: string;
  /** How much is new behind it. */
  readonly count?: number;
  /** A public page that belongs to the area: another document, not drawn by the portal. */
  readonly outside?: true;
}

/** Pages that answer one question; a group of one is just that page. */
export interface AreaGroup {
  readonly label: string;
  readonly pages: readonly AreaPage[];
}

export interface Place {
  readonly group: AreaGroup;
  readonly page: AreaPage;
}

/** Whether an address is this page or one below it. */
export const isWithin = (to: string, pathname: string): boolean => pathname === to || pathname.startsWith(`${to}/`);

/**
 * Where in an area somebody is. A page below one of the listed ones (a commission below the commissions) is at that one; where
 * several lie above it, as the area's first page does above all of them, the nearest is.
 */
export const placeIn = (groups: readonly AreaGroup[], pathname: string): Place | null =>
  groups
    .flatMap((group) => group.pages.map((page) => ({ group, page })))
    .filter(({ page }) => page.outside === undefined && isWithin(page.to, pathname))
    .reduce<Place | null>((nearest, place) => (nearest && nearest.page.to.length >= place.page.to.length ? nearest : place), null);

/** How much is new behind a group. */
export const newIn = ({ pages }: Pick<AreaGroup, 'pages'>): number => pages.reduce((sum, { count = 0 }) => sum + count, 0);
