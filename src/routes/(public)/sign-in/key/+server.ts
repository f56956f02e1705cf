import type { RequestHandler } from './$types';
import { questionFor } from '../../../door/key-question.ts';

/** What a key has to sign to let somebody in. */
export const POST: RequestHandler = (event) => questionFor(event, { to: 'sign-in' });
