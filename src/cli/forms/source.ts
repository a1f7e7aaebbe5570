import { InfoctlError } from '../../kernel/errors.ts';
import type { Workspace } from '../../work/workspace/types.ts';
import type { Context } from '../types.ts';

/** The workspace one stands in, or undefined outside of any: forms that ship can be looked at everywhere. */
export async function workspaceIfAny(context: Context): Promise<Workspace | undefined> {
  try {
    return await context.workspace();
  } catch (error) {
    const named = context.global.workspace ?? (context.env.INFOCTL_WORKSPACE || undefined);
    if (named === undefined && error instanceof InfoctlError && error.code === 'no-workspace')
      return undefined;
    throw error;
  }
}
