import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { ParticipationId } from '#lib/domain/actor.ts';
import { readFinishReason, reasonsLeft } from '#lib/domain/advocate/finishing.ts';
import { countsOf, filters, listed, orders } from '#lib/domain/advocate/people-list.ts';
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import { retention } from '#lib/domain/data/retention.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as finishing from '#lib/server/advocate/finishing.ts';
import * as coveredNews from '#lib/server/advocate/covered-news.ts';
import * as covered from '#lib/server/advocate/covered.ts';
import * as finding from '#lib/server/advocate/finding.ts';
import * as myPeople from '#lib/server/advocate/my-people.ts';
import { beginOwnPage, waitingFor } from '#lib/server/beside/children.ts';
import { formOf, text } from '../../../form/form.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import { ofStaff } from '../../../door/proof.ts';
import { countOpened } from '../count-opened.ts';
import { sayAway } from '../for-whom.ts';

/** The cases this advocate was given, a line each, what cannot wait first. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world } = locals;
	const { db, keys, now } = world;
	const { actor } = ofStaff(locals);
	const noted = await contactNotes.lastNotedFor(db, actor, now());
	const lines = (await myPeople.listFor(db, keys, actor, now())).map((line) => ({
		...line,
		spokenAt: Math.max(line.spokenAt ?? 0, noted.get(line.participation) ?? 0)
	}));
	const only = filters.find((one) => one === url.searchParams.get('only'));
	const by = orders.find((one) => one === url.searchParams.get('by')) ?? 'urgent';
	const news = await coveredNews.listFor(db, keys, actor, now());
	const toHear = new Set(news.map(({ participation }) => participation));
	const away = (await covered.listFor(db, keys, actor, now())).map((one) => ({
		...one,
		news: toHear.has(one.participation)
	}));
	// Of their cases nothing is known that the others ask for.
	const shown = away.filter((one) => !only || (only === 'news' && one.news));
	const counts = countsOf(lines, now());
	const children = await waitingFor(db, actor, now());
	return {
		covers: [...Map.groupBy(shown, ({ advocate }) => advocate).values()].map((of) =>
			sayCover(of, noted)
		),
		own: url.searchParams.has('own'),
		finished: url.searchParams.has('finished'),
		children: children.map(({ participation, givenAt }) => ({
			participation,
			since: sayDay('en', dayOf(givenAt), 'plain')
		})),
		only,
		by,
		all: lines.length + away.length,
		counts: { ...counts, news: counts.news + toHear.size },
		people: listed(lines, { only, by }, now()).map((line) => ({
			id: line.participation,
			place: line.isOpen ? line.participation : undefined,
			name: line.name,
			since: sayDay('en', dayOf(line.givenAt), 'short'),
			spoken: line.spokenAt > 0 ? sayDay('en', dayOf(line.spokenAt), 'short') : undefined,
			signs: line.signs.map((sign) => ({ sign, text: sayLine(sign, line) }))
		}))
	};
};

export const actions: Actions = {
	own: async (event) => {
		const { db, keys, now } = event.locals.world;
		const { actor } = ofStaff(event.locals);
		const place = text(await formOf(event), 'participation') as ParticipationId;
		if (!(await beginOwnPage(db, keys, actor, place, now()))) error(404);
		redirect(303, '/desk/people?own');
	},
	// First asked, then said with a reason: the second is the same address, so nothing of the case stands in one.
	finish: async (event) => {
		const { db, keys, now } = event.locals.world;
		const { actor } = ofStaff(event.locals);
		const form = await formOf(event);
		const participation = text(form, 'participation') as ParticipationId;
		const reason = readFinishReason(text(form, 'reason'));
		if (reason) {
			const was = await finishing.finish(db, keys, actor, { participation, reason }, now());
			if (was === 'refused') error(404);
			if (was === 'finished') redirect(303, '/desk/people?finished');
		}
		const standing = await finishing.standingFor(db, keys, actor, participation, now());
		if (!standing) error(404);
		const until = (days: number) => sayDay('en', addDays(dayOf(now()), days), 'plain');
		const { name, givenAt, inTheWay } = standing;
		const asks = {
			...{ participation, name, inTheWay, reasons: reasonsLeft(inTheWay) },
			since: sayDay('en', dayOf(givenAt), 'plain'),
			messages: until(retention.messages.lasts.days),
			notes: until(retention.contact_notes.lasts.days),
			missing: !reason && form.has('sure')
		};
		return fail(400, { finish: asks });
	},
	find: async (event) => {
		// Whoever tries one reference after another opens many.
		await countOpened(event.locals);
		const { db, keys, now } = event.locals.world;
		const typed = text(await formOf(event), 'reference');
		const found = await finding.find(db, keys, ofStaff(event.locals).actor, typed, now());
		// What was typed is not shown again: the page is the same, whatever it was.
		if (!found) return fail(400, { none: true });
		if (found.is === 'several')
			return fail(400, {
				several: found.of.map(({ away, ...one }) => ({ ...one, cover: away && sayAway(away) }))
			});
		redirect(
			303,
			found.is === 'case' ? `/desk/people/${found.participation}` : `/desk/${found.id}`
		);
	}
};

// Of each who is away the people they have: first those who are to hear news, then those whose message waits.
function sayCover(
	of: readonly (covered.Line & { readonly news: boolean })[],
	noted: ReadonlyMap<ParticipationId, number>
) {
	const { advocate, away } = of[0]!;
	const short = (at: number) => sayDay('en', dayOf(at), 'short');
	return {
		advocate,
		title: t('mine.covers.title', {
			who: away.name ?? t('queue.somebody'),
			day: sayDay('en', away.until, 'short')
		}),
		people: of
			.toSorted((a, b) => Number(b.news) - Number(a.news) || b.messages - a.messages)
			.map(({ participation, name, news, messages, spokenAt = 0 }) => {
				const last = Math.max(spokenAt, noted.get(participation) ?? 0);
				return {
					...{ place: participation, name, news, messages },
					spoken:
						last > 0 ? t('mine.covers.spoken', { day: short(last) }) : t('mine.covers.notSpoken')
				};
			})
	};
}

function sayLine(sign: myPeople.Line['signs'][number], { hearing }: myPeople.Line): string {
	if (sign !== 'hearing' || !hearing) return t(`mine.sign.${sign}`, { day: '' });
	const day = sayDay('en', hearing.on, 'short');
	return t(hearing.kind === 'week-of' ? 'mine.sign.week' : 'mine.sign.hearing', { day });
}
