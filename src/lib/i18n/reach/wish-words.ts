/** What she said about being called, a row a wish: where she changes it, and what she, the desk and her copy are told of it. */
import type { Wishes } from '#lib/domain/call/call.ts';
import { endOf, type CallForm } from '#lib/domain/call/form.ts';
import { boroughs } from '#lib/domain/help/borough.ts';
import { labelled } from '#lib/i18n/joining.ts';
import { tongueOf, type Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { sayTimes } from '#lib/i18n/call/slot-words.ts';
import type { StaffSay } from '#lib/i18n/staff-words.ts';
import type { Key, Say, StaffKey } from '#lib/i18n/words.ts';

type Saying = {
	readonly t: Say;
	readonly lang: Language;
	/** She said that each time we have is safe. */
	readonly any?: boolean;
};
/** That somebody else asked is no wish of hers: the desk reads it beside who asked. */
type Field = Exclude<keyof Wishes, 'askFirst'>;

type Row<Of extends Field> = {
	/** By which field of the form. */
	readonly asked: keyof CallForm;
	readonly label: Key;
	/** In words, one or several; nothing where she said nothing and that means nothing. */
	readonly said: (value: Wishes[Of] | undefined, saying: Saying) => readonly string[];
	/** At the desk: its label there, and its words where they are others. Left out where the desk says it elsewhere. */
	readonly desk?: {
		readonly label: Key | StaffKey;
		readonly said?: (value: Wishes[Of] | undefined, t: StaffSay) => readonly string[];
	};
	/** In her copy: `apart` where other lines of it say it, its own words where they need no label. */
	readonly copy?: 'apart' | Row<Of>['said'];
};

const rows: { readonly [Of in Field]-?: Row<Of> } = {
	phone: {
		asked: 'phone',
		label: 'talk.check.number',
		// No page shows more of it.
		said: (phone = '', { t }) => [t('talk.check.ends', { digits: endOf(phone) })],
		copy: 'apart'
	},
	why: {
		asked: 'why',
		label: 'talk.why.label',
		said: (why, { t }) => (why ? [t(`talk.why.${why}`)] : []),
		desk: {
			label: 'desk.wished.why.label',
			said: (why, t) => (why ? [t(`desk.wished.why.${why}`)] : [])
		}
	},
	slots: {
		asked: 'times',
		label: 'talk.check.times',
		said: (slots = [], { t, lang, any }) => (any ? [t('talk.times.any')] : sayTimes(lang, slots)),
		copy: 'apart'
	},
	hour: {
		asked: 'hour',
		label: 'talk.check.hour',
		said: (hour) => (hour ? [hour] : []),
		desk: { label: 'desk.wished.hour' }
	},
	showsNumber: {
		asked: 'ownNumber',
		label: 'talk.check.ownNumber',
		said: (shows, { t }) => [t(`talk.ownNumber.${shows ? 'shown' : 'hidden'}`)],
		desk: {
			label: 'talk.check.ownNumber',
			said: (shows, t) => [t(`desk.wished.number.${shows ? 'shown' : 'hidden'}`)]
		}
	},
	mayLeaveMessage: {
		asked: 'message',
		label: 'talk.check.message',
		said: (may, { t }) => [t(`talk.message.${may ? 'yes' : 'no'}`)],
		copy: (may, { t }) => [t(`talk.message.${may ? 'yes' : 'no'}`)]
	},
	name: {
		asked: 'name',
		label: 'talk.check.name',
		said: (name, { t }) => [name ?? t('talk.check.noName')],
		copy: 'apart'
	},
	ifSomeoneElse: {
		asked: 'someoneElse',
		label: 'talk.check.someone',
		said: (one, { t }) => (one ? [t(`talk.someone.${one}`)] : []),
		copy: (one, { t }) => (one ? [t(`talk.someone.${one}`)] : [])
	},
	language: {
		asked: 'language',
		label: 'talk.check.language',
		said: (language, { lang }) => (language ? [tongueOf(language, lang)] : []),
		copy: (language, { t, lang }) =>
			language ? [t('copy.line.language', { language: tongueOf(language, lang) })] : []
	},
	talking: {
		asked: 'talking',
		label: 'talk.check.talking',
		said: (talking = [], { t }) => talking.map((one) => t(`needs.language.${one}`)),
		desk: { label: 'desk.wished.talking' }
	},
	gender: {
		asked: 'gender',
		label: 'talk.check.gender',
		said: (gender, { t }) => (gender ? [t(`needs.gender.${gender}`)] : []),
		desk: { label: 'desk.wished.gender' }
	},
	borough: {
		asked: 'borough',
		label: 'talk.check.borough',
		said: (borough) => (borough ? [boroughs[borough]] : []),
		desk: { label: 'desk.wished.borough' }
	},
	about: {
		asked: 'about',
		label: 'talk.check.about',
		said: (about, { t }) => (about ? [t(`help.need.${about.replace('crime.', '')}` as Key)] : []),
		desk: { label: 'talk.check.about' }
	}
};

const every = Object.entries(rows) as [Field, Row<Field>][];

/** All she said, a row each, and where it is changed: what she checks before it is sent. */
export function wishesToCheck(wishes: Wishes, saying: Saying) {
	return every.flatMap(([field, { asked, label, said }]) => {
		const value = said(wishes[field], saying).join('\n');
		return value
			? [
					{
						asked,
						label: saying.t(label),
						value,
						href: `${address(saying.lang, '/talk')}#${asked}`
					}
				]
			: [];
	});
}

/** What whoever calls her needs to know of them, each with its label, in the words of staff. */
export function wishesAtDesk(wishes: Omit<Wishes, 'phone'>, t: StaffSay): [string, string][] {
	return every.flatMap(([field, { said, desk }]) => {
		if (!desk) return [];
		const value = (wishes as Partial<Wishes>)[field];
		const lines = desk.said ? desk.said(value, t) : said(value, { t, lang: 'en' });
		return lines.map((one): [string, string] => [t(desk.label), one]);
	});
}

/** The lines of her copy for them, as far as no other line says the same. */
export function wishesInCopy(wishes: Partial<Wishes>, saying: Saying): string[] {
	return every.flatMap(([field, { label, said, copy }]) => {
		if (copy === 'apart') return [];
		if (copy) return copy(wishes[field], saying);
		return said(wishes[field], saying).map((one) => labelled(saying.t(label), one, saying.lang));
	});
}
