/** Full-width letters, digits and signs as their half-width twins (１２，００ → 12,00), the ideographic space as a space. */
export const halfWidth = (text: string): string =>
  /[\uFF01-\uFF5E\u3000]/.test(text)
    ? text.replace(/[\uFF01-\uFF5E\u3000]/g, (char) =>
        char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
      )
    : text;

/** The form in which words are compared: half-width, lower case, without blanks at the ends. */
export const loose = (text: string): string => halfWidth(text).trim().toLowerCase();
