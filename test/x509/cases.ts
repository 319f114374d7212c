import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CertificateChainView } from '../../server/src/protocol/certificates.js';
import { inputFromBytes, viewCertificates } from '../../server/src/service/certificates.js';

/** The time that the cases were made for. */
export const caseTime = Date.parse('2026-11-24T23:59:59Z');

const folder = new URL('../../../test/cases/certs/', import.meta.url);

/** What OpenSSL says of one block, and the defects that were built into the file. */
export interface ExpectedCase {
	readonly file: string;
	readonly blocks: readonly ExpectedBlock[];
	readonly generated?: { readonly expect?: readonly string[] };
	/** The verdict of `openssl verify` with the first block as the leaf. */
	readonly opensslVerify?: { readonly CAfile: string; readonly default?: string };
}

/** One block of a case. */
export interface ExpectedBlock {
	readonly label: string;
	/** One-based; absent in files of bytes. */
	readonly line?: number;
	readonly x509?: ExpectedCertificate | { readonly opensslError: string };
	readonly key?: { readonly keyBits: number | null; readonly keyType: string } | { readonly opensslError: string };
}

/** A certificate as OpenSSL prints it. */
export interface ExpectedCertificate {
	readonly subject: string;
	readonly issuer: string;
	readonly notBefore: string;
	readonly notAfter: string;
	readonly serial: string;
	readonly sha256: string;
	readonly ext: Readonly<Record<string, { readonly critical: boolean; readonly value: string }>>;
	readonly sigAlg: string;
	readonly keyBits: number | null;
	readonly curve: string | null;
	readonly version: number;
}

/** Every case with what is expected of it. */
export function readCases(): readonly ExpectedCase[] {
	return JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as readonly ExpectedCase[];
}

/** The bytes of a case. */
export function caseBytes(file: string): Uint8Array {
	return new Uint8Array(readFileSync(new URL(file, folder)));
}

/** The text of a case. */
export function caseText(file: string): string {
	return readFileSync(new URL(file, folder), 'utf8');
}

/** The path of a case on this machine. */
export function casePath(file: string): string {
	return fileURLToPath(new URL(file, folder));
}

/** The view of a case at the time it was made for. */
export async function viewCase(file: string, password?: string): Promise<CertificateChainView> {
	return viewCertificates(inputFromBytes(caseBytes(file)), { uri: file, at: caseTime, ...(password !== undefined && { password }) });
}
