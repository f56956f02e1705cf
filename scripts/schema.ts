// Writes docs/schema.sql anew, from a database that the migrations made: `npm run schema`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { open } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import { guardsOf, schemaOf } from './schema-of.ts';

const head = `-- Every table as it is today, in the dialect of SQLite. Written by \`npm run schema\`: change migrations/ instead.
-- PostgreSQL has the same tables, columns, keys and indexes, with bigint for an instant, bytea for bytes, and guards of its own.
`;
const db = open({ file: ':memory:' });
await migrate(db, path.resolve('migrations'));
const text = [head, await schemaOf(db), await guardsOf(db)].join('\n');
await db.destroy();
writeFileSync(path.resolve('docs/schema.sql'), text);
