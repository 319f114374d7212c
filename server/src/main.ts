/** Runs the command line; resolves to the exit code. The parts load when they are used, so that the server starts fast. */
export async function runCli(args: readonly string[]): Promise<number> {
	const cli = await import('./cli/main.js');
	return cli.runCli(args);
}

// Started by an editor: `node server.node.js --stdio`, or over IPC. Loaded by cli.js: the command line decides.
if (process.argv.some((argument) => ['--stdio', '--node-ipc'].includes(argument) || argument.startsWith('--socket') || argument.startsWith('--pipe'))) {
	import('./lsp/node.js').then(({ startNodeServer }) => startNodeServer(), (error: unknown) => {
		process.stderr.write(`mesh-security: the language server could not start: ${String(error)}\n`);
		process.exitCode = 1;
	});
}
