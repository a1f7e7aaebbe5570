import { say, type Language } from '../../kernel/language.ts';
import { readForm } from '../../rules/forms/read.ts';
import { adoptForm } from '../../work/adoption/adopt-form.ts';
import { compareForms, type FormChange } from '../../work/adoption/compare-forms.ts';
import { decideFormAdoption } from '../../work/adoption/decide-form.ts';
import { readFormDraft } from '../../work/adoption/form-draft.ts';
import { knownForms } from '../../work/adoption/form-source.ts';
import { formInForce } from '../../work/adoption/queries.ts';
import { confirm } from '../ask.ts';
import { KEEPERS } from '../roles.ts';
import { rolesToComeNotes } from '../forms/roles-to-come.ts';
import { showFirst } from '../rules/show-first.ts';
import type { Block, Command } from '../types.ts';

const formAdopt: Command<{ readonly form: string }> = {
  args: '<form>',
  argHelp: { form: say('表单名，即 forms/ 里的文件名', 'name of the form, as its file in forms/ is called') },
  examples: ['infoctl form adopt store-inspection', 'infoctl form adopt sales-feedback --yes'],
  async run(context, { form: name }) {
    const { folder, journal } = await context.workspace('write');
    const authorship = await context.authorship();
    await context.requireRole(authorship.by, KEEPERS, say('修改表单', 'change the forms'));
    const draft = readFormDraft(journal.db, folder, name);
    const last = formInForce(journal.db, name);
    const next = readForm(draft.schema);
    const notes = rolesToComeNotes(journal.db, next, context.language);
    if (last?.hash === draft.hash) {
      const already = say(
        `《${next.title['zh-CN']}》第 ${last.version} 版已经采用，没有改动。`,
        `Version ${last.version} of ${next.title.en} is adopted already; nothing changed.`,
      );
      return {
        data: { form: name, adopted: false, version: last.version, changes: [] },
        show: () => [{ kind: 'text', text: context.say(already) }],
        notes,
      };
    }
    // Whatever will be refused is refused before anybody is asked.
    decideFormAdoption(draft, last?.version ?? 0, knownForms(journal.db));
    const changes = last ? compareForms(readForm(last.schema), next) : [];
    await showFirst(context, changeBlocks(changes, context.language));
    const question = say(
      `采用《${next.title['zh-CN']}》第 ${(last?.version ?? 0) + 1} 版？`,
      `Adopt version ${(last?.version ?? 0) + 1} of ${next.title.en}?`,
    );
    const version = (await confirm(context, question)) ? adoptForm(journal, authorship, draft) : null;
    const done =
      version === null
        ? say('没有采用。', 'Not adopted.')
        : say(
            `已采用《${next.title['zh-CN']}》第 ${version} 版；以前的记录仍照原来的版本读。`,
            `Adopted version ${version} of ${next.title.en}; earlier records are still read by theirs.`,
          );
    return {
      data: {
        form: name,
        adopted: version !== null,
        version: version ?? last?.version ?? null,
        changes: changes.map(({ what, ...place }) => ({ ...place, what: context.say(what) })),
      },
      show: () => [{ kind: 'text', text: context.say(done), tone: version === null ? 'warning' : 'good' }],
      notes,
    };
  },
};
export default formAdopt;

const KINDS = { added: say('新增', 'new'), removed: say('删去', 'gone'), changed: say('改动', 'changed') };

function changeBlocks(changes: readonly FormChange[], language: Language): Block[] {
  if (changes.length === 0) return [];
  const lines = changes.map(
    ({ field, kind, what }) =>
      `  ${KINDS[kind][language]}　${field === null ? '' : `${field}　`}${what[language]}`,
  );
  return [{ kind: 'text', text: [say('改动', 'Changes')[language], ...lines].join('\n') }];
}
