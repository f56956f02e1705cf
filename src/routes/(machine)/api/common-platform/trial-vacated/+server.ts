import type { RequestHandler } from './$types';
import { trialVacated } from '#lib/server/court/reader.ts';
import { answer, ofCourts } from '../../answer.ts';

export const POST: RequestHandler = (event) => answer(event, trialVacated, ofCourts);
