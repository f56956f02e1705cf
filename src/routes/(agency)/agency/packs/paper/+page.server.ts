import type { PageServerLoad } from './$types';
import { words } from '#lib/i18n/words.ts';
import type * as packs from '#lib/server/begin/packs.ts';
import { placeToType, scanOf } from '#lib/server/begin/scan.ts';
import { lastMade } from '../../made.ts';

/** The batch that was made last, for an hour: it can be printed again with the same codes. */
export const load: PageServerLoad = async (event) => {
	const batch = await lastMade<packs.Batch>(event, 'packs');
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
