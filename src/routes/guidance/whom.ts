/** Whom it is about, on pages of rights and guides: each choice is the address of the page that is written for them. */
import { guideFor, whoms, type Whom } from '#lib/domain/help/whom.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import type { Say } from '#lib/i18n/words.ts';

/** The rights for the reader, and for each other the guide of their own. */
export function guideOptions(t: Say, lang: Language, chosen: Whom) {
	return whoms.map((whom) => {
		const guide = guideFor(whom);
		return {
			href: address(lang, guide ? `/guide/${guide}` : '/rights'),
			title: t(`help.whom.${whom}`),
			isChosen: whom === chosen
		};
	});
}
