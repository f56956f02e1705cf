const inside = (rings) => ({ path: `^src/lib/(${rings})/`, pathNot: '[.]test[.]ts$' });
const rule = (name, from, to, comment) => ({ name, severity: 'error', from, to, comment });

module.exports = {
	forbidden: [
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
