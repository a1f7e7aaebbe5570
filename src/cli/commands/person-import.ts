import { importCommand } from '../registers/import.ts';

export default importCommand('person');
