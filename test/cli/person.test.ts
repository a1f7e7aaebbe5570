import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testCompany } from '../support/company.ts';
import { TestWorkspace } from '../support/workspace.ts';

const NOTE = ['submit', 'note', '--set', 'text=一', '--set', 'channel=oral'];

/** Who typed and whose act the last event was. */
async function lastAuthors(made: TestWorkspace): Promise<{ actor: string; by: string }> {
  const { events } = await made.json<{ events: { actor: string; by: string }[] }>(['log', '--limit', '1']);
  const { actor, by } = events[0]!;
  return { actor, by };
}

const adopt = (made: TestWorkspace, ...flags: string[]) =>
  made.run(['calendar', 'import', '../2027.csv', '--yes', ...flags]);

describe('who is at the keyboard', () => {
  it('until the first person exists: setup, who may do everything', async () => {
    using made = await TestWorkspace.make();
    expect(await made.json(['me'])).toMatchObject({ id: 'setup' });
    await made.json(['unit', 'add', 'hq', '--name', '总部', '--kind', 'headquarters']);
    expect(await lastAuthors(made)).toEqual({ actor: 'setup', by: 'setup' });
  });

  it('afterwards a missing identity is exit 2, and the hint is infoctl me', async () => {
    using made = await testCompany();
    const { code, stderr } = await made.run(NOTE, {
      env: { XDG_CONFIG_HOME: join(made.path, 'someone-else') },
    });
    expect([code, stderr.includes('infoctl me')]).toEqual([2, true]);
  });

  it('--as, then INFOCTL_AS, then infoctl me; ids always, names where they are unique', async () => {
    using made = await testCompany();
    const who = async (flags: string[], env = {}) =>
      (await made.json<{ id: string }>(['me', ...flags], { env })).id;
    expect(await who([])).toBe('m1');
    expect(await who([], { INFOCTL_AS: '李雷' })).toBe('r1');
    expect(await who(['--as', 'r2'], { INFOCTL_AS: '李雷' })).toBe('r2');
    expect(await who(['--as', '韩梅'])).toBe('r2');
    await made.json(['person', 'add', 'r3', '--name', '李雷', '--unit', 'south', '--role', 'sales-rep']);
    const { code, stderr } = await made.run(['me', '李雷']);
    expect([code, stderr.includes('r1'), stderr.includes('r3')]).toEqual([4, true, true]);
    expect(await who(['--as', 'r3'])).toBe('r3');
  });

  it('is kept in the user’s own configuration, readable by nobody else, and not in the workspace', async () => {
    using made = await testCompany();
    const folder = join(made.path, 'config/infoctl/me');
    const [file = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, file), 'utf8')).toBe('{"person":"m1"}\n');
    expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    expect(readdirSync(made.folder)).not.toContain('me');
  });
});

describe('whose act it is', () => {
  it('the actor’s, or that of --by', async () => {
    using made = await testCompany();
    await made.json(['waive', 'submit:sales-feedback/2026-W46:r1', '--reason', '休假']);
    expect(await lastAuthors(made)).toMatchObject({ actor: 'm1' });
    await made.json([...NOTE, '--by', '李雷']);
    expect(await lastAuthors(made)).toEqual({ actor: 'm1', by: 'r1' });
  });

  it('roles are asked of the one whose act it is', async () => {
    using made = await testCompany();
    writeFileSync(join(made.path, '2027.csv'), '2027-01-01,放假\n');
    expect(await adopt(made, '--as', 'r1')).toMatchObject({ code: 5, stdout: '' });
    expect(await adopt(made, '--by', 'r1')).toMatchObject({ code: 5, stdout: '' });
    expect(await adopt(made, '--as', 'r1', '--by', 'm1')).toMatchObject({ code: 0 });
    expect(await lastAuthors(made)).toEqual({ actor: 'r1', by: 'm1' });
  });

  it('somebody unknown: exit 4', async () => {
    using made = await testCompany();
    expect(await adopt(made, '--by', 'nobody')).toMatchObject({ code: 4 });
    expect(await made.run(['me', '--as', 'nobody'])).toMatchObject({ code: 4 });
  });
});
