/** Every door of what was built: its routes, the methods they answer and the forms they take, read from the built manifest. */
import { pathToFileURL } from 'node:url';
import { readFiles } from '../../src/front/files.ts';
import { placeOf } from './tree.ts';

type Built = {
	readonly _: {
		readonly nodes: readonly (() => Promise<{ readonly server?: { readonly actions?: object } }>)[];
		readonly remotes: object;
		readonly routes: readonly {
			readonly id: string;
			readonly page: { readonly leaf: number } | null;
			readonly endpoint: (() => Promise<object>) | null;
		}[];
	};
};

export type Door = {
	readonly id: string;
	readonly isPage: boolean;
	/** The names of the forms a page takes. */
	readonly actions: readonly string[];
};

async function built(): Promise<Built> {
	const { href } = pathToFileURL(placeOf('build/server/manifest.js'));
	return ((await import(href)) as { manifest: Built }).manifest;
}

/** The doors that are answered anew for each request, in the order of their ids. */
export async function doors(): Promise<Door[]> {
	const { routes, nodes } = (await built())._;
	const all = await Promise.all(
		routes.map(async ({ id, page }) => {
			const node = page && (await nodes[page.leaf]?.());
			return { id, isPage: page !== null, actions: Object.keys(node?.server?.actions ?? {}) };
		})
	);
	return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What SvelteKit could answer beside routes; we use none of it. */
export async function remotes(): Promise<string[]> {
	return Object.keys((await built())._.remotes);
}

/** The addresses that are files: what the front answers by itself. */
export function stillAddresses(): ReadonlySet<string> {
	return new Set(readFiles(placeOf('build/prerendered'), placeOf('build/nothing')).keys());
}
