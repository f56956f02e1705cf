import type { RequestHandler } from './$types';
import { hearingListed } from '#lib/server/court/reader.ts';
import { answer, ofCourts } from '../../../answer.ts';

export const POST: RequestHandler = (event) =>
	answer(event, hearingListed(event.params.id), ofCourts);
