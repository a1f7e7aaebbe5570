import { join } from 'node:path';
import { openJournal } from '../../journal/journal.ts';
import { clockFrom } from '../../kernel/clock.ts';
import type { Language } from '../../kernel/language.ts';
import { shipped } from '../../kernel/shipped.ts';
import { importEntries } from '../org/keep.ts';
import type { Register } from '../org/types.ts';
import { journalProgram } from '../journal-program.ts';
import { makeWorkspace } from '../workspace/make.ts';
import { JOURNAL_FILE } from '../workspace/open.ts';
import { play, stageIn, type Stage } from './play.ts';
import { hurry, settle } from './queries.ts';
import { steppingClock } from './stepping-clock.ts';
import { readStory, type Story } from './story.ts';

/** The day as of which the sample company is shown: a Tuesday, the day after the weekly forms were due. */
export const DEMO_DAY = '2026-11-24';
/** Who sits at the keyboard of the sample company: 王芳, head of marketing. */
export const DEMO_PERSON = 'm1';

const FOUNDED = '2026-09-28T09:00:00+08:00';
const EFFECTIVE = '2026-10-01';
const COMPANY = { 'zh-CN': '示例食品有限公司（演示）', en: 'Sample Foods Company (demo)' };
const REGISTERS: readonly Register[] = ['unit', 'person', 'client'];

export type Making = {
  readonly folder: string;
  readonly language: Language;
  readonly headsFolder: string;
  /** Told before each day that something happens on. */
  readonly onDay?: (day: string) => void;
};

/** What was made: how much there is of everything. */
export type Made = {
  readonly company: string;
  readonly units: number;
  readonly people: number;
  readonly clients: number;
  readonly records: number;
};

/** Makes the workspace of the sample company and lets its quarter happen in it, each thing at its own instant. */
export async function makeDemo({
  folder,
  language,
  headsFolder,
  onDay,
}: Making): Promise<{ workspaceId: string; made: Made }> {
  const story = await readStory();
  const clock = steppingClock(clockFrom(undefined), FOUNDED);
  const settings = { company: COMPANY[language], site: 'HQ', zone: 'Asia/Shanghai', language };
  // Its own rules: a rule that a new company begins with would make everybody of the story late.
  const policies = shipped('templates', 'demo');
  makeWorkspace({ folder, settings, effective: EFFECTIVE, clock, headsFolder, policies });
  const file = join(folder, JOURNAL_FILE);
  const journal = openJournal({ file, program: journalProgram, mode: 'write', headsFolder, clock });
  try {
    hurry(journal.db);
    for (const register of REGISTERS) {
      const authorship = { actor: 'setup', by: 'setup', channel: 'file' } as const;
      const { errors } = importEntries({ journal, authorship, register }, story.registers[register], {
        dryRun: false,
      });
      if (errors[0]) throw new Error(`${register} row ${errors[0].row}: ${errors[0].message.en}`);
    }
    const stage = stageIn(journal, clock, folder);
    happen(story, stage, onDay);
    settle(journal.db);
    const { units, people, clients } = stage.world;
    return {
      workspaceId: journal.workspaceId,
      made: {
        company: settings.company,
        units: units.size,
        people: people.size,
        clients: clients.size,
        records: story.happenings.filter(({ act }) => act === 'submit').length,
      },
    };
  } finally {
    journal.close();
  }
}

function happen({ happenings }: Story, stage: Stage, onDay: (day: string) => void = () => {}): void {
  for (const happening of happenings) {
    onDay(happening.at.slice(0, 10));
    play(stage, happening);
  }
}
