/** The part of `des.js` that is used here. */
declare module 'des.js' {
	interface Cipher {
		update(data: Uint8Array | readonly number[]): number[];
		final(): number[];
	}
	interface CipherOptions {
		readonly type: 'encrypt' | 'decrypt';
		readonly key: Uint8Array | readonly number[];
		readonly iv: Uint8Array | readonly number[];
		readonly padding?: boolean;
	}
	interface Mode {
		instantiate(base: unknown): { create(options: CipherOptions): Cipher };
	}
	const library: { readonly EDE: unknown; readonly CBC: Mode };
	export default library;
}
