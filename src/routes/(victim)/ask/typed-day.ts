import { text } from '../../form/form.ts';

/** The day she typed into its three boxes, as it came. */
export function typedDay(form: FormData) {
	return {
		day: text(form, 'on-day'),
		month: text(form, 'on-month'),
		year: text(form, 'on-year')
	};
}
