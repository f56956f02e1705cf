import { sayStage } from '#lib/i18n/stage/stage-words.ts';
import { sumOf } from '#lib/domain/stage/sum.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { byStage } from './example-stages.ts';
import { three } from './example-roads.ts';
import type Answer from './Answer.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Answer. */
export const examples: Examples<typeof Answer> = {
	waiting: {
		title: 'Your case is waiting for trial.',
		lead: 'The trial is planned for <b>Tuesday 2 March 2027</b> at Snaresbrook Crown Court. Trial dates often move.',
		source: 'From the court. Last checked today, <ref>9:10 am</ref>.',
		part: 'answer',
		state: 'waiting-for-trial'
	},
	title: { title: 'Nothing for you to do today.' },
	arabic: {
		title: 'قضيتك في انتظار المحاكمة.',
		lead: 'من المقرر أن تبدأ المحاكمة يوم <b>الثلاثاء 2 مارس 2027</b>.',
		source: 'من المحكمة. آخر تحقق اليوم، <ref>09:10</ref>.'
	},
	'several people': (lang) => {
		const { line, sum } = sayStage(tracker(three), sumOf(three), lang);
		return { title: line, lead: sum.join(' ') };
	},
	...byStage((at, lang) => ({ title: sayStage(at, undefined, lang).line, kind: at.stage }))
};
