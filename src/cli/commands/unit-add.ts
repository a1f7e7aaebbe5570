import { addCommand } from '../registers/add.ts';

export default addCommand('unit');
