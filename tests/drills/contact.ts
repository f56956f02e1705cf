/** A hundred thousand plans of safe contact, each at an instant, in every way and with every sentence. `--count=100000`. */
import { channels, templates } from '#lib/domain/reach/template.ts';
import { judge } from '#tests/reach/contact-oracle.ts';
import { asked, tell } from './_told.ts';

const count = asked('count', 100_000);
const { wrong, seen } = judge(2, count);

tell(
	'contact',
	{
		plans: count,
		questions: count * channels.length * templates.length,
		'answered otherwise': wrong ?? 'none',
		answers: Object.fromEntries(seen)
	},
	wrong === undefined
);
