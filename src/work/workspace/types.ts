import type { Journal } from '../../journal/journal.ts';
import type { Language } from '../../kernel/language.ts';

/** What `infoctl.yaml` says. Site and zone are fixed from the first event on. */
export type Settings = {
  readonly company: string;
  /** Code of the office, `HQ`; part of every id that is made here. */
  readonly site: string;
  /** Time zone such as `Asia/Shanghai`: the days of everything recorded here. */
  readonly zone: string;
  readonly language: Language;
};

/** An opened workspace: its folder, its settings, its journal. */
export type Workspace = {
  readonly folder: string;
  readonly settings: Settings;
  readonly journal: Journal;
};
