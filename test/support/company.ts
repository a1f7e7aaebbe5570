import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestWorkspace } from './workspace.ts';

const UNITS = `id,name,kind,parent,from,outlet
hq,总部,headquarters,,2020-01-01,
mk,市场部,marketing,hq,2020-01-01,
east,华东分公司,sales-branch,hq,2020-01-01,
south,华南分公司,sales-branch,hq,2020-01-01,
s1,南京路专卖店,store,east,2020-01-01,exclusive-store
`;
const PEOPLE = `id,name,unit,roles,from
z1,周明,hq,deputy-gm,2020-01-01
m1,王芳,mk,marketing,2020-01-01
r1,李雷,east,sales-rep,2020-01-01
r2,韩梅,south,sales-rep,2020-01-01
t1,赵敏,s1,store-staff;leader,2020-01-01
`;
const CLIENTS = `id,name,kind,owner,from
c1,锦江酒店,hotel,m1,2020-01-01
`;

/** A small company in a workspace: headquarters, marketing, two branches, a store, a client; 王芳 (m1) is at the keyboard. */
export async function testCompany(): Promise<TestWorkspace> {
  const made = await TestWorkspace.make();
  const put = async (register: string, csv: string, as: string[]): Promise<void> => {
    writeFileSync(join(made.path, `${register}.csv`), csv);
    const { code, stderr } = await made.run([
      register,
      'import',
      join(made.path, `${register}.csv`),
      '--yes',
      ...as,
    ]);
    if (code !== 0) throw new Error(`${register} import ended with ${code}: ${stderr}`);
  };
  await put('unit', UNITS, []);
  await put('person', PEOPLE, []);
  await put('client', CLIENTS, ['--as', 'm1']);
  const { code, stderr } = await made.run(['me', 'm1']);
  if (code !== 0) throw new Error(stderr);
  return made;
}
