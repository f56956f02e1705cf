/** What the stories use of the package, which brings no types of its own. */
declare module 'oidc-provider' {
	import type { IncomingMessage, ServerResponse } from 'node:http';

	type Login = { login: { accountId: string; acr: string; amr: string[] } };
	type Refusal = { error: string };

	export class Provider {
		constructor(issuer: string, configuration: object);
		callback(): (req: IncomingMessage, res: ServerResponse) => void;
		interactionFinished(
			req: IncomingMessage,
			res: ServerResponse,
			result: Login | Refusal
		): Promise<void>;
	}
}
