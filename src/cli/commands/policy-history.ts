import { say } from '../../kernel/language.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import { policyHistory } from '../../work/adoption/queries.ts';
import { nameOf } from '../../work/org/find.ts';
import type { Command } from '../types.ts';

const policyHistoryCommand: Command = {
  examples: ['infoctl policy history', 'infoctl policy history --json'],
  clause: '沟通·六',
  async run(context) {
    const { journal } = await context.workspace();
    const world = await context.world();
    const versions = policyHistory(journal.db).map(({ edition, effective, adoptedOn, adoptedBy, hash }) => {
      return { edition, effective, adoptedOn, adoptedBy, hash };
    });
    const titles = [
      say('版', 'Edition'),
      say('施行', 'In force from'),
      say('采用', 'Adopted on'),
      say('采用人', 'By'),
    ];
    return {
      data: { versions },
      show: () => [
        {
          kind: 'table',
          columns: titles.map((title) => ({ title: context.say(title) })),
          rows: versions.map(({ edition, effective, adoptedOn, adoptedBy }) => [
            String(edition),
            context.say(dayTitle(effective)),
            context.say(dayTitle(adoptedOn)),
            nameOf(world, 'person', adoptedBy, adoptedOn),
          ]),
        },
      ],
    };
  },
};
export default policyHistoryCommand;
