import type { RequestHandler } from './$types';
import { list } from '#lib/server/feed/look-up.ts';
import { asking, said } from '../answer.ts';

export const GET: RequestHandler = async (event) =>
	said(await list(event.locals.world, asking(event), event.url.searchParams));
