/** What a text with keys in JSON Web Key form holds, without ever keeping a secret part of it. */
export interface KeySet {
	/** How many keys hold a private or symmetric part. */
	readonly secretKeys: number;
	/** The same set without symmetric keys and without the private parts of the others. */
	readonly publicText: string;
}

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** A key set (RFC 7517 §5) or a single key taken apart; undefined where the text is neither. */
export function readKeySet(text: string): KeySet | undefined {
	const parsed = parse(text);
	if (!isRecord(parsed)) {
		return undefined;
	}
	const list: unknown = parsed['keys'];
	const keys: readonly unknown[] = Array.isArray(list) ? list : [parsed];
	if (!keys.every((key): key is Record<string, unknown> => isRecord(key) && typeof key['kty'] === 'string')) {
		return undefined;
	}
	const kept = keys.filter((key) => key['kty'] !== 'oct').map((key) => Object.fromEntries(Object.entries(key).filter(([member]) => !PRIVATE_MEMBERS.includes(member))));
	const secretKeys = keys.filter((key) => PRIVATE_MEMBERS.some((member) => key[member] !== undefined)).length;
	return { secretKeys, publicText: JSON.stringify(Array.isArray(list) ? { ...parsed, keys: kept } : kept[0] ?? { keys: [] }) };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
