import type { Json } from '../kernel/canonical.ts';
import type { Day } from '../kernel/days.ts';
import type { Fact, SeenFact } from '../rules/duties/types.ts';

export type Channel = 'terminal' | 'paper' | 'telephone' | 'fax' | 'oral' | 'file';

/** The body of an event. Each key is a leaf of its own; the keys inside `answers` are leaves too (`answers.NAME`). */
export type Body = {
  readonly [field: string]: Json | undefined;
  readonly answers?: { readonly [name: string]: Json | undefined };
};

/** What a decision asks to be written down. */
export type NewEvent<B extends Body = Body> = {
  readonly kind: string;
  readonly version: number;
  /** `record:SF-HQ-20261123-001` */
  readonly subject: string;
  readonly body: B;
  /** Whose act it is, where that is not the authorship's `by`: a row of an import has its own submitter. */
  readonly by?: string;
  /** How it came in, where that is not the authorship's: each row of an import may say its own. */
  readonly channel?: Channel;
};

/** Who is at the keyboard, whose act it is, and how it came in. */
export type Authorship = { readonly actor: string; readonly by: string; readonly channel: Channel };

/** An event as a fold sees it. `day` is the civil day of `at` in the journal's zone; `id` the subject after its colon. */
export type Event<B extends Body = Body> = Authorship & {
  readonly rowid: number;
  readonly site: string;
  readonly seq: number;
  readonly tick: number;
  readonly at: string;
  readonly clock: string;
  readonly day: Day;
  readonly kind: string;
  readonly version: number;
  readonly subject: string;
  readonly id: string;
  readonly body: B;
};

/** One kind of event, all that is known of it: its body, how it changes its subject, what it says of duties, an example. */
export type EventKind<State, B extends Body = Body> = {
  /** Past tense: `record.submitted`. */
  readonly kind: string;
  readonly version: number;
  /** Raises bodies of older versions to this one when they are read: version → step to the next. */
  readonly raise?: Readonly<Record<number, (body: Body) => Body>>;
  /** The subject's state after this event; undefined before its first. Pure. */
  apply(state: State | undefined, event: Event<B>): State;
  /** What the subject says of duties from now on (replaces what it said before); left out: nothing changes. Pure. */
  facts?(state: State, event: Event<B>): readonly Fact[];
  /** Which stored duties may now be different though no fact names them; left out: none. */
  readonly reaches?: Reach;
  readonly example: { readonly subject: string; readonly body: B };
};

/** `owner`: the rounds of the subject's own id (a person, a client). `all`: every round (policy, calendar, units). */
export type Reach = 'owner' | 'all';

export type SqlValue = string | number | bigint | null | Uint8Array;

/** A table that is folded: nothing but the fold writes it. */
export type Table = {
  readonly name: string;
  /** Statements that create it and its indexes. */
  readonly ddl: string;
  readonly columns: readonly string[];
  /** The column that holds one value for all rows of a subject and no other's; by it rows are replaced. */
  readonly key: string;
};

/** The rows of one subject: table name → rows in column order. */
export type Rows = Readonly<Record<string, readonly (readonly SqlValue[])[]>>;

/** A kind of subject (`record`, `person` …): its events, its tables, and what its rows are. */
export type Subject<State> = {
  readonly name: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- each kind knows its own body; the list holds all of them
  readonly kinds: readonly EventKind<State, any>[];
  readonly tables: readonly Table[];
  /** The rows of one subject, a pure function of its state. */
  rows(id: string, state: State): Rows;
  /** Text under which it is found by `search`, made of what the bodies of its events say; null: not searched. */
  text?(state: State): string | null;
};

// oxlint-disable-next-line typescript/no-explicit-any -- each subject knows its own state; the list holds all of them
export type AnySubject = Subject<any>;

/** What an act changed, for the index of duties. */
export type Touched = {
  /** The new events, in order. */
  readonly events: readonly Event[];
  /** What their subjects said of duties before, and what they say now (all of it, changed or not). */
  readonly before: readonly SeenFact[];
  readonly after: readonly SeenFact[];
  /** Which stored duties may be different though no fact names them. */
  readonly reaches: readonly { readonly reach: Reach; readonly event: Event }[];
  /** The greatest day of all events before the act, and now. */
  readonly lastDayBefore: Day;
  readonly lastDay: Day;
};

/**
 * The index of duties: tables computed from the facts and the world instead of folded from one subject. Both functions
 * run inside the transaction that folded the tables; `compute` may also run in another database, where every folded
 * table and `facts` stand afresh and `events` is that of the journal, so they must name tables without a schema.
 */
export type DutyIndex<Db> = {
  readonly tables: readonly Omit<Table, 'key'>[];
  /** Brings the stored duties up to date after an act. */
  update(db: Db, touched: Touched): void;
  /** Computes all of them; its tables are empty. */
  compute(db: Db, lastDay: Day): void;
};

/** What the journal is told at start. */
export type Program<Db> = {
  /** Version of infoctl, as in package.json. */
  readonly version: string;
  /** To be raised whenever a fold, a fact or the index comes out differently: all tables are then folded anew. */
  readonly foldVersion: number;
  readonly subjects: readonly AnySubject[];
  readonly index?: DutyIndex<Db>;
};
