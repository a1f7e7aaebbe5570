import type { Finding } from '../../journal/findings.ts';
import type { Anchor, Verification } from '../../journal/verify.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Language } from '../../kernel/language.ts';
import type { Block, Command, Context } from '../types.ts';

const FOUND = 7;

const verify: Command<{ readonly anchor?: readonly string[] }> = {
  options: [
    {
      flags: '--anchor <head>',
      help: say(
        '以前印在文件上的日志末尾（序号:校验值），查它还在不在；可写多次',
        'a head that was printed before (seq:hash): is it still in the chain? may be repeated',
      ),
      repeat: true,
    },
  ],
  examples: ['infoctl verify', 'infoctl verify --anchor 1280:9f2c4e…'],
  clause: '管理·4',
  async run(context, options) {
    const found = await verification(context, options.anchor ?? []);
    const { ok, events, head, goodTo } = found;
    const told = (list: readonly Finding[]) =>
      list.map(({ what, ...rest }) => ({ ...rest, message: context.say(what) }));
    return {
      data: { ok, events, goodTo, head, findings: told(found.findings), warnings: told(found.warnings) },
      show: () => verificationBlocks(found, context.language),
      exitCode: ok ? 0 : FOUND,
    };
  },
};
export default verify;

/** What verifying finds; of a file that SQLite cannot read through, how far it is good. */
async function verification(context: Context, anchors: readonly string[]): Promise<Verification> {
  try {
    const { journal } = await context.workspace();
    return journal.verify({ anchors: anchors.map((text) => anchorOf(text, journal.workspaceId)) });
  } catch (error) {
    if (!(error instanceof InfoctlError) || error.code !== 'damaged') throw error;
    const { verifyDamagedWorkspace } = await import('../../work/workspace/open.ts');
    const { global, env, cwd } = context;
    return verifyDamagedWorkspace({ named: global.workspace, env, cwd });
  }
}

function verificationBlocks(
  { ok, events, head, goodTo, findings, warnings }: Verification,
  language: Language,
): Block[] {
  const verdict = ok
    ? say(
        `完好：${events} 条记录与校验值、全部表一致。`,
        `All is well: ${events} events match their proofs, and every table matches the events.`,
      )
    : say(
        `发现 ${findings.length} 处问题；到第 ${goodTo} 条为止完好。`,
        `${findings.length} problem(s) found; all is well up to event ${goodTo}.`,
      );
  const place = `${head.seq}:${head.hash}`;
  const end =
    ok || head.seq > goodTo ? say('日志末尾', 'Head') : say('完好部分的末尾', 'Head of what is good');
  const lines = (list: readonly Finding[]) => list.map(({ what }) => `  ${what[language]}`).join('\n');
  return [
    { kind: 'text', text: verdict[language], tone: ok ? 'good' : 'warning' },
    ...(findings.length > 0 ? [{ kind: 'text', text: lines(findings) } as const] : []),
    ...(warnings.length > 0
      ? [{ kind: 'text', text: `${say('另请留意', 'Also')[language]}\n${lines(warnings)}` } as const]
      : []),
    ...(head.hash === ''
      ? []
      : [{ kind: 'text', text: `${end[language]}  ${place}`, tone: 'faint' } as const]),
  ];
}

/** `1280:9f2c…`, or with the workspace before it, as heads are printed. */
function anchorOf(text: string, workspace: string): Anchor {
  const match = /^(?:([0-9a-f-]{36}):)?(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim());
  if (match) return { workspace: match[1] ?? workspace, seq: Number(match[2]), hash: match[3]! };
  throw new InfoctlError(
    'usage',
    'bad-anchor',
    say(
      `--anchor 的值“${text}”看不懂，应是“序号:64 位校验值”。`,
      `--anchor "${text}" cannot be read; it is SEQ:HASH with 64 hex digits.`,
    ),
  );
}
