/** What there is to see on the page of somebody invented, in one line of English. */
import type { PersonId } from '#lib/domain/actor.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { firstOwed } from '#lib/domain/clock/first-owed.ts';
import { whomIs } from '#lib/domain/help/whom.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { sumOf } from '#lib/domain/stage/sum.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { sayDeadline } from '#lib/i18n/clock/clock-words.ts';
import { sayStage } from '#lib/i18n/stage/stage-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as cases from '#lib/server/case/cases.ts';

/** Where her case is as her own page says it, who is late, whether she is under 18, and her language where it is not English. */
export async function storyOf(
	{ db, keys, now }: App.Locals['world'],
	person: PersonId,
	language: Language
): Promise<string | undefined> {
	const found = await actors.actorOf(db, person, { level: 'full', sure: true });
	if (found?.actor.kind !== 'victim') return undefined;
	const victim = found.actor;
	const open = await cases.readFor(db, keys, victim, now());
	const where = tracker(open.events);
	const { enhanced } = victim;
	const owed = deadlines(open.events, dutiesNow(), {
		enhanced,
		sendTellings: open.sendTellings,
		now: now()
	});
	const late = firstOwed(owed, where.since).find(({ state }) => state === 'overdue');
	const named = languages.find(({ code }) => code === language)?.english;
	return [
		open.waiting ? t('news.waits.line') : sayStage(where, sumOf(open.events), 'en').line,
		late && !open.waiting ? `${sayDeadline(late, 'en').lateTitle}.` : '',
		whomIs(victim, now()) === 'young' ? t('demo.young') : '',
		language === 'en' || !named ? '' : t('demo.reads', { language: named })
	]
		.filter(Boolean)
		.join(' ');
}
