import { daysBetween, type Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { dayTitle } from '../periods/titles.ts';
import { countingLines } from './counting-view.ts';
import type { Explanation } from './explanation.ts';
import { labelled } from './labelled.ts';
import { told } from './namesakes.ts';
import { answerableLines, ownerLine } from './owner-view.ts';
import {
  countOfDays,
  dayAndWeekday,
  dutyTitle,
  type FormTitle,
  roundTitle,
  shortDay,
  statusTitle,
} from './titles.ts';
import type { Duty } from './types.ts';

/** An explanation in words, line by line; the first line is its title. `formTitle` gives a form's title, without 《》. */
export function explanationLines(explanation: Explanation, formTitle: FormTitle): readonly Text[] {
  return [
    titleLine(explanation, formTitle),
    say('', ''),
    ...groundLines(explanation),
    ownerLine(explanation),
    ...answerableLines(explanation),
    ...earlyLines(explanation),
    ...dayLines(explanation),
    ...grantedLines(explanation),
    ...calendarLines(explanation),
    ...policyLines(explanation),
  ];
}

const indented = (text: Text): Text => say(`  ${text['zh-CN']}`, `  ${text.en}`);

/** 韩梅（华南分公司）应交《销售信息反馈表》（周） 2026-W47：逾期 1 天 */
function titleLine({ duty, owner, asOf }: Explanation, formTitle: FormTitle): Text {
  const quoted: FormTitle = (form) => {
    const title = formTitle(form);
    return say(`《${title['zh-CN']}》`, title.en);
  };
  const what = owner.unit === null ? owner.as : say(owner.unit, owner.unit);
  const { 'zh-CN': zhName, en: enName } = told(
    owner.name,
    owner.mark,
    ...(what && owner.owner.kind !== 'role' ? [what] : []),
  );
  const status = statusTitle(duty, asOf);
  const round = roundTitle(duty, quoted);
  const title = dutyTitle(duty, quoted);
  if (duty.kind === 'visit' && round) {
    return say(
      `应回访客户${zhName}，${round['zh-CN']}：${status['zh-CN']}`,
      `Visit to the client ${enName}, ${round.en}: ${status.en}`,
    );
  }
  if (duty.kind === 'submit') {
    return say(
      `${zhName}应交${title['zh-CN']}：${status['zh-CN']}`,
      `${enName} is to hand in ${title.en}: ${status.en}`,
    );
  }
  const verb = duty.kind === 'handle' ? say('应写', 'is to write the ') : say('应', 'is to ');
  return say(
    `${zhName}${verb['zh-CN']}${title['zh-CN']}：${status['zh-CN']}`,
    `${enName} ${verb.en}${title.en}: ${status.en}`,
  );
}

function groundLines({ grounds, duty }: Explanation): Text[] {
  const clause = duty.clause ?? grounds?.clause ?? null;
  const quote = grounds?.text ? `“${grounds.text}”` : '';
  const basis = [clause, quote].filter(Boolean).join('　');
  const lines = [
    labelled('依据', 'Clause', basis ? say(basis, basis) : say('没有对应的条款', 'rests on no clause')),
  ];
  if (!grounds?.reading) return lines;
  const own = grounds.byDefault
    ? say('（默认，可在 policy.yaml 修改）', ' (default; can be changed in policy.yaml)')
    : say('', '');
  const { reading } = grounds;
  return [...lines, labelled('解释', 'Reading', say(`${reading}${own['zh-CN']}`, `${reading}${own.en}`))];
}

/** Early is welcome: said where the window opens later than returns begin to count. */
function earlyLines({ countsFrom, duty, asOf }: Explanation): Text[] {
  if (countsFrom === null || countsFrom >= duty.opens) return [];
  const [from, opens] = [shortDay(countsFrom, asOf), shortDay(duty.opens, asOf)];
  const text = say(
    `${opens['zh-CN']}起；${from['zh-CN']}以后提前交的也算`,
    `from ${opens.en}; what comes in early counts from ${from.en}`,
  );
  return [labelled('开始', 'Opens', text)];
}

/** 推算: every day from the anchor to the due date, then how it turned out. */
function dayLines(explanation: Explanation): Text[] {
  const { countings, duty, asOf, extensions } = explanation;
  const lines: Text[] = [];
  for (const [index, counting] of countings.entries()) {
    const last = index === countings.length - 1;
    const due = extensions.some(({ granted }) => granted)
      ? say('原截止', 'first due date')
      : say('截止', 'due');
    const lands = last ? due : say('收表截止，次日起算', 'returns due; counted from the next day');
    lines.push(...countingLines(counting, lands, asOf, index === 0));
  }
  if (explanation.givenDue && duty.due !== null) {
    lines.push(onDay(duty.due, asOf, say('交办时给定的日期　→ 截止', 'the date that was given  → due')));
  }
  if (duty.due === null) {
    lines.push(onDay(duty.opens, asOf, say('开始；制度未定期限', 'began; the rule sets no time')));
  }
  for (const { granted, to, at } of extensions) {
    const on = shortDay(at, asOf);
    if (granted)
      lines.push(onDay(to, asOf, say(`${on['zh-CN']}准予延期　→ 截止`, `extended on ${on.en}  → due`)));
  }
  return [say('推算', 'Counted'), ...[...lines, ...outcomeLines(explanation)].map(indented)];
}

const onDay = (day: Day, asOf: Day, what: Text): Text => {
  const title = dayAndWeekday(day, asOf);
  return say(`${title['zh-CN']}　${what['zh-CN']}`, `${title.en}  ${what.en}`);
};

function outcomeLines(explanation: Explanation): Text[] {
  const { duty, asOf, status, returns } = explanation;
  const isReturn = duty.kind === 'submit' || duty.kind === 'visit';
  const stands = statusTitle(duty, asOf);
  const lines: Text[] = [];
  if (duty.done && duty.done.on <= asOf) {
    const done = isReturn
      ? receivedAs(explanation, duty.done)
      : say(`完成（${duty.done.by}）`, `done (${duty.done.by})`);
    const verdict = status === 'waived' ? say('已豁免，仅列示', 'waived; listed only') : stands;
    lines.push(
      onDay(
        duty.done.on,
        asOf,
        say(`${done['zh-CN']}　→ ${verdict['zh-CN']}`, `${done.en}  → ${verdict.en}`),
      ),
    );
  } else if (status !== 'waived') {
    const missing = isReturn
      ? say('截至当日未收到', 'not received by this day')
      : say('截至当日未完成', 'not done by this day');
    const left = duty.due === null || asOf > duty.due ? null : daysBetween(asOf, duty.due);
    const verdict =
      left === null || status === 'not-open' ? stands : say(`还有 ${left} 天`, `${countOfDays(left)} left`);
    lines.push(
      onDay(asOf, asOf, say(`${missing['zh-CN']}　→ ${verdict['zh-CN']}`, `${missing.en}  → ${verdict.en}`)),
    );
  }
  const attempts = returns.filter(({ on }) => on === null).length;
  const further = returns.length - attempts - (duty.done ? 1 : 0);
  if (further > 0) lines.push(say(`另收到 ${further} 份，作为补充保存`, `${further} more kept beside it`));
  if (attempts > 0)
    lines.push(say(`未成功的尝试 ${attempts} 次，不算完成`, `${attempts} attempts that do not count`));
  return lines;
}

/** 收到 SF-HQ-20261120-001; on paper 收到纸质表 SF-HQ-20261124-001（11月24日由林静录入）. */
function receivedAs({ paper, asOf }: Explanation, { on, by }: NonNullable<Duty['done']>): Text {
  if (!paper) return say(`收到 ${by}`, `received ${by}`);
  const [came, keyed] = [shortDay(paper.received, asOf), shortDay(paper.recordedOn, asOf)];
  const { keyedBy } = paper;
  const earlier =
    paper.received === on ? say('', '') : say(`${came['zh-CN']}收到，`, `which came in on ${came.en}, `);
  return say(
    `收到纸质表 ${by}（${earlier['zh-CN']}${keyed['zh-CN']}由${keyedBy['zh-CN']}录入）`,
    `received on paper, ${by} (${earlier.en}keyed in by ${keyedBy.en} on ${keyed.en})`,
  );
}

function grantedLines({ waiver, extensions, asOf }: Explanation): Text[] {
  const lines: Text[] = [];
  if (waiver) {
    const at = shortDay(waiver.at, asOf);
    lines.push(
      labelled(
        '豁免',
        'Waived',
        say(
          `${waiver.reason}（${waiver.allowedBy['zh-CN']}同意，${at['zh-CN']}）`,
          `${waiver.reason} (${waiver.allowedBy.en}, ${at.en})`,
        ),
      ),
    );
  }
  for (const { from, to, granted, at, reason, allowedBy } of extensions) {
    const [first, next, asked] = [shortDay(from, asOf), shortDay(to, asOf), shortDay(at, asOf)];
    const refused = say(
      '；超过截止日才提出，或没有推后，不算',
      '; asked after the due date, or not later: does not count',
    );
    const counts = granted ? say('', '') : refused;
    lines.push(
      labelled(
        '延期',
        'Extended',
        say(
          `${first['zh-CN']}延至${next['zh-CN']}：${reason}（${allowedBy['zh-CN']}同意，${asked['zh-CN']}）${counts['zh-CN']}`,
          `from ${first.en} to ${next.en}: ${reason} (${allowedBy.en}, ${asked.en})${counts.en}`,
        ),
      ),
    );
  }
  return lines.length > 0 ? lines : [labelled('豁免、延期', 'Waived or extended', say('无', 'no'))];
}

function calendarLines({ holidays, missingYears }: Explanation): Text[] {
  const lines = holidays.map(({ year, source }) =>
    labelled('节假日', 'Holidays', say(`${year} 年：${source}`, `${year}: ${source}`)),
  );
  if (missingYears.length === 0) return lines;
  const years = missingYears.join('、');
  const provisional = say(`缺 ${years} 年放假安排`, `no holiday data for ${missingYears.join(', ')}`);
  return [...lines, labelled('暂定', 'Provisional', provisional)];
}

function policyLines({ policy }: Explanation): Text[] {
  if (!policy) return [];
  const since = dayTitle(policy.effective);
  const version = say(
    `第 ${policy.edition} 版（${since['zh-CN']}起施行）`,
    `edition ${policy.edition} (in force since ${since.en})`,
  );
  return [labelled('适用制度版本', 'Policy', version)];
}
