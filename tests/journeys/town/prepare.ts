/** Before the journeys: the invented people are made once; every town begins with a copy of them. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeFolders, people } from './folders.ts';
import { firstNow, ours, root } from './town.ts';

/** Makes them, and gives what takes everything away again. Playwright asks for a default export. */
export default async function prepare(): Promise<() => void> {
	if (!existsSync(path.join(root, 'build', 'server.js')))
		throw new Error('The app is not built yet: npm run journeys builds it');
	const folder = makeFolders();
	await ours(['scripts/prepare.ts'], { DATA_DIR: people(), ALONGSIDE_NOW: firstNow });
	return () => rmSync(folder, { recursive: true, force: true });
}
