/** The editors that the tests and `npm start` run, pinned: all of them come from npm. */
export const versions = {
	/** A whole VS Code web build: the web host. */
	codeOss: '1.137.0',
	/** VS Code 1.139 with its server: the Node host. */
	codeServer: '4.139.1',
	/** The Node that code-server asks for, with the headers its native modules are built against. */
	node: '24.21.0',
	/** Builds those native modules; it needs a newer Node than we do, and gets the one above. */
	nodeGyp: '13.1.0',
};
