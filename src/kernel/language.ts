/** The two languages in which everything a person reads exists. */
export type Language = 'zh-CN' | 'en';

/** One thing said in both languages; the compiler refuses one that is only said in one. */
export type Text = Readonly<Record<Language, string>>;

/** Says one thing in both languages. */
export const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });
