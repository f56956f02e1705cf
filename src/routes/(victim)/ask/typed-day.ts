import { text } from '../../form/form.ts';

/** The day she typed into its three boxes, as it came. */
export function typedDay(form: FormData, name = 'on') {
	return {
		day: text(form, `${name}-day`),
		month: text(form, `${name}-month`),
		year: text(form, `${name}-year`)
	};
}
