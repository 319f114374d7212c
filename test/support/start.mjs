import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeHostName, startNodeHost } from './hosts/node.mjs';
import { startWebHost, webHostName } from './hosts/web.mjs';
import { root, SetupError, timed } from './process.mjs';
import { build, ensureDependencies, main } from './setup.mjs';

const USAGE = 'Usage: npm start -- [--host web|node] [--port N] [--no-open]';
const PORT = 3000;

/** `npm start`: the extension on `examples/`, in a real VS Code in the browser, until Ctrl+C. */
await main(async () => {
	const { host, port, open } = readOptions();
	await ensureDependencies();
	await build(...(host === 'node' ? ['--package'] : []));
	const start = host === 'node' ? startInNode : startInWeb;
	const server = await timed(`Starting the ${host === 'node' ? nodeHostName : webHostName}`, () => start(port));
	const isShown = open && openBrowser(server.address);
	console.log(`\nMesh Security is running on examples/. ${isShown ? 'Your browser is opening' : 'Open'}\n\n    ${server.address}\n`);
	console.log('What you change there is not written to examples/. Press Ctrl+C to end.');
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.once(signal, () => process.exit(0));
	}
	await server.ended;
	throw new SetupError(`The editor's server has ended; it printed:\n${server.output()}`);
});

function readOptions() {
	try {
		const { values } = parseArgs({ options: { 'host': { type: 'string', default: 'web' }, 'port': { type: 'string' }, 'no-open': { type: 'boolean', default: false } } });
		const port = Number(values.port ?? PORT);
		if (['web', 'node'].includes(values.host) && Number.isInteger(port)) {
			return { host: values.host, port, open: !values['no-open'] && !process.env.CI };
		}
	} catch {
		// An option that we do not have.
	}
	throw new SetupError(USAGE);
}

function startInWeb(port) {
	return startWebHost({ folder: join(root, 'examples'), developmentFolder: root, port });
}

/** This host writes what is edited to the disk, so it gets a copy. */
async function startInNode(port) {
	const data = mkdtempSync(join(tmpdir(), 'mesh-security-start-'));
	process.on('exit', () => rmSync(data, { recursive: true, force: true }));
	const workspace = join(data, 'examples');
	cpSync(join(root, 'examples'), workspace, { recursive: true });
	const server = await startNodeHost({ data: join(data, 'editor'), vsixFiles: [join(root, 'mesh-security.vsix')], port });
	return { ...server, address: `${server.address}?folder=${encodeURIComponent(workspace)}` };
}

/** Opens the address in the user's browser where there is a screen for one. */
function openBrowser(address) {
	const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
	if (command === 'xdg-open' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
		return false;
	}
	const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
	child.on('error', () => console.log('No browser could be opened.'));
	child.unref();
	return true;
}
