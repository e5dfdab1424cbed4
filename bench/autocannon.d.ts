/** What the benchmarks use of autocannon, which ships no types. */
declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Threads of its own for the load, so that it does not take turns with the server it measures. */
    readonly workers?: number;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  }
  interface Result {
    readonly requests: { readonly average: number; readonly total: number };
    readonly latency: { readonly p50: number; readonly p97_5: number; readonly p99: number };
    /** Seconds the load went on for. */
    readonly duration: number;
    readonly non2xx: number;
    readonly errors: number;
    readonly '2xx': number;
    readonly '3xx': number;
    readonly '4xx': number;
    readonly '5xx': number;
  }
  const autocannon: (options: Options) => Promise<Result>;
  export = autocannon;
}
