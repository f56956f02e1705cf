/** Reads the choices of the page. They travel as bare numbers, so that an address says nothing of what happened. */
import { areas, needs, type Area, type Need } from '#lib/domain/help/service.ts';
import { whoms, type Whom } from '#lib/domain/help/whom.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import type { Key, Say } from '#lib/i18n/words.ts';

export type Filter = {
	readonly need?: Need | undefined;
	readonly area?: Area | undefined;
	readonly whom?: Whom | undefined;
};

/** Where we are, for whoever has not said where they are. */
export const usual: Area = 'london';

/** What `?n=`, `?a=` and `?w=` ask for; anything that is not one of our numbers asks for nothing. */
export function readFilter(asked: URLSearchParams): Filter {
	const whom = chosen(whoms, asked.get('w'));
	return {
		need: chosen(needs, asked.get('n')),
		area: chosen(areas, asked.get('a')),
		...(whom ? { whom } : {})
	};
}

/** The address of what a choice finds, at its results. The code of a choice is its place in the list, from 1. */
export function linkTo(lang: Language, { need, area, whom }: Filter): string {
	const asked = [
		...(need ? [`n=${needs.indexOf(need) + 1}`] : []),
		...(area ? [`a=${areas.indexOf(area) + 1}`] : []),
		...(whom ? [`w=${whoms.indexOf(whom) + 1}`] : [])
	];
	const page = address(lang, '/help');
	return asked.length > 0 ? `${page}?${asked.join('&')}#found` : page;
}

/** One line of a choice, which leads to what it finds. */
export type Option = { readonly href: string; readonly title: string };

/** One answer to whom it is about. */
export type WhomOption = Option & { readonly isChosen: boolean };

/** What else can be chosen: every need, and each other place; what was chosen before is kept beside it. */
export function options(
	t: Say,
	lang: Language,
	{ need, area, whom }: Filter
): { needs: Option[]; areas: Option[] } {
	return {
		needs: needs.map((one) => ({
			href: linkTo(lang, { need: one, area, whom }),
			title: sayNeed(t, one)
		})),
		areas: areas
			.filter((one) => one !== (area ?? usual))
			.map((one) => ({
				href: linkTo(lang, { need, area: one, whom }),
				title: t(`help.area.${one}`)
			}))
	};
}

/** Whom it is about, each with the address that says so and keeps what else was chosen. */
export function whomOptions(t: Say, lang: Language, filter: Filter, is: Whom): WhomOption[] {
	return whoms.map((whom) => ({
		href: linkTo(lang, { ...filter, whom }),
		title: t(`help.whom.${whom}`),
		isChosen: whom === is
	}));
}

/** A need in words. */
export function sayNeed(t: Say, need: Need): string {
	return t(`help.need.${need.replace('crime.', '')}` as Key);
}

function chosen<T>(list: readonly T[], code: string | null): T | undefined {
	return code && /^[1-9]\d?$/.test(code) ? list[Number(code) - 1] : undefined;
}
