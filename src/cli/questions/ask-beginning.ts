import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { shortDay } from '../../rules/duties/titles.ts';
import type { Period } from '../../rules/periods/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import { periodTitle } from '../../rules/periods/titles.ts';
import { personOn, nameOf } from '../../work/org/find.ts';
import { standingAsOf } from '../../work/duties/standing.ts';
import { isStore } from '../../work/records/place.ts';
import { mayNotHandIn, notAccepted } from '../../work/records/prepare.ts';
import { recordsWhere } from '../../work/records/queries.ts';
import { namesOf } from './ask-one.ts';
import { problemsOf, type Asking } from './asking.ts';
import type { Option } from './prompter.ts';

/**
 * What comes before a form's own questions: for which period, about which store or client. What would be refused at the
 * end (whose form it is, a period that has not begun) is refused here, before anything is asked.
 */
export async function askBeginning(asking: Asking): Promise<void> {
  const { setting, sheet } = asking;
  const { form } = setting;
  const begun = { ...sheet.record };
  if (form.rhythms.length > 0) begun['period'] ??= await askPeriod(asking);
  const refusal = mayNotHandIn(begun, setting);
  if (refusal) throw new InfoctlError('refused', refusal.code, refusal.message);
  if (form.about === 'store') begun['store'] ??= await askStore(asking);
  if (form.about === 'client') begun['client'] ??= await askClient(asking);
  const early = problemsOf(asking, begun).filter(({ field }) => BEFORE_ALL.has(field));
  if (early.length > 0) throw notAccepted(early);
  // Kept only now: what is refused leaves no draft behind.
  for (const key of ['period', 'store', 'client']) {
    if (begun[key] !== sheet.record[key]) sheet.put([key], begun[key]);
  }
  await tellHead(asking);
}

/** What a record says before its answers: nothing that is asked later can mend it. */
const BEFORE_ALL: ReadonlySet<string> = new Set([
  'period',
  'submitter',
  'unit',
  'store',
  'client',
  'received',
]);

/** The open rounds of the person, the oldest first, then the running period; the only one is not asked for. */
async function askPeriod(asking: Asking): Promise<string> {
  const { context, prompter, setting } = asking;
  const { form, by, today, defaultPeriod } = setting;
  const { journal } = await context.workspace('write');
  const standing = standingAsOf(journal, today);
  const options = standing
    .open()
    .filter((duty) => duty.form === form.name && duty.owner.id === by)
    .flatMap(({ period, due }) => {
      const of = period === null ? undefined : readPeriod(period);
      return of ? [periodOption(asking, of, due)] : [];
    });
  standing.close();
  if (defaultPeriod && !options.some(({ value }) => value === defaultPeriod.name)) {
    options.push(periodOption(asking, defaultPeriod, null));
  }
  const [only] = options;
  if (options.length === 1 && only) return only.value;
  return prompter.one(context.say(say('填哪一期：', 'For which period:')), options);
}

function periodOption(
  { context, setting: { today } }: Asking,
  period: Period,
  due: string | null,
): Option<string> {
  const title = periodTitle(period);
  const until = due === null ? undefined : shortDay(due, today);
  const [zh, en] = until ? [`，截止 ${until['zh-CN']}`, `, due ${until.en}`] : ['', ''];
  return { value: period.name, name: context.say(say(title['zh-CN'] + zh, title.en + en)) };
}

/** The store of whoever works in one; everybody else says which. */
async function askStore(asking: Asking): Promise<string> {
  const { context, prompter, setting } = asking;
  const { form, world, by, today } = setting;
  const own = personOn(world, by, today)?.unit;
  if (own !== undefined && isStore(world, form, own, today)) return own;
  const stores = namesOf(asking, 'unit').filter(({ value }) => isStore(world, form, value, today));
  if (stores.length === 0) {
    throw nobodyToAskAbout(
      say(
        '还没有门店，请先用 infoctl unit add 加入。',
        'There is no store yet; add one with infoctl unit add.',
      ),
    );
  }
  return prompter.find(context.say(say('门店：', 'Store:')), stores);
}

async function askClient(asking: Asking): Promise<string> {
  const { context, prompter } = asking;
  const clients = namesOf(asking, 'client');
  if (clients.length === 0) {
    throw nobodyToAskAbout(
      say(
        '还没有客户，请先用 infoctl client add 加入。',
        'There is no client yet; add one with infoctl client add.',
      ),
    );
  }
  return prompter.find(context.say(say('客户：', 'Client:')), clients);
}

const nobodyToAskAbout = (text: Text): InfoctlError =>
  new InfoctlError('not-found', 'nobody-to-ask-about', text);

/** 《销售信息反馈表》 2026-W47 · 李雷 · 华东分公司, and what was handed in for it already. */
async function tellHead({ context, prompter, setting, sheet }: Asking): Promise<void> {
  const { form, world, by, today } = setting;
  const { period, store, client } = sheet.record;
  const unit = typeof store === 'string' ? store : personOn(world, by, today)?.unit;
  const parts = [
    ...(typeof period === 'string' ? [period] : []),
    nameOf(world, 'person', by, today),
    ...(unit === undefined ? [] : [nameOf(world, 'unit', unit, today)]),
    ...(typeof client === 'string' ? [nameOf(world, 'client', client, today)] : []),
  ].join(' · ');
  prompter.tell(context.say(say(`《${form.title['zh-CN']}》 ${parts}`, `${form.title.en} ${parts}`)));
  prompter.tell(context.say(say('Ctrl-C 暂存离开', 'Ctrl-C leaves and keeps the draft')));
  if (typeof period !== 'string' || form.about !== null) return;
  const { journal } = await context.workspace('write');
  const [earlier] = recordsWhere(journal.db, { form: form.name, period, submitter: by }).filter(
    ({ state }) => state === 'current',
  );
  if (!earlier) return;
  prompter.tell(
    context.say(
      say(
        `这一期已登记过 ${earlier.id}；再填一份会作为补充保留，要改原来那份请按 Ctrl-C，用 infoctl amend ${earlier.id}。`,
        `${earlier.id} was handed in for this period already; another is kept beside it. To change that one press Ctrl-C and use infoctl amend ${earlier.id}.`,
      ),
    ),
  );
}
