import { json } from '@sveltejs/kit';
import { asyncApi } from '#lib/server/feed/asyncapi.ts';

const document = asyncApi();

/** The events, as AsyncAPI 3. */
export const GET = () => json(document, { headers: { 'cache-control': 'public, max-age=3600' } });
