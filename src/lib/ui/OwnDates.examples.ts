import type OwnDates from './OwnDates.svelte';
import type { Examples } from './example.ts';

const contact =
	"Who to ask: the Attorney General's Office, <ref>020 7271 2492</ref>, Monday to Friday, 9 am to 5 pm.";
const title = 'Ask for the sentence to be checked, if it seems far too low';

/** What the gallery shows of OwnDates. */
export const examples: Examples<typeof OwnDates> = {
	three: {
		items: [
			{
				id: 'low-sentence',
				state: 'open',
				title,
				sentences: [
					'Ask as soon as you can. The office must act by 5 pm on <b>Friday 11 December 2026</b>.'
				],
				contact,
				href: '/gallery?own-1',
				add: {
					href: '/gallery?own-add',
					text: 'Put a reminder on Friday 27 November 2026 in my calendar'
				}
			},
			{
				id: 'low-sentence',
				state: 'passed',
				title,
				sentences: [
					'The office had until Friday 6 March 2026 to act. It may have longer now. Contact them now.'
				],
				contact,
				href: '/gallery?own-2'
			},
			{
				id: 'expenses',
				state: 'any-time',
				title: 'Get back what going to court cost you',
				sentences: ['Ask soon after the day in court. Keep tickets and receipts.'],
				contact: 'Who to ask: the Witness Care Unit.',
				href: '/gallery?own-3'
			}
		]
	}
};
