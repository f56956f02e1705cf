/** Ways in, and who could see or write beside her, of her copy, in whole sentences. */
import type { Held } from '#lib/domain/data/copy.ts';
import type { Saying } from './copy-saying.ts';

/** One way in, one paper, or one who stood beside her. */
export function sayWay(of: string, says: Held['says'], { t, day }: Saying): string[] {
	const used = says.usedAt ? [t('copy.line.used', { day: day(says.usedAt) })] : [];
	switch (of) {
		case 'supporters':
			return [
				t('copy.line.supporter', { day: day(says.letInAt), until: day(says.until) }),
				...(says.called ? [t('copy.line.called', { name: String(says.called) })] : []),
				...(says.revokedAt ? [t('copy.line.revoked', { day: day(says.revokedAt) })] : [])
			];
		case 'assignments':
			return [
				t('copy.line.assigned', { day: day(says.assignedAt) }),
				...(says.letInAt ? [t('copy.line.letIn', { day: day(says.letInAt) })] : []),
				...(says.endedAt ? [t('copy.line.ended', { day: day(says.endedAt) })] : [])
			];
		case 'advocate_changes':
			// The end of her advocate's time says it.
			if (says.state === 'ended') return [t('copy.line.ended', { day: day(says.plannedFor) })];
			return [
				t('copy.line.change', { day: day(says.plannedFor) }),
				...(says.refusedAt ? [t('copy.line.changeRefused', { day: day(says.refusedAt) })] : [])
			];
		case 'assisted_begins':
			return [t('copy.line.beginning', { day: day(says.endsAt) })];
		case 'ways_in':
			return [t('copy.line.words', { day: day(says.madeAt) })];
		case 'cards':
			return [
				says.usedAt ? t('copy.line.cardUsed', { day: day(says.usedAt) }) : t('copy.line.card')
			];
		case 'device_keys':
			return [t('copy.line.phone', { day: day(says.addedAt) }), ...used];
		case 'devices':
			return [t('copy.line.browser', { day: day(says.until) })];
		case 'invitations':
			return [t('copy.line.paper', { day: day(says.madeAt) }), ...used];
		case 'recovery_codes':
			return [t('copy.line.spare', { day: day(says.madeAt) })];
		case 'recoveries':
			return [t('copy.line.lost', { day: day(says.begunAt) })];
		default:
			throw new Error(`No words for what is held in ${of}`);
	}
}
