// The operator's command: `npm run alongside -- help`.
import { answer } from './commands/answer.ts';

await answer(process.argv.slice(2));
