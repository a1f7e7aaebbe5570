/** One JSON value and a line feed; what a terminal would obey or hide (controls, bidi, zero-width) stands as `\uXXXX`. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return `${text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => (char === '\n' ? char : escaped(char)))}\n`;
}

function escaped(char: string): string {
  let units = '';
  for (let index = 0; index < char.length; index += 1) {
    units += `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return units;
}
