import { readFile } from 'node:fs/promises';
import { entries } from '../../generated/catalog.cjs';
import { allRules } from '../rules/all.js';
import { rulePages } from '../service/rulePages.js';
import { runCert } from './cert.js';
import { runCheck } from './check/check.js';
import type { CliIo } from './io.js';
import { runMerge } from './merge.js';

const USAGE = `Usage: mesh-security COMMAND

  check [--format text|json|sarif|github] [--min-severity S] [--fail-on S] [--config FILE] [--fix|--fix-dry-run]
        [--shard I/N] PATH…
                 what is wrong with the manifests at and below the paths
  cert [--format text|json] [--at TIME] [--host NAME] FILE|-
                 the certificates of a file, their chain and what is wrong with them
  merge FILE…    one report of those that the parts of a split run wrote
  explain RULE   what a rule finds and why it matters
  lsp --stdio    the language server, for an editor to start

S is error, warning, information or hint.
`;

/** Runs the command line; resolves to the exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
	const [command, ...rest] = args;
	const io = processIo();
	switch (command) {
		case 'check':
			return runCheck(rest, entries, io);
		case 'cert':
			return runCert(rest, io);
		case 'merge':
			return runMerge(rest, io);
		case 'explain':
			return explain(rest, io);
		case 'lsp':
			// With --stdio the server runs already; it ends with its connection.
			return rest.includes('--stdio') ? 0 : usage(io, 'lsp wants --stdio');
		case '--help':
		case 'help':
			io.out(USAGE);
			return 0;
		default:
			return usage(io, command === undefined ? 'a command is missing' : `"${command}" is not a command`);
	}
}

function usage(io: CliIo, problem: string): 2 {
	io.error(`mesh-security: ${problem}\n\n${USAGE}`);
	return 2;
}

function explain([id]: readonly string[], io: CliIo): 0 | 2 {
	const text = id === undefined ? undefined : rulePages(allRules).find((page) => page.path === `${id}.md`)?.markdown;
	if (text === undefined) {
		return usage(io, id === undefined ? 'explain wants the id of a rule' : `no rule is called "${id}"`);
	}
	io.out(text);
	return 0;
}

function processIo(): CliIo {
	return {
		read: async (file) => (file === '-' ? readStandardInput() : readFile(file)),
		out: (text) => void process.stdout.write(text),
		error: (text) => void process.stderr.write(text),
		now: () => Date.now(),
		hasColour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
	};
}

async function readStandardInput(): Promise<Uint8Array> {
	const parts: Buffer[] = [];
	for await (const part of process.stdin) {
		parts.push(part as Buffer);
	}
	return Buffer.concat(parts);
}
