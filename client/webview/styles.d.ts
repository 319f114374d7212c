/** The bundler writes imported style sheets to one file beside the script. */
declare module '*.css';
