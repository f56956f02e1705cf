/** What `npm test` asks in one language of each kind, asked in all of them: pages as built and as sent, and their weight. */
import { spawnSync } from 'node:child_process';
import { languages } from '#lib/i18n/languages.ts';
import { makeBuilt, newFolder, prepare, root, start } from './_server.ts';
import { tell } from './_told.ts';
import { weighAll } from './_weights.ts';

const files = [
	'as-sent',
	'built',
	'public-pages',
	'staff-english',
	'typed-along',
	'unread-languages'
];

await makeBuilt();
const asked = files.map((name) => `tests/rules/built/${name}.test.ts`);
const { status, stdout } = spawnSync(process.execPath, ['scripts/test.mjs', ...asked], {
	cwd: root,
	env: { ...process.env, WHOLE: '1' },
	encoding: 'utf8'
});
const folder = newFolder();
await prepare(folder);
const server = await start(folder);
const weights = [];
for (const { code } of languages) weights.push(...(await weighAll(server, folder, code)));
await server.stop();
const [heaviest] = weights.toSorted((one, other) => other.bytes - one.bytes);
tell(
	'languages',
	{
		languages: languages.length,
		pages: weights.length,
		'heaviest page': `${heaviest?.lang} ${heaviest?.page}: ${heaviest?.bytes} bytes`,
		tests: stdout.trim().split('\n').at(-1) ?? ''
	},
	status === 0
);
