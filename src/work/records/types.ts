import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import type { Body, Channel } from '../../journal/types.ts';

/** The answers of one record, by the form's field names. */
export type Answers = { readonly [field: string]: Json | undefined };

/** What every record says beside its answers; null where nothing applies. */
export type Envelope = {
  readonly form: string;
  readonly formVersion: number;
  readonly period: string | null;
  readonly submitter: string;
  readonly unit: string | null;
  readonly store: string | null;
  readonly client: string | null;
  /** The earlier day on which a paper form came in (`--received`). */
  readonly received: Day | null;
  readonly nil: boolean;
  /** How it came in, where the record itself says so; else the event says how it was typed. */
  readonly channel: Channel | null;
  readonly externalId: string | null;
  /** The draft it was typed in: submitting the same draft twice is one record. */
  readonly draft: string | null;
  /** What an import compares rows by: a keyed hash, so that it can stay when the text is erased. */
  readonly rowKey: string | null;
};

export type RecordBody = Body & { readonly record: Envelope; readonly answers: Answers };

/** An amendment carries the whole record anew. */
export type AmendmentBody = RecordBody & { readonly reason: string };

/** A record as its events leave it. */
export type RecordState = {
  readonly id: string;
  /** Rowid of the first event: the record's own number inside the database. */
  readonly n: number;
  readonly record: Envelope;
  readonly answers: Answers;
  readonly recordedAt: string;
  readonly recordedOn: Day;
  readonly actor: string;
  readonly by: string;
  readonly channel: Channel;
  readonly state: 'current' | 'withdrawn';
  readonly amended: number;
  /** Rowid of the event whose body holds the current answers. */
  readonly answersEvent: number;
};
