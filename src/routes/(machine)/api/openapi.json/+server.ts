import { json } from '@sveltejs/kit';
import { openApi } from '#lib/server/court/documents.ts';

const document = openApi();

/** Every address for machines, as OpenAPI 3.1. */
export const GET = () => json(document, { headers: { 'cache-control': 'public, max-age=3600' } });
