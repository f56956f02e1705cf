/** What a page says of the case that she opened to an advocate, told to somebody else: she, never you. */
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { advocatePanes, type AdvocatePane } from '#lib/domain/access/pane.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { leading } from '#lib/domain/case/difference.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import { ownEntries, type OwnEntry } from '#lib/domain/case/own-entry.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { deadlines, type Deadline } from '#lib/domain/clock/deadline.ts';
import { stillLate } from '#lib/domain/clock/first-owed.ts';
import type { Ask } from '#lib/domain/clock/ask.ts';
import { awayDuty } from '#lib/domain/clock/ask-away.ts';
import type { Reply } from '#lib/domain/clock/reply-here.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import type { Day, Event, Instant } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayTo } from '#lib/i18n/clock/ask-words.ts';
import { sayEntry, sayTeller } from '#lib/i18n/case/case-words.ts';
import { sayNeeds } from '#lib/i18n/reach/need-words.ts';
import { saySteps } from '#lib/i18n/stage/stage-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { words, type Key } from '#lib/i18n/words.ts';
import { person } from '#lib/i18n/staff/list.ts';
import type * as checks from '#lib/server/beside/checks.ts';
import type * as sharedPanes from '#lib/server/advocate/shared-panes.ts';

/** The case as far as she opened it, and what she did not. */
export function sayOpened(open: sharedPanes.Opened, now: Instant) {
	const has = (pane: AdvocatePane) => open.panes.includes(pane);
	const events = leading(open.events);
	return {
		urn: open.urn,
		steps: has('now') ? saySteps(tracker(events), 'en') : undefined,
		happened: has('dates') || has('day') ? happenedOf(events, has('day')) : undefined,
		decided: has('news') ? decidedOf(events) : undefined,
		late: open.owing ? lateOf(open.owing, events, now) : undefined,
		told: has('answers') ? ownEntries(open.events).map(sayTold) : undefined,
		reach: has('needs') ? reachOf(open.needs) : undefined,
		closed: advocatePanes
			.filter((pane) => !has(pane))
			.map((pane) => t(`person.closed.pane.${pane}`))
	};
}

function reachOf(needs: sharedPanes.Opened['needs']) {
	return { ...needs, help: needs ? sayNeeds(words('en'), needs) : [] };
}

function happenedOf(events: readonly Event[], places: boolean) {
	return timeline(events)
		.filter(({ event }) => isListing(event))
		.map((entry) => {
			const { title, detail, source } = sayEntry(entry, { lang: 'en', places });
			return {
				id: entry.event.id,
				on: t('person.happened.on', { day: sayDay('en', entry.event.on, 'plain') }),
				title,
				detail: sayOfHer(detail),
				source: heardOf(entry.event, source, places)
			};
		});
}

/** What speaks to her is for nobody else to read. */
const toHer = /\byou(?:rs?)?\b/i;
const sayOfHer = (detail: string) =>
	detail
		.split(/(?<=[.?!]) /)
		.filter((sentence) => !toHer.test(sentence))
		.join(' ');

// Pleas, verdicts and the rest, all but days in court and her own words, told of her.
function decidedOf(events: readonly Event[]) {
	return timeline(events)
		.filter(({ event }) => !isListing(event) && event.toldBy !== 'victim')
		.flatMap((entry) => sayDecided(entry) ?? []);
}

/** One of them; nothing where what it is called speaks to her. */
export function sayDecided(entry: Parameters<typeof sayEntry>[0]) {
	const { kind, id, on } = entry.event;
	const { title, detail, source } = sayEntry(entry, { lang: 'en', places: true });
	const ofHer = kind in person.decided.hers ? t(`person.decided.hers.${kind}` as Key) : title;
	if (toHer.test(ofHer)) return undefined;
	return {
		id,
		on: sayDay('en', on, 'plain'),
		title: ofHer,
		detail: sayOfHer(detail),
		source: heardOf(entry.event, source, true)
	};
}

