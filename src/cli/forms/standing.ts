import { say, type Text } from '../../kernel/language.ts';
import type { CatalogueEntry } from '../../work/adoption/form-catalogue.ts';

/** How a form stands, in words: 第 2 版 / 随程序，首次使用时启用. */
export function standingShown({ version, standing, newer }: CatalogueEntry): Text {
  const now =
    standing === 'in-force'
      ? say(`第 ${version} 版`, `version ${version}`)
      : standing === 'shipped'
        ? say('随程序，首次使用即启用', 'ships with the program, in force by its first use')
        : say('尚未采用', 'not adopted');
  if (newer === null || standing === 'draft') return now;
  const waiting =
    newer === 'file'
      ? say('文件有改动待采用', 'a changed file waits')
      : say('程序附有新版', 'a newer one ships');
  return say(`${now['zh-CN']}；${waiting['zh-CN']}`, `${now.en}; ${waiting.en}`);
}
