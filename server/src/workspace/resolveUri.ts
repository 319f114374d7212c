/** A relative path as a URI beside another file, `..` resolved; undefined for what is no path. */
export function resolveUri(path: string, base: string): string | undefined {
	try {
		return new URL(path.split('/').map(encodeURIComponent).join('/'), base).href;
	} catch {
		return undefined;
	}
}
