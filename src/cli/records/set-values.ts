import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';

/** `--set field=value`, as often as wanted, as a flat record: `salesLines.1.product=礼盒`. */
export function setValues(settings: readonly string[]): Record<string, string> {
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const setting of settings) {
    const equals = setting.search(/[=＝]/u);
    if (equals <= 0) {
      throw new InfoctlError(
        'usage',
        'bad-set',
        say(`--set 后面要写成 字段=值，这里是“${setting}”。`, `--set takes field=value; this is "${setting}".`),
      );
    }
    values[setting.slice(0, equals).trim()] = setting.slice(equals + 1);
  }
  return values;
}
