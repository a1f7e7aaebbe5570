/** A text as it is indexed and looked for: full and half width, and upper and lower case, are one. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase();
