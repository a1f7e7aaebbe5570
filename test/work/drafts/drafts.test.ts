import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftsOf, newDraftId, removeDraft, saveDraft, type Draft } from '../../../src/work/drafts/drafts.ts';
import { TestFolder } from '../../support/workspace.ts';

const draft = (more: Partial<Draft> = {}): Draft => ({
  id: 'note-1',
  form: 'note',
  formVersion: 1,
  person: 'r1',
  savedAt: '2026-11-24T02:00:00.000Z',
  answers: { text: '无锡来电' },
  left: ['remark'],
  ...more,
});

test('a draft is one file that only its owner reads, and comes back as it was', () => {
  using folder = new TestFolder();
  saveDraft(folder.path, draft());
  expect(draftsOf(folder.path, 'note', 'r1')).toEqual([draft()]);
  expect(statSync(join(folder.path, 'drafts/note-1.json')).mode & 0o777).toBe(0o600);
  saveDraft(folder.path, draft({ answers: { text: '二' } }));
  expect(readdirSync(join(folder.path, 'drafts'))).toEqual(['note-1.json']);
  removeDraft(folder.path, 'note-1');
  removeDraft(folder.path, 'note-1');
  expect(draftsOf(folder.path, 'note', 'r1')).toEqual([]);
});

test('a person is shown their own of this form, the newest first', () => {
  using folder = new TestFolder();
  expect(draftsOf(folder.path, 'note', 'r1')).toEqual([]);
  saveDraft(folder.path, draft({ id: 'note-a' }));
  saveDraft(folder.path, draft({ id: 'note-b', savedAt: '2026-11-24T03:00:00.000Z' }));
  saveDraft(folder.path, draft({ id: 'note-c', person: 'r2' }));
  saveDraft(folder.path, draft({ id: 'urgent-d', form: 'urgent' }));
  expect(draftsOf(folder.path, 'note', 'r1').map(({ id }) => id)).toEqual(['note-b', 'note-a']);
});

test('what is no draft is passed over and kept; an id written into one leads nowhere else', () => {
  using folder = new TestFolder();
  const drafts = join(folder.path, 'drafts');
  mkdirSync(drafts);
  const put = (name: string, content: unknown) =>
    writeFileSync(join(drafts, name), typeof content === 'string' ? content : JSON.stringify(content));
  put('torn.json', '{"id":"torn","form":"note"');
  put('list.json', []);
  put('null.json', 'null');
  put('no-answers.json', { ...draft(), answers: null });
  put('answers-list.json', { ...draft(), answers: [] });
  put('no-day.json', { ...draft(), savedAt: 'yesterday' });
  put('readme.txt', 'x');
  put('.hidden.json', draft());
  put('elsewhere.json', draft({ id: '../../etc/passwd', left: 'x' as never }));
  symlinkSync('/nowhere', join(drafts, 'dangling.json'));
  expect(draftsOf(folder.path, 'note', 'r1')).toEqual([draft({ id: 'elsewhere', left: [] })]);
  expect(readdirSync(drafts)).toHaveLength(10);
});

test('no two drafts have one id', () => {
  const ids = Array.from({ length: 1000 }, () => newDraftId('note'));
  expect(new Set(ids).size).toBe(1000);
});
