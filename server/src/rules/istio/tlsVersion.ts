/** The versions of TLS as Istio names them, from the oldest to the newest. */
export const TLS_VERSIONS: readonly string[] = ['TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3'];

/** Whether the version is older than TLS 1.2, below which RFC 8996 forbids to go. */
export function isOutdated(version: string | undefined): boolean {
	return version === 'TLSV1_0' || version === 'TLSV1_1';
}

/** `TLSV1_0` as people write it. */
export function nameOfVersion(version: string): string {
	return `TLS ${version.slice(4).replace('_', '.')}`;
}
