import type Moved from './Moved.svelte';
import type { Examples } from './example.ts';

const cost =
	'If you are a witness and paid for travel or lost pay, you may be able to get money back. Ask the Witness Care Unit.';

/** What the gallery shows of Moved. */
export const examples: Examples<typeof Moved> = {
	waiting: {
		move: {
			title: 'The trial has been moved.',
			date: 'There is no new date yet.',
			more: ['The court ran out of time. It is not because of anything you did.'],
			cost
		},
		part: 'moved',
		state: 'no-date'
	},
	dated: {
		move: {
			title: 'The trial has been moved.',
			date: 'The new date is <b>Tuesday 2 March 2027</b>.',
			more: ['There were not enough people for a jury.'],
			cost
		},
		day: '/gallery?day',
		state: 'new-date'
	},
	changed: {
		move: {
			title: 'The trial is now at another court.',
			date: 'New court: Wood Green Crown Court.',
			more: ['Earlier court: Snaresbrook Crown Court.']
		},
		day: '/gallery?day',
		state: 'changed'
	},
	arabic: {
		move: {
			title: 'تغير موعد المحاكمة في قضيتك.',
			date: 'الموعد الجديد هو <b>الثلاثاء 2 مارس 2027</b>.',
			more: ['لم يخبرنا أحد بالسبب.'],
			cost: 'يمكنك سؤال وحدة رعاية الشهود (Witness Care Unit).'
		}
	}
};
