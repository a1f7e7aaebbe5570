import { clockFrom } from '../kernel/clock.ts';
import { dayIn } from '../kernel/days.ts';
import type { Journal } from '../journal/journal.ts';
import type { Language, Text } from '../kernel/language.ts';
import { visible } from '../kernel/text.ts';
import type { World } from '../rules/duties/types.ts';
import type { Workspace } from '../work/workspace/types.ts';
import { progressOn } from './output/progress.ts';
import type { Context, GlobalOptions, Host, Terminal } from './types.ts';

const DEFAULT_COLUMNS = 80;

/** A context and how to put away what it opened; `written`: how many events the command has written down. */
export type OpenContext = { readonly context: Context; readonly written: () => number; close(): void };

/** Makes the context of one run; workspace, world and person are made when first asked for. */
export function openContext(host: Host, language: Language, global: GlobalOptions): OpenContext {
  const clock = clockFrom(host.env.INFOCTL_NOW);
  const terminal = terminalOf(host, global);
  const opened: Partial<Record<'read' | 'write', Promise<Workspace>>> = {};
  const close: (() => void)[] = [];
  const journals: Journal[] = [];

  const open = async (mode: 'read' | 'write'): Promise<Workspace> => {
    const { openWorkspace } = await import('../work/workspace/open.ts');
    const workspace = openWorkspace({ named: global.workspace, env: host.env, cwd: host.cwd, mode, clock });
    const { journal, warnings } = await workspace;
    const tell = (texts: readonly Text[]) => {
      if (!global.quiet) for (const text of texts) terminal.stderr.write(`${visible(text[language])}\n`);
    };
    tell(warnings);
    journals.push(journal);
    close.push(() => {
      journal.close();
      // They grow as things happen: the head could not be kept outside, the clock went back.
      tell(journal.warnings);
    });
    return workspace;
  };
  const workspace = (mode: 'read' | 'write' = 'read') => opened.write ?? (opened[mode] ??= open(mode));

  let world: Promise<World> | undefined;
  const loadWorld = async () => {
    const { worldOf } = await import('../work/world.ts');
    const { journal } = await workspace();
    return worldOf(journal.db, journal.zone);
  };
  const worldOnce = () => (world ??= loadWorld());
  const today = async () => dayIn((await workspace()).settings.zone, clock.now().at);

  const person = async () => {
    const { actorOf } = await import('./person.ts');
    const { journal } = await workspace();
    return actorOf(await worldOnce(), await today(), journal.workspaceId, global, host.env);
  };

  const context: Context = {
    env: host.env,
    cwd: host.cwd,
    clock,
    language,
    terminal,
    global,
    progress: progressOn(terminal, global.quiet === true),
    say: (text) => text[language],
    workspace,
    world: worldOnce,
    today,
    person,
    async authorship(channel = 'terminal') {
      const { byWhom } = await import('./person.ts');
      const actor = await person();
      return { actor, by: byWhom(await worldOnce(), await today(), global, actor), channel };
    },
    async requireRole(who, roles, act) {
      const { requireRole } = await import('./person.ts');
      requireRole(await worldOnce(), await today(), who, roles, act);
    },
  };
  return {
    context,
    written: () => journals.reduce((sum, { written }) => sum + written, 0),
    close: () => close.forEach((each) => each()),
  };
}

/** The streams are touched only when asked for: setting up stdin takes time that a listing does not have. */
function terminalOf(host: Host, global: GlobalOptions): Terminal {
  return {
    get stdin() {
      return host.stdin;
    },
    get stdout() {
      return host.stdout;
    },
    get stderr() {
      return host.stderr;
    },
    get interactive() {
      return global.input !== false && host.stdin.isTTY === true && host.stderr.isTTY === true;
    },
    get columns() {
      return host.stdout.columns || DEFAULT_COLUMNS;
    },
  };
}
