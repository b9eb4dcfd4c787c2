import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

/** One answer of the server, as the browser sees it. */
export interface Sent {
  readonly what: string;
  readonly text: string;
}

type Fetch<TEnv> = (request: Request, env: TEnv) => Response | Promise<Response>;

/** Notes all that a server answers. Chromium forgets a body that the page reads as a stream, so it cannot be asked. */
export const noting =
  <TEnv>(fetch: Fetch<TEnv>, sent: Promise<Sent>[]): Fetch<TEnv> =>
  async (request, env) => {
    const response = await fetch(request, env);
    sent.push(note(request, response.clone()));
    return response;
  };

async function note({ method, url }: Request, { status, headers, body }: Response): Promise<Sent> {
  const packed = Buffer.from(await new Response(body).arrayBuffer());
  const unpack = unpackers[headers.get("content-encoding") ?? ""];
  const text = (unpack?.(packed) ?? packed).toString();
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  return { what: `${method} ${new URL(url).pathname}`, text: [url, status, ...lines, text].join("\n") };
}

const unpackers: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};
