import type { EventKind, Subject } from './types.ts';

/** The first event of a journal: a random id, the site and the zone, which stay as they are for ever. */
export type WorkspaceCreated = { readonly workspace: string; readonly site: string; readonly zone: string };

const workspaceCreated: EventKind<WorkspaceCreated, WorkspaceCreated> = {
  kind: 'workspace.created',
  version: 1,
  apply: (_state, event) => event.body,
  example: {
    subject: 'workspace:5f0c9d1e-8a4b-4a6e-9d3b-2f6f5f0e7c11',
    body: { workspace: '5f0c9d1e-8a4b-4a6e-9d3b-2f6f5f0e7c11', site: 'HQ', zone: 'Asia/Shanghai' },
  },
};

/** The workspace itself; the journal's own row shows it, so it has no table. */
export const workspaces: Subject<WorkspaceCreated> = {
  name: 'workspace',
  kinds: [workspaceCreated],
  tables: [],
  rows: () => ({}),
};
