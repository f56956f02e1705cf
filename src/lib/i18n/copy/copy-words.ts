/** Her copy in whole sentences of one language: what each thing we hold says, line by line. */
import type { Stands } from '#lib/domain/access/stands.ts';
import type { Event } from '#lib/domain/event.ts';
import { copyParts, type Copy, type CopyPart, type Held } from '#lib/domain/data/copy.ts';
import { asSentence, together } from '#lib/i18n/joining.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { sayCalled, sayWished } from './copy-call-words.ts';
import { sayNoticed } from './copy-notice-words.ts';
import { sayTalk } from './copy-talk-words.ts';
import { sayWay } from './copy-way-words.ts';
import { sayingIn, sayNamed, type Saying } from './copy-saying.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import { tongueOf, type Language } from '#lib/i18n/languages.ts';
import type { Say } from '#lib/i18n/words.ts';

export type SaidPart = {
	readonly part: CopyPart;
	readonly title: string;
	/** One list of lines for each thing. */
	readonly items: readonly (readonly string[])[];
};

/** The whole copy, part by part. */
export function sayCopy({ parts }: Copy, lang: Language): SaidPart[] {
	const saying = sayingIn(lang);
	const stands = standsIn(parts);
	// What somebody wrote stands as they wrote it: only our own sentences are put right for whom it is.
	const say = (one: Held) =>
		one.of === 'events' ? asStands(stands, lang, sayHeld(one, saying)) : sayHeld(one, saying);
	return copyParts.map((part) => ({
		part,
		title: saying.t(`copy.part.${part}`),
		items: parts[part].map(say).filter((lines) => lines.length > 0)
	}));
}

/** For whom the page is. */
function standsIn(parts: Copy['parts']): Stands | undefined {
	const place = Object.values(parts)
		.flat()
		.find(({ of }) => of === 'participations');
	return place?.says.stands as Stands | undefined;
}

function sayHeld({ of, says }: Held, saying: Saying): string[] {
	const { t, day, time } = saying;
	switch (of) {
		case 'people':
		case 'participations':
		case 'cases':
		case 'children':
		case 'legal_holds':
			return sayHer(of, says, saying);
		case 'events':
			return sayEvent(says, saying);
		case 'names_given':
			return [t('copy.line.named', { name: String(says.called) })];
		case 'news_choices':
			return [t(`copy.line.choice.${says.choice as 'read'}`, { day: day(says.chosenAt) })];
		case 'notices':
		case 'notice_ways':
		case 'notice_times':
			return sayNoticed(of, says, saying);
		case 'audit':
		case 'inquiries':
			return sayLook(of, says, saying);
		case 'data_requests':
			return sayAsked(says, saying);
		case 'sign_ins':
			return [t(`visits.how.${says.how as 'card'}`), sayAt(says.at, saying)];
		case 'sessions':
			return [t('copy.line.visit', { day: day(says.beganAt), time: time(says.beganAt) })];
		case 'calls':
		case 'call_steps':
		case 'safety_calls':
		case 'check_ins':
		case 'check_in_stops':
		case 'joins':
		case 'agency_letters':
			return sayCalled(of, says, saying);
		case 'needs':
			return sayWished(says, saying);
		case 'message_access':
		case 'messages':
		case 'contact_notes':
		case 'tasks':
		case 'disclosure_requests':
			return sayTalk(of, says, saying);
		default:
			return sayWay(of, says, saying);
	}
}

function sayAt(value: unknown, { t, day, time }: Saying): string {
	return t('copy.line.at', { day: day(value), time: time(value) });
}

function sayHer(of: string, says: Held['says'], saying: Saying): string[] {
	const { t, lang, day } = saying;
	switch (of) {
		case 'people':
			return [
				...sayNamed(says, saying),
				t('copy.line.language', { language: tongueOf(String(says.language), lang) }),
				t('copy.line.since', { day: day(says.addedAt) }),
				...(says.restsSince ? [t('copy.line.rests', { day: day(says.restsSince) })] : [])
			];
		case 'participations':
			return [
				t(`copy.line.enhanced.${says.enhanced as 'unknown'}`),
				...(says.stands
					? [together([t('stands.legend'), t(`stands.${says.stands as 'self'}`)], lang)]
					: [])
			];
		case 'cases':
			return [
				...(says.reference ? [t('copy.line.reference', { urn: String(says.reference) })] : []),
				t('copy.line.opened', { day: day(says.openedAt) })
			];
		case 'children':
			return [
				t('copy.line.ownFrom', { day: day(says.ownFrom) }),
				t('copy.line.grownFrom', { day: day(says.grownFrom) })
			];
		default:
			return [
				t('looked.held.title', { day: day(says.until) }),
				t(`looked.held.${says.reason as 'complaint'}`)
			];
	}
}

function sayEvent(says: Held['says'], { t, lang, day }: Saying): string[] {
	const heardAt = Date.parse(String(says.heardAt));
	const back = [
		...(says.takenBack ? [t('copy.line.takenBack')] : []),
		...(says.putRight ? [asSentence(t('happened.withdrawn.title'), lang)] : [])
	];
	if (says.kind === 'victim-told') return [t('copy.line.told', { day: day(says.on) }), ...back];
	if (says.kind === 'taken-back') return [t('copy.line.tookBack', { day: day(says.heardAt) })];
	const event = { ...says, id: '', heardAt } as unknown as Event;
	const of = { isOfOffender: says.ofOffender === true, wasHeld: says.noBailBefore === true };
	const entry = { event, before: [], ...of };
	const { title, detail, on, source } = sayEntry(entry, { lang, places: true });
	const given = 'contact' in event.data ? [event.data.contact] : [];
	return [title, on, detail, ...given, source, ...back].filter(Boolean);
}

const named = ['advocate', 'supervisor', 'keeper', 'agency'] as const;

function sayLook(of: string, says: Held['says'], saying: Saying): string[] {
	const { t, day } = saying;
	const staff = named.find((one) => one === says.who);
	const who = staff ? t(`copy.who.${staff}`) : t(`looked.who.${says.who as 'you'}`);
	const line = t('copy.line.look', { who, what: t(`looked.act.${says.act as 'case-read'}`) });
	if (of === 'audit') return [line, sayAt(says.at, saying)];
	const asked = t('copy.line.inquiry', { day: day(says.askedAt) });
	return [line, day(says.day), asked, ...answered(says, t)];
}

function answered({ answer }: Held['says'], t: Say): string[] {
	return answer ? [t(`looked.ask.${answer as 'was-work'}`)] : [];
}

function sayAsked(says: Held['says'], { t, day, time }: Saying): string[] {
	return [
		t(`copy.asked.${says.sort as 'copy'}`, { day: day(says.askedAt) }),
		t(`copy.asked.${says.cameBy as 'page'}`),
		...(says.given ? [t(`copy.standing.${says.given as 'page'}`)] : []),
		...(says.refusal ? [t(`copy.refusal.${says.refusal as 'not-sure'}`)] : []),
		...(says.state === 'stopped' ? [t('copy.standing.stopped')] : []),
		...(says.receipt && says.state === 'waits' && says.readyAt
			? [
					t('copy.erase.waits', { day: day(says.readyAt), time: time(says.readyAt) }),
					t('copy.erase.receipt', { number: String(says.receipt) })
				]
			: [])
	];
}
