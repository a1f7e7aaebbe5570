import { endCommand } from '../registers/end.ts';

export default endCommand('client');
