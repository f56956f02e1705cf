import { error } from '@sveltejs/kit';
import { retention } from '#lib/domain/data/retention.ts';
import { sayDays } from '#lib/i18n/amounts.ts';
import type { PageServerLoad } from './$types';
import { aboutUs, ownNumber, ownOrigin } from '../../../settings.ts';
import { written } from '../../guidance/written.ts';

export const prerender = 'auto';

/** A page about ourselves; what its operator has not said, it says is not known. */
export const load: PageServerLoad = ({ locals, params }) => {
	const { t, lang } = locals;
	const kept = Object.entries(retention).flatMap(([what, { lasts }]) =>
		'days' in lasts ? [[what, sayDays(lang, lasts.days)] as const] : []
	);
	const page = written(lang, params.about, {
		...Object.fromEntries(kept),
		number: ownNumber,
		hours: t('common.end.hours'),
		site: ownOrigin ?? t('about.unset.site'),
		runBy: aboutUs.runBy ?? t('about.unset.runBy'),
		paidBy: aboutUs.paidBy ?? t('about.unset.paidBy'),
		complainTo: aboutUs.paidBy,
		writeTo: aboutUs.writeTo ?? t('about.unset.writeTo')
	});
	if (!page) error(404, 'No such page');
	return { about: params.about, ...page };
};
