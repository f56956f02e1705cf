import type { RequestHandler } from './$types';
import { asked } from '#lib/server/door/sign-in-staff.ts';
import { questionFor } from '../../../door/key-question.ts';

/** What a key of staff has to sign to let somebody in. */
export const POST: RequestHandler = (event) => questionFor(event, asked);
