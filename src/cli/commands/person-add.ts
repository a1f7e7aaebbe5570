import { addCommand } from '../registers/add.ts';

export default addCommand('person');
