/** The place a list was read up to, as it travels in `cursor`: a number nobody should build a meaning on. */
export const markerOf = (place: number): string => `p${place.toString(36)}`;

const LAST_ROW = 2_147_483_647;

/** The place a marker names, or null when it is not one of ours. */
export const placeOf = (marker: string): number | null => {
  if (!/^p[0-9a-z]{1,11}$/.test(marker)) return null;
  const place = parseInt(marker.slice(1), 36);
  return place <= LAST_ROW ? place : null;
};
