import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** An expected failure: its message is one sentence that says what to do, so no stack is shown. */
export class SetupError extends Error {}

/**
 * Runs a program to its end and gives back its exit code and what it printed. With `show`, what it prints is passed on
 * at once instead.
 */
export function runProcess(command, args, { show = false, ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: root, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'], ...options });
		let output = '';
		child.stdout?.on('data', (data) => (output += data));
		child.stderr?.on('data', (data) => (output += data));
		child.on('error', (error) => reject(new SetupError(`${command} cannot be run (${error.message}).`)));
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/** Runs a program that has to succeed; its output is shown only if it does not. */
export async function mustRun(command, args, { advice = 'See its output above.', ...options } = {}) {
	const { code, output } = await runProcess(command, args, options);
	if (code !== 0) {
		process.stdout.write(output.slice(-8000) + '\n');
		throw new SetupError(`"${[command, ...args].join(' ')}" ended with code ${code}. ${advice}`);
	}
	return output;
}

/**
 * The arguments that run npm. Inside `npm start` and `npm test` npm says where it is, which spares us `npm.cmd` and the
 * shell that Windows needs for it.
 */
export function npm(...args) {
	const cli = process.env.npm_execpath;
	return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
}

/** Prints `label` and, when `work` has ended, the seconds it took; a long wait shows that it is still going on. */
export async function timed(label, work) {
	const start = Date.now();
	const seconds = () => Math.round((Date.now() - start) / 1000);
	console.log(`${label} …`);
	const reminder = setInterval(() => console.log(`${label} … ${seconds()} s`), 15_000);
	try {
		const result = await work();
		console.log(`${label}: done in ${seconds()} s`);
		return result;
	} finally {
		clearInterval(reminder);
	}
}

/** A TCP port that is free on this machine: `wanted` if it is. */
export function freePort(wanted = 0) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', (error) => (wanted ? freePort().then(resolve, reject) : reject(error)));
		server.listen(wanted, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
