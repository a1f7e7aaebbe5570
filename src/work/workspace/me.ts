import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../kernel/whole-file.ts';
import { userFolder } from './user-folder.ts';

type Env = Readonly<Record<string, string | undefined>>;

const fileOf = (workspaceId: string, env: Env): string => join(userFolder(env), 'me', `${workspaceId}.json`);

/** The person that this user said to be in this workspace; undefined where they never did. */
export function rememberedPerson(workspaceId: string, env: Env): string | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(workspaceId, env), 'utf8');
  } catch {
    return undefined;
  }
  return /"person":\s*"([A-Za-z0-9][A-Za-z0-9._-]{0,31})"/.exec(text)?.[1];
}

/** Keeps who this user is in this workspace, in the user's own configuration (no claim is proved by it). */
export function rememberPerson(workspaceId: string, person: string, env: Env): void {
  const file = fileOf(workspaceId, env);
  mkdirSync(join(userFolder(env), 'me'), { recursive: true, mode: 0o700 });
  writeWhole(file, `${JSON.stringify({ person })}\n`, 0o600);
}

/** Forgets it, for a workspace that is no more. */
export const forgetPerson = (workspaceId: string, env: Env): void =>
  rmSync(fileOf(workspaceId, env), { force: true });
