import type { RequestHandler } from './$types';
import { hearingDeleted } from '#lib/server/court/reader.ts';
import { answer, ofCourts } from '../../../../answer.ts';

export const DELETE: RequestHandler = (event) =>
	answer(event, hearingDeleted(event.params.id), ofCourts);
