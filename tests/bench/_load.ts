/** A small load: some connections that ask for one page again and again, each as soon as it is answered. */
import { connect, type Socket } from 'node:net';

const connections = 16;

/** Asks for one page for some milliseconds and gives how many whole answers came in a second. */
export async function load(
	port: number,
	target: string,
	headers: string,
	milliseconds: number
): Promise<number> {
	const asking = Buffer.from(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}\r\n`);
	let answers = 0;
	const began = performance.now();
	const until = began + milliseconds;
	await Promise.all(
		Array.from({ length: connections }, () =>
			askAgain(port, asking, () => {
				answers += 1;
				return performance.now() < until;
			})
		)
	);
	return (answers * 1000) / (performance.now() - began);
}

function askAgain(port: number, asking: Buffer, answered: () => boolean): Promise<void> {
	return new Promise((resolve, reject) => {
		const socket: Socket = connect(port, '127.0.0.1', () => socket.write(asking));
		socket.setNoDelay(true);
		let heard: Buffer = Buffer.alloc(0);
		socket.on('error', reject);
		socket.on('data', (part: Buffer) => {
			heard = heard.length === 0 ? part : Buffer.concat([heard, part]);
			const size = sizeOf(heard);
			if (size === undefined || heard.length < size) return;
			if (!heard.subarray(0, 15).includes(' 200 '))
				reject(new Error(heard.subarray(0, 40).toString()));
			heard = heard.subarray(size);
			if (answered()) socket.write(asking);
			else {
				socket.destroy();
				resolve();
			}
		});
	});
}

/** How long the answer is, head and all, once its head has come. */
function sizeOf(heard: Buffer): number | undefined {
	const end = heard.indexOf('\r\n\r\n');
	if (end < 0) return undefined;
	const length = /\r\ncontent-length: (\d+)/i.exec(heard.subarray(0, end).toString('latin1'))?.[1];
	if (length === undefined) throw new Error('The answer does not say how long it is');
	return end + 4 + Number(length);
}
