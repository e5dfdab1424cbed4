/** How old or how far ahead a signed message may be. */
export const TOLERANCE_MS = 300_000;

/** What is signed of a request: when, how, where and what, so that none of it can be taken for another. */
export const signedText = (timestamp: string, method: string, path: string, body: string): string =>
  [timestamp, method.toUpperCase(), path, body].join('.');

/** The moment (UTC ms) a header of whole seconds names; null for anything else. */
export const momentOfHeader = (timestamp: string): number | null => (/^\d{10}$/.test(timestamp) ? parseInt(timestamp, 10) * 1000 : null);

/** Whether a message is of now. Its last second still counts. */
export const isTimely = (sentAt: number, at: number): boolean => Math.abs(at - sentAt) <= TOLERANCE_MS;
