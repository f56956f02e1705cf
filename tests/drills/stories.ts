/** Every story of the browser in each of its readings, which `npm test` takes one of: how many hold, and which do not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launched } from './_browser.ts';
import { makeBuilt, newFolder, root } from './_server.ts';
import { tell } from './_told.ts';

type Told = {
	readonly title: string;
	readonly file: string;
	/** `skipped`: the run broke off before it; the reporter calls that ok. */
	readonly tests: readonly {
		readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
		readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
	}[];
};
type Suite = { readonly suites?: readonly Suite[]; readonly specs?: readonly Told[] };

await makeBuilt();
const report = path.join(newFolder(), 'stories.json');
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
const { executablePath } = await launched();
const child = spawn(process.execPath, [playwright, 'test', '--reporter=json'], {
	cwd: root,
	env: {
		...process.env,
		...(executablePath ? { CHROMIUM_PATH: executablePath } : {}),
		EVERY_READING: '1',
		PLAYWRIGHT_JSON_OUTPUT_FILE: report
	},
	stdio: ['ignore', 'ignore', 'inherit']
});
const [code] = (await once(child, 'close')) as [number | null];
const stories = storiesOf(JSON.parse(readFileSync(report, 'utf8')) as Suite);
const held = stories.filter(({ tests }) => tests.every(({ status }) => status === 'expected'));
const unrun = stories.filter(({ tests }) => tests.every(({ status }) => status === 'skipped'));
const broken = stories.filter((one) => !held.includes(one) && !unrun.includes(one));
const failed = broken.map(({ file, title }) => `${file}: ${title}`);
for (const [nth, { tests }] of broken.entries()) {
	const errors = tests.flatMap(({ results }) => results.flatMap((one) => one.errors));
	console.error([failed[nth], ...errors.map(({ message }) => message)].join('\n'));
}
tell(
	'stories',
	{ stories: stories.length, held: held.length, 'not run': unrun.length, failed },
	code === 0 && held.length === stories.length
);

function storiesOf({ suites = [], specs = [] }: Suite): Told[] {
	return [...specs, ...suites.flatMap(storiesOf)];
}
