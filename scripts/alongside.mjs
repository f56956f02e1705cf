/** Runs the keeper's commands: `npm run alongside -- help`. */
import { runInstead } from './node.mjs';

runInstead('scripts/alongside.ts');
