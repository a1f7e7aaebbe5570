import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { markAsDemo, standsIn, takeAway, wholly } from '../../work/demo/folder.ts';
import { DEMO_PERSON, makeDemo, type Made } from '../../work/demo/make-demo.ts';
import { forgetPerson, rememberPerson } from '../../work/workspace/me.ts';
import { headsFolder } from '../../work/workspace/user-folder.ts';
import { confirm } from '../ask.ts';
import { tour } from '../demo/tour.ts';
import type { Command, Context } from '../types.ts';

const demo: Command<{ readonly dir?: string }> = {
  args: '[dir]',
  argHelp: { dir: say('文件夹，不写则为 demo', 'folder; left out: demo') },
  examples: ['infoctl demo', 'infoctl demo 演示 --yes'],
  async run(context, { dir = 'demo' }) {
    const folder = resolve(context.cwd, dir);
    const standing = standsIn(folder);
    if (standing === 'foreign') throw foreign(dir);
    if (standing === 'demo') {
      const question = say(
        `${dir} 里已有演示公司，重新建立吗？在里面做过的改动会丢掉。`,
        `${dir} holds a sample company; make it anew? What was done in it is lost.`,
      );
      if (!(await confirm(context, question))) throw leftAlone(dir);
      forget(takeAway(folder), context);
    }
    if (standing === 'unfinished') takeAway(folder);
    return tour(context, folder, await wholly(folder, () => make(folder, context)));
  },
};
export default demo;

async function make(folder: string, context: Context): Promise<Made> {
  const { env, language, progress } = context;
  // First of all: a demo that is killed is known as one.
  markAsDemo(folder);
  const onDay = (day: string) =>
    progress.at(context.say(say(`正在建立演示公司：${day}`, `Making the sample company: ${day}`)));
  const { workspaceId, made } = await makeDemo({ folder, language, headsFolder: headsFolder(env), onDay });
  markAsDemo(folder, workspaceId);
  rememberPerson(workspaceId, DEMO_PERSON, env);
  progress.end();
  return made;
}

/** What was kept of an earlier sample company in the user's configuration: who sat there, and its head. */
function forget(workspaceId: string | undefined, { env }: Context): void {
  if (workspaceId === undefined) return;
  forgetPerson(workspaceId, env);
  rmSync(join(headsFolder(env), `${workspaceId}.json`), { force: true });
}

const foreign = (dir: string): InfoctlError =>
  new InfoctlError(
    'refused',
    'not-a-demo',
    say(
      `${dir} 里有别的文件，不是演示公司，没有动它。`,
      `${dir} holds other files and is no sample company; it was left alone.`,
    ),
    { hints: [say('请换一个空文件夹：infoctl demo 文件夹', 'Choose an empty folder: infoctl demo FOLDER')] },
  );

const leftAlone = (dir: string): InfoctlError =>
  new InfoctlError('refused', 'not-confirmed', say(`没有改动 ${dir}。`, `${dir} was left as it is.`));
