import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { words } from '#lib/i18n/words.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import type * as packs from '#lib/server/begin/packs.ts';
import { placeToType, scanOf } from '#lib/server/begin/scan.ts';
import { findDraft } from '../../../../form/draft.ts';

/** The batch that was made last, for an hour: it can be printed again with the same codes. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	if (!(await forceFor(world.db, actor as Officer))) error(404);
	const draft = await findDraft(event, 'packs');
	if (!draft) redirect(303, '/agency/packs');
	const batch = draft.answers as packs.Batch;
	const { language } = batch;
	const t = words(language);
	const { host: site, origin } = event.url;
	return {
		...batch,
		// A scanner types what it reads: on the outside it is the number and nothing else.
		packs: batch.packs.map((pack) => ({ ...pack, scan: scanOf(pack.number) })),
		place: { site, scan: scanOf(placeToType(origin, language)) },
		hours: t('common.end.hours'),
		lines: [t('card.pack.until'), t('card.pack.own')],
		cover: t('card.pack.cover')
	};
};
