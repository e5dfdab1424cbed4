declare module 'autocannon' {
  interface Options { readonly url: string; readonly connections: number; readonly duration: number; readonly headers?: Readonly<Record<string, string>> }
  interface Result { readonly '2xx': number; readonly '3xx': number; readonly '4xx': number; readonly '5xx': number; readonly errors: number; readonly duration: number; readonly latency: { readonly p99: number } }
  /** Fires requests at an address and answers what came back; only what our benchmarks use of it. */
  function autocannon(options: Options): Promise<Result>;
  export = autocannon;
}
