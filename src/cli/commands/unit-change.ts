import { changeCommand } from '../registers/change.ts';

export default changeCommand('unit');
