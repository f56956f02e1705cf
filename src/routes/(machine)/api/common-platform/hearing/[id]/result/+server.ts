import type { RequestHandler } from './$types';
import { hearingResulted } from '#lib/server/court/reader.ts';
import { answer, ofCourts } from '../../../../answer.ts';

export const POST: RequestHandler = (event) =>
	answer(event, hearingResulted(event.params.id), ofCourts);
