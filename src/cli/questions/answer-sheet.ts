import type { Json } from '../../kernel/canonical.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';

/** Where an answer stands: names of fields, and indexes (from 0) of the entries of lists. */
export type Path = readonly (string | number)[];

/** `['salesLines', 0, 'product']` → `salesLines.1.product`, as people and problems write it. */
export const pathText = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.');

/**
 * A record while it is being answered: each answer is kept (written to the draft) before the next question. What was
 * left empty is remembered, so that going on does not ask it again.
 */
export class AnswerSheet {
  #record: FlatRecord;
  readonly #left: Set<string>;
  readonly #keep: (record: FlatRecord, left: readonly string[]) => void;

  constructor(
    begun: { readonly record: FlatRecord; readonly left: readonly string[] },
    keep: (record: FlatRecord, left: readonly string[]) => void,
  ) {
    this.#record = begun.record;
    this.#left = new Set(begun.left);
    this.#keep = keep;
  }

  /** True once anything was written down. */
  kept = false;

  get record(): FlatRecord {
    return this.#record;
  }

  /** The answer at a place, undefined where there is none. */
  at(path: Path): Json | undefined {
    return path.reduce<Json | undefined>(
      (value, step) =>
        typeof value === 'object' && value !== null
          ? (value as { readonly [key: string | number]: Json })[step]
          : undefined,
      this.#record as Json,
    );
  }

  /** True where the question was answered, or left empty. */
  settled(path: Path): boolean {
    return this.at(path) !== undefined || this.#left.has(pathText(path));
  }

  wasLeft(path: Path): boolean {
    return this.#left.has(pathText(path));
  }

  /** The record as it would be with an answer; undefined takes the answer away. */
  with(path: Path, answer: Json | undefined): FlatRecord {
    return changedAt(this.#record as Json, path, answer) as FlatRecord;
  }

  /** Keeps an answer; undefined: the question was left empty. */
  put(path: Path, answer: Json | undefined): void {
    this.#record = this.with(path, answer);
    if (answer === undefined) this.#left.add(pathText(path));
    else this.#left.delete(pathText(path));
    this.#save();
  }

  /** Remembers that nothing more is wanted at a place, whatever stands there. */
  leave(path: Path): void {
    this.#left.add(pathText(path));
    this.#save();
  }

  #save(): void {
    this.#keep(this.#record, [...this.#left]);
    this.kept = true;
  }

  /** Takes the entry of a list away, with what was left empty in it and in those after it. */
  drop(list: Path, index: number): void {
    const entries = this.at(list);
    if (!Array.isArray(entries)) return;
    const others = (entries as Json[]).filter((_, nth) => nth !== index);
    this.#record = this.with(list, others.length === 0 ? undefined : others);
    this.forget(list);
  }

  /** What was left empty below a place may be asked again. */
  forget(path: Path): void {
    for (const left of this.#left) if (left.startsWith(`${pathText(path)}.`)) this.#left.delete(left);
    this.#save();
  }
}

/** A copy with one place changed; what is missing on the way (a group, the next entry of a list) is made. */
function changedAt(
  value: Json | undefined,
  [step, ...deeper]: Path,
  answer: Json | undefined,
): Json | undefined {
  if (step === undefined) return answer;
  if (typeof step === 'number') {
    const entries = Array.isArray(value) ? [...(value as Json[])] : [];
    const entry = changedAt(entries[step], deeper, answer);
    if (entry !== undefined) entries[step] = entry;
    return entries as Json;
  }
  const group =
    typeof value === 'object' && value !== null ? (value as { readonly [key: string]: Json }) : {};
  const { [step]: before, ...others } = group;
  const part = changedAt(before, deeper, answer);
  return (part === undefined ? others : { ...others, [step]: part }) as Json;
}
