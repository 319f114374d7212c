import { inputFromBytes, viewCertificates } from '../service/certificates.js';
import { parseInstant, type Instant } from '../x509/instant.js';
import { reportJson } from './cert/json.js';
import { reportText } from './cert/text.js';

/** What a command of the program may touch, so that tests need no process. */
export interface CertIo {
	/** The bytes of a file, or of standard input for `-`; rejects when there is none. */
	readonly read: (file: string) => Promise<Uint8Array>;
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
	/** Milliseconds since 1970 UTC. */
	readonly now: () => Instant;
}

interface CertOptions {
	readonly format: 'text' | 'json';
	readonly at: Instant;
	readonly host: string | undefined;
	/** The file whose first line is the password of a key store: an argument would show in the list of processes. */
	readonly passwordFile: string | undefined;
	readonly file: string;
}

const USAGE = 'Usage: mesh-security cert [--format text|json] [--at TIME] [--host NAME] [--password-file FILE] FILE|-';

/**
 * Shows the certificates and keys of a file and what is wrong with them. The exit code: 0 without a problem of severity error, 1 with
 * one, 2 for wrong usage, a file that cannot be read, or one that holds no certificate, request, list or key.
 */
export async function runCert(args: readonly string[], io: CertIo): Promise<0 | 1 | 2> {
	const options = parseOptions(args, io.now());
	if (typeof options === 'string') {
		io.error(`${options}\n${USAGE}\n`);
		return 2;
	}
	const { file, at, host, passwordFile } = options;
	const bytes = await readFile(file, io);
	const secret = passwordFile === undefined ? new Uint8Array() : await readFile(passwordFile, io);
	if (bytes === undefined || secret === undefined) {
		return 2;
	}
	const password = passwordFile === undefined ? undefined : new TextDecoder().decode(secret).replace(/\r?\n[^]*$/, '');
	const view = await viewCertificates(inputFromBytes(bytes), { uri: file, at, ...(host !== undefined && { host }), ...(password !== undefined && { password }) });
	io.out(options.format === 'json' ? reportJson(view, options.file) : reportText(view, options.file));
	if (view.entries.every(({ kind }) => kind === 'unknown')) {
		return view.entries.length === 0 ? 2 : 1;
	}
	return view.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function readFile(file: string, io: CertIo): Promise<Uint8Array | undefined> {
	try {
		return await io.read(file);
	} catch (error) {
		io.error(`Cannot read "${file}": ${error instanceof Error ? error.message : String(error)}\n`);
		return undefined;
	}
}

function parseOptions(args: readonly string[], now: Instant): CertOptions | string {
	const values = new Map<string, string>();
	const files: string[] = [];
	for (let index = 0; index < args.length; index++) {
		const argument = args[index] ?? '';
		if (!argument.startsWith('--')) {
			files.push(argument);
			continue;
		}
		const [name = '', inline] = argument.split(/=(.*)/s);
		const value = inline ?? args[++index];
		if (!['--format', '--at', '--host', '--password-file'].includes(name) || value === undefined) {
			return value === undefined ? `${name} needs a value.` : `Unknown option ${name}.`;
		}
		values.set(name, value);
	}
	const format = values.get('--format') ?? 'text';
	const at = values.has('--at') ? parseInstant(values.get('--at') ?? '') : now;
	if (format !== 'text' && format !== 'json') {
		return `"${format}" is not a format; use text or json.`;
	}
	if (at === undefined) {
		return `"${values.get('--at') ?? ''}" is not a time; use one such as 2026-11-24 or 2026-11-24T12:00:00Z.`;
	}
	const [file, ...others] = files;
	return file === undefined || others.length > 0 ? 'One file is needed, or - for standard input.' : { format, at, host: values.get('--host'), passwordFile: values.get('--password-file'), file };
}
