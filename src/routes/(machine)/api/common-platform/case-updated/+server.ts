import type { RequestHandler } from './$types';
import { caseUpdated } from '#lib/server/court/reader.ts';
import { answer, ofCourts } from '../../answer.ts';

export const POST: RequestHandler = (event) => answer(event, caseUpdated, ofCourts);
