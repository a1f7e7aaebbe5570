import { say } from '../../kernel/language.ts';
import { readForm } from '../../rules/forms/read.ts';
import type { Schema } from '../../rules/forms/types.ts';
import { badForm, formFaults } from '../../work/adoption/form-draft.ts';
import { rolesToComeNotes } from '../forms/roles-to-come.ts';
import { workspaceIfAny } from '../forms/source.ts';
import { readDraft } from '../rules/draft-file.ts';
import { faultBlocks, faultData } from '../rules/faults.ts';
import type { Command } from '../types.ts';

const FOUND = 3;

const formCheck: Command<{ readonly file: string }> = {
  args: '<file>',
  argHelp: { file: say('表单文件（JSON Schema）', 'the file of a form (JSON Schema)') },
  examples: ['infoctl form check forms/store-inspection.json', 'infoctl form check 巡店.json --json'],
  async run(context, { file }) {
    const workspace = await workspaceIfAny(context);
    const text = readDraft(context.cwd, file).toString('utf8');
    const faults = formFaults(
      text,
      file,
      workspace && { db: workspace.journal.db, folder: workspace.folder },
    );
    const data = { file, valid: faults.length === 0, problems: faultData(faults, context.language) };
    if (faults.length > 0)
      return { data, show: () => faultBlocks(badForm(file, faults), context.language), exitCode: FOUND };
    const form = readForm(JSON.parse(text.replace(/^\uFEFF/, '')) as Schema);
    const toCome = workspace ? rolesToComeNotes(workspace.journal.db, form, context.language) : [];
    const right = say(`${file} 写得正确。`, `${file} is right.`);
    const next = say(
      `放在工作区的 forms/${form.name}.json 后采用：infoctl form adopt ${form.name}`,
      `As forms/${form.name}.json of the workspace it can be adopted: infoctl form adopt ${form.name}`,
    );
    return {
      data,
      show: () => [{ kind: 'text', text: context.say(right), tone: 'good' }],
      notes: [...toCome, context.say(next)],
    };
  },
};
export default formCheck;
