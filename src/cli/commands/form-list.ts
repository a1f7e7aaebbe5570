import { say, type Text } from '../../kernel/language.ts';
import { RHYTHM_LABELS } from '../../rules/forms/rhythms.ts';
import { labelOf } from '../../rules/policy/in-words.ts';
import { formCatalogue, type CatalogueEntry } from '../../work/adoption/form-catalogue.ts';
import { adoptedPolicies } from '../../work/adoption/queries.ts';
import { workspaceIfAny } from '../forms/source.ts';
import { standingShown } from '../forms/standing.ts';
import type { Command } from '../types.ts';

const formList: Command = {
  examples: ['infoctl form list', 'infoctl form list --json'],
  async run(context) {
    const workspace = await workspaceIfAny(context);
    const catalogue = formCatalogue(workspace && { db: workspace.journal.db, folder: workspace.folder });
    const roles = workspace ? (adoptedPolicies(workspace.journal.db).at(-1)?.policy.roles ?? []) : [];
    const both = (texts: readonly Text[]) => texts.map(context.say).join(context.say(say('、', ', ')));
    const anyone = say('任何人', 'anyone');
    const columns = [
      say('名称', 'Name'),
      say('标题', 'Title'),
      say('代号', 'Code'),
      say('谁填', 'Filled in by'),
      say('周期', 'Rhythm'),
      say('状态', 'Standing'),
    ];
    const adopt = catalogue.filter(({ newer }) => newer !== null);
    return {
      data: { items: catalogue.map((entry) => dataOf(entry, context.say(entry.form.title))) },
      show: () => [
        {
          kind: 'table',
          columns: columns.map((title) => ({ title: context.say(title) })),
          rows: catalogue.map((entry) => [
            entry.form.name,
            context.say(entry.form.title),
            entry.form.code,
            both(entry.form.by?.map((role) => labelOf(roles, role)) ?? [anyone]),
            both(entry.form.rhythms.map((rhythm) => RHYTHM_LABELS[rhythm] ?? say(rhythm, rhythm))),
            context.say(standingShown(entry)),
          ]),
        },
      ],
      notes: adopt.map(({ form }) =>
        context.say(
          say(
            `要采用新的 ${form.name}：infoctl form adopt ${form.name}`,
            `To adopt the new ${form.name}: infoctl form adopt ${form.name}`,
          ),
        ),
      ),
    };
  },
};
export default formList;

const dataOf = ({ form, version, standing, newer }: CatalogueEntry, title: string) => ({
  name: form.name,
  title,
  code: form.code,
  by: form.by,
  rhythms: form.rhythms,
  version,
  standing,
  newer,
});