// The day stands beside it already, where we heard on that day.
function heardOf(event: Event, heard: string, places: boolean): string {
	if (dayOf(event.heardAt) !== event.on) return heard;
	return places ? sayTeller(event, 'en') : '';
}

/** What was asked of agencies for her, the last first: by whom, about what, and what came back. */
export function sayAsks(asks: readonly Ask[]) {
	return asks
		.filter(({ askedOn }) => askedOn !== undefined)
		.toSorted((one, other) => (other.askedOn ?? '').localeCompare(one.askedOn ?? ''))
		.map(({ duty, because, rung, to, askedOn = '', sentBy = 'her', answerHere, repliedOn }) => ({
			id: `${duty} ${because} ${rung}`,
			on: sayDay('en', askedOn as Day, 'plain'),
			text: t(`person.asks.${sentBy}`, { who: sayTo(rung, to, 'en'), row: rowOf(duty) }),
			came: [
				...(answerHere
					? [
							t('person.asks.answer', {
								day: sayDay('en', dayOf(answerHere.at), 'plain'),
								words: sayReply(answerHere.reply)
							})
						]
					: []),
				...(repliedOn ? [t('person.asks.replied', { day: sayDay('en', repliedOn, 'plain') })] : [])
			]
		}));
}

const sayReply = (reply: Reply) =>
	'ready' in reply ? t(`ask.here.ready.${reply.ready}`) : reply.words;

function lateOf(
	owing: NonNullable<sharedPanes.Opened['owing']>,
	events: readonly Event[],
	now: Instant
) {
	const owed = deadlines([...events], dutiesNow(), { ...owing, now });
	return stillLate(owed, tracker(events).since).map(sayLate);
}

function sayLate({ key, duty, owedBy, dueOn, workingDaysLate }: Deadline) {
	// A row that nobody has read yet is said in softer words, as on her own page.
	const isSure = duty.source.confidence === 'verified';
	return {
		key,
		title: isSure
			? t(`person.late.is.${owedBy}`)
			: t('person.late.maybe', { who: t(`person.who.${owedBy}`) }),
		text: t(isSure ? 'person.late.text' : 'person.late.normally', {
			row: rowOf(duty.id),
			day: dueOn ? sayDay('en', dueOn) : '',
			ago: workingDaysLate > 0 ? t('clock.ago', { count: workingDaysLate }) : ''
		})
	};
}

/** What is owed, as it is called to somebody else. */
export function rowOf(id: string): string {
	if (id === awayDuty) return t('person.asks.away');
	// The names of some duties speak to her.
	return id in person.rows ? t(`person.rows.${id}` as Key) : t(`clock.duty.${id}.name` as Key);
}

function sayTold({ event, telling }: OwnEntry) {
	const { title, on } = sayEntry({ event, before: [] }, { lang: 'en', places: true });
	const by = telling?.data.by;
	return {
		id: event.id,
		title,
		lines: [
			`${on}.`,
			...(telling && by
				? [
						t('person.told.by', {
							who: t(`person.who.${by}`),
							day: sayDay('en', telling.on, 'plain')
						})
					]
				: []),
			t('person.told.on', { day: sayDay('en', dayOf(event.heardAt), 'plain') })
		]
	};
}

/** Whom she let in, by what they see and until when; never who it is. */
export function sayLetIn({ id, panes, startsAt, until }: checks.Checked, now: Instant) {
	const open = panes.map((pane) => t(`person.letIn.pane.${pane}`)).join(', ');
	const has = { panes: open, time: sayTime('en', startsAt) };
	const text =
		startsAt > now
			? t('person.letIn.waits', { ...has, day: sayDay('en', dayOf(startsAt), 'short') })
			: t('person.letIn.one', { ...has, day: sayDay('en', dayOf(until), 'plain') });
	return { id, text };
}
