/** What she needs, in lines for somebody who may see it: language, help and whom she wants to talk to. */
import type { Needs } from '#lib/domain/reach/needs.ts';
import type { Say } from '#lib/i18n/words.ts';

/** One line for each thing she said; how she is reached is not among them. */
export function sayNeeds(t: Say, needs: Partial<Needs>): string[] {
	const { speaks, reads, talking = [], reading = [], other = [], gender } = needs;
	return [
		...(speaks ? [t('needs.desk.speaks', { language: speaks })] : []),
		...(reads ? [t('needs.desk.reads', { language: reads })] : []),
		...[...talking, ...reading].map((one) => t(`needs.language.${one}`)),
		...other.map((one) => t(`needs.help.${one}`)),
		...(gender ? [t('needs.desk.gender', { may: t(`needs.gender.${gender}`) })] : [])
	];
}
