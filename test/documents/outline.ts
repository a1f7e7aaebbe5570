import MarkdownIt from 'markdown-it';

const viewer = new MarkdownIt({ html: true, linkify: true });

/** What a viewer makes of a document. */
export type Outline = {
  readonly headings: readonly string[];
  /** Headings that a heading of the same or a higher level follows at once, or nothing at all. */
  readonly bare: readonly string[];
  /** The cells of each table, row by row, its heading first. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Kinds of nodes that our own documents never hold. */
  readonly foreign: readonly string[];
  readonly text: string;
};

const OURS = new Set(
  [
    'heading',
    'paragraph',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'ordered_list',
    'bullet_list',
    'list_item',
  ].flatMap((kind) => [`${kind}_open`, `${kind}_close`]),
);
for (const kind of ['inline', 'hr', 'text', 'text_special', 'softbreak']) OURS.add(kind);

/** Reads a document with a CommonMark parser that knows tables, HTML and bare addresses. */
export function outlineOf(markdown: string): Outline {
  const headings: string[] = [];
  const bare: string[] = [];
  const tables: string[][][] = [];
  const foreign = new Set<string>();
  const texts: string[] = [];
  let open: { text: string; level: number } | null = null;
  let block = '';
  for (const token of viewer.parse(markdown, {})) {
    if (!OURS.has(token.type)) foreign.add(token.type);
    for (const child of token.children ?? []) if (!OURS.has(child.type)) foreign.add(child.type);
    if (token.type === 'heading_open') {
      const level = Number(token.tag.slice(1));
      if (open && level <= open.level) bare.push(open.text);
      open = { text: '', level };
    } else if (open && open.text !== '' && !token.type.startsWith('heading')) open = null;
    if (token.type === 'table_open') tables.push([]);
    if (token.type === 'tr_open') tables.at(-1)?.push([]);
    if (token.type.endsWith('_open')) block = token.type;
    if (token.type !== 'inline') continue;
    const text = (token.children ?? [])
      .map(({ type, content }) => (type === 'softbreak' ? '\n' : content))
      .join('');
    texts.push(text);
    if (block === 'heading_open') {
      headings.push(text);
      if (open) open = { ...open, text };
    }
    if (block === 'th_open' || block === 'td_open') tables.at(-1)?.at(-1)?.push(text);
  }
  if (open) bare.push(open.text);
  return { headings, bare, tables, foreign: [...foreign], text: texts.join('\n') };
}
