import { type Detail, InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { shapeFaults, shapeOf, shown } from '../../rules/yaml/shape.ts';
import { readYaml } from '../../rules/yaml/source.ts';
import schema from '../../../schemas/settings.json' with { type: 'json' };
import { SETTINGS_FILE } from './find.ts';
import type { Settings } from './types.ts';

/** Reads and checks the text of `infoctl.yaml`; every fault with its line (exit 3). Loads YAML and ajv. */
export function readSettings(text: string): Settings {
  const source = readYaml(text, SETTINGS_FILE);
  if (source.faults.length > 0) throw badSettings(source.faults);
  const faults = shapeFaults(shapeOf(schema), source);
  if (faults.length > 0) throw badSettings(faults);
  const settings = source.value as Settings;
  if (!isZone(settings.zone)) {
    throw badSettings([{ ...source.place(['zone']), message: noSuchZone(settings.zone) }]);
  }
  return settings;
}

const noSuchZone = (zone: string): Text =>
  say(
    `没有${shown(zone)}这个时区，请写 Asia/Shanghai 这样的名称。`,
    `there is no time zone ${shown(zone, 'en')}; write a name such as Asia/Shanghai.`,
  );

function badSettings(details: readonly Detail[]): InfoctlError {
  return new InfoctlError(
    'invalid',
    'bad-settings',
    say(
      `${SETTINGS_FILE} 有 ${details.length} 处错误，请改正后再试。`,
      `${SETTINGS_FILE} has ${details.length} mistake(s); mend them and try again.`,
    ),
    { details },
  );
}

/** True for a time zone that this machine knows by its IANA name. */
export function isZone(zone: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' &&
      zone.includes('/')
    );
  } catch {
    return false;
  }
}
