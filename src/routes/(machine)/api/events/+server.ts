import type { RequestHandler } from '@sveltejs/kit';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { answer } from '../answer.ts';

export const POST: RequestHandler = (event) => answer(event, readEvents);
