import { showCommand } from '../registers/show.ts';

export default showCommand('person');
