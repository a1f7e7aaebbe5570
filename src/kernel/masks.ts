const stars = (count: number): string => '*'.repeat(count);

/** A person's name with all but the surname hidden: 张三 → 张*, 欧阳小明 → 欧*** (a double surname cannot be told). */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  const [first = ''] = letters;
  // A name in letters: its first one, whatever its length.
  if (/^[A-Za-z]/.test(first)) return `${first}${stars(3)}`;
  return letters.length < 2 ? stars(letters.length) : `${first}${stars(letters.length - 1)}`;
}

const MOBILE = /(?<!\d)((?:\+?86[- ]?)?1[3-9]\d)([- ]?)(\d{4})\2(\d{4})(?!\d)/g;
/** Area code of three or four digits, seven or eight more, and an extension. */
const LANDLINE = /(?<!\d)([(（]?0\d{2,3}[)）]?[- ]?)(\d{3,4})[- ]?(\d{4})((?:[-转]\d{1,6})?)(?!\d)/g;
const MAIL = /([\p{L}\p{N}])[\p{L}\p{N}._%+-]{0,63}@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})/gu;
const IDENTITY = /(?<![\dA-Za-z])(\d{3})\d{11,14}(\d{3}[\dXx])(?![\dA-Za-z])/g;

/** 13812345678 → 138****5678, 021-62345678 → 021-****5678, an identity card number likewise. */
const maskNumbers = (text: string): string => {
  // Most texts hold no number that long.
  if (!/\d{3}/.test(text)) return text;
  return text
    .replace(IDENTITY, (_, head: string, tail: string) => `${head}${stars(11)}${tail}`)
    .replace(
      MOBILE,
      (_, head: string, _gap: string, _middle: string, tail: string) => `${head}${stars(4)}${tail}`,
    )
    .replace(
      LANDLINE,
      (_, area: string, _middle: string, tail: string, more: string) => `${area}${stars(4)}${tail}${more}`,
    );
};

const maskMail = (text: string): string =>
  text.includes('@')
    ? text.replace(MAIL, (_, first: string, host: string) => `${first}${stars(3)}@${host}`)
    : text;

/**
 * Free text with the personal data that can be told in it hidden: telephone numbers, mail addresses, identity card
 * numbers, and the names that its own record gives for the person asked.
 */
export function maskText(text: string, names: readonly string[] = []): string {
  return names.reduce(
    (masked, name) => (name.trim().length < 2 ? masked : masked.replaceAll(name.trim(), maskName(name))),
    maskMail(maskNumbers(text)),
  );
}
