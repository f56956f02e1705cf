/** A hundred thousand towns in which people let each other in and out of cases. `--count=100000`. */
import { judge } from '#tests/access/lock-towns.ts';
import { asked, tell } from './_told.ts';

const count = asked('count', 100_000);
const { wrong, seen, questions } = judge(1, count);

tell(
	'locks',
	{
		towns: count,
		questions,
		'answered otherwise': wrong ?? 'none',
		'seen something': Object.fromEntries([...seen].filter(([name]) => name !== ''))
	},
	wrong === undefined
);
