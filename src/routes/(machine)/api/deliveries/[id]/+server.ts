import type { RequestHandler } from './$types';
import { lookUp } from '#lib/server/feed/look-up.ts';
import { asking, said } from '../../answer.ts';

export const GET: RequestHandler = async (event) =>
	said(await lookUp(event.locals.world, asking(event), event.params.id));
