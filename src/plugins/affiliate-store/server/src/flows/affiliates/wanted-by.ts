/** Who wants something of a subscription, and why. */
export interface WantedBy {
  readonly actor: string;
  readonly reason?: string;
}
