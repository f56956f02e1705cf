import { json } from '@sveltejs/kit';
import { asyncApi } from '#lib/server/court/documents.ts';

const document = asyncApi();

/** What is sent, as AsyncAPI 3. */
export const GET = () => json(document, { headers: { 'cache-control': 'public, max-age=3600' } });
