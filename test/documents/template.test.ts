import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { draw } from '../../src/documents/engine.ts';
import { drawDocument } from '../../src/documents/document.ts';
import { InfoctlError } from '../../src/kernel/errors.ts';
import { summaryOf } from '../../src/work/summaries/view.ts';
import { inputOf, rowsOf } from '../work/summaries/week.ts';
import { outlineOf } from './outline.ts';

const folder = mkdtempSync(join(tmpdir(), 'infoctl-templates-'));
mkdirSync(join(folder, 'templates', 'zh-CN'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = {
  title: '# 周报',
  none: null,
  day: '2026-11-23',
  list: ['a|b', '甲'],
  group: { name: '**礼盒**' },
  amount: '1234567.5',
};
const drawn = (text: string) => draw({ file: 'templates/zh-CN/own.md', text }, data, 'zh-CN').trimEnd();

function faultOf(text: string): InfoctlError {
  try {
    drawn(text);
  } catch (error) {
    if (error instanceof InfoctlError) return error;
    throw error;
  }
  throw new Error('no error');
}

it('a fault of a template that ships is not mended by using the one that ships', () => {
  const template = { file: 'templates/zh-CN/summary.md', text: '{{ nothing }}', ships: true };
  const hints = (ships: boolean) => {
    try {
      draw({ ...template, ships }, data, 'zh-CN');
    } catch (error) {
      return (error as InfoctlError).hints.map((hint) => hint['zh-CN']).join('');
    }
    return '';
  };
  expect(hints(true)).toMatch(/这是随程序提供的模板.*templates\/zh-CN\/summary\.md/u);
  expect(hints(false)).toMatch(/使用随程序提供的模板/u);
});

describe("a company's own template", () => {
  it('is used before the one that comes with the program, and sees what --json prints', () => {
    writeFileSync(
      join(folder, 'templates/zh-CN/summary.md'),
      '# {{ period | period }}\n\n{{ rounds[0].missing.size }} / {{ addressees[0].name }}\n',
    );
    const document = drawDocument('summary', summaryOf(inputOf(), rowsOf()), 'zh-CN', folder);
    expect(document).toBe('# 2026年第47周\n\n1 / 周明\n');
    // The other language has none of its own.
    expect(drawDocument('summary', summaryOf(inputOf('en'), rowsOf()), 'en', folder)).toContain(
      '# Market information summary',
    );
  });

  it.each([
    ['{{ title }}', '\\# 周报'],
    ['{{ group.name | strong }}已到', '\\*\\***礼盒**\\*\\*已到'],
    ['{{ day | day }}，{{ day | short_day }}', '2026年11月23日，11月23日'],
    ['{{ amount | money }}', '1,234,567.50'],
    ['{{ list | listed }}', 'a\\|b、甲'],
    ['{{ none }}|{{ none | money }}|{{ none | default: "无" }}', '|—|无'],
    ['{% for each in list %}{{ forloop.index | numeral }}{% endfor %}', '一二'],
    ['{{ 10 | numeral }}{{ 11 | numeral }}{{ 20 | numeral }}{{ 35 | numeral }}', '十十一二十三十五'],
    [
      '{{ "2026-Q4" | period }} {{ "2026-W47" | period }} {{ "2026-11" | period }}',
      '2026年第四季度 2026年第47周 2026年11月',
    ],
    ['{{ 6 | signed }} {{ -6 | signed }} {{ 0 | signed }} {{ "9.1" | change }}', '+6 -6 0 +9.1%'],
    ['{{ "到月底。" | phrase }}；{{ "到月底" | sentence }}', '到月底；到月底。'],
    ['{{ "一二三四五" | cut: 3 }}{{ "👨‍👩‍👧‍👦好" | cut: 1 }}', '一二三……👨‍👩‍👧‍👦……'],
  ])('%s', (template, markdown) => {
    expect(drawn(template)).toBe(markdown);
  });

  it.each([
    ['一\n{{ titel }}', 2, '没有名为“titel”的数据'],
    ['{% if titel %}{% endif %}', 1, '没有名为“titel”的数据'],
    ['{{ title | bold }}', 1, '没有名为“bold”的过滤器'],
    ['\n\n{% for each in list %}', 3, '没有结束'],
    ['{{ list }}', 1, '列表或分组不能直接输出'],
    ['{{ group }}', 1, '列表或分组不能直接输出'],
    ['{{ title | day }}', 1, '日期'],
    ['{{ title | money }}', 1, '金额'],
    ['{{ title | ids }}', 1, '列表'],
    ['{{ title | raw }}', 1, '没有名为“raw”的过滤器'],
    ['{{ "now" | date: "%Y" }}', 1, '没有名为“date”的过滤器'],
    ["{% include '../../infoctl.yaml' %}", 1, '不能使用标签“include”'],
    ["{% render '/etc/passwd' %}", 1, '不能使用标签“render”'],
    ['{{ title.constructor.constructor }}', 1, '没有名为“title.constructor'],
    ['{{ group.__proto__ }}', 1, '没有名为'],
  ])('that is wrong is told with file and line: %s', (template, line, words) => {
    const error = faultOf(template);
    expect(error.kind).toBe('invalid');
    expect(error.code).toBe('bad-template');
    expect(error.details).toMatchObject([{ file: 'templates/zh-CN/own.md', line }]);
    expect(error.text['zh-CN']).toContain(words);
    expect(error.text['zh-CN']).toContain(`第 ${line} 行`);
  });

  it('may not run away', () => {
    expect(faultOf('{% for a in (1..30000000) %}{% endfor %}').text['zh-CN']).toContain('过大');
    expect(faultOf('字'.repeat(300_000)).text['zh-CN']).toContain('过大');
  });

  it.each([
    ['not UTF-8', Buffer.from([0xb1, 0xbe, 0xd6, 0xdc]), 'UTF-8'],
    ['too large', Buffer.alloc(300_000, 0x61), '过大'],
  ])('that is %s is refused', (_what, bytes, words) => {
    writeFileSync(join(folder, 'templates/zh-CN/handling-report.md'), bytes);
    expect(() => drawDocument('handling-report', {}, 'zh-CN', folder)).toThrowError(
      expect.objectContaining({
        code: 'unreadable-template',
        text: expect.objectContaining({ 'zh-CN': expect.stringContaining(words) }),
      }),
    );
  });

  it('shows its own control characters instead of sending them to a terminal', () => {
    expect(drawn('\u001B[31m红\u202E')).toBe('␛[31m红‹U+202E›');
  });

  it('cannot be broken out of by any text, by whatever filter it passes', () => {
    const filters = [
      '',
      '| strong',
      '| phrase',
      '| sentence',
      '| cut: 5',
      '| upcase',
      "| append: '#'",
      "| split: 'x' | listed",
      '| strip',
    ];
    const bad = fc.constantFrom(
      '# 题',
      '<script>',
      '[a](b)',
      '![a](b)',
      '| x |',
      '`a`',
      '&lt;',
      'https://a.cn',
      '---',
      '> a',
      '1. a',
      '\n# a',
      '*a*',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.array(bad, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...filters),
        (parts, filter) => {
          const text = `前文\n\n{{ text ${filter} }}\n\n| 甲 | 乙 |\n| --- | --- |\n| {{ text ${filter} }} | 右 |\n`;
          const { headings, foreign, tables } = outlineOf(
            draw({ file: 'own.md', text }, { text: parts.join('') }, 'zh-CN'),
          );
          expect(headings).toEqual([]);
          expect(foreign.filter((kind) => !kind.startsWith('strong'))).toEqual([]);
          expect(tables.map((table) => table.map((row) => row.length))).toEqual([[2, 2]]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
