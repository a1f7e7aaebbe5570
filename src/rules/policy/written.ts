/** A policy file as its schema (schemas/policy.json) lets it through: the words of the person who wrote it. */
export type WrittenPolicy = {
  readonly grammar: 1;
  readonly edition: number;
  readonly effective: string;
  readonly kinds: { readonly unit: WrittenWords; readonly client?: WrittenWords };
  readonly roles: WrittenWords;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly rules: readonly (WrittenReturnRule | WrittenCaseRule | WrittenRevisionRule)[];
};

/** Bare names, or names with what is shown for them. */
export type WrittenWords = readonly string[] | Readonly<Record<string, WrittenLabel>>;
export type WrittenLabel = string | { readonly 'zh-CN': string; readonly en: string };

export type WrittenGrounds = {
  readonly clause?: string | null;
  readonly text?: string | null;
  readonly reading?: string | null;
  readonly source?: 'default';
};

export type WrittenReturnRule = WrittenGrounds & {
  readonly form: string;
  readonly id?: string;
  readonly each: string | readonly string[];
  readonly except?: readonly (string | number)[];
  readonly owes: WrittenOwes;
  readonly window: WrittenWindow | Readonly<Record<string, WrittenWindow>>;
  readonly 'counts-if'?: Readonly<Record<string, WrittenAnswer | readonly WrittenAnswer[]>>;
  readonly then?: readonly WrittenStep[];
};

type WrittenAnswer = string | number | boolean;

export type WrittenOwes = {
  readonly role?: string;
  readonly unit?: string | readonly string[];
  readonly client?: string | readonly string[];
  readonly by?: string;
};

export type WrittenWindow = { readonly opens: string; readonly due: string };

export type WrittenStep = {
  readonly do: 'analyse' | 'handle' | 'decide' | 'relay';
  readonly by: string;
  readonly within: string | null;
  readonly from?: 'due' | 'step';
  readonly roll?: 'none' | 'next-workday';
};

export type WrittenCaseRule = WrittenGrounds & {
  readonly case: 'urgent' | 'major';
  readonly do: 'escalate';
  readonly by: string;
  readonly within: string | null;
  readonly roll?: 'none' | 'next-workday';
};

export type WrittenRevisionRule = WrittenGrounds & {
  readonly policy: 'revision';
  readonly by: string;
  readonly within: string | null;
};
