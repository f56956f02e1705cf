import known from './scripts/rooms.json' with { type: 'json' };

const inside = (rings) => ({ path: `^src/lib/(${rings})/`, pathNot: '[.]test[.]ts$' });
const rule = (name, from, to, comment) => ({ name, severity: 'error', from, to, comment });

/** The rooms, bottom first: in the server a room may lean on those before it, and on what lies at the top. */
const rooms = Object.keys(known);
const below = rooms.slice(0, -1).map((room, at) => {
	const above = rooms.slice(at + 1).join('|');
	return rule(
		`${room}-leans-on-no-room-above`,
		{
			path: `^src/lib/server/${room}/`,
			pathNot: '[.]test[.]ts$|vault/(service-keys|resealing)[.]ts$'
		},
		{ path: `^src/lib/server/(${above})/`, pathNot: '/tables[.]ts$' },
		`Rooms lean downwards: ${rooms.join(' < ')}.`
	);
});

export default {
	forbidden: [
		...below,
		rule(
			'a-room-is-known',
			{ path: `^src/lib/server/(?!(${rooms.join('|')})/)[^/]+/` },
			{},
			'A new room takes its place in the order of rooms.'
		),
		rule(
			'domain-imports-nothing',
			inside('domain'),
			{ pathNot: '^src/lib/domain/' },
			'Pass it in as an argument instead.'
		),
		rule(
			'i18n-looks-inward',
			inside('i18n'),
			{ path: '^src/', pathNot: '^src/lib/(i18n|domain)/' },
			'Words know facts, not pages.'
		),
		rule(
			'ui-looks-inward',
			inside('ui'),
			{ path: '^src/', pathNot: '^src/lib/(ui|i18n|domain)/' },
			'Take it as a prop.'
		),
		rule(
			'server-looks-inward',
			inside('server'),
			{ path: '^src/', pathNot: '^src/lib/(server|i18n|domain)/' },
			'The route calls the server, never the reverse.'
		),
		rule(
			'words-of-staff-stay-with-staff',
			{
				path: '^src/',
				pathNot:
					'^src/routes/([(](advocate|agency|keeper|workshop|machine)|[(]public[)]/(staff|agency)/|bench/|door/(Kept|NeedsScript)[.]svelte|paper/ForWhom[.]svelte)|^src/lib/i18n/|^src/lib/ui/navigation[.]ts$'
			},
			{ path: '^src/lib/i18n/(staff-words[.]ts|desk-words[.]ts|staff/)' },
			'A page that she reads speaks her language: move the sentence to src/lib/i18n/en and translate it.'
		),
		rule(
			'kit-stays-at-the-edge',
			inside('i18n|server'),
			{ path: '(^|/)([$]app|@sveltejs)/' },
			'Hooks hand the server its configuration.'
		),
		rule(
			'no-circles',
			{},
			{ circular: true },
			'Two things that need each other are one thing, or three.'
		)
	],
	options: {
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		enhancedResolveOptions: {
			conditionNames: ['import', 'svelte', 'node'],
			extensions: ['.ts', '.js', '.svelte']
		}
	}
};
