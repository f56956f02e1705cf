import type { RequestHandler } from './$types';
import { replay } from '#lib/server/feed/replay.ts';
import { asking, said } from '../../../answer.ts';
import { doorFor } from '../../../readers.ts';

export const POST: RequestHandler = async (event) =>
	said(await replay(event.locals.world, asking(event), event.params.id, doorFor));
