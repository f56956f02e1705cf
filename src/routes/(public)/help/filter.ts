/** Reads the two choices of the page. They travel as bare numbers, so that an address says nothing of what happened. */
import { areas, needs, type Area, type Need } from '#lib/domain/help/service.ts';
import type { Key, Say } from '#lib/i18n/words.ts';

export type Filter = { readonly need?: Need | undefined; readonly area?: Area | undefined };

/** What `?n=` and `?a=` ask for; anything that is not one of our numbers asks for nothing. */
export function readFilter(asked: URLSearchParams): Filter {
	return { need: chosen(needs, asked.get('n')), area: chosen(areas, asked.get('a')) };
}

/** One line of a choice; its code is its place in the list, from 1. */
export type Option = { readonly code: number; readonly label: string; readonly chosen: boolean };

/** The lines of both choices in words, with what was asked for chosen. */
export function options(t: Say, { need, area }: Filter): { needs: Option[]; areas: Option[] } {
	const line = <T extends string>(list: readonly T[], group: string, asked: T | undefined) =>
		list.map((item, index) => ({
			code: index + 1,
			label: t(`help.${group}.${item.replace('crime.', '')}` as Key),
			chosen: item === asked
		}));
	return { needs: line(needs, 'need', need), areas: line(areas, 'area', area) };
}

function chosen<T>(list: readonly T[], code: string | null): T | undefined {
	return code && /^[1-9]\d?$/.test(code) ? list[Number(code) - 1] : undefined;
}
