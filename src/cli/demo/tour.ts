import { relative } from 'node:path';
import { say, type Text } from '../../kernel/language.ts';
import { DEMO_DAY, DEMO_PERSON, type Made } from '../../work/demo/make-demo.ts';
import explain from '../commands/explain.ts';
import reportHandling from '../commands/report-handling.ts';
import reportOverdue from '../commands/report-overdue.ts';
import summarize from '../commands/summarize.ts';
import { openContext } from '../context.ts';
import type { Answer, Block, Context } from '../types.ts';
import { callFrom, quoted } from './call.ts';

const WEEK = '2026-W47';
const QUARTER = '2026-Q4';
/** 韩梅, who has not handed in. */
const LATE = `submit:sales-feedback/${WEEK}:r8`;
/** A form on paper that came in on the due date and was keyed in the day after. */
const KEYED_IN = 'SF-HQ-20261124-001';
const asOf = DEMO_DAY;

/** One thing that is shown: what it is, and the command that shows it again. */
type Scene = {
  readonly title: Text;
  readonly typed: string;
  readonly run: (context: Context) => Answer | Promise<Answer>;
};

const SCENES: readonly Scene[] = [
  {
    title: say(
      '每周汇总：市场部把各人的周报汇总起来，报主管副总经理',
      "The week's summary: marketing draws the weekly forms together for the deputy general manager",
    ),
    typed: `summarize --week ${WEEK} --as-of ${asOf}`,
    run: (context) => summarize.run(context, { week: WEEK, asOf }),
  },
  {
    title: say(
      '逾期清单：谁、什么、迟了几天、依据哪一条',
      'What is overdue: who, what, how many days, by which clause',
    ),
    typed: `report overdue --as-of ${asOf}`,
    run: (context) => reportOverdue.run(context, { asOf }),
  },
  {
    title: say(
      '为什么算逾期：原文、解释、逐日推算',
      'Why it is overdue: the words of the rule, the reading, day by day',
    ),
    typed: `explain ${LATE} --as-of ${asOf}`,
    run: (context) => explain.run(context, { id: LATE, asOf }),
  },
  {
    title: say(
      '顾客意见处理报告：本季度到这一天为止',
      'The customer handling report: the quarter up to this day',
    ),
    typed: `report handling customer-opinion --quarter ${QUARTER} --as-of ${asOf}`,
    run: (context) => reportHandling.run(context, { form: 'customer-opinion', quarter: QUARTER, asOf }),
  },
];

const TO_TRY: readonly { readonly what: Text; readonly typed: string }[] = [
  { what: say('查找提到“封口”的记录', 'Find the records that speak of a seal (封口)'), typed: 'search 封口' },
  {
    what: say(
      '24 日才录入的纸质表，为什么仍算按时',
      'Why a form on paper that was keyed in on the 24th is still on time',
    ),
    typed: `explain ${KEYED_IN} --as-of ${asOf}`,
  },
  {
    what: say('记一条日常情况', 'Record a note'),
    typed: 'submit note --set channel=telephone --set text=无锡代销商来电，问年货价目表',
  },
];

/** Shows a newcomer the sample company as of its day: four documents and lists, and what to try next. */
export async function tour(outer: Context, folder: string, made: Made): Promise<Answer> {
  const call = callFrom(folder);
  const blocks: Block[] = [];
  let overdue: readonly { readonly id: string }[] = [];
  await inside(outer, folder, async (context) => {
    for (const [nth, scene] of SCENES.entries()) {
      const { data, show } = await scene.run(context);
      blocks.push(
        heading(outer, `${nth + 1}/${SCENES.length}`, scene, call),
        ...withoutAnnexes(show(), outer),
      );
      overdue = (data as { overdue?: typeof overdue }).overdue ?? overdue;
    }
  });
  return {
    data: {
      folder,
      asOf,
      person: DEMO_PERSON,
      ...made,
      overdue: overdue.map(({ id }) => id),
      shown: SCENES.map(({ typed }) => `${call} ${typed}`),
      try: TO_TRY.map(({ typed }) => `${call} ${typed}`),
    },
    show: () => [introduction(outer, made), ...blocks, ending(outer, folder, call)],
  };
}

/** Runs something in the sample company as its head of marketing. */
async function inside(
  outer: Context,
  folder: string,
  act: (context: Context) => Promise<void>,
): Promise<void> {
  const { env, language, terminal, global } = outer;
  const { stdin, stdout, stderr } = terminal;
  const host = { env, cwd: folder, stdin, stdout, stderr };
  const { context, close } = openContext(host, language, { ...global, workspace: folder, as: DEMO_PERSON });
  try {
    await act(context);
  } finally {
    close();
  }
}

const RULE = '='.repeat(72);

function introduction(context: Context, { company, units, people, clients, records }: Made): Block {
  const lines = [
    say(`演示公司：${company}，数据都是编的`, `A sample company: ${company}; everything in it is invented`),
    say(
      `${units} 个单位，${people} 人，${clients} 家代销商和酒店；2026年10月1日起登记了 ${records} 份表。`,
      `${units} units, ${people} people, ${clients} dealers and hotels; ${records} forms since 1 October 2026.`,
    ),
    say(
      '以下是 2026年11月24日（星期二）的情况，共四样；最后有三条命令可以接着试。',
      'Below is how things stood on Tuesday 24 November 2026: four pieces, then three commands to try.',
    ),
  ];
  return {
    kind: 'lines',
    lines: lines.map((text, nth) => ({ text: context.say(text), ...(nth === 0 ? { tone: 'title' } : {}) })),
  };
}

const heading = (context: Context, nth: string, { title, typed }: Scene, call: string): Block => ({
  kind: 'lines',
  lines: [
    { text: RULE, tone: 'faint' },
    { text: `${nth}  ${context.say(title)}`, tone: 'title' },
    { text: `     ${call} ${typed}`, tone: 'faint' },
    { text: RULE, tone: 'faint' },
  ],
});

/** Annexes list every id: they stay with the command that prints the whole document. */
function withoutAnnexes(blocks: readonly Block[], context: Context): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'document') return [block];
    const [body = ''] = block.markdown.split(/\n---\n\n(?=## [^\n]+\n\n### )/);
    const cut = say(
      '（附件从略，用上面的命令可看全文；加 -o 文件名 存成文件。）',
      '(Annexes left out: the command above gives all of it, into a file with -o FILE.)',
    );
    return [
      { kind: 'document', markdown: body },
      { kind: 'text', text: context.say(cut), tone: 'faint' },
    ];
  });
}

function ending(context: Context, folder: string, call: string): Block {
  const there = relative(context.cwd, folder);
  const steps = TO_TRY.flatMap(({ what, typed }) => [
    { text: '' },
    { text: `  ${context.say(what)}`, tone: 'faint' } as const,
    { text: `    ${call} ${typed}` },
  ]);
  const last = say(
    '您在演示公司里是市场部王芳。可以随意改动，再运行一次 infoctl demo 就重新建立。',
    'Here you are 王芳, head of marketing. Change what you like: running infoctl demo again makes it anew.',
  );
  return {
    kind: 'lines',
    lines: [
      { text: RULE, tone: 'faint' },
      {
        text: context.say(say('接下来试试（可以直接粘贴）', 'What to try next (to be pasted as it is)')),
        tone: 'title',
      },
      { text: RULE, tone: 'faint' },
      ...(there === '' ? [] : [{ text: `    cd ${quoted(there)}` }]),
      ...steps,
      { text: '' },
      { text: context.say(last) },
    ],
  };
}
