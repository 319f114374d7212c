import { readFile } from 'node:fs/promises';
import { configuration, entries, spireSchemas, version } from '../../generated/catalog.cjs';
import { nearest } from '../text/nearest.js';
import { runCert } from './cert.js';
import { runCheck } from './check/check.js';
import { checkUsage } from './check/options.js';
import { explainUsage, runExplain } from './explain.js';
import type { CliIo } from './io.js';
import { mergeUsage, runMerge } from './merge.js';

interface Command {
	/** What follows the name, and what the command does. */
	readonly synopsis: string;
	readonly summary: string;
	readonly usage: string;
	run(args: readonly string[], io: CliIo): number | Promise<number>;
}

const CERT_USAGE = `Usage: mesh-security cert [--format text|json] [--at TIME] [--host NAME] [--password-file FILE] FILE|-

The certificates, requests, revocation lists and keys of a file, the chains that they form, and what is wrong with them.

  --format text|json   the form of the report (text)
  --at TIME            the time that validity is judged at (now)
  --host NAME          the name that a client would verify
  --password-file FILE a file whose first line is the password of a key store

Exit code 0: no problem of severity error; 1: some; 2: wrong usage, or nothing of the kind in the file.
`;

const LSP_USAGE = `Usage: mesh-security lsp --stdio

The language server, for an editor to start. It speaks the Language Server Protocol on standard input and output.
`;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
	['check', { synopsis: '[OPTIONS] PATH…', summary: 'what is wrong with the manifests at and below the paths', usage: checkUsage, run: (args, io) => runCheck(args, { entries, spireSchemas, configuration, version }, io) }],
	['cert', { synopsis: '[OPTIONS] FILE|-', summary: 'the certificates of a file, their chain and what is wrong with them', usage: CERT_USAGE, run: (args, io) => runCert(args, io) }],
	['merge', { synopsis: 'FILE…', summary: 'one report of those that the parts of a split run wrote', usage: mergeUsage, run: (args, io) => runMerge(args, io) }],
	['explain', { synopsis: 'RULE', summary: 'what a rule finds and why it matters', usage: explainUsage, run: (args, io) => runExplain(args, io) }],
	['lsp', { synopsis: '--stdio', summary: 'the language server, for an editor to start', usage: LSP_USAGE, run: runLsp }],
]);

/** Runs the command line; resolves to the exit code. */
export async function runCli(args: readonly string[], io: CliIo = processIo()): Promise<number> {
	const [name, ...rest] = args;
	if (name === '--version' || name === '-V') {
		io.out(`${version}\n`);
		return 0;
	}
	if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
		return help(name === undefined ? undefined : rest[0], io, name !== undefined);
	}
	const command = COMMANDS.get(name);
	if (command === undefined) {
		const meant = nearest(name, COMMANDS.keys());
		io.error(`mesh-security: "${name}" is not a command${meant === undefined ? '' : `; did you mean "${meant}"?`}\n\n${usage()}`);
		return 2;
	}
	const end = rest.indexOf('--');
	if (rest.slice(0, end < 0 ? undefined : end).some((argument) => argument === '--help' || argument === '-h')) {
		io.out(command.usage);
		return 0;
	}
	return command.run(rest, io);
}

/** The help that somebody asked for, or the reminder to somebody who gave no command. */
function help(command: string | undefined, io: CliIo, isAsked: boolean): 0 | 2 {
	if (!isAsked) {
		io.error(`mesh-security: a command is missing\n\n${usage()}`);
		return 2;
	}
	io.out(command === undefined ? usage() : (COMMANDS.get(command)?.usage ?? usage()));
	return 0;
}

function usage(): string {
	const rows = [...COMMANDS].map(([name, { synopsis, summary }]) => `  ${`${name} ${synopsis}`.padEnd(26)}${summary}`);
	return `Usage: mesh-security COMMAND\n\n${rows.join('\n')}\n\n'mesh-security COMMAND --help' says more, 'mesh-security --version' which version this is.\n`;
}

function runLsp(args: readonly string[], io: CliIo): 0 | 2 {
	// With --stdio the server runs already; it ends with its connection.
	if (args.includes('--stdio')) {
		return 0;
	}
	io.error(`mesh-security lsp: it wants --stdio\n\n${LSP_USAGE}`);
	return 2;
}

function processIo(): CliIo {
	for (const stream of [process.stdout, process.stderr]) {
		// Whoever reads has seen enough (`| head`): no reason to complain. The exit code still says what was found.
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE') {
				throw error;
			}
		});
	}
	const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
	const wantsColour = FORCE_COLOR === undefined ? process.stdout.isTTY === true && TERM !== 'dumb' : FORCE_COLOR !== '0';
	return {
		read: async (file) => (file === '-' ? readStandardInput() : readFile(file)),
		out: (text) => void process.stdout.write(text),
		error: (text) => void process.stderr.write(text),
		now: () => Date.now(),
		hasColour: wantsColour && (NO_COLOR === undefined || NO_COLOR === ''),
	};
}

async function readStandardInput(): Promise<Uint8Array> {
	const parts: Buffer[] = [];
	for await (const part of process.stdin) {
		parts.push(part as Buffer);
	}
	return Buffer.concat(parts);
}
