import { relative } from 'node:path';
import { say } from '../../kernel/language.ts';
import { DEMO_DAY, DEMO_PERSON, type Made } from '../../work/demo/make-demo.ts';
import { openContext } from '../context.ts';
import type { Answer, Block, Context, Line } from '../types.ts';
import { callFrom, quoted } from './call.ts';
import { type Scene, SCENES, TO_TRY } from './scenes.ts';

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
      asOf: DEMO_DAY,
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
    { text: `     ${call} ${typed}`, tone: 'faint', whole: true },
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
  const command = (typed: string): Line => ({ text: `    ${typed}`, whole: true });
  const faint = (text: string): Line => ({ text: `  ${text}`, tone: 'faint' });
  return {
    kind: 'lines',
    lines: [
      { text: RULE, tone: 'faint' },
      {
        text: context.say(say('接下来试试（可以直接粘贴）', 'What to try next (to be pasted as it is)')),
        tone: 'title',
      },
      { text: RULE, tone: 'faint' },
      ...(there === '' ? [] : [command(`cd ${quoted(there)}`)]),
      ...TO_TRY.flatMap(({ what, typed }) => [
        { text: '' },
        faint(context.say(what)),
        command(`${call} ${typed}`),
      ]),
      { text: '' },
      { text: context.say(YOURS) },
    ],
  };
}

const YOURS = say(
  '您在演示公司里是市场部王芳，可以随意改动；把刚才的命令再运行一次就重新建立。',
  'Here you are 王芳, head of marketing. Change what you like: running the same command again makes it anew.',
);
