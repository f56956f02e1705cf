import { stretches, type Wishes } from '#lib/domain/call/call.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { saySlot } from '#lib/i18n/slot-words.ts';
import type { Say } from '#lib/i18n/words.ts';

type Shown = Omit<Wishes, 'phone' | 'borough' | 'about'> & {
	readonly borough: string | undefined;
	readonly about: string | undefined;
};
type Row = { readonly label: string; readonly value: string; readonly href: string };

/** What she said, a row each, and where it is changed; her number is never among it. */
export function checkRows(t: Say, lang: Language, wishes: Shown): Row[] {
	return [...rowsOfReach(t, lang, wishes), ...rowsOfHelp(t, lang, wishes)];
}

function rowsOfReach(t: Say, lang: Language, wishes: Shown): Row[] {
	const [when, reach] = [address(lang, '/talk/times'), address(lang, '/talk/number')];
	const plain = (text: string) => text.replaceAll(/<\/?ref>/g, '');
	const times = stretches(wishes.slots).map((one) => plain(t('talk.times.on', saySlot(lang, one))));
	return [
		{ label: t('talk.check.number'), value: t('talk.check.kept'), href: `${reach}#phone` },
		{ label: t('talk.check.times'), value: times.join('\n'), href: `${when}#times` },
		{
			label: t('talk.check.ownNumber'),
			value: t(`talk.ownNumber.${wishes.showsNumber ? 'shown' : 'hidden'}`),
			href: `${reach}#ownNumber`
		},
		{
			label: t('talk.check.message'),
			value: t(wishes.mayLeaveMessage ? 'talk.message.yes' : 'talk.message.no'),
			href: `${reach}#message`
		},
		{
			label: t('talk.check.name'),
			value: wishes.name ?? t('talk.check.noName'),
			href: `${reach}#name`
		},
		{
			label: t('talk.check.someone'),
			value: t(`talk.someone.${wishes.ifSomeoneElse}`),
			href: `${reach}#someoneElse`
		}
	];
}

function rowsOfHelp(t: Say, lang: Language, wishes: Shown): Row[] {
	const who = address(lang, '/talk');
	const { talking, gender, borough, about } = wishes;
	const row = (label: string, value: string, field: string) => ({
		label,
		value,
		href: `${who}#${field}`
	});
	return [
		row(t('talk.check.language'), wishes.language, 'language'),
		...(talking
			? [
					row(
						t('talk.check.talking'),
						talking.map((one) => t(`needs.language.${one}`)).join('\n'),
						'talking'
					)
				]
			: []),
		...(gender ? [row(t('talk.check.gender'), t(`needs.gender.${gender}`), 'gender')] : []),
		...(borough ? [row(t('talk.check.borough'), borough, 'borough')] : []),
		...(about ? [row(t('talk.check.about'), about, 'about')] : [])
	];
}
