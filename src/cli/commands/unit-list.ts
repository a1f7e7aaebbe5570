import { listCommand } from '../registers/list.ts';

export default listCommand('unit');
