/** Stand-in for the wire form of a fact until the engine's own is there. */
export interface RawFact {
  readonly id: string;
  readonly source: string;
  readonly stream: string;
  readonly subject: string;
  readonly event?: string;
  readonly occurredAt: string;
  readonly until?: string;
  readonly recordedAt: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly corrects?: string;
}
