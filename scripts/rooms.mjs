/**
 * Draws the rooms of the server in text, from the imports of its files: `node scripts/rooms.mjs` writes docs/rooms.md.
 * Says on standard output how many rooms there are, which is the largest, and how many lean upwards.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './node.mjs';

const purposes = JSON.parse(readFileSync(path.join(root, 'scripts/rooms.json'), 'utf8'));
const order = Object.keys(purposes);

function filesOf(ring, room) {
	try {
		return readdirSync(path.join(root, 'src/lib', ring, room))
			.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
			.map((file) => path.join(root, 'src/lib', ring, room, file));
	} catch {
		return [];
	}
}

function leansOn(room) {
	const texts = filesOf('server', room).map((file) => readFileSync(file, 'utf8'));
	const named = texts.flatMap((text) =>
		[...text.matchAll(/'#lib\/server\/([a-z-]+)\/(?!tables\.ts)/g)].map(([, name]) => name)
	);
	return order.filter((name) => name !== room && named.includes(name));
}

/** One row a room, bottom first: what it is for, how many files it has, and on which rooms its files lean. */
export const rows = order.map((room) => ({
	room,
	purpose: purposes[room],
	server: filesOf('server', room).length,
	domain: filesOf('domain', room).length,
	leans: leansOn(room)
}));

/** The whole page, as it is committed. */
export const page = `# The rooms

\`src/lib/server\` and \`src/lib/domain\` are divided by subject; the same subject has the same name in both. In the server a room
may use only the rooms above it in this list and the files at the top of the ring. \`scripts/rooms.json\` holds the order,
\`.dependency-cruiser.mjs\` the rule, and \`node scripts/rooms.mjs\` writes this page.

| room | what it is for | server | domain | uses |
|---|---|---|---|---|
${rows.map(({ room, purpose, server, domain, leans }) => `| ${room} | ${purpose} | ${server} | ${domain} | ${leans.join(' ')} |`).join('\n')}
`;

if (process.argv[1] === path.join(root, 'scripts/rooms.mjs')) {
	writeFileSync(path.join(root, 'docs/rooms.md'), page);
	const [largest] = rows.toSorted((a, b) => b.server - a.server);
	const upwards = rows.flatMap(({ room, leans }) =>
		leans.filter((name) => order.indexOf(name) > order.indexOf(room))
	);
	console.log(
		`${rows.length} rooms; the largest is ${largest.room} with ${largest.server} files in the server; ${upwards.length} lean upwards`
	);
}
