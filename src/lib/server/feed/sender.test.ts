import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anAgency } from '#tests/feed/incoming.ts';
import { signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { identify, usual } from './sender.ts';

let world: TestWorld;
before(async () => {
	world = await testWorld();
});
after(() => world.close());

test('a wrong signature is answered with what is signed, and the same whether there is such an agency', async () => {
	const { id } = await anAgency(world, 'police', '01');
	const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
	const answerTo = (name: string) => {
		const sender = { id: name, webhookSecret: 'whsec_AAAA' };
		const headers = new Headers(signed(sender, '{}', stamp));
		return identify(world, headers, Buffer.from('{}'), usual);
	};

	const known = await answerTo(id);
	const nobody = await answerTo('nobody');

	assert.deepEqual(nobody, known);
	assert.ok('status' in known);
	assert.equal(known.body.type, '/api/problems/signature-wrong');
	const detail = String(known.body.detail);
	assert.match(detail, /webhook-id, a full stop, webhook-timestamp, a full stop and .* the body/);
	assert.match(detail, /each secret of the agency that alongside-agency names/);
});

test('whoever signs rightly with a clock that is wrong is told by how much', async () => {
	const { id, secret } = await anAgency(world, 'courts');
	const answerAt = (seconds: number) => {
		const stamp = { 'webhook-timestamp': String(world.now() / 1000 + seconds) };
		const headers = new Headers(signed({ id, webhookSecret: secret }, '{}', stamp));
		return identify(world, headers, Buffer.from('{}'), usual);
	};

	const answers = [await answerAt(-301), await answerAt(3600), await answerAt(world.now())];

	const details = answers.map((answer) => ('status' in answer ? answer.body.detail : undefined));
	assert.match(String(details[0]), /within five minutes\. It is 301 seconds behind\.$/);
	assert.match(String(details[1]), /within five minutes\. It is 3600 seconds ahead\.$/);
	assert.match(String(details[2]), /within five minutes\. This is in milliseconds\.$/);
});
