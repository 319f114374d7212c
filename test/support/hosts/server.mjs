import { spawn } from 'node:child_process';
import { SetupError } from '../process.mjs';

const START_LIMIT_MS = 60_000;
const RETRY_MS = 100;

/**
 * Starts an editor's server and waits until `address` answers. The server ends with `stop()` or with us; `ended`
 * says when it has. What it prints is kept for the message of a failure.
 */
export async function startServer({ command, args, env, cwd, address }) {
	const child = spawn(command, args, { env: { ...process.env, ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	let ended = false;
	const keep = (data) => (output = (output + data).slice(-20_000));
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const exited = new Promise((resolve) => {
		child.on('error', (error) => keep(error.message));
		child.on('close', () => resolve((ended = true)));
	});
	const kill = () => child.kill();
	process.on('exit', kill);
	const stop = async () => {
		process.off('exit', kill);
		kill();
		await exited;
	};
	if (!(await answers(address, () => ended))) {
		await stop();
		throw new SetupError(`The editor's server did not start at ${address}; it printed:\n${output}`);
	}
	return { address, stop, ended: exited, output: () => output };
}

async function answers(address, hasEnded) {
	const deadline = Date.now() + START_LIMIT_MS;
	while (Date.now() < deadline && !hasEnded()) {
		try {
			if ((await fetch(address)).ok) {
				return true;
			}
		} catch {
			// Not listening yet.
		}
		await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
	}
	return false;
}
