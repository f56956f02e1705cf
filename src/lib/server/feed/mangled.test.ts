/** Mangled deliveries at the door for agencies: the same each time. Of a million the drill `bodies` tells. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { throwAll, throwMonsters } from '#tests/feed/thrown.ts';
import { tries } from '#tests/world/chance.ts';

test('a body that no honest sender makes is answered in time, and as is documented', async () => {
	const { faults, times } = await throwMonsters();

	assert.deepEqual(faults, []);
	assert.ok(times.length > 150);
});

test('a mangled delivery is answered in time, never with a fault, and the name in it can be read nowhere', async () => {
	const many = tries(2400);
	const { faults, told, ways } = await throwAll(1, many);

	// Nor was one taken without a signature, nor a fact that was taken lost, nor something else said when it was tried out.
	assert.deepEqual(faults, []);
	assert.ok(told.length > many / 5, `Only ${told.length} facts were taken`);
	assert.ok(Object.keys(ways).length > 25, Object.keys(ways).join());
});
