/** Tells how much of a body has been handed to the network. */
export type OnProgress = (sentBytes: number, totalBytes: number) => void;

/**
 * Makes a fetch that tells of the upload's progress, for the `fetch` option of a core. The platform's own fetch cannot:
 * only XMLHttpRequest counts what is sent.
 */
export const fetchWithProgress =
  (onProgress: OnProgress): typeof fetch =>
  (input, init = {}) =>
    new Promise((resolve, reject) => {
      const url = `${input}`;
      const { method = "GET", body, headers, signal } = init;
      const request = new XMLHttpRequest();
      request.open(method, url);
      request.responseType = "arraybuffer";
      new Headers(headers).forEach((value, name) => {
        request.setRequestHeader(name, value);
      });
      request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
      request.onload = () => {
        // It follows redirects, which a core never does.
        if (request.responseURL !== url) reject(new TypeError("The answer came from elsewhere"));
        else resolve(responseOf(request));
      };
      request.onerror = () => reject(new TypeError("No answer came back"));
      request.onabort = () => reject(signal?.reason);
      signal?.addEventListener("abort", () => request.abort(), { once: true });
      if (signal?.aborted) request.abort();
      else request.send(body as XMLHttpRequestBodyInit | null);
    });

function responseOf(request: XMLHttpRequest): Response {
  const lines = request.getAllResponseHeaders().trim().split("\r\n").filter(Boolean);
  const headers = lines.map((line): [string, string] => {
    const [name = "", ...value] = line.split(": ");
    return [name, value.join(": ")];
  });
  const isBodiless = [204, 205, 304].includes(request.status);
  return new Response(isBodiless ? null : request.response, { status: request.status, headers });
}
