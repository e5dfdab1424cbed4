/** A number in [0, 1) to spread retries; never used for money, ids or secrets. */
export const jitter = (): number => Math.random();
