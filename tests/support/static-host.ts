import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** What any static host says of a file, and nothing besides. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface StaticHost {
  /** Of the folder's `index.html`, ending in `/`. */
  readonly address: string;
  /** What is served from now on in place of a file; null: 404. */
  readonly replaced: Map<string, string | null>;
  close(): Promise<void>;
}

/** Serves a folder under a path, as GitHub Pages does a project. @param headers that the host adds to every file */
export async function staticHost(
  folder: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<StaticHost> {
  const replaced = new Map<string, string | null>();
  const server = createServer(async ({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const name = normalize(pathname.slice(path.length)) || 'index.html';
    const file = name === '.' ? 'index.html' : name;
    try {
      if (!pathname.startsWith(path)) throw new Error('outside');
      const text = replaced.get(file);
      if (text === null) throw new Error('gone');
      const content = text ?? (await readFile(join(folder, file)));
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, ...headers });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The host has no port.');
  return {
    address: `http://localhost:${bound.port}${path}`,
    replaced,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
