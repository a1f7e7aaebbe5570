import { say } from '../../kernel/language.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import { periodTitle } from '../../rules/periods/titles.ts';
import { shortDay } from '../../rules/duties/titles.ts';
import { standingAsOf } from '../../work/duties/standing.ts';
import { namesOf, type Asking } from './ask-field.ts';
import type { Option } from './prompter.ts';

/** What comes before a form's own questions: for which period, about which store or client. */
export async function askBeginning(asking: Asking, given: FlatRecord): Promise<FlatRecord> {
  const { context, prompter, setting } = asking;
  const record: Record<string, FlatRecord[string]> = { ...given };
  if (setting.form.rhythms.length > 0 && record['period'] === undefined) {
    record['period'] = await askPeriod(asking);
  }
  if (setting.form.about === 'store' && record['store'] === undefined) {
    const store = setting.world.people.get(setting.by)?.spells.at(-1)?.unit;
    const isStore = store !== undefined && setting.world.units.get(store)?.spells.at(-1)?.outlet;
    record['store'] = isStore ? store : ((await prompter.find(context.say(say('门店：', 'Store:')), namesOf(asking, 'unit', true))) as string);
  }
  if (setting.form.about === 'client' && record['client'] === undefined) {
    record['client'] = (await prompter.find(context.say(say('客户：', 'Client:')), namesOf(asking, 'client', true))) as string;
  }
  return record;
}

/** The open rounds of the person, the oldest first, then the running period. */
async function askPeriod({ context, prompter, setting: { form, by, today, defaultPeriod } }: Asking): Promise<string> {
  const { journal } = await context.workspace('write');
  const open = standingAsOf(journal, today)
    .open()
    .filter(({ form: owed, owner, period }) => owed === form.name && owner.id === by && period !== null);
  const options: Option<string>[] = open.map(({ period, due }) => {
    const title = periodTitle(readPeriod(period ?? '')!);
    const until = due === null ? say('', '') : say(`，截止 ${shortDay(due, today)['zh-CN']}`, `, due ${shortDay(due, today).en}`);
    return { value: period ?? '', name: context.say(say(`${title['zh-CN']}${until['zh-CN']}`, `${title.en}${until.en}`)) };
  });
  if (defaultPeriod && !options.some(({ value }) => value === defaultPeriod.name)) {
    options.push({ value: defaultPeriod.name, name: context.say(periodTitle(defaultPeriod)) });
  }
  const [only] = options;
  if (options.length === 1 && only) return only.value;
  return prompter.one(context.say(say('填哪一期：', 'For which period:')), options);
}
