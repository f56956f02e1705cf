/** PostgreSQL on another machine is spoken to behind a certificate, or not at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseInTheClear } from './database.ts';

test('a database on this machine needs no certificate', () => {
	for (const url of [
		'postgres://a:b@127.0.0.1:5432/one',
		'postgres://a:b@localhost/one',
		'postgresql://a@[::1]:5433/one',
		'postgres://a:b@/one?host=/var/run/postgresql',
		'postgres://a@localhost/one?host=/run/pg',
		'postgres://%2Fvar%2Frun%2Fpostgresql/one'
	])
		assert.doesNotThrow(() => refuseInTheClear(url), url);
});

test('one on another machine is refused unless its certificate is checked for its name', () => {
	const url = 'postgres://a:b@db.example.org/one';
	assert.doesNotThrow(() => refuseInTheClear(`${url}?sslmode=verify-full`));
	for (const bare of [
		url,
		`${url}?sslmode=require`,
		`${url}?sslmode=disable`,
		`${url}?sslmode=verify-ca`,
		'postgres://a:b@10.0.0.4/one',
		'postgres://a:b@localhost/one?host=db.example.org',
		'postgres://a:b@127.0.0.1.example.org/one'
	])
		assert.throws(() => refuseInTheClear(bare), /verify-full/, bare);
});
