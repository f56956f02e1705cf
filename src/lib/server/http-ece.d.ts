declare module 'http_ece' {
	/** Encrypts for one browser (RFC 8188 as RFC 8291 uses it). */
	export function encrypt(
		bytes: Buffer,
		by: {
			readonly version: 'aes128gcm';
			readonly privateKey: object;
			readonly dh: Buffer;
			readonly authSecret: Buffer;
		}
	): Buffer;
}
